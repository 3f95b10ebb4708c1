package io.jevons.cost.distillation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.cost.Distillation;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.util.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stated parameters and errors, refitted here by least squares of the share retained. */
class RetentionLawTest {
    private record Point(double size, double retained) {}

    private static List<Point> points(BenchmarkScores table, Benchmark benchmark) {
        List<Point> points = new ArrayList<>();
        double top = table.score(table.teacher(), benchmark).orElseThrow();
        for (String name : table.students()) {
            ModelSpec student = ModelSpec.named(name);
            if (student.hasExperts()) {
                continue; // the laws were fitted on dense students
            }
            double size = Math.sqrt(student.totalParameters() * student.activeParameters());
            table.score(name, benchmark).ifPresent(score -> points.add(new Point(size / 1e9, score / top)));
        }
        return points;
    }

    /** Half size in bn parameters, and exponent. */
    private static double[] fit(List<Point> points) {
        double[] targets = points.stream().mapToDouble(Point::retained).toArray();
        var problem = new LeastSquaresBuilder()
                .start(new double[] {Math.log(2), 0.8})
                .target(targets)
                .model(at -> {
                    double[] values = new double[targets.length];
                    double[][] slopes = new double[targets.length][2];
                    for (int i = 0; i < targets.length; i++) {
                        double distance = Math.log(points.get(i).size()) - at.getEntry(0);
                        values[i] = 1 / (1 + Math.exp(-at.getEntry(1) * distance));
                        double steep = values[i] * (1 - values[i]);
                        slopes[i][0] = -at.getEntry(1) * steep;
                        slopes[i][1] = distance * steep;
                    }
                    return new Pair<>(new ArrayRealVector(values), new Array2DRowRealMatrix(slopes));
                })
                .maxEvaluations(1000)
                .maxIterations(1000)
                .build();
        double[] found =
                new LevenbergMarquardtOptimizer().optimize(problem).getPoint().toArray();
        return new double[] {Math.exp(found[0]), found[1]};
    }

    private static double retained(double size, double[] law) {
        return 1 / (1 + Math.pow(law[0] / size, law[1]));
    }

    private static double leaveOneOut(List<Point> points) {
        double sum = 0;
        for (Point left : points) {
            List<Point> others = new ArrayList<>(points);
            others.remove(left);
            sum += Math.pow(left.retained() - retained(left.size(), fit(others)), 2);
        }
        return Math.sqrt(sum / points.size());
    }

    @ParameterizedTest
    @CsvSource({
        "REASONING, OFF_POLICY", "GENERAL, OFF_POLICY", "REASONING, ON_POLICY", "GENERAL, ON_POLICY",
        "AIME24, OFF_POLICY", "GPQA, OFF_POLICY", "LIVECODEBENCH, OFF_POLICY", "MATH500, OFF_POLICY"
    })
    void statesWhatAFitGives(Benchmark benchmark, Distillation.Method method) {
        BenchmarkScores table = method == Distillation.Method.OFF_POLICY ? BenchmarkScores.R1 : BenchmarkScores.QWEN3;
        List<Point> points = points(table, benchmark);
        RetentionLaw law = RetentionLaw.of(benchmark, method == Distillation.Method.ON_POLICY);
        double[] fitted = fit(points);
        assertEquals(fitted[0], law.halfSize().value() / 1e9, 0.03 * fitted[0]);
        assertEquals(fitted[1], law.exponent().value(), 0.02 * fitted[1]);
        assertEquals(leaveOneOut(points), law.error(), 0.002);
    }

    /** Odds of what is retained go with samples to the power 0.2 (0.11 to 0.33): as 10^0.2 is to 1 for a tenth of them. */
    @ParameterizedTest
    @CsvSource({"80_000, 0.63095734448", "800_000, 1", "8_000_000, 1.58489319246"})
    void oddsGoWithTheFifthRootOfSamples(String samples, double factor) {
        RetentionLaw exact = new RetentionLaw(
                RetentionLaw.Range.exact(8e9), RetentionLaw.Range.exact(1), 0, "a law with no error of its own");
        ModelSpec student = ModelSpec.named("Llama-3.1-8B");
        double reference = exact.predict(Benchmark.REASONING, student, RetentionLaw.REFERENCE_SAMPLES)
                .retained();
        double size = Math.sqrt(student.totalParameters() * student.activeParameters());
        assertEquals(size / 8e9, odds(reference), 1e-12);
        double count = Double.parseDouble(samples.replace("_", ""));
        Quality predicted = exact.predict(Benchmark.REASONING, student, count);
        assertEquals(factor * odds(reference), odds(predicted.retained()), 1e-9);
        // The interval is that of the exponent alone.
        double tenths = Math.log10(count / RetentionLaw.REFERENCE_SAMPLES);
        double one = odds(reference) * Math.pow(10, 0.11 * tenths);
        double other = odds(reference) * Math.pow(10, 0.33 * tenths);
        assertEquals(Math.min(one, other), odds(predicted.low()), 1e-9);
        assertEquals(Math.max(one, other), odds(predicted.high()), 1e-9);
    }

    /** What counts of a student with experts is the geometric mean of all of its parameters and of those that a token meets. */
    @Test
    void sizeIsTheGeometricMeanOfTotalAndActive() {
        ModelSpec student = ModelSpec.named("Qwen3-30B-A3B");
        RetentionLaw law = new RetentionLaw(
                RetentionLaw.Range.exact(4e9), RetentionLaw.Range.exact(2), 0, "a law with no error of its own");
        double squared = student.totalParameters() * student.activeParameters() / 16e18;
        double odds = odds(law.predict(Benchmark.REASONING, student, RetentionLaw.REFERENCE_SAMPLES)
                .retained());
        assertEquals(squared, odds, 1e-9 * squared);
        assertTrue(student.totalParameters() > 5 * student.activeParameters());
    }

    /** 90 % of normal errors lie within 1.645 standard deviations. */
    @Test
    void errorsReachAsFarAsNinetyPercentOfThem() {
        RetentionLaw law = new RetentionLaw(RetentionLaw.Range.exact(8e9), RetentionLaw.Range.exact(1), 0.1, "a law");
        Quality predicted =
                law.predict(Benchmark.REASONING, ModelSpec.named("Llama-3.1-8B"), RetentionLaw.REFERENCE_SAMPLES);
        assertEquals(0.1645, predicted.retained() - predicted.low(), 1e-12);
        assertEquals(0.1645, predicted.high() - predicted.retained(), 1e-12);
        RetentionLaw wide = new RetentionLaw(RetentionLaw.Range.exact(8e9), RetentionLaw.Range.exact(1), 1, "a law");
        Quality bounded =
                wide.predict(Benchmark.REASONING, ModelSpec.named("Llama-3.1-8B"), RetentionLaw.REFERENCE_SAMPLES);
        assertEquals(0, bounded.low());
        assertEquals(1, bounded.high());
    }

    private static double odds(double share) {
        return share / (1 - share);
    }

    @Test
    void predictsTheMeasuredWithinItsIntervals() {
        int inside = 0;
        for (String name : BenchmarkScores.R1.students()) {
            ModelSpec student = ModelSpec.named(name);
            Quality predicted = RetentionLaw.of(Benchmark.REASONING, false)
                    .predict(Benchmark.REASONING, student, RetentionLaw.REFERENCE_SAMPLES);
            double measured = Distillation.of(ModelSpec.named("DeepSeek-R1"), student)
                    .quality()
                    .retained();
            inside += predicted.low() <= measured && measured <= predicted.high() ? 1 : 0;
        }
        assertTrue(inside >= 5, "inside " + inside);
    }
}
