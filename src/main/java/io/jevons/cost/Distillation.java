package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.distillation.Benchmark;
import io.jevons.cost.distillation.BenchmarkScores;
import io.jevons.cost.distillation.DistillationCost;
import io.jevons.cost.distillation.Quality;
import io.jevons.cost.distillation.RetentionLaw;
import io.jevons.internal.Settings;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A student that learns from a teacher's output: what quality it keeps, what it costs once, and what it saves with every
 * token. Immutable: each setter returns a changed copy.
 *
 * <p>Distilling a sparse teacher hardly saves FLOPs (DeepSeek-R1's 32B student needs 89 % of its teacher's a token); it
 * saves memory, and so moves the work to a cheaper kind of GPU. Cost here is therefore always that of the cheapest GPU
 * that serves each model, never a ratio of FLOPs.
 */
public final class Distillation {
    /** How the student learns. */
    public enum Method {
        /** Fine-tuning on samples that the teacher wrote. */
        OFF_POLICY,
        /** That, and then matching the teacher's probabilities on what the student writes. */
        ON_POLICY
    }

    private static final double PROMPT_TOKENS = 300;
    private static final Workload DEFAULT_WORKLOAD = Workload.of(1000, 1000);

    private final Given given;

    private Distillation(Given given) {
        this.given = given;
    }

    /**
     * A distillation like that of DeepSeek-R1's students: 800 000 samples of 5400 tokens, two epochs, off policy, on H100.
     *
     * @param teacher the teacher
     * @param student the student
     * @return the distillation
     */
    public static Distillation of(ModelSpec teacher, ModelSpec student) {
        Objects.requireNonNull(teacher, "teacher");
        Objects.requireNonNull(student, "student");
        return new Distillation(new Given(teacher, student));
    }

    /**
     * Sets how the student learns.
     *
     * @param how the method
     * @return a changed copy
     */
    public Distillation method(Method how) {
        Objects.requireNonNull(how, "how");
        return with(copy -> copy.method = how);
    }

    /**
     * Sets the samples that the student learns from.
     *
     * @param kept samples kept, above 0; 1000 to 1.2 million were tried
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public Distillation samples(double kept) {
        Checks.positive("samples", kept);
        return with(copy -> copy.samples = kept);
    }

    /**
     * Sets the length of a sample.
     *
     * @param tokens mean tokens of a kept sample, above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public Distillation tokensPerSample(double tokens) {
        Checks.positive("tokensPerSample", tokens);
        return with(copy -> copy.tokensPerSample = tokens);
    }

    /**
     * Sets the share of the teacher's samples that pass selection; 0.25 by default, which puts the data of DeepSeek-R1's
     * students at about the 5000 H800-hours that were published.
     *
     * @param share above 0, at most 1
     * @return a changed copy
     * @throws InvalidInputException if it is out of its range
     */
    public Distillation acceptance(double share) {
        Checks.fraction("acceptance", share);
        return with(copy -> copy.acceptance = share);
    }

    /**
     * Sets how often the student sees each sample.
     *
     * @param passes above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public Distillation epochs(double passes) {
        Checks.positive("epochs", passes);
        return with(copy -> copy.epochs = passes);
    }

    /**
     * Sets the share of peak that the student's training reaches; 0.25 by default, 0.08 to 0.40 were seen.
     *
     * @param share above 0, at most 1
     * @return a changed copy
     * @throws InvalidInputException if it is out of its range
     */
    public Distillation studentUtilisation(double share) {
        Checks.fraction("studentUtilisation", share);
        return with(copy -> copy.studentUtilisation = share);
    }

    /**
     * Sets the exponent {@code θ} with which quality enters efficiency.
     *
     * @param exponent not negative; 1 by default, 1 to 3 plausible
     * @return a changed copy
     * @throws InvalidInputException if it is negative
     */
    public Distillation qualityExponent(double exponent) {
        Checks.notNegative("qualityExponent", exponent);
        return with(copy -> copy.qualityExponent = exponent);
    }

    /**
     * Sets the GPU on which the teacher writes and the student is trained; H100 SXM by default.
     *
     * @param where the GPU
     * @return a changed copy
     */
    public Distillation on(GpuSpec where) {
        Objects.requireNonNull(where, "where");
        return with(copy -> copy.gpu = where);
    }

    /**
     * The teacher.
     *
     * @return the model
     */
    public ModelSpec teacher() {
        return given.teacher;
    }

    /**
     * The student.
     *
     * @return the model
     */
    public ModelSpec student() {
        return given.student;
    }

    /**
     * The quality retained in the distilled domain.
     *
     * @return that on {@link Benchmark#REASONING}
     */
    public Quality quality() {
        return quality(Benchmark.REASONING);
    }

