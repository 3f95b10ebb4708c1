package io.jevons.demand.engine;

import io.jevons.internal.ArrayKernelsBenchmark;
import io.jevons.market.Markets;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks of the engine one after another and prints their ratios as a table for {@code src/docs/performance.md}. The limit is the
 * time that the exponentials, logarithms and Φ of a projection take in the array kernels alone; they are counted, not
 * assumed. JMH's own output goes to {@code target}. {@link AnchorTable} has C and NumPy, {@link ColdStart} the first verdict.
 */
final class PerformanceTable {
    private static final int LANES = 256;
    private static final double US_A_SECOND = 1e6;
    private static final double NS_A_US = 1e3;
    private static final String MARKET = "world-2024Q4";

    private PerformanceTable() {}

    /**
     * Runs everything; some three minutes.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws RunnerException {
        row("measure", Runtime.version() + (hasVectors() ? ", Vector API" : ""));
        row("---", "---");
        double limit = limit();
        RunResult one = engine("projections", 1, true);
        double us = score(one) / LANES;
        row("projections a second, one core", "%.0f (%.1f µs each)", US_A_SECOND / us, us);
        row("limit over that time", "%.2f", limit / us);
        row("two threads against one", "%.2f", 2 * score(one) / score(engine("projections", 2, false)));
        row("bytes allocated a projection", "%.1f", secondary(one, "gc.alloc.rate.norm") / LANES);
        double pair = score(engine("comparisons", 1, false)) / LANES;
        row("base, scenario and engineering estimate, a second", "%.0f", US_A_SECOND / pair);
        slope("draws", "512", "1024", "2048");
        slope("cells", "4", "8", "16");
        slope("tiers", "2", "4", "8");
        slope("quarters", "14", "28", "56");
    }

    private static double limit() throws RunnerException {
        CountingKernels counts = CountingKernels.ofOneProjection(Markets.named(MARKET));
        double exp = kernel("exp");
        double log = kernel("log");
        double normal = kernel("normalCdf");
        double us = (counts.exponentials * exp + counts.logarithms * log + counts.normals * normal) / NS_A_US;
        row("ns an exponential, a logarithm, Φ", "%.2f, %.2f, %.2f", exp, log, normal);
        row(
                "evaluations a projection, and the limit",
                "%d, %d, %d: %.1f µs",
                counts.exponentials,
                counts.logarithms,
                counts.normals,
                us);
        return us;
    }

    private static double kernel(String name) throws RunnerException {
        return score(only(run(options(ArrayKernelsBenchmark.class, name))));
    }

    private static RunResult engine(String name, int threads, boolean allocation) throws RunnerException {
        ChainedOptionsBuilder options =
                options(EngineBenchmark.class, name).threads(threads).param("lanes", Integer.toString(LANES));
        return only(run(allocation ? options.addProfiler(GCProfiler.class) : options));
    }

    /** The exponent of cost in a size, and how much of cost grows with it: both 1 if cost is in proportion. */
    private static void slope(String size, String... values) throws RunnerException {
        Collection<RunResult> results =
                run(options(ScalingBenchmark.class, "projections").param(size, values));
        double[] time =
                results.stream().mapToDouble(PerformanceTable::score).sorted().toArray();
        double most = Double.parseDouble(values[values.length - 1]);
        double slope = Math.log(time[time.length - 1] / time[0]) / Math.log(most / Double.parseDouble(values[0]));
        row(
                "cost at " + String.join(", ", values) + " " + size,
                "%s: exponent %.2f",
                String.join(
                        ", ",
                        Arrays.stream(time)
                                .mapToObj(t -> String.format(Locale.ROOT, "%.2f", t / time[0]))
                                .toList()),
                slope);
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, String name) {
        return new OptionsBuilder()
                .include("^\\Q" + benchmark.getName() + "." + name + "\\E$")
                .forks(1)
                .output(Path.of("target", benchmark.getSimpleName() + "." + name + ".txt")
                        .toString());
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    private static RunResult only(Collection<RunResult> results) {
        return results.iterator().next();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    /** A result beside the main one; JMH has those as raw types. */
    @SuppressWarnings("rawtypes")
    private static double secondary(RunResult result, String name) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(e -> e.getKey().endsWith(name))
                .mapToDouble(e -> e.getValue().getScore())
                .findFirst()
                .orElse(Double.NaN);
    }

    private static boolean hasVectors() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .anyMatch(a -> a.contains("jdk.incubator.vector"));
    }

    private static void row(String name, String format, Object... values) {
        System.out.println("| " + name + " | " + String.format(Locale.ROOT, format, values) + " |");
    }
}
