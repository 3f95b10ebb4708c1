package io.jevons.explore;

import io.jevons.base.Numbers;
import io.jevons.internal.JsonText;
import io.jevons.market.Market;
import io.jevons.market.Markets;

/** A setting as what an analyst takes away: lines of Java, and a scenario file. Both give the numbers of the page. */
final class SettingText {
    static final long SEED = 42;

    /** The name of the scenario in a file that is taken away. */
    private static final String TAKEN = "explored";

    private SettingText() {}

    /** Lines of JShell, whose last value is the study; {@code outcome} is the comparison. */
    static String code(World world, Setting setting, int draws) {
        World.Staged from = world.staged(setting.scenario());
        StringBuilder out = new StringBuilder();
        out.append(market(world.market()));
        out.append("var scenario = Jevons.scenario(")
                .append(JsonText.quote(setting.scenario()))
                .append(')');
        setting.starts()
                .forEach((shock, quarter) -> call(out, "starting", JsonText.quote(shock), JsonText.quote(quarter)));
        setting.values().forEach((path, value) -> call(out, "with", JsonText.quote(path), Numbers.exact(value)));
        setting.inputs().forEach((name, value) -> {
            Input input = World.input(from, name);
            for (String path : input.changed()) {
                call(out, input.vary().isScale() ? "scale" : "with", JsonText.quote(path), Numbers.exact(value));
                call(out, "hold", JsonText.quote(path));
            }
        });
        out.append(";\nvar outcome = Jevons.compare(market, scenario);\n");
        out.append("var study = Jevons.ensemble(market, scenario)");
        call(out, "draws", String.valueOf(draws));
        call(out, "seed", String.valueOf(SEED));
        return out.append(".\n    run();\n").toString();
    }

    /** A market that is known by its name, or a line that says which one is meant. */
    private static String market(Market market) {
        String name = JsonText.quote(market.name());
        return market.equals(Markets.all().get(market.name()))
                ? "var market = Jevons.market(" + name + ");\n"
                : "// market: the one that the page was opened with, " + name + "\n";
    }

    private static void call(StringBuilder out, String method, String... arguments) {
        // A prompt takes a line without its dot at the end for the whole statement.
        out.append(".\n    ")
                .append(method)
                .append('(')
                .append(String.join(", ", arguments))
                .append(')');
    }

    /** The scenario as a file of its own. */
    static String yaml(World world, Setting setting) {
        return world.scenario(setting).as(TAKEN).toYaml().text();
    }
}
