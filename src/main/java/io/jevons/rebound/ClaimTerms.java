package io.jevons.rebound;

import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The terms of the article's claims in a comparison: its flagship, lower tiers and users, by what the market has. The
 * flagship is the tier of that name, or else the first one; lower tiers are the others of group {@code nvidia}; users are
 * cells whose name or segment is the term.
 */
final class ClaimTerms {
    /** A relative difference that nobody would call more or less. */
    static final double NEGLIGIBLE = 0.005;

    private static final double POINT = 0.01;

    private final Comparison c;
    private final Market market;
    private final String flagship;

    private ClaimTerms(Comparison comparison) {
        c = comparison;
        market = comparison.market();
        List<String> tiers = market.tiers();
        flagship = tiers.contains("flagship") ? "flagship" : tiers.get(0);
    }

    static ClaimTerms of(Comparison comparison) {
        return new ClaimTerms(comparison);
    }

    static Condition more(String figure, double change, double tolerance) {
        return Condition.above(figure, change, "%", 0, tolerance);
    }

    static Condition less(String figure, double change) {
        return Condition.below(figure, change, "%", 0, NEGLIGIBLE);
    }

    private List<String> lowerTiers() {
        return market.tiers().stream()
                .filter(t -> !t.equals(flagship) && Nvidia.tiers(market).contains(t))
                .toList();
    }

