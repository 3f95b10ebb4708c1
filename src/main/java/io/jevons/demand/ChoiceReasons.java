package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Explains a cell's choice of tiers: shares, utilities, the inclusive value, the price index and the price paid. */
final class ChoiceReasons {
    private final ReasonBook book;
    private final CompiledMarket market;
    private final Reasons all;

    ChoiceReasons(ReasonBook book, Reasons all) {
        this.book = book;
        this.market = book.market;
        this.all = all;
    }

    private String cell(int c) {
        return market.cellNames.get(c);
    }

    private String tier(int j) {
        return market.tierNames.get(j);
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
        Optional<Trace.Line> base = line.followed(Channel.TIER_MIX);
        if (base.isPresent()) {
            return book.kept("s", name, "1", "s", line.at(i).share[cj], () -> List.of(share(base.get(), c, j, i)));
        }
        if (i == 0) {
            return market.cell.share[cj] >= 0
                    ? all.starts().share(c, j).as("s")
                    : Quantity.given("s", name, "1", 0, "the market gives it no share at the start");
        }
        return book.kept(
                "s",
                name,
                "1",
                "s₋ + (1 - exp(-0.25 / T)) · (s* - s₋)",
                line.at(i).share[cj],
                () -> List.of(
                        share(line, c, j, i - 1).as("s₋"),
                        book.cell("T", "switching-time", c),
                        targetShare(line, c, j, i)));
    }

    private Quantity targetShare(Trace.Line line, int c, int j, int i) {
        String name = "share of " + tier(j) + " that " + cell(c) + " aims at" + book.when(line, i);
        if (!line.at(i).usable[c * market.tiers + j]) {
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
                        nestValue(nestName(line, c, market.nestOf[j], i), market.nestOf[j], utilities(line, c, i)),
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
            if (line.at(i).usable[c * market.tiers + j]) {
                set.allow(j);
                utility[j][0] = utility(line, c, j, i).value;
            }
        }
        book.trace.block.choice.choose(set, utility, share, new double[1]);
        return Moment.first(share);
    }

    private IntFunction<Optional<Quantity>> utilities(Trace.Line line, int c, int i) {
        return j -> line.at(i).usable[c * market.tiers + j] ? Optional.of(utility(line, c, j, i)) : Optional.empty();
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
        String name = "inclusive value of " + cell(c) + book.when(line, i);
        return inclusiveValue("IV", name, value, c, utilities(line, c, i));
    }

    private String nestName(Trace.Line line, int c, int nest, int i) {
        return "value of nest " + nest(nest) + " to " + cell(c) + book.when(line, i);
    }

    /** IV = ln Σ exp(λ I) over the nests of the tiers that have a utility. */
    Quantity inclusiveValue(
            String symbol, String name, double value, int c, IntFunction<Optional<Quantity>> utilities) {
        if (!nestedLogit()) {
            return Quantity.given(symbol, name, "1", value, "tier choice '" + choiceName() + "'");
        }
        return book.kept(symbol, name, "1", "lnΣexp(J)", value, () -> {
            List<Quantity> parts = new ArrayList<>();
            String rest = name.replaceFirst("inclusive value of " + java.util.regex.Pattern.quote(cell(c)), cell(c));
            for (int nest = 0; nest < market.nests; nest++) {
                if (isOpen(nest, utilities)) {
                    String of = "value of nest " + nest(nest) + " to " + rest;
                    Quantity inside = nestValue(of, nest, utilities);
                    Quantity lambda = book.parameter("λ", "nests." + nest(nest));
                    parts.add(book.worked("J", "weighted " + of, "1", "λ · I", () -> List.of(lambda, inside)));
                }
            }
            return parts;
        });
    }

    private boolean isOpen(int nest, IntFunction<Optional<Quantity>> utilities) {
        for (int j = 0; j < market.tiers; j++) {
            if (market.nestOf[j] == nest && utilities.apply(j).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** I = ln Σ exp(V / λ) within a nest. */
    private Quantity nestValue(String name, int nest, IntFunction<Optional<Quantity>> utilities) {
        return book.worked("I", name, "1", "lnΣexp(w)", () -> {
            List<Quantity> parts = new ArrayList<>();
            for (int j = 0; j < market.tiers; j++) {
                Optional<Quantity> utility = utilities.apply(j);
                if (market.nestOf[j] == nest && utility.isPresent()) {
                    Quantity lambda = lambda(j);
                    parts.add(book.worked(
                            "w", "scaled " + utility.get().name, "1", "V / λ", () -> List.of(utility.get(), lambda)));
                }
            }
            return parts;
        });
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
        List<Quantity> parts = new ArrayList<>();
        for (int j = 0; j < market.tiers; j++) {
            if (line.at(i).usable[c * market.tiers + j]) {
                int tier = j;
                parts.add(book.worked(
                        "b",
                        "cost of a token of " + cell(c) + " on " + tier(j) + book.when(line, i),
                        "USD/Mtok",
                        "s · κ",
                        () -> List.of(share(line, c, tier, i), all.costs().cost(line, c, tier, i))));
            }
        }
        return parts;
    }
}
