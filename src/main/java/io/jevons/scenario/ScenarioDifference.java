package io.jevons.scenario;

import io.jevons.base.Table;
import io.jevons.market.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What differs between two scenarios. */
final class ScenarioDifference {
    private static final String ABSENT = "-";

    private final Table.Builder table;

    private ScenarioDifference(Scenario a, Scenario b) {
        table = Table.titled("What differs between " + a.name() + " and " + b.name())
                .text("part")
                .text(a.name())
                .text(b.name().equals(a.name()) ? "the other " + b.name() : b.name());
    }

    static Table table(Scenario a, Scenario b) {
        ScenarioDifference difference = new ScenarioDifference(a, b);
        difference.row("based on", a.base().orElse(ABSENT), b.base().orElse(ABSENT));
        difference.changes("set ", a.sets(), b.sets());
        difference.changes("scale ", a.scales(), b.scales());
        difference.shocks(a.shocks(), b.shocks());
        Set<io.jevons.demand.Channel> off = new LinkedHashSet<>(a.off());
        off.addAll(b.off());
        off.stream()
                .sorted()
                .forEach(c -> difference.row(
                        "channel " + c.key(),
                        a.off().contains(c) ? "off" : "on",
                        b.off().contains(c) ? "off" : "on"));
        Table table = difference.table.build();
        return table.rowCount() > 0
                ? table
                : difference
                        .table
                        .note("Nothing differs but names, titles and sources.")
                        .build();
    }

    private void row(String part, String inFirst, String inSecond) {
        if (!inFirst.equals(inSecond)) {
            table.row(part, inFirst, inSecond);
        }
    }

    private void changes(String what, List<Change> a, List<Change> b) {
        Map<String, Double> first = effective(a);
        Map<String, Double> second = effective(b);
        Set<String> patterns = new LinkedHashSet<>(first.keySet());
        patterns.addAll(second.keySet());
        patterns.forEach(p -> row(what + p, text(first, p), text(second, p)));
    }

    /** The last value set of each pattern, or the product of its factors. */
    private static Map<String, Double> effective(List<Change> changes) {
        Map<String, Double> effective = new LinkedHashMap<>();
        changes.forEach(c ->
                effective.merge(c.pattern(), c.value(), (old, now) -> c.kind() == Change.Kind.SCALE ? old * now : now));
        return effective;
    }

    private static String text(Map<String, Double> changes, String pattern) {
        return changes.containsKey(pattern) ? changes.get(pattern).toString() : ABSENT;
    }

    /** Shocks that only one has. Two alike stand against each other, whatever their places. */
    private void shocks(List<Shock> a, List<Shock> b) {
        List<Shock> second = new ArrayList<>(b);
        List<Shock> first = new ArrayList<>();
        for (Shock shock : a) {
            String text = exact(shock);
            int twin = second.stream().map(ScenarioDifference::exact).toList().indexOf(text);
            if (twin >= 0) {
                second.remove(twin);
            } else {
                first.add(shock);
            }
        }
        first.forEach(s -> table.row("shock", shown(s, second), ABSENT));
        second.forEach(s -> table.row("shock", ABSENT, shown(s, first)));
    }

    /** In few words, or in full where the other side has a shock of the same words. */
    private static String shown(Shock shock, List<Shock> others) {
        boolean alike = others.stream().anyMatch(o -> o.describe().equals(shock.describe()));
        return alike ? exact(shock) : shock.describe();
    }

    private static String exact(Shock shock) {
        return Shocks.isCode(shock) ? shock.describe() : shock.toYaml().toString();
    }
}