    /** The cells of the named users; none where one of them is missing. */
    private List<String> users(String... names) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            Optional<String> cell = market.cells().stream()
                    .filter(x -> x.equals(name)
                            || market.text("cells." + x + ".segment").equals(name))
                    .findFirst();
            if (cell.isEmpty()) {
                return List.of();
            }
            cells.add(cell.get());
        }
        return cells;
    }

    private double mean(Projection p, String entity, String variable, Horizon horizon) {
        return horizon.span(c).mean(p.series(entity, variable));
    }

    private double change(String entity, String variable, Horizon horizon) {
        return mean(c.scenario(), entity, variable, horizon) / mean(c.base(), entity, variable, horizon) - 1;
    }

    List<Condition> flagshipInference() {
        return List.of(less(
                "inference on " + flagship + ", short run", change(flagship, "hours-inference", Horizon.SHORT_RUN)));
    }

    List<Condition> moveDown() {
        List<String> tiers = lowerTiers();
        List<Condition> conditions = new ArrayList<>();
        if (!tiers.isEmpty()) {
            for (String cell : users("sme", "developer", "open-source")) {
                conditions.add(Condition.above(
                        "lower tiers' share of " + cell, 100 * moved(cell, tiers), "points", 0, 100 * NEGLIGIBLE));
            }
        }
        return conditions;
    }

    /** How much more of a cell's tokens some tiers serve in the long run than in the base. */
    private double moved(String cell, List<String> tiers) {
        double sum = 0;
        for (String tier : tiers) {
            sum += mean(c.scenario(), cell, "share:" + tier, Horizon.LONG_RUN)
                    - mean(c.base(), cell, "share:" + tier, Horizon.LONG_RUN);
        }
        return sum;
    }

    /** Of none where rebound is undefined: what saves nothing cannot backfire. */
    List<Condition> totalDemand() {
        if (c.rebound(Resource.GPUS).findOver(Horizon.LONG_RUN).isEmpty()) {
            return List.of();
        }
        return List.of(gained("GPUs, long run", Resource.GPUS));
    }

    List<Condition> dollars() {
        return List.of(gained("sales, long run", Resource.SALES));
    }

    List<Condition> lowerTiersGain() {
        List<Condition> conditions = new ArrayList<>();
        for (String tier : lowerTiers()) {
            conditions.add(gained("GPUs on " + tier + ", long run", Resource.GPUS.on(tier)));
            conditions.add(gained("sales on " + tier + ", long run", Resource.SALES.on(tier)));
        }
        return conditions;
    }

    private Condition gained(String figure, Resource resource) {
        return more(figure, c.change(resource, Horizon.LONG_RUN), NEGLIGIBLE);
    }

    List<Condition> adoption() {
        return users("sme", "developer", "emerging").stream()
                .map(x -> more("adoption of " + x + ", long run", change(x, "adoption", Horizon.LONG_RUN), NEGLIGIBLE))
                .toList();
    }

    List<Condition> training() {
        Series hours = c.scenario().series(flagship, "hours-training");
        if (!(hours.get(0) > 0)) {
            return List.of();
        }
        double sinceStart = mean(c.scenario(), flagship, "hours-training", Horizon.LONG_RUN) / hours.get(0) - 1;
        return List.of(
                more("training on " + flagship + ", against the start", sinceStart, NEGLIGIBLE),
                more(
                        "training on " + flagship + ", against the base",
                        change(flagship, "hours-training", Horizon.LONG_RUN),
                        NEGLIGIBLE));
    }

    List<Condition> cudaShare() {
        if (!Nvidia.hasRivals(market)) {
            return List.of();
        }
        return List.of(kept("CUDA's share of GPUs", Resource.GPUS), kept("CUDA's share of sales", Resource.SALES));
    }

    private Condition kept(String figure, Resource resource) {
        Resource nvidia = Nvidia.of(resource);
        double moved = 100 * (c.shareInScenario(nvidia, Horizon.LONG_RUN) - c.shareInBase(nvidia, Horizon.LONG_RUN));
        return Condition.above(figure, moved, "points", -100 * POINT, 100 * NEGLIGIBLE);
    }

    /** The mean over cells of the new-markets margin against the base's, by the base's tokens. */
    List<Condition> newMarkets() {
        double grown = byTokens(c, cell -> change(cell, "new-markets", Horizon.LONG_RUN));
        return List.of(more("tokens through new markets, long run", grown, NEGLIGIBLE));
    }

    List<Condition> flagshipGains() {
        return List.of(gained("GPUs on " + flagship + ", long run", Resource.GPUS.on(flagship)));
    }

    List<Condition> momentum() {
        return List.of(slower("need"), slower("sales"));
    }

    /** Growth from before the short run to its end, less the base's. */
    private Condition slower(String variable) {
        Horizon.Span span = Horizon.SHORT_RUN.span(c);
        int before = Math.max(0, span.first() - 1);
        double less =
                growth(c.scenario(), variable, before, span.last()) - growth(c.base(), variable, before, span.last());
        return Condition.below(
                "growth of " + variable + " on " + flagship + ", short run", 100 * less, "points", 0, 100 * NEGLIGIBLE);
    }

    private double growth(Projection p, String variable, int from, int to) {
        Series series = p.series(flagship, variable);
        return series.get(to) / series.get(from) - 1;
    }

    /** Tokens of cells as large as in the base, so that shares move and not the weight of cells. */
    List<Condition> otherPlatforms() {
        List<String> others = market.tiers().stream()
                .filter(t -> t.equals("edge") || !Nvidia.tiers(market).contains(t))
                .filter(t -> !t.equals(flagship))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        double moved = byTokens(c, cell -> moved(cell, others));
        return List.of(Condition.above("share of other platforms", 100 * moved, "points", 0, 100 * NEGLIGIBLE));
    }

    List<Condition> usedMoreOften() {
        double grown = byTokens(
                c,
                cell -> (1 + change(cell, "intensity", Horizon.LONG_RUN))
                                * (1 + change(cell, "effort", Horizon.LONG_RUN))
                        - 1);
        return List.of(more("intensity and effort, long run", grown, NEGLIGIBLE));
    }

    List<Condition> viable() {
        double gained = byTokens(
                c,
                cell -> mean(c.scenario(), cell, "viable", Horizon.LONG_RUN)
                        - mean(c.base(), cell, "viable", Horizon.LONG_RUN));
        return List.of(Condition.above("viable share, long run", 100 * gained, "points", 0, 100 * NEGLIGIBLE));
    }

    /** The mean of a figure over cells, by the base's tokens of the long run. */
    static double byTokens(Comparison c, ToDoubleFunction<String> figure) {
        Horizon.Span span = Horizon.LONG_RUN.span(c);
        double weighted = 0;
        double weights = 0;
        for (String cell : c.market().cells()) {
            double weight = span.mean(c.base().series(cell, "tokens"));
            weighted += weight * figure.applyAsDouble(cell);
            weights += weight;
        }
        return weighted / weights;
    }

    List<Condition> electricity() {
        return List.of(
                more("electricity, long run", c.change(Resource.ENERGY, Horizon.LONG_RUN), NEGLIGIBLE),
                less("electricity a token, long run", powerPerToken(c.scenario()) / powerPerToken(c.base()) - 1));
    }

    /** The power of inference's part of each tier's hours, for each token. */
    private double powerPerToken(Projection p) {
        double power = 0;
        for (String tier : market.tiers()) {
            double inference = mean(p, tier, "hours-inference", Horizon.LONG_RUN);
            double all = inference
                    + mean(p, tier, "hours-training", Horizon.LONG_RUN)
                    + mean(p, tier, "hours-other", Horizon.LONG_RUN);
            if (all > 0) {
                power += mean(p, tier, "power", Horizon.LONG_RUN) * inference / all;
            }
        }
        return power / mean(p, "total", "tokens-served", Horizon.LONG_RUN);
    }
}
