package io.jevons.cost.distillation;

import io.jevons.base.Numbers;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Published scores of a teacher, its students, and other models: one family's table. */
public final class BenchmarkScores {
    /** DeepSeek-R1 and its students, distilled off policy; the two files share their models. */
    public static final BenchmarkScores R1 = read("r1_students.csv", "r1_students_general.csv");

    /** Qwen3-235B-A22B and its students, distilled on policy. */
    public static final BenchmarkScores QWEN3 = read("qwen3_students.csv");

    /** A rerun of a published score differs from it by about so many points (OpenThinker and Epoch reruns). */
    private static final double RERUN_POINTS = 5;

    private final Map<String, Map<Benchmark, Double>> scores;
    private final List<String> students;
    private final String teacher;

    private BenchmarkScores(Map<String, Map<Benchmark, Double>> scores, List<String> students, String teacher) {
        this.scores = scores;
        this.students = List.copyOf(students);
        this.teacher = teacher;
    }

    /**
     * The teacher.
     *
     * @return its name, as {@link ModelSpec} has it
     */
    public String teacher() {
        return teacher;
    }

    /**
     * The students.
     *
     * @return their names, smallest first as in the files
     */
    public List<String> students() {
        return students;
    }

    /**
     * All models of the table.
     *
     * @return their names
     */
    public List<String> models() {
        return List.copyOf(scores.keySet());
    }

    /**
     * The score of a model.
     *
     * @param model its name
     * @param benchmark the benchmark
     * @return points, from 0 to 100, the mean of the benchmark's parts; empty where one is not published
     */
    public OptionalDouble score(String model, Benchmark benchmark) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(benchmark, "benchmark");
        Map<Benchmark, Double> row = scores.getOrDefault(model, Map.of());
        double sum = 0;
        for (Benchmark part : benchmark.parts()) {
            Double score = row.get(part);
            if (score == null) {
                return OptionalDouble.empty();
            }
            sum += score;
        }
        return OptionalDouble.of(sum / benchmark.parts().size());
    }

    /**
     * The quality that a student of this table retains.
     *
     * @param teacher the teacher
     * @param student the student
     * @param benchmark the benchmark
     * @return the quality; empty where one of the scores is not published
     */
    public Optional<Quality> retained(ModelSpec teacher, ModelSpec student, Benchmark benchmark) {
        Objects.requireNonNull(teacher, "teacher");
        Objects.requireNonNull(student, "student");
        Objects.requireNonNull(benchmark, "benchmark");
        OptionalDouble own = score(student.name(), benchmark);
        OptionalDouble teachers = score(teacher.name(), benchmark);
        boolean published = this.teacher.equals(teacher.name()) && students.contains(student.name());
        if (!published || own.isEmpty() || teachers.isEmpty()) {
            return Optional.empty();
        }
        double top = teachers.getAsDouble();
        double retained = own.getAsDouble() / top;
        double margin = RERUN_POINTS / top;
        String basis =
                Numbers.human(own.getAsDouble()) + " of " + Numbers.human(top) + " points; reruns differ by 5 or more";
        return Optional.of(new Quality(
                benchmark, retained, Math.max(0, retained - margin), Math.min(2, retained + margin), true, basis));
    }

    private static BenchmarkScores read(String... files) {
        Map<String, Map<Benchmark, Double>> scores = new LinkedHashMap<>();
        List<String> students = new ArrayList<>();
        String teacher = "";
        for (String file : files) {
            List<Resources.Row> rows = Resources.csv(BenchmarkScores.class, file);
            for (Resources.Row row : rows) {
                String model = row.text("model");
                String role = row.text("role");
                scores.computeIfAbsent(model, name -> new EnumMap<>(Benchmark.class))
                        .putAll(scoresOf(row));
                if (role.startsWith("student") && !students.contains(model)) {
                    students.add(model);
                }
                teacher = role.equals("teacher") ? model : teacher;
            }
        }
        return new BenchmarkScores(scores, students, teacher);
    }

    private static Map<Benchmark, Double> scoresOf(Resources.Row row) {
        Map<Benchmark, Double> found = new EnumMap<>(Benchmark.class);
        for (Benchmark benchmark : Benchmark.values()) {
            if (row.has(benchmark.column())) {
                double score = row.number(benchmark.column());
                if (!Double.isNaN(score)) {
                    found.put(benchmark, score);
                }
            }
        }
        return found;
    }
}
