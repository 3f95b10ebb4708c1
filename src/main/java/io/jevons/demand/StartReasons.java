package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Explains what the market's parameters fix at the start, without shocks: tokens, need, taste, prices and revenue. */
final class StartReasons extends Topic {
    StartReasons(Reasons all) {
        super(all);
    }

    private boolean shared(int c, int j) {
        return market.shared[c * market.tiers + j];
    }

    Quantity tokens(int c) {
        return book.worked(
                "D₀",
                "tokens of " + cell(c) + " at calibration",
                "Mtok/yr",
                "tokens · 365.25 / 10^6",
                () -> List.of(book.cell("tokens", "tokens-per-day", c)));
    }

    Quantity share(int c, int j) {
        return book.cell("s₀", "shares." + tier(j), c);
    }

    /** N at the start, which the fleet is where the market gives none. */
    Quantity need(int j) {
        return book.worked(
                "N₀",
                "need for " + tier(j) + " at calibration",
                "ref GPU",
                "(Σ H₀ + Σ T₀ + O₀) / (8766 · busy)",
                () -> {
                    List<Quantity> parts = each(market.cells, c -> shared(c, j), c -> hours(c, j));
                    parts.addAll(each(market.workloads, k -> trainsOn(k, j), k -> training(k, j)));
                    parts.add(book.parameter("O₀", "other-workloads." + tier(j) + ".gpu-hours-per-year", 0));
                    parts.add(book.tier("busy", "busy", j));
                    return parts;
                });
    }

    private Quantity hours(int c, int j) {
        return book.worked(
                "H₀",
                "hours of " + cell(c) + " on " + tier(j) + " at calibration",
                "GPU-h/yr",
                "D₀ · s₀ · h₀ / u",
                () -> List.of(
                        tokens(c),
                        share(c, j),
                        all.costs().startHours(c, j),
                        all.costs().utilisation(c, j)));
    }

    private Quantity training(int k, int j) {
        return book.worked(
                "T₀",
                "hours of " + workload(k) + " on " + tier(j) + " at calibration",
                "GPU-h/yr",
                "L₀ · split",
                () -> List.of(
                        book.workload("L₀", "gpu-hours-per-year", k), book.workload("split", "split." + tier(j), k)));
    }

    /** p0. */
    Quantity price(int c) {
        return book.kept(
                "p₀",
                "price paid by " + cell(c) + " at calibration",
                "USD/Mtok",
                "(1 + markup) · Σ b",
                book.calibration().price0[c][0],
                () -> {
                    List<Quantity> parts = spending(c);
                    parts.add(book.cell("markup", "markup", c));
                    return parts;
                });
    }

    private List<Quantity> spending(int c) {
        return each(
                market.tiers,
                j -> shared(c, j),
                j -> book.worked(
                        "b",
                        "cost of a token of " + cell(c) + " on " + tier(j) + " at calibration",
                        "USD/Mtok",
                        "s₀ · κ₀",
                        () -> List.of(share(c, j), all.costs().startCost(c, j))));
    }

    /** Revenue at the start: only served tokens earn. */
    Quantity revenue() {
        double value = book.calibration().revenue0[0];
        return book.kept(
                "R₀",
                "revenue at calibration",
                "USD/yr",
                "Σ R",
                value,
                () -> each(market.cells, c -> true, this::revenue));
    }

    private Quantity revenue(int c) {
        return book.worked("R", "revenue from " + cell(c) + " at calibration", "USD/yr", "D₀ · p₀ · Σ y / Σ b", () -> {
            List<Quantity> parts = new ArrayList<>(List.of(tokens(c), price(c)));
            parts.addAll(spending(c));
            parts.addAll(each(market.tiers, j -> shared(c, j), j -> served(c, j)));
            return parts;
        });
    }

    private Quantity served(int c, int j) {
        return book.worked(
                "y",
                "served cost of a token of " + cell(c) + " on " + tier(j) + " at calibration",
                "USD/Mtok",
                "s₀ · κ₀ · v₀",
                () -> List.of(share(c, j), all.costs().startCost(c, j), servedPart(j)));
    }

    private Quantity servedPart(int j) {
        String name = "part served on " + tier(j) + " at calibration";
        return market.installedGiven[j]
                ? book.worked("v₀", name, "1", "min(1, F / N₀)", () -> List.of(need(j), book.tier("F", "installed", j)))
                : Quantity.given("v₀", name, "1", 1, "the fleet is the need, since the market gives none");
    }

    /** α: the taste for a tier that makes the observed shares come out, and below the best of those for a latent tier. */
    Quantity taste(int c, int j) {
        int cj = c * market.tiers + j;
        String name = "taste of " + cell(c) + " for " + tier(j);
        double value = book.calibration().alpha[cj][0];
        if (market.latent[cj]) {
            return book.kept("α", name, "1", "most(α) + offset", value, () -> {
                List<Quantity> parts = each(market.tiers, k -> shared(c, k), k -> observedTaste(c, k));
                parts.add(book.cell("offset", "latent." + tier(j), c));
                return parts;
            });
        }
        return observedTaste(c, j);
    }

    private Quantity observedTaste(int c, int j) {
        String name = "taste of " + cell(c) + " for " + tier(j);
        int cj = c * market.tiers + j;
        double value = book.calibration().alpha[cj][0];
        if (!(book.trace.block.choice instanceof NestedLogitChoice)) {
            String why = "tier choice '" + book.trace.block.choice.name() + "' at the shares of the start";
            return Quantity.given("α", name, "1", value, why);
        }
        return book.kept(
                "α",
                name,
                "1",
                "λ · ln(s₀ / n) + ln(n) + β · ln(κ₀)",
                value,
                () -> List.of(
                        all.choices().lambda(j),
                        share(c, j),
                        nestShare(c, market.nestOf[j]),
                        book.cell("β", "beta", c),
                        all.costs().startCost(c, j)));
    }

    private Quantity nestShare(int c, int nest) {
        String name = "share of nest " + market.market.nests().get(nest) + " in " + cell(c) + " at calibration";
        return book.worked(
                "n",
                name,
                "1",
                "Σ s₀",
                () -> each(market.tiers, j -> market.nestOf[j] == nest && shared(c, j), j -> share(c, j)));
    }

    /** IV(0), over all tiers that can be chosen at the start. */
    Quantity inclusiveValue(int c) {
        double value = book.calibration().inclusiveValue0[c][0];
        return all.choices()
                .inclusiveValue(
                        "IV₀",
                        cell(c) + " at calibration",
                        value,
                        j -> market.usableAtStart(c, j) ? Optional.of(utility(c, j)) : Optional.empty());
    }

    private Quantity utility(int c, int j) {
        return book.worked(
                "V",
                "utility of " + tier(j) + " to " + cell(c) + " at calibration",
                "1",
                "α - β · ln(κ₀)",
                () -> List.of(
                        taste(c, j), book.cell("β", "beta", c), all.costs().startCost(c, j)));
    }
}
