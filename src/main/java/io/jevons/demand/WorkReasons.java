package io.jevons.demand;

import java.util.ArrayList;
import java.util.List;

/** Explains the work: hours of inference, training and other work, the need for GPUs, and what is served and earned. */
final class WorkReasons extends Topic {
    WorkReasons(Reasons all) {
        super(all);
    }

    Quantity need(Trace.Line line, int j, int i) {
        return book.kept(
                "N",
                "need for " + tier(j) + book.when(line, i),
                "ref GPU",
                "(H + T + O) / (8766 · busy)",
                line.at(i).need[j],
                () -> List.of(
                        inference(line, j, i), training(line, j, i), other(line, j, i), book.tier("busy", "busy", j)));
    }

    Quantity inference(Trace.Line line, int j, int i) {
        String name = "inference on " + tier(j) + book.when(line, i);
        return book.kept(
                "H",
                name,
                "GPU-h/yr",
                "Σ H",
                line.at(i).inferenceHours[j],
                () -> each(market.cells, c -> uses(line, c, j, i), c -> inference(line, c, j, i)));
    }

    private Quantity inference(Trace.Line line, int c, int j, int i) {
        return book.worked(
                "H",
                "inference for " + cell(c) + " on " + tier(j) + book.when(line, i),
                "GPU-h/yr",
                "D · s · h / u",
                () -> List.of(
                        all.demands().tokens(line, c, i),
                        all.choices().share(line, c, j, i),
                        all.costs().hours(line, c, j, i),
                        all.costs().utilisation(c, j)));
    }

    Quantity training(Trace.Line line, int j, int i) {
        String name = "training on " + tier(j) + book.when(line, i);
        return book.kept(
                "T",
                name,
                "GPU-h/yr",
                "Σ T",
                line.at(i).trainingHours[j],
                () -> each(market.workloads, k -> trainsOn(k, j), k -> training(line, k, j, i)));
    }

    private Quantity training(Trace.Line line, int k, int j, int i) {
        return book.worked(
                "T",
                workload(k) + " on " + tier(j) + book.when(line, i),
                "GPU-h/yr",
                "L · split",
                () -> List.of(hours(line, k, i), book.workload("split", "split." + tier(j), k)));
    }

    Quantity other(Trace.Line line, int j, int i) {
        String name = "other work on " + tier(j) + book.when(line, i);
        if (!market.hasOther[j]) {
            return Quantity.given("O", name, "GPU-h/yr", 0, "market " + market.market.name() + " has none");
        }
        return book.kept(
                "O",
                name,
                "GPU-h/yr",
                "O₀ · G",
                line.at(i).otherHours[j],
                () -> List.of(
                        book.parameter("O₀", "other-workloads." + tier(j) + ".gpu-hours-per-year"),
                        book.growth("other-workloads", tier(j), i)));
    }

    /** L: hours0 G e^z / E'. */
    Quantity hours(Trace.Line line, int k, int i) {
        return book.kept(
                "L",
                "hours of " + workload(k) + book.when(line, i),
                "GPU-h/yr",
                "L₀ · G · exp(z) / E",
                line.at(i).workloadHours[k],
                () -> List.of(
                        book.workload("L₀", "gpu-hours-per-year", k),
                        book.growth("training", workload(k), i),
                        response(line, k, i),
                        efficiency(line, k, i)));
    }

    Quantity trainingGrowth(Trace.Line line, int k, int i, double value) {
        return book.kept(
                "g",
                "hours but for response and efficiency of " + workload(k) + book.when(line, i),
                "GPU-h/yr",
                "L₀ · G",
                value,
                () -> List.of(book.workload("L₀", "gpu-hours-per-year", k), book.growth("training", workload(k), i)));
    }

    Quantity trainingResponse(Trace.Line line, int k, int i, double value) {
        String name = "activity beyond trend of " + workload(k) + book.when(line, i);
        return book.kept("A", name, "1", "exp(z)", value, () -> List.of(response(line, k, i)));
    }

    /** E' = E e^(τ t). */
    Quantity efficiency(Trace.Line line, int k, int i) {
        return book.worked(
                "E",
                "efficiency of " + workload(k) + book.when(line, i),
                "1",
                "f · exp(τ · t)",
                () -> List.of(
                        book.factor(
                                "f",
                                "factor on efficiency of " + workload(k),
                                line,
                                i,
                                d -> d.trainingEfficiency[i][k]),
                        book.workload("τ", "efficiency-trend", k),
                        book.years(i)));
    }

    private Quantity response(Trace.Line line, int k, int i) {
        String name = "ln of activity beyond trend of " + workload(k) + book.when(line, i);
        double value = line.at(i).response[k];
        return following(
                line,
                Channel.TRAINING,
                "z",
                name,
                value,
                base -> response(base, k, i),
                () -> i == 0 ? Quantity.given("z", name, "1", 0, "start value") : adjusted(line, k, i, name, value));
    }

