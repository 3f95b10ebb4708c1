package io.jevons;

import io.jevons.base.InvalidInputException;
import io.jevons.explore.Explorer;
import io.jevons.internal.files.FileNames;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.report.Report;
import io.jevons.scenario.Scenario;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * The command line: compares {@code deepseek-r1}, or the scenario and market that the arguments name, and writes the
 * report beside the verdict.
 */
public final class Main {
    private static final int DRAWS = 2_000;
    private static final long SEED = 42;
    private static final String EXPLORE = "explore";
    private static final Set<String> HELP = Set.of("--help", "-h", "-?", "help");
    private static final String USAGE = """
            Arguments: [explore] [scenario] [market]
              scenario  a name that Jevons.scenarios() lists, or a file that ends in .yaml, .yml or .json; deepseek-r1 where it is left out
              market    a name that Jevons.markets() lists, or a file; where it is left out, world-latest, or the scenario's own, as for coal-1865
              explore   before them: opens the page that answers while you drag, in place of writing a report""";
    private static final String HEADLESS = "java.awt.headless";

    private Main() {}

    /**
     * Runs the main job.
     *
     * @param args a scenario by name or file, then a market by name or file; both may be left out. {@code --help} says so. Where {@code explore} stands
     *     before them, the page that answers while one drags is opened instead, until it is interrupted
     */
    public static void main(String[] args) {
        if (args.length > 0 && HELP.contains(args[0])) {
            System.out.println(USAGE);
            return;
        }
        drawWithoutDisplay();
        boolean explore = args.length > 0 && args[0].equals(EXPLORE);
        int first = explore ? 1 : 0;
        try {
            requireKnown(args, first);
            String scenario = args.length > first ? args[first] : "deepseek-r1";
            Market on = args.length > first + 1 ? market(args[first + 1]) : marketOf(scenario);
            Scenario story = isFile(scenario) ? Jevons.scenario(Path.of(scenario)) : Jevons.scenario(scenario);
            if (explore) {
                explore(on, story);
                return;
            }
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

    private static void requireKnown(String[] args, int first) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("-")) {
                throw new InvalidInputException(
                        "argument '" + args[i] + "': there are no options but --help\n" + USAGE);
            }
            if (i > first + 1) {
                throw new InvalidInputException(
                        "argument '" + args[i] + "': must be absent behind scenario and market\n" + USAGE);
            }
        }
    }

    private static void explore(Market market, Scenario scenario) {
        try (Explorer explorer = Explorer.open(market, scenario)) {
            System.out.println(explorer);
            System.out.println("Ctrl-C ends it; so does an hour without a request.");
            explorer.await();
        }
    }

    /** A display that is named but gone, as after ssh or in an old terminal, would otherwise end the first chart. */
    private static void drawWithoutDisplay() {
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
    }

    private static Market market(String argument) {
        return isFile(argument) ? Jevons.market(Path.of(argument)) : Jevons.market(argument);
    }

    /** A case of history is on the market of its name; all else is on the world's. */
    private static Market marketOf(String scenario) {
        return Markets.find(scenario).orElseGet(() -> Jevons.market("world-latest"));
    }

    private static boolean isFile(String argument) {
        return argument.endsWith(".yaml") || argument.endsWith(".yml") || argument.endsWith(".json");
    }
}
