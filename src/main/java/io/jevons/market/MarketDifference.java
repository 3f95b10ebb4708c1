package io.jevons.market;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a market differs from the one that it is a changed copy of, or that its file is based on. */
final class MarketDifference {
    /** The changes that a printed market lists. */
    private static final int LISTED = 8;

    /**
     * A difference. Of a number, what it was and is; of anything else the words for that stand as the source, and NaN for numbers.
     */
    private record Row(String name, double was, double is, String unit, String source) {
        /** What was added, or taken away, was or is nothing. */
        boolean isNumber() {
            return !Double.isNaN(was) || !Double.isNaN(is);
        }

        boolean isChangedNumber() {
            return !Double.isNaN(was) && !Double.isNaN(is);
        }

        String inWords() {
            return name + " " + (isNumber() ? Numbers.human(was) + " to " + Numbers.human(is) : source);
        }
    }

    private MarketDifference() {}

    static Table table(Market market, Optional<Market> original) {
        Table.Builder table = Table.titled(original.map(o -> "Changes of " + market.name() + " against " + o.name())
                        .orElse(market.name() + " is no changed copy"))
                .text("parameter")
                .number("was", "")
                .number("is", "")
                .text("unit")
                .text("source");
        original.ifPresent(o ->
                rows(market, o).forEach(row -> table.row(row.name(), row.was(), row.is(), row.unit(), row.source())));
        return table.build();
    }

    /** The first of the changes, as a printed market lists them; empty where there are none. */
    static Optional<String> sentence(Market market, Optional<Market> original) {
        List<Row> all = original.map(o -> rows(market, o)).orElse(List.of());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String shown = all.stream().limit(LISTED).map(Row::inWords).collect(Collectors.joining(", "));
        int more = all.size() - LISTED;
        return Optional.of(all.size() + (all.size() == 1 ? " change" : " changes") + " against "
                + original.orElseThrow().name() + ": " + shown
                + (more > 0 ? " and " + more + " more; changes() lists them" : "") + ".");
    }

    /** The paths of numbers that both markets have. */
    static List<String> changedPaths(Market market, Market original) {
        return numbers(market, original).stream()
                .filter(Row::isChangedNumber)
                .map(Row::name)
                .toList();
    }

    private static List<Row> rows(Market market, Market original) {
        List<Row> rows = new ArrayList<>(numbers(market, original));
        rows.addAll(texts("text", texts(original), texts(market)));
        rows.addAll(
                texts("GPU", specs(original.own().gpus()), specs(market.own().gpus())));
        rows.addAll(texts(
                "model", specs(original.own().models()), specs(market.own().models())));
        rows.addAll(texts("distribution", rules(original), rules(market)));
        rows.addAll(texts("rank correlation", correlations(original), correlations(market)));
        return rows;
    }

    private static List<Row> numbers(Market market, Market original) {
        List<Row> rows = new ArrayList<>();
        for (Parameter p : market.allParameters()) {
            boolean had = original.has(p.path());
            double was = had ? original.get(p.path()) : Double.NaN;
            if (!had || was != p.value()) {
                rows.add(new Row(p.path(), was, p.value(), p.unit(), p.source()));
            }
        }
        for (Parameter was : original.allParameters()) {
            if (!market.has(was.path())) {
                rows.add(new Row(was.path(), was.value(), Double.NaN, was.unit(), "taken away"));
            }
        }
        return rows;
    }

    /** What is no number: what it was stands with what it is, where a number has its source. */
    private static List<Row> texts(String kind, Map<String, String> was, Map<String, String> is) {
        List<Row> rows = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            String before = was.get(name);
            String now = is.get(name);
            if (before == null || now == null || !before.equals(now)) {
                String change = before == null
                        ? "added: " + now
                        : now == null ? "taken away: " + before : before + " to " + now;
                rows.add(new Row(name, Double.NaN, Double.NaN, kind, change));
            }
        }
        return rows;
    }

    /** The texts of a market but for its name, and for names of grades, which have no key of their own. */
    private static Map<String, String> texts(Market market) {
        Map<String, String> texts = new LinkedHashMap<>(market.texts());
        texts.remove("market");
        texts.entrySet().removeIf(e -> e.getKey().equals("grades." + e.getValue()));
        return texts;
    }

    private static <T> Map<String, String> specs(Map<String, OwnParts.Part<T>> parts) {
        Map<String, String> specs = new LinkedHashMap<>();
        parts.forEach((name, part) -> specs.put(name, part.spec().toString()));
        return specs;
    }

    private static Map<String, String> rules(Market market) {
        Map<String, String> rules = new LinkedHashMap<>();
        market.uncertainty()
                .forEach(r -> rules.put(
                        r.pattern(),
                        r.isHeld()
                                ? "held"
                                : (r.scale() ? "scale " : "set ") + r.distribution() + " " + r.arguments()
                                        + (r.each() ? ", a draw each" : "")));
        return rules;
    }

    private static Map<String, String> correlations(Market market) {
        Map<String, String> correlations = new LinkedHashMap<>();
        market.correlations().forEach(c -> correlations.put(c.first() + " and " + c.second(), String.valueOf(c.rho())));
        return correlations;
    }
}