    private Quantity adjusted(Trace.Line line, int k, int i, String name, double value) {
        return book.kept(
                "z",
                name,
                "1",
                "z₋ + (1 - exp(-0.25 / T)) · (π · ln(R₋ / R₀) - ψ · ln(c / E) - z₋)",
                value,
                () -> List.of(
                        response(line, k, i - 1).as("z₋"),
                        book.workload("T", "adjust-time", k),
                        book.workload("π", "revenue-pull", k),
                        revenue(line, i - 1).as("R₋"),
                        all.starts().revenue(),
                        book.workload("ψ", "elasticity", k),
                        relativeCost(line, k, i),
                        efficiency(line, k, i)));
    }

    /** Rent over the workload's tiers, against that of the calibration. */
    private Quantity relativeCost(Trace.Line line, int k, int i) {
        String name = "rent against calibration of " + workload(k) + book.when(line, i);
        return book.worked("c", name, "1", "Σ b / Σ b₀", () -> {
            List<Quantity> parts = new ArrayList<>();
            for (int j = 0; j < market.tiers; j++) {
                if (trainsOn(k, j)) {
                    String of = workload(k) + " on " + tier(j);
                    Quantity split = book.workload("split", "split." + tier(j), k);
                    Quantity rent = all.rents().rent(line, j, i);
                    Quantity rent0 = all.rents().startRent(j);
                    parts.add(book.worked(
                            "b",
                            "rent for " + of + book.when(line, i),
                            "USD/GPU-h",
                            "split · r",
                            () -> List.of(split, rent)));
                    parts.add(book.worked(
                            "b₀",
                            "rent for " + of + " at calibration",
                            "USD/GPU-h",
                            "split · r₀",
                            () -> List.of(split, rent0)));
                }
            }
            return parts;
        });
    }

    Quantity servedTokens(Trace.Line line, int c, int i) {
        String name = "served tokens of " + cell(c) + book.when(line, i);
        return book.kept("D", name, "Mtok/yr", "D · Σ y", line.at(i).servedTokens[c], () -> {
            List<Quantity> parts = new ArrayList<>(List.of(all.demands().tokens(line, c, i)));
            parts.addAll(each(
                    market.tiers,
                    j -> uses(line, c, j, i),
                    j -> book.worked(
                            "y",
                            "served share of " + cell(c) + " on " + tier(j) + book.when(line, i),
                            "1",
                            "s · v",
                            () -> List.of(
                                    all.choices().share(line, c, j, i),
                                    all.fleet(line).served(j, i)))));
            return parts;
        });
    }

    Quantity revenue(Trace.Line line, int i) {
        return book.kept(
                "R",
                "revenue" + book.when(line, i),
                "USD/yr",
                "Σ R",
                line.at(i).revenue,
                () -> each(market.cells, c -> true, c -> revenue(line, c, i)));
    }

    private Quantity revenue(Trace.Line line, int c, int i) {
        String name = "revenue from " + cell(c) + book.when(line, i);
        return book.worked("R", name, "USD/yr", "D · p · Σ y / Σ b", () -> {
            List<Quantity> parts = new ArrayList<>(
                    List.of(all.demands().tokens(line, c, i), all.choices().price(line, c, i)));
            parts.addAll(all.choices().spending(line, c, i));
            parts.addAll(each(
                    market.tiers,
                    j -> uses(line, c, j, i),
                    j -> book.worked(
                            "y",
                            "served cost of a token of " + cell(c) + " on " + tier(j) + book.when(line, i),
                            "USD/Mtok",
                            "s · κ · v",
                            () -> List.of(
                                    all.choices().share(line, c, j, i),
                                    all.costs().cost(line, c, j, i),
                                    all.fleet(line).served(j, i)))));
            return parts;
        });
    }

    Quantity totalTokens(Trace.Line line, int i, boolean served, double value) {
        String name = (served ? "all served tokens" : "all tokens") + book.when(line, i);
        return book.kept(
                "D",
                name,
                "Mtok/yr",
                "Σ D",
                value,
                () -> each(
                        market.cells,
                        c -> true,
                        c -> served ? servedTokens(line, c, i) : all.demands().tokens(line, c, i)));
    }

    Quantity weightedHours(Trace.Line line, int i, double value) {
        return book.kept(
                "H",
                "all hours" + book.when(line, i),
                "H100-h/yr",
                "Σ w",
                value,
                () -> each(market.tiers, j -> true, j -> weighted(line, j, i)));
    }

    private Quantity weighted(Trace.Line line, int j, int i) {
        return book.worked(
                "w",
                "hours on " + tier(j) + book.when(line, i),
                "H100-h/yr",
                "(H + T + O) · weight",
                () -> List.of(
                        inference(line, j, i),
                        training(line, j, i),
                        other(line, j, i),
                        book.tier("weight", "h100-equivalents", j)));
    }
}
