package io.jevons.cost;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.distillation.Benchmark;
import io.jevons.cost.distillation.BenchmarkScores;
import io.jevons.cost.distillation.Quality;
import io.jevons.cost.distillation.RetentionLaw;
import io.jevons.internal.Resources;
import java.util.List;

/** What is published of distilled students, as tables. */
final class StudentTables {
    /** Larger models without reasoning training in DeepSeek-R1's table. */
    static final List<String> LARGER = List.of("DeepSeek-V3", "GPT-4o-0513");

    private StudentTables() {}

    static double lead(String student, String rival, Benchmark benchmark) {
        return score(student, benchmark) - score(rival, benchmark);
    }

    private static double score(String model, Benchmark benchmark) {
        BenchmarkScores table = BenchmarkScores.R1;
        return table.score(model, benchmark)
                .orElseThrow(() -> new InvalidInputException("no " + benchmark + " score of '" + model + "'"
                        + InvalidInputException.maybe(model, table.models())));
    }

    static Table students() {
        ModelSpec r1 = ModelSpec.named(BenchmarkScores.R1.teacher());
        RetentionLaw law = RetentionLaw.of(Benchmark.REASONING, false);
        Table.Builder table = Table.titled(
                        "Students of DeepSeek-R1: quality retained, mean of four reasoning benchmarks")
                .text("student")
                .percent("measured")
                .percent("low")
                .percent("high")
                .percent("predicted")
                .percent("weights")
                .percent("FLOPs/token");
        for (String name : BenchmarkScores.R1.students()) {
            ModelSpec student = ModelSpec.named(name);
            Quality measured = Distillation.of(r1, student).quality();
            Quality predicted = law.predict(Benchmark.REASONING, student, RetentionLaw.REFERENCE_SAMPLES);
            table.row(
                    name,
                    measured.retained(),
                    measured.low(),
                    measured.high(),
                    predicted.retained(),
                    student.totalParameters() / r1.totalParameters(),
                    student.activeParameters() / r1.activeParameters());
        }
        return table.note("predicted: fitted on these six, error 2.6 points in sample, 4.2 with each left out in turn")
                .build();
    }

    static Table comparison() {
        Table.Builder table = Table.titled("Distilled students against larger undistilled models, scores of 100")
                .text("student")
                .text("benchmark")
                .number("score", "1");
        LARGER.forEach(rival -> table.number(rival, "1").text("matched"));
        for (String student : BenchmarkScores.R1.students()) {
            for (Benchmark benchmark : Benchmark.REASONING.parts()) {
                Object[] row = new Object[3 + 2 * LARGER.size()];
                row[0] = student;
                row[1] = benchmark.name();
                row[2] = score(student, benchmark);
                for (int i = 0; i < LARGER.size(); i++) {
                    row[3 + 2 * i] = score(LARGER.get(i), benchmark);
                    row[4 + 2 * i] = lead(student, LARGER.get(i), benchmark) >= 0 ? "yes" : "no";
                }
                table.row(row);
            }
        }
        return table.note("GPT-4o's size is not published.").build();
    }

    static Table againstReinforcementLearning() {
        Table.Builder table = Table.titled("Distillation against reinforcement learning on one base")
                .text("student")
                .text("method")
                .number("AIME 2024", "1")
                .number("MATH-500", "1")
                .number("GPQA", "1")
                .number("GPU-hours", "h");
        for (Resources.Row row : Resources.csv(StudentTables.class, "distillation_vs_rl.csv")) {
            table.row(
                    row.text("student"),
                    row.text("method"),
                    row.number("aime24"),
                    row.number("math500"),
                    row.number("gpqa"),
                    row.number("gpu_hours"));
        }
        return table.note("Sources: Qwen3 Technical Report table 21, DeepSeek-R1 report table 6.")
                .build();
    }
}
