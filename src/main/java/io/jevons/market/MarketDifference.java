package io.jevons.market;

import io.jevons.base.Parameter;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a market differs from the one that it is a changed copy of, or that its file is based on. */
final class MarketDifference {
    /** The changes that a printed market lists. */
    private static final int LISTED = 8;

    private final Market market;
    private final Table.Builder table;

    private MarketDifference(Market market, Table.Builder table) {
        this.market = market;
        this.table = table;
    }

    static Table table(Market market, Optional<Market> original) {
        Table.Builder table = Table.titled(original.map(o -> "Changes of " + market.name() + " against " + o.name())
                        .orElse(market.name() + " is no changed copy"))
                .text("parameter")
                .number("was", "")
                .number("is", "")
                .text("unit")
                .text("source");
        MarketDifference difference = new MarketDifference(market, table);
        original.ifPresent(o -> {
            difference.numbers(o);
            difference.texts("text", texts(o), texts(market));
            difference.texts("GPU", specs(o.own().gpus()), specs(market.own().gpus()));
            difference.texts(
                    "model", specs(o.own().models()), specs(market.own().models()));
            difference.texts("distribution", rules(o), rules(market));
            difference.texts("rank correlation", correlations(o), correlations(market));
        });
        return table.build();
    }

    /** The first of the changes, as a printed market lists them; empty where there are none. */
    static Optional<String> sentence(Market market, Optional<Market> original) {
        Table all = table(market, original);
        if (all.rowCount() == 0) {
            return Optional.empty();
        }
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(LISTED, all.rowCount()); i++) {
            boolean isNumber = !Double.isNaN((double) all.get(i, 1)) || !Double.isNaN((double) all.get(i, 2));
            shown.add(all.get(i, 0) + " " + (isNumber ? all.show(i, 1) + " to " + all.show(i, 2) : all.show(i, 4)));
        }
        int more = all.rowCount() - LISTED;
        return Optional.of(all.rowCount() + (all.rowCount() == 1 ? " change" : " changes") + " against "
                + original.orElseThrow().name() + ": " + String.join(", ", shown)
                + (more > 0 ? " and " + more + " more; changes() lists them" : "") + ".");
    }

    private void numbers(Market original) {
        for (Parameter p : market.allParameters()) {
            boolean had = original.has(p.path());
            double was = had ? original.get(p.path()) : Double.NaN;
            if (!had || was != p.value()) {
                table.row(p.path(), was, p.value(), p.unit(), p.source());
            }
        }
        for (Parameter was : original.allParameters()) {
            if (!market.has(was.path())) {
                table.row(was.path(), was.value(), Double.NaN, was.unit(), "taken away");
            }
        }
    }

    /** What is no number: what it was stands with what it is, where a number has its source. */
    private void texts(String kind, Map<String, String> was, Map<String, String> is) {
        Set<String> names = new LinkedHashSet<>(is.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            String before = was.get(name);
            String now = is.get(name);
            if (before == null || now == null || !before.equals(now)) {
                String change = before == null
                        ? "added: " + now
                        : now == null ? "taken away: " + before : before + " to " + now;
                table.row(name, Double.NaN, Double.NaN, kind, change);
            }
        }
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