    /**
     * The quality retained: measured where the published tables have this student of this teacher, by this method and
     * with as many samples; predicted by a fitted law otherwise.
     *
     * @param benchmark on what
     * @return the share retained, with its interval
     */
    public Quality quality(Benchmark benchmark) {
        Objects.requireNonNull(benchmark, "benchmark");
        BenchmarkScores table = given.method == Method.OFF_POLICY ? BenchmarkScores.R1 : BenchmarkScores.QWEN3;
        boolean asPublished = given.samples == RetentionLaw.REFERENCE_SAMPLES;
        return (asPublished ? table.retained(given.teacher, given.student, benchmark) : Optional.<Quality>empty())
                .orElseGet(() -> RetentionLaw.of(benchmark, given.method == Method.ON_POLICY)
                        .predict(benchmark, given.student, given.samples));
    }

    /**
     * What the distillation costs once: {@code samples · tokens / acceptance} tokens of the teacher at its cost on the
     * GPU, and {@code 6 N · samples · tokens · epochs} operations of the student.
     *
     * @return the cost
     * @throws InvalidInputException if the GPU cannot serve the teacher in any group
     */
    public DistillationCost oneOff() {
        Workload writing = Workload.of(PROMPT_TOKENS, given.tokensPerSample);
        Serving teacher = Serving.of(given.teacher, given.gpu).workload(writing);
        ServingAnswer answer = Deployments.answer(teacher, OptionalInt.empty(), Optional.empty());
        double written = given.samples / given.acceptance * writing.totalTokens();
        double operations = 6 * given.student.activeParameters() * given.samples * given.tokensPerSample * given.epochs;
        double rate = given.gpu.peakFlops(Precision.BF16) * given.studentUtilisation;
        return new DistillationCost(given.gpu, written / 1e6 * answer.gpuHoursPerMtok(), operations / rate / 3600);
    }

    /**
     * The student's cost of a token against the teacher's, each on its cheapest priced GPU.
     *
     * @param workload the workload of both
     * @return {@code κ}, above 0
     * @throws InvalidInputException if one of them fits no priced GPU
     */
    public double costRatio(Workload workload) {
        Objects.requireNonNull(workload, "workload");
        return studentCost(workload).usdPerMtok() / teacherCost(workload).usdPerMtok();
    }

    /**
     * The same with the one-off cost spread over a volume.
     *
     * @param workload the workload of both
     * @param tokens tokens that the student will serve, above 0
     * @return {@code κ} with the one-off cost
     * @throws InvalidInputException if one of them fits no priced GPU, or the volume is not above 0
     */
    public double costRatio(Workload workload, double tokens) {
        Objects.requireNonNull(workload, "workload");
        double once = oneOff().usd() / (Checks.positive("tokens", tokens) / 1e6);
        return (studentCost(workload).usdPerMtok() + once)
                / teacherCost(workload).usdPerMtok();
    }

    /**
     * The cheapest way to serve the teacher.
     *
     * @param workload the workload
     * @return the deployment with its price
     * @throws InvalidInputException if it fits no priced GPU
     */
    public CheapestServing.Priced teacherCost(Workload workload) {
        Objects.requireNonNull(workload, "workload");
        return Serving.cheapest(given.teacher, workload).best();
    }

    /**
     * The cheapest way to serve the student.
     *
     * @param workload the workload
     * @return the deployment with its price
     * @throws InvalidInputException if it fits no priced GPU
     */
    public CheapestServing.Priced studentCost(Workload workload) {
        Objects.requireNonNull(workload, "workload");
        return Serving.cheapest(given.student, workload).best();
    }

    /**
     * Quality per cost against the teacher's, {@code η = ρ^θ / κ}, for 1000 tokens in and 1000 out.
     *
     * @return above 1 where the student gives more quality for the money
     */
    public double efficiency() {
        return efficiency(DEFAULT_WORKLOAD);
    }

    /**
     * Quality per cost against the teacher's, {@code η = ρ^θ / κ}.
     *
     * @param workload the workload of both
     * @return above 1 where the student gives more quality for the money
     */
    public double efficiency(Workload workload) {
        Objects.requireNonNull(workload, "workload");
        return Math.pow(quality().retained(), given.qualityExponent) / costRatio(workload);
    }

    /**
     * Whether the student is worth adopting: {@code η > 1} and the quality retained reaches the floor of the task.
     *
     * @param qualityFloor the least share of quality that the task bears, 0 to 1
     * @return whether it is
     * @throws InvalidInputException if the floor is out of its range
     */
    public boolean worthwhile(double qualityFloor) {
        Checks.between("qualityFloor", qualityFloor, 0, 1);
        return efficiency() > 1 && quality().retained() >= qualityFloor;
    }

