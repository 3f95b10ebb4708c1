package io.jevons.model;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.base.Units;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The key tables and the series as tables for people: from what readers and the engine take their checks and names. */
public final class KeyTables {
    private static final String MARKET = "market";
    private static final String SCENARIO = "scenario";
    private static final String SHOCK = "shock";
    private static final String OF_SHOCKS = "shocks.<kind>.";

    /** Keys that every shock takes beside those of its kind. */
    private static final List<String> OF_ALL = List.of("name", "from", "until", "ramp", "half-life", "path.<quarter>");

    private KeyTables() {}

    /**
     * What may be written.
     *
     * @param what {@code market}, {@code scenario}, {@code shock} for the kinds of shocks, one of these kinds, or a part of a
     *     market file such as {@code cells}
     * @return a table of keys with name, unit, bounds, default and meaning
     * @throws InvalidInputException if there is no such kind of file or part of one
     */
    public static Table keys(String what) {
        Objects.requireNonNull(what, "what");
        switch (what) {
            case MARKET -> {
                return table("Keys of a market file", Keys.ofMarketFile(), 0);
            }
            case SCENARIO -> {
                return table("Keys of a scenario file", Keys.scenario().all(), 0);
            }
            case SHOCK -> {
                return kinds();
            }
            default -> {
                return part(what);
            }
        }
    }

    private static Table part(String what) {
        for (ShockKind kind : ShockKind.all()) {
            if (kind.name().equals(what)) {
                List<Key> keys = Keys.scenario().all().stream()
                        .filter(k -> k.path().startsWith(OF_SHOCKS) && takes(kind, k))
                        .toList();
                return table("Keys of the shock " + what + ": " + kind.meaning(), keys, OF_SHOCKS.length());
            }
        }
        List<Key> keys = Keys.ofMarketFile().stream()
                .filter(k -> k.path().equals(what) || k.path().startsWith(what + "."))
                .toList();
        if (keys.isEmpty()) {
            throw InvalidInputException.unknown("keys", what, names());
        }
        return table("Keys of " + what + " in a market file", keys, 0);
    }

    private static boolean takes(ShockKind kind, Key key) {
        String name = key.path().substring(OF_SHOCKS.length());
        return OF_ALL.contains(name) || kind.keys().contains(name.replaceFirst("\\..*", ""));
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>(List.of(MARKET, SCENARIO, SHOCK));
        ShockKind.all().forEach(k -> names.add(k.name()));
        Keys.market().all().forEach(k -> names.add(k.path().replaceFirst("\\..*", "")));
        return names;
    }

    private static Table table(String title, List<Key> keys, int from) {
        Table.Builder table = Table.titled(title)
                .text("key")
                .text("unit")
                .text("allowed")
                .text("where absent")
                .text("meaning");
        for (Key key : keys) {
            table.row(
                    key.path().substring(from),
                    key.unit(),
                    key.bounds().map(Bounds::phrase).orElse(""),
                    key.absent(),
                    key.meaning());
        }
        return table.note(
                        "<j> stands for the name of a tier, <c> cell, <g> grade, <n> nest, <o> group, <u> GPU, <m> model, <s> site, <k> training workload."
                                + " Times are in years, rates 1/year and continuous. " + Units.MONEY)
                .build();
    }

    private static Table kinds() {
        Table.Builder table =
                Table.titled("Kinds of shocks").text("kind").text("keys").text("what it moves");
        ShockKind.all().forEach(k -> table.row(k.name(), String.join(", ", k.keys()), k.meaning()));
        return table.note("Each also takes " + String.join(", ", OF_ALL)
                        + ". Jevons.keys(\"efficiency\") has the keys of one kind.")
                .build();
    }

    /**
     * The series that a projection has.
     *
     * @return a table of variable, what has it, unit and meaning
     */
    public static Table series() {
        Table.Builder table = Table.titled("Series of a projection")
                .text("variable")
                .text("of")
                .text("unit")
                .text("meaning");
        for (Equations.Section section : Equations.model().sections()) {
            for (Equation equation : section.equations()) {
                equation.series().ifPresent(s -> table.row(s, of(equation), equation.unit(), equation.generalName()));
            }
        }
        return table.note(
                        "Where two have a series together, the second is part of its name, after a colon: the share of a tier in a cell is the cell's share:flagship. "
                                + "Annual figures are rates of the quarter; outcome.years() sums them over calendar years. What adds up over "
                                + "tiers (need, fleet, shipped, shipped-units, sales, hours, power, waiting, spending) is also there for "
                                + "total, every nest and every group of tiers, GPUs and hours in H100-equivalents. "
                                + "Mtok is a million tokens, so that 1 tn Mtok are 10^18 tokens. " + Units.MONEY)
                .build();
    }

    private static String of(Equation equation) {
        List<String> entities = new ArrayList<>();
        for (char index : equation.indices()) {
            switch (index) {
                case 'j' -> entities.add("tier");
                case 'c', 'g' -> entities.add("cell");
                case 'k' -> entities.add("training workload");
                default -> entities.add("total");
            }
        }
        return entities.isEmpty() ? "total" : String.join(" and ", entities);
    }
}
