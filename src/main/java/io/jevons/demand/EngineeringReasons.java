package io.jevons.demand;

import java.util.List;

/** Explains the engineering estimate: the base's work, done with the scenario's efficiency. */
final class EngineeringReasons extends Topic {
    EngineeringReasons(Reasons all) {
        super(all);
    }

    Quantity need(int j, int i) {
        return book.kept(
                "N",
                "engineering estimate: need for " + tier(j) + ", " + book.quarter(i),
                "ref GPU",
                "Y / (8766 · busy)",
                book.trace.engineering.get(i).need[j],
                () -> List.of(hours(j, i), book.tier("busy", "busy", j)));
    }

    Quantity hours(int j, int i) {
        String tier = tier(j);
        String name = "engineering estimate: hours on " + tier + ", " + book.quarter(i);
        return book.kept(
                "Y",
                name,
                "GPU-h/yr",
                "Σ H + Σ T + O",
                book.trace.engineeringHours.get(i)[j],
                () -> {
                    Trace.Line base = book.trace.base;
                    List<Quantity> parts = each(market.cells, c -> uses(base, c, j, i), c -> inference(c, j, i));
                    parts.addAll(each(market.workloads, k -> trainsOn(k, j), k -> training(k, j, i)));
                    parts.add(all.work().other(base, j, i));
                    return parts;
                });
    }

    private Quantity inference(int c, int j, int i) {
        Trace trace = book.trace;
        Trace.Line served = uses(trace.own, c, j, i) ? trace.own : trace.base;
        return book.worked(
                "H",
                "engineering estimate: inference for " + cell(c) + " on " + tier(j) + ", " + book.quarter(i),
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
                "engineering estimate: " + workload(k) + " on " + tier(j) + ", " + book.quarter(i),
                "GPU-h/yr",
                "L · split · E₀ / E",
                () -> List.of(
                        all.work().hours(book.trace.base, k, i),
                        book.workload("split", "split." + tier(j), k),
                        all.work().efficiency(book.trace.base, k, i).as("E₀"),
                        all.work().efficiency(book.trace.own, k, i)));
    }
}
