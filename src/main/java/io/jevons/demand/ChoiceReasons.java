package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Explains a cell's choice of tiers: shares, utilities, the inclusive value, the price index and the price paid. */
final class ChoiceReasons extends Topic {
    ChoiceReasons(Reasons all) {
        super(all);
    }

    Quantity lambda(int j) {
        return book.parameter("λ", "nests." + nest(market.nestOf[j]));
    }

    private String nest(int nest) {
        return market.market.nests().get(nest);
    }

    private boolean nestedLogit() {
        return book.trace.block.choice instanceof NestedLogitChoice;
    }

    /** s, on its way to s*. */
    Quantity share(Trace.Line line, int c, int j, int i) {
        int cj = c * market.tiers + j;
        String name = "share of " + tier(j) + " in " + cell(c) + book.when(line, i);
        double value = line.at(i).share[cj];
        return following(
                line,
                Channel.TIER_MIX,
                "s",
                name,
                value,
                base -> share(base, c, j, i),
                () -> i == 0 ? startShare(c, j, name) : switched(line, c, j, i, name, value));
    }

    private Quantity startShare(int c, int j, String name) {
        return market.cell.share[c * market.tiers + j] >= 0
                ? all.starts().share(c, j).as("s")
                : Quantity.given("s", name, "1", 0, "the market gives it no share at the start");
    }

    private Quantity switched(Trace.Line line, int c, int j, int i, String name, double value) {
        return book.kept(
                "s",
                name,
                "1",
                "s₋ + (1 - exp(-0.25 / T)) · (s* - s₋)",
                value,
                () -> List.of(
                        share(line, c, j, i - 1).as("s₋"),
                        book.cell("T", "switching-time", c),
                        targetShare(line, c, j, i)));
    }

    private Quantity targetShare(Trace.Line line, int c, int j, int i) {
        String name = "share of " + tier(j) + " that " + cell(c) + " aims at" + book.when(line, i);
        if (!uses(line, c, j, i)) {
            return Quantity.given("s*", name, "1", 0, "the cell cannot choose the tier");
        }
        if (!nestedLogit()) {
            return Quantity.given("s*", name, "1", chosen(line, c, i)[j], "tier choice '" + choiceName() + "'");
        }
        return book.worked(
                "s*",
                name,
                "1",
                "exp(V / λ - I) · exp(λ · I - IV)",
                () -> List.of(
                        utility(line, c, j, i),
                        lambda(j),
                        nestValue(cell(c) + book.when(line, i), market.nestOf[j], utilities(line, c, i)),
                        inclusiveValue(line, c, i)));
    }

    private String choiceName() {
        return book.trace.block.choice.name();
    }

    /** The shares that another tier choice aims at. */
    private double[] chosen(Trace.Line line, int c, int i) {
        ChoiceSet set = book.trace.block.set;
        double[][] utility = new double[market.tiers][1];
        double[][] share = new double[market.tiers][1];
        set.clear();
        for (int j = 0; j < market.tiers; j++) {
            if (uses(line, c, j, i)) {
                set.allow(j);
                utility[j][0] = utility(line, c, j, i).value;
            }
        }
        book.trace.block.choice.choose(set, utility, share, new double[1]);
        return Moment.first(share);
    }

    private IntFunction<Optional<Quantity>> utilities(Trace.Line line, int c, int i) {
        return j -> uses(line, c, j, i) ? Optional.of(utility(line, c, j, i)) : Optional.empty();
    }

    /** V = α + preference shift - β ln κ + λ ln e. */
    private Quantity utility(Trace.Line line, int c, int j, int i) {
        int cj = c * market.tiers + j;
        double entry = line.plan.drivers().served(i).entry[market.gradeOf[c] * market.tiers + j];
        Quantity shift = book.shift(
                "shift",
                "preference of " + cell(c) + " for " + tier(j),
                line.driving(Channel.OTHER_SHOCKS),
                i,
                d -> d.preference[i][cj]);
        boolean shifted = shift.value != 0;
        String formula = "α - β · ln(κ)" + (shifted ? " + shift" : "") + (entry < 1 ? " + λ · ln(entry)" : "");
        return book.worked("V", "utility of " + tier(j) + " to " + cell(c) + book.when(line, i), "1", formula, () -> {
            List<Quantity> parts = new ArrayList<>(List.of(
                    all.starts().taste(c, j),
                    book.cell("β", "beta", c),
                    all.costs().cost(line, c, j, i)));
            if (shifted) {
                parts.add(shift);
            }
            if (entry < 1) {
                parts.add(lambda(j));
                String name = "part of the grade's models that run on " + tier(j) + book.when(line, i);
                parts.add(Quantity.given("entry", name, "1", entry, "releases on a tier that the market's file lacks"));
            }
            return parts;
        });
    }

