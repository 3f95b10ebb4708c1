package io.jevons.spark;

import com.sun.management.OperatingSystemMXBean;
import io.jevons.Jevons;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/**
 * What a chunk costs here, and what a study would cost elsewhere: prints the figures of {@code src/docs/cluster.md}. All times but the spans are of
 * processors, which hold on a loaded machine too. Its argument is the number of draws, a multiple of 8192.
 */
public final class CostTable {
    private static final int CHUNK = 8192;
    private static final double BILLION = 1e9;

    /** The most that a study has: beyond some 33 million draws, chunks grow instead. */
    private static final int CHUNKS = 4096;

    private static final double NANO = 1e-9;
    private static final double MILLI = 1e-3;
    private static final double NETWORK = 1.25e9;

    private CostTable() {}

    /** Collects what Spark says of tasks. */
    private static final class Tasks extends SparkListener {
        private final List<Double> seconds = new ArrayList<>();
        private double cpu;
        private long bytes;

        /** On Spark's thread, which has ended when the figures are read. */
        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            seconds.add(end.taskInfo().duration() * MILLI);
            cpu += end.taskMetrics().executorCpuTime() * NANO;
            bytes = Math.max(bytes, end.taskMetrics().resultSize());
        }
    }

    /** Processor seconds of this process. */
    private static double cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() * NANO;
    }

    /**
     * Prints.
     *
     * @param args the number of draws
     */
    public static void main(String[] args) {
        int draws = args.length == 0 ? 12 * CHUNK : Integer.parseInt(args[0]);
        PrintStream out = System.out;
        Metric metric = Metric.backfire(Resource.GPUS);
        Ensemble ensemble = Ensemble.of(Jevons.market("world-latest"), Jevons.scenario("deepseek-r1"))
                .progress((done, of) -> {})
                .draws(draws)
                .threads(2);
        double mark = cpu();
        SparkSession session = Sessions.builder("local[2]").getOrCreate();
        Tasks tasks = new Tasks();
        out.printf(Locale.ROOT, "session: %.1f s of processor%n", cpu() - mark);
        SparkRunner spark = SparkRunner.of(session);
        for (boolean warm : new boolean[] {false, true}) {
            row(out, "threads, warm " + warm, ensemble, metric);
            row(out, "chunks on threads, warm " + warm, ensemble.on(DrawRunner.local(2)), metric);
            if (warm) {
                session.sparkContext().addSparkListener(tasks);
            }
            row(out, "Spark, warm " + warm, ensemble.on(spark), metric);
        }
        session.stop();
        double[] seconds = tasks.seconds.stream().mapToDouble(x -> x).toArray();
        double mean = tasks.cpu / seconds.length;
        double longest = Arrays.stream(seconds).max().orElseThrow();
        out.printf(
                Locale.ROOT,
                "%d tasks, %.3f s of processor each, longest span %.2f s, largest result %.1f MB%n",
                seconds.length,
                mean,
                longest,
                tasks.bytes / 1e6);
        double task = mean * BILLION / CHUNKS / CHUNK;
        // A metric in each draw of such a chunk; and the sketches of all series, which do not grow with it.
        for (double megabytes : new double[] {1.95, 2.2}) {
            for (int cores : new int[] {16, 128, 1024, 4096}) {
                double take = megabytes * 1e6 / NETWORK + megabytes * 1e6 / 8 * 30 * NANO;
                // Every task as far from the mean as the measured ones are.
                double[] all = new double[CHUNKS];
                double average = Arrays.stream(seconds).average().orElseThrow();
                for (int i = 0; i < CHUNKS; i++) {
                    all[i] = task * seconds[i % seconds.length] / average;
                }
                double span = new Schedule(cores, MILLI, take).makespan(all);
                out.printf(
                        Locale.ROOT,
                        "%.2f MB a chunk, %d cores: %.2f h, %.0f core-hours of work, busy %.0f %%%n",
                        megabytes,
                        cores,
                        span / 3600,
                        task * CHUNKS / 3600,
                        100 * task * CHUNKS / cores / span);
            }
        }
    }

    private static void row(PrintStream out, String name, Ensemble ensemble, Metric metric) {
        double mark = cpu();
        long wall = System.nanoTime();
        Study study = ensemble.run();
        double run = cpu() - mark;
        mark = cpu();
        String probability = study.probability(metric).toString();
        out.printf(
                Locale.ROOT,
                "%s: run %.2f s, probability %.2f s of processor; %.1f s in all; %s%n",
                name,
                run,
                cpu() - mark,
                (System.nanoTime() - wall) * NANO,
                probability);
    }
}
