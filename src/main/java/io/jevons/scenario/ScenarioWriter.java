package io.jevons.scenario;

import io.jevons.base.Table;
import io.jevons.internal.YamlText;
import io.jevons.market.Change;
import io.jevons.market.UncertaintyWriter;
import io.jevons.market.VaryRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a scenario as YAML. */
final class ScenarioWriter {
    private final StringBuilder out = new StringBuilder();

    private ScenarioWriter() {}

    static String write(Scenario scenario) {
        ScenarioWriter writer = new ScenarioWriter();
        writer.line("scenario", scenario.name());
        if (!scenario.title().isEmpty()) {
            writer.line("title", scenario.title());
        }
        scenario.base().ifPresent(b -> writer.line("based-on", b));
        if (!scenario.sources().isEmpty()) {
            writer.out.append("sources:\n");
            scenario.sources()
                    .forEach(s ->
                            writer.out.append("  - ").append(YamlText.value(s)).append('\n'));
        }
        writer.changes("set", scenario.sets());
        writer.changes("scale", scenario.scales());
        if (!scenario.off().isEmpty()) {
            List<String> off =
                    scenario.off().stream().sorted().map(c -> c.key() + ": off").toList();
            writer.out.append("channels: {").append(String.join(", ", off)).append("}\n");
        }
        if (!scenario.shocks().isEmpty()) {
            writer.out.append("shocks:\n");
            List<ShockNames.Named> before = new ArrayList<>();
            for (ShockNames.Named named : scenario.namedShocks()) {
                Map.Entry<String, Object> only =
                        named.shock().toYaml().entrySet().iterator().next();
                Object keys = named(named, before, (Map<?, ?>) only.getValue());
                writer.out.append("  - ").append(only.getKey()).append(": ");
                writer.out.append(YamlText.value(keys)).append('\n');
                before.add(named);
            }
        }
        writer.uncertainty(scenario);
        return writer.out.toString();
    }

    /** The keys of a shock, with its name where a reader would not find it by itself. */
    private static Map<?, ?> named(ShockNames.Named named, List<ShockNames.Named> before, Map<?, ?> keys) {
        Map<Object, Object> written = new LinkedHashMap<>();
        if (!named.name().equals(ShockNames.byDefault(named.shock(), before))) {
            written.put(FactorShock.NAME, named.name());
        }
        keys.forEach((key, value) -> {
            if (!key.equals(FactorShock.NAME)) {
                written.put(key, value);
            }
        });
        return written;
    }

    /** The parts of a scenario, a row each, and its conflicts. */
    static Table table(Scenario s) {
        Table.Builder table = Table.titled("Scenario " + s.name() + (s.title().isEmpty() ? "" : ": " + s.title()))
                .text("part")
                .text("what it does");
        s.base().ifPresent(b -> table.row("based on", b));
        s.namedShocks().forEach(x -> table.row("shock", shown(x)));
        s.sets().forEach(c -> table.row("set", c.pattern() + " = " + c.value()));
        s.scales().forEach(c -> table.row("scale", c.pattern() + " by " + c.value()));
        s.off().stream().sorted().forEach(c -> table.row("channel off", c.key()));
        s.conflicts().forEach(table::note);
        return table.build();
    }

    /** A shock in a few words, with a name that was given to it. */
    private static String shown(ShockNames.Named named) {
        return (named.shock().givenName().isPresent() ? named.name() + ": " : "")
                + named.shock().describe();
    }

    private void line(String key, String text) {
        out.append(key).append(": ").append(YamlText.value(text)).append('\n');
    }

    /** A later change of one pattern replaces the earlier one, since keys of a file are unique. */
    private void changes(String key, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        out.append(key).append(":\n");
        merged(changes)
                .forEach(c -> out.append("  ")
                        .append(YamlText.value(c.pattern()))
                        .append(": ")
                        .append(YamlText.value(c.value()))
                        .append('\n'));
    }

    /**
     * Changes with one of each pattern, as a file has them. What is set up on a market is this too, so that a scenario and
     * the one read back from its file agree in the last bit.
     */
    static List<Change> merged(List<Change> changes) {
        Map<String, Change> last = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change.kind() == Change.Kind.SCALE) {
                last.merge(
                        change.pattern(),
                        change,
                        (a, b) -> new Change(a.pattern(), a.kind(), a.value() * b.value(), a.origin()));
            } else {
                last.remove(change.pattern());
                last.put(change.pattern(), change);
            }
        }
        return List.copyOf(last.values());
    }

    /** As with changes, a later rule for one pattern replaces the earlier one. */
    private void uncertainty(Scenario scenario) {
        Map<String, VaryRule> last = new LinkedHashMap<>();
        for (VaryRule rule : scenario.uncertainty()) {
            last.remove(rule.pattern());
            last.put(rule.pattern(), rule);
        }
        out.append(UncertaintyWriter.write(last.values(), scenario.correlations()));
    }
}
