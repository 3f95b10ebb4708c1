package io.jevons;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.files.FileNames;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.report.Report;
import io.jevons.scenario.Scenario;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The command line: compares {@code deepseek-r1}, or the scenario and market that the arguments name, and writes the
 * report beside the verdict.
 */
public final class Main {
    private static final int DRAWS = 2_000;
    private static final long SEED = 42;
    private static final String HEADLESS = "java.awt.headless";

    private Main() {}

    /**
     * Runs the main job.
     *
     * @param args a scenario by name or file, then a market by name or file; both may be left out
     */
    public static void main(String[] args) {
        drawWithoutDisplay();
        try {
            String scenario = args.length > 0 ? args[0] : "deepseek-r1";
            String market = args.length > 1 ? args[1] : "world-latest";
            Market on = isFile(market) ? Jevons.market(Path.of(market)) : Jevons.market(market);
            Scenario story = isFile(scenario) ? Jevons.scenario(Path.of(scenario)) : Jevons.scenario(scenario);
            Path folder = Path.of("target", FileNames.of(story.name()));
            Report.requireWritable(folder);
            Comparison outcome = Jevons.compare(on, story);
            System.out.println(outcome);
            Report report = Report.of(outcome);
            if (!outcome.staging().uncertainty().isEmpty()) {
                report = report.with(
                        Jevons.ensemble(on, story).draws(DRAWS).seed(SEED).run());
            }
            report.howSure().ifPresent(System.out::println);
            report.writeTo(folder);
            System.out.println("Report: " + folder.resolve("report.html"));
        } catch (InvalidInputException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** A display that is named but gone, as after ssh or in an old terminal, would otherwise end the first chart. */
    private static void drawWithoutDisplay() {
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
    }

    private static boolean isFile(String argument) {
        return argument.endsWith(".yaml") || argument.endsWith(".yml") || argument.endsWith(".json");
    }
}
