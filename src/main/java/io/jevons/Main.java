package io.jevons;

import io.jevons.base.InvalidInputException;
import io.jevons.rebound.Comparison;
import io.jevons.report.Report;
import java.nio.file.Path;

/**
 * The command line: compares {@code deepseek-r1}, or the scenario and market that the arguments name, and writes the
 * report beside the verdict.
 */
public final class Main {
    private Main() {}

    /**
     * Runs the main job.
     *
     * @param args a scenario by name or file, then a market by name or file; both may be left out
     */
    public static void main(String[] args) {
        try {
            String scenario = args.length > 0 ? args[0] : "deepseek-r1";
            String market = args.length > 1 ? args[1] : "world-2024Q4";
            Comparison outcome = Jevons.compare(
                    isFile(market) ? Jevons.market(Path.of(market)) : Jevons.market(market),
                    isFile(scenario) ? Jevons.scenario(Path.of(scenario)) : Jevons.scenario(scenario));
            Path folder = Report.of(outcome)
                    .writeTo(Path.of("target", outcome.scenario().scenario()));
            System.out.println(outcome);
            System.out.println("Report: " + folder.resolve("report.html"));
        } catch (InvalidInputException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static boolean isFile(String argument) {
        return argument.endsWith(".yaml") || argument.endsWith(".yml") || argument.endsWith(".json");
    }
}
