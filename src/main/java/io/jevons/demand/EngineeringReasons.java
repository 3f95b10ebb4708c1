package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;

/** Explains the engineering estimate: the base's work, done with the scenario's efficiency. */
final class EngineeringReasons {
    private final ReasonBook book;
    private final CompiledMarket market;
    private final Reasons all;

    EngineeringReasons(ReasonBook book, Reasons all) {
        this.book = book;
        this.market = book.market;
        this.all = all;
    }

    Quantity need(int j, int i) {
        return book.kept(
                "N",
                "engineering estimate: need for " + market.tierNames.get(j) + ", " + book.quarter(i),
                "ref GPU",
                "Y / (8766 · busy)",
                book.trace.engineering.get(i).need[j],
                () -> List.of(hours(j, i), book.tier("busy", "busy", j)));
    }

    Quantity hours(int j, int i) {
        String tier = market.tierNames.get(j);
        String name = "engineering estimate: hours on " + tier + ", " + book.quarter(i);
        return book.kept(
                "Y",
                name,
                "GPU-h/yr",
                "Σ H + Σ T + O",
                book.trace.engineeringHours.get(i)[j],
                () -> {
                    Trace.Line base = book.trace.base;
                    List<Quantity> parts = new ArrayList<>();
                    for (int c = 0; c < market.cells; c++) {
                        if (base.at(i).usable[c * market.tiers + j]) {
                            parts.add(inference(c, j, i));
                        }
                    }
                    for (int k = 0; k < market.workloads; k++) {
                        if (market.training.split[k * market.tiers + j] >= 0) {
                            parts.add(training(k, j, i));
                        }
                    }
                    parts.add(all.work().other(base, j, i));
                    return parts;
                });
    }

    private Quantity inference(int c, int j, int i) {
        Trace trace = book.trace;
        Trace.Line served = trace.own.at(i).usable[c * market.tiers + j] ? trace.own : trace.base;
        return book.worked(
                "H",
                "engineering estimate: inference for " + market.cellNames.get(c) + " on " + market.tierNames.get(j)
                        + ", " + book.quarter(i),
                "GPU-h/yr",
                "D · s · h / u",
                () -> List.of(
                        all.demands().tokens(trace.base, c, i),
                        all.choices().share(trace.base, c, j, i),
                        all.costs().hours(served, c, j, i),
                        all.costs().utilisation(c, j)));
    }

    private Quantity training(int k, int j, int i) {
        return book.worked(
                "T",
                "engineering estimate: " + market.workloadNames.get(k) + " on " + market.tierNames.get(j) + ", "
                        + book.quarter(i),
                "GPU-h/yr",
                "L · split · E₀ / E",
                () -> List.of(
                        all.work().hours(book.trace.base, k, i),
                        book.workload("split", "split." + market.tierNames.get(j), k),
                        all.work().efficiency(book.trace.base, k, i).as("E₀"),
                        all.work().efficiency(book.trace.own, k, i)));
    }
}