    /**
     * The tokens after which the student has saved its one-off cost, for 1000 tokens in and 1000 out.
     *
     * @return tokens; infinite where the student is no cheaper than the teacher
     */
    public double breakEvenTokens() {
        double saved = teacherCost(DEFAULT_WORKLOAD).usdPerMtok()
                - studentCost(DEFAULT_WORKLOAD).usdPerMtok();
        return saved > 0 ? oneOff().usd() / saved * 1e6 : Double.POSITIVE_INFINITY;
    }

    /**
     * The time after which the student has saved its one-off cost.
     *
     * @param tokensPerDay tokens served a day, above 0
     * @return days; infinite where the student is no cheaper than the teacher
     * @throws InvalidInputException if the traffic is not above 0
     */
    public double paybackDays(double tokensPerDay) {
        return breakEvenTokens() / Checks.positive("tokensPerDay", tokensPerDay);
    }

    /**
     * The segment of the cheapest GPU for the teacher and that for the student: where the work moves.
     *
     * @param workload the workload of both
     * @return such as {@code flagship -> consumer}
     * @throws InvalidInputException if one of them fits no priced GPU
     */
    public String tierMove(Workload workload) {
        Objects.requireNonNull(workload, "workload");
        return segment(teacherCost(workload)) + " -> " + segment(studentCost(workload));
    }

    private static String segment(CheapestServing.Priced priced) {
        return priced.cost().serving().gpu().segment();
    }

    /**
     * Whether the student scores at least as high as another model of DeepSeek-R1's published table.
     *
     * @param rival the other model, such as {@code DeepSeek-V3} or {@code GPT-4o-0513}
     * @param benchmark on what
     * @return whether it does
     * @throws InvalidInputException if the table lacks one of the scores
     */
    public boolean matches(String rival, Benchmark benchmark) {
        Objects.requireNonNull(rival, "rival");
        Objects.requireNonNull(benchmark, "benchmark");
        return lead(rival, benchmark) >= 0;
    }

    /**
     * By how much the student scores higher than another model of the same published table.
     *
     * @param rival the other model, such as {@code DeepSeek-V3} or {@code GPT-4o-0513}
     * @param benchmark on what
     * @return the difference in points of 100; below 0 where the student scores lower
     * @throws InvalidInputException if the table lacks one of the scores
     */
    public double lead(String rival, Benchmark benchmark) {
        Objects.requireNonNull(rival, "rival");
        Objects.requireNonNull(benchmark, "benchmark");
        return StudentTables.lead(given.student.name(), rival, benchmark);
    }

    /**
     * Whether the student scores at least as high as the larger models without reasoning training of the published table:
     * DeepSeek-V3 with 671 bn parameters, and GPT-4o of May 2024, whose size is not published.
     *
     * @param benchmark on what: one of the four reasoning benchmarks or their mean
     * @return whether it matches all of them
     * @throws InvalidInputException if the table lacks one of the scores
     */
    public boolean matchesLarger(Benchmark benchmark) {
        Objects.requireNonNull(benchmark, "benchmark");
        return StudentTables.LARGER.stream().allMatch(rival -> matches(rival, benchmark));
    }

    /**
     * The six students of DeepSeek-R1: quality measured and predicted, size and FLOPs against the teacher's.
     *
     * @return the table
     */
    public static Table students() {
        return StudentTables.students();
    }

    /**
     * Which of DeepSeek-R1's students match which larger undistilled model, by benchmark.
     *
     * @return the table of scores and verdicts
     */
    public static Table comparison() {
        return StudentTables.comparison();
    }

    /**
     * Distilling a small model against training it by reinforcement learning: published scores and GPU-hours.
     *
     * @return the table
     */
    public static Table againstReinforcementLearning() {
        return StudentTables.againstReinforcementLearning();
    }

    private Distillation with(Consumer<Given> change) {
        return new Distillation(given.with(change));
    }

    @Override
    public String toString() {
        return given.teacher.name() + " to " + given.student.name() + ": " + quality() + "\none-off: " + oneOff()
                + "\n";
    }

    /** What is set, or its default. */
    private static final class Given extends Settings<Given> {
        private final ModelSpec teacher;
        private final ModelSpec student;
        private Method method = Method.OFF_POLICY;
        private double samples = RetentionLaw.REFERENCE_SAMPLES;
        private double tokensPerSample = 5400;
        private double acceptance = 0.25;
        private double epochs = 2;
        private double studentUtilisation = 0.25;
        private double qualityExponent = 1;
        private GpuSpec gpu = GpuSpec.named("H100 SXM5 80GB");

        Given(ModelSpec teacher, ModelSpec student) {
            this.teacher = teacher;
            this.student = student;
        }
    }
}
