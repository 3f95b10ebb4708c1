package io.jevons.cost.distillation;

import io.jevons.base.Checks;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The law that predicts the quality retained where none is measured:
 *
 * <pre>
 *   ρ = w / (1 + w),   w = (N_eff / K)^h · (n / 800 000)^δ,   N_eff = √(N_total · N_active)
 * </pre>
 *
 * <p>with {@code K} the student size that retains half, {@code h} the Hill exponent, {@code n} the teacher's samples.
 * Fitted on six students of DeepSeek-R1 (off policy) and the dense students of Qwen3-235B-A22B (on policy).
 *
 * @param halfSize {@code K} in parameters, with its range
 * @param exponent {@code h}, with its range
 * @param error root mean square error of the share retained when each student is left out of the fit in turn
 * @param basis what it was fitted on
 */
public record RetentionLaw(Range halfSize, Range exponent, double error, String basis) {
    /**
     * A value with the range that a bootstrap gives it.
     *
     * @param value the value
     * @param low the lower end
     * @param high the upper end
     */
    public record Range(double value, double low, double high) {
        /**
         * A value that is known.
         *
         * @param value the value
         * @return the range that is the value
         */
        public static Range exact(double value) {
            return new Range(value, value, value);
        }

        List<Double> ends() {
            return List.of(low, high);
        }
    }

    /** The teacher's samples that the law is fitted at. */
    public static final double REFERENCE_SAMPLES = 800_000;

    private static final double NORMAL_90 = 1.645;
    private static final Range DATA_EXPONENT = new Range(0.2, 0.11, 0.33);

    private static final RetentionLaw OFF_POLICY = new RetentionLaw(
            new Range(1.65e9, 1.49e9, 2.95e9), new Range(0.73, 0.62, 1.08), 0.042, "six students of DeepSeek-R1");
    private static final RetentionLaw OFF_POLICY_GENERAL = new RetentionLaw(
            Range.exact(4.75e9), Range.exact(0.72), 0.069, "five students of DeepSeek-R1, general benchmarks");
    private static final RetentionLaw ON_POLICY =
            new RetentionLaw(Range.exact(0.89e9), Range.exact(1.07), 0.026, "dense students of Qwen3-235B-A22B");
    private static final RetentionLaw ON_POLICY_GENERAL = new RetentionLaw(
            Range.exact(0.70e9), Range.exact(1.05), 0.029, "dense students of Qwen3-235B-A22B, general benchmarks");

    /**
     * Made of its parts.
     *
     * @param halfSize {@code K} in parameters, with its range
     * @param exponent {@code h}, with its range
     * @param error error of the share retained
     * @param basis what it was fitted on
     */
    public RetentionLaw {
        Objects.requireNonNull(halfSize, "halfSize");
        Objects.requireNonNull(exponent, "exponent");
        Objects.requireNonNull(basis, "basis");
    }

    /**
     * The law of a benchmark; single benchmarks of the distilled domain have half sizes of their own off policy.
     *
     * @param benchmark the benchmark
     * @param onPolicy whether the student learns from the teacher's judgement of its own samples
     * @return the law
     */
    public static RetentionLaw of(Benchmark benchmark, boolean onPolicy) {
        Objects.requireNonNull(benchmark, "benchmark");
        if (onPolicy) {
            return benchmark.inDomain() ? ON_POLICY : ON_POLICY_GENERAL;
        }
        return switch (benchmark) {
            case AIME24 -> single(3.33e9, 0.93, 0.066);
            case MATH500 -> single(0.068e9, 0.565, 0.019);
            case GPQA -> single(2.2e9, 0.69, 0.035);
            case LIVECODEBENCH -> single(5.14e9, 1.00, 0.049);
            default -> benchmark.inDomain() ? OFF_POLICY : OFF_POLICY_GENERAL;
        };
    }

    private static RetentionLaw single(double halfSize, double exponent, double error) {
        return new RetentionLaw(
                Range.exact(halfSize), Range.exact(exponent), error, "six students of DeepSeek-R1, this benchmark");
    }

    /**
     * The quality that a student is to retain.
     *
     * @param benchmark the benchmark
     * @param student the student
     * @param samples the teacher's samples that it learns from, above 0
     * @return the quality, with a range of 90 %
     * @throws io.jevons.base.InvalidInputException if there are no samples
     */
    public Quality predict(Benchmark benchmark, ModelSpec student, double samples) {
        Objects.requireNonNull(benchmark, "benchmark");
        Objects.requireNonNull(student, "student");
        Checks.positive("samples", samples);
        double size = Math.sqrt(student.totalParameters() * student.activeParameters());
        double retained = retained(size, samples, halfSize.value(), exponent.value(), DATA_EXPONENT.value());
        double least = retained;
        double most = retained;
        for (double half : halfSize.ends()) {
            for (double steep : exponent.ends()) {
                for (double data : DATA_EXPONENT.ends()) {
                    double corner = retained(size, samples, half, steep, data);
                    least = Math.min(least, corner);
                    most = Math.max(most, corner);
                }
            }
        }
        double spread = NORMAL_90 * error;
        double low = Math.max(0, retained - Math.hypot(retained - least, spread));
        double high = Math.min(1, retained + Math.hypot(most - retained, spread));
        String stated = String.format(
                Locale.ROOT,
                "fitted on %s, K %.2f bn (%.2f to %.2f), h %.2f (%.2f to %.2f), leave-one-out error %.3f",
                basis,
                halfSize.value() / 1e9,
                halfSize.low() / 1e9,
                halfSize.high() / 1e9,
                exponent.value(),
                exponent.low(),
                exponent.high(),
                error);
        return new Quality(benchmark, retained, low, Math.max(high, retained), false, stated);
    }

    private static double retained(double size, double samples, double half, double steep, double data) {
        double odds = Math.pow(size / half, steep) * Math.pow(samples / REFERENCE_SAMPLES, data);
        return odds / (1 + odds);
    }
}