    private Quantity inclusiveValue(Trace.Line line, int c, int i) {
        double beta = market.market.get("cells." + cell(c) + ".beta");
        double value = book.calibration().inclusiveValue0[c][0] - beta * line.at(i).logIndex[c];
        return inclusiveValue("IV", cell(c) + book.when(line, i), value, utilities(line, c, i));
    }

    /** IV = ln Σ exp(λ I) over the nests of the tiers that have a utility, to a cell at a time. */
    Quantity inclusiveValue(String symbol, String to, double value, IntFunction<Optional<Quantity>> utilities) {
        String name = "inclusive value of " + to;
        if (!nestedLogit()) {
            return Quantity.given(symbol, name, "1", value, "tier choice '" + choiceName() + "'");
        }
        return book.kept(symbol, name, "1", "lnΣexp(J)", value, () -> {
            List<Quantity> parts = new ArrayList<>();
            for (int nest = 0; nest < market.nests; nest++) {
                if (!inside(nest, utilities).isEmpty()) {
                    Quantity lambda = book.parameter("λ", "nests." + nest(nest));
                    Quantity inside = nestValue(to, nest, utilities);
                    parts.add(book.worked("J", "weighted " + inside.name, "1", "λ · I", () -> List.of(lambda, inside)));
                }
            }
            return parts;
        });
    }

    /** The utilities of the tiers of a nest that have one. */
    private List<Quantity> inside(int nest, IntFunction<Optional<Quantity>> utilities) {
        return IntStream.range(0, market.tiers)
                .filter(j -> market.nestOf[j] == nest)
                .mapToObj(utilities)
                .flatMap(Optional::stream)
                .toList();
    }

    /** I = ln Σ exp(V / λ) within a nest. */
    private Quantity nestValue(String to, int nest, IntFunction<Optional<Quantity>> utilities) {
        Quantity lambda = book.parameter("λ", "nests." + nest(nest));
        return book.worked(
                "I",
                "value of nest " + nest(nest) + " to " + to,
                "1",
                "lnΣexp(w)",
                () -> inside(nest, utilities).stream()
                        .map(v -> book.worked("w", "scaled " + v.name, "1", "V / λ", () -> List.of(v, lambda)))
                        .toList());
    }

    /** i: 1 at the start; target shares, so that it moves at once. */
    Quantity index(Trace.Line line, int c, int i) {
        return book.kept(
                "i",
                "price index of " + cell(c) + book.when(line, i),
                "1",
                "exp(-(IV - IV₀) / β)",
                book.exp(line.at(i).logIndex[c]),
                () -> List.of(inclusiveValue(line, c, i), all.starts().inclusiveValue(c), book.cell("β", "beta", c)));
    }

    /** p = p0 (Σ s κ (1 + markup) / p0)^φ. */
    Quantity price(Trace.Line line, int c, int i) {
        String pass = "cells." + cell(c) + ".pass-through";
        boolean full = !book.has(pass) || market.market.get(pass) == 1;
        String formula = full ? "(1 + markup) · Σ b" : "p₀ · ((1 + markup) · Σ b / p₀)^φ";
        return book.kept(
                "p", "price paid by " + cell(c) + book.when(line, i), "USD/Mtok", formula, line.at(i).price[c], () -> {
                    List<Quantity> parts = new ArrayList<>(spending(line, c, i));
                    parts.add(book.cell("markup", "markup", c));
                    if (!full) {
                        parts.add(all.starts().price(c));
                        parts.add(book.parameter("φ", pass));
                    }
                    return parts;
                });
    }

    /** s κ of every tier in use. */
    List<Quantity> spending(Trace.Line line, int c, int i) {
        return each(
                market.tiers,
                j -> uses(line, c, j, i),
                j -> book.worked(
                        "b",
                        "cost of a token of " + cell(c) + " on " + tier(j) + book.when(line, i),
                        "USD/Mtok",
                        "s · κ",
                        () -> List.of(share(line, c, j, i), all.costs().cost(line, c, j, i))));
    }
}
