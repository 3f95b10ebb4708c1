package io.jevons.uncertainty;

import io.jevons.market.Markets;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.study.Band;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A million draws of the bundled market with all their bands: prints how long they take and how much memory. To be run in a
 * virtual machine with a small heap, such as {@code -Xmx160m -XX:+UseSerialGC}, so that what they take up is bounded and not only seen.
 */
final class MillionDraws {
    private static final int DRAWS = 1_000_000;
    private static final double MB = 1e6;
    private static final double NANOS = 1e9;

    private MillionDraws() {}

    /**
     * Runs the ensemble and asks for a band and for the probability of backfire.
     *
     * @param arguments the number of draws, unless it is to be a million
     */
    public static void main(String[] arguments) throws IOException {
        int draws = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DRAWS;
        long start = System.nanoTime();
        Study study = Ensemble.of(Markets.named("world-2024Q4"), Scenarios.named("deepseek-r1"))
                .draws(draws)
                .seed(42)
                .run();
        long ran = System.nanoTime();
        Band band = study.band("flagship", "need", 0.05, 0.5, 0.95);
        Estimate backfire = study.probability(Metric.backfire(Resource.GPUS));
        long asked = System.nanoTime();
        row("draws", "%d, of which failed %d", draws, study.failures().size());
        row("bands", "%s", band.chart().title());
        row("probability of backfire", "%s", backfire);
        row("draws with all bands", "%.0f s", (ran - start) / NANOS);
        row("the probability from them, which runs them again", "%.0f s", (asked - ran) / NANOS);
        row("heap allowed", "%.0f MB", Runtime.getRuntime().maxMemory() / MB);
        row("memory of the process at most", "%s", resident());
    }

    /** As Linux has it. */
    private static String resident() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "not known here";
        }
        String line = Files.readAllLines(status).stream()
                .filter(l -> l.startsWith("VmHWM:"))
                .findFirst()
                .orElse("VmHWM: 0 kB");
        double kib = Double.parseDouble(line.replaceAll("\\D+", ""));
        return String.format(Locale.ROOT, "%.0f MB", kib * 1024 / MB);
    }

    private static void row(String name, String format, Object... values) {
        System.out.println("| " + name + " | " + String.format(Locale.ROOT, format, values) + " |");
    }
}
