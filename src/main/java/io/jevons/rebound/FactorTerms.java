package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Units;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.rebound.shares.LogMeanDivisia;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The terms whose sum a resource is in two states: each cell on each tier, each training workload, other work. */
final class FactorTerms {

    private final Resource resource;
    private final State before;
    private final State after;

    FactorTerms(Resource resource, Projection before, Quarter from, Projection after, Quarter to) {
        if (resource.kind() != Resource.Kind.GPU_HOURS && resource.kind() != Resource.Kind.GPUS) {
            throw new InvalidInputException("resource = " + resource
                    + ": must be GPU_HOURS or GPUS, in total, on a tier or over a nest, for accounting by factors"
                    + "\nMaybe attribute, which takes any resource");
        }
        this.resource = resource;
        this.before = new State(before, from);
        this.after = new State(after, to);
    }

    /** A quarter of a projection. */
    private record State(Projection projection, Quarter quarter) {
        double get(String entity, String variable) {
            return projection
                    .find(entity, variable)
                    .orElseThrow(() -> new IllegalStateException("no " + variable + " of " + entity))
                    .at(quarter);
        }

        double parameter(String path) {
            Market market = projection.market();
            return market.has(path) ? market.get(path) : 0;
        }
    }

    void addTo(LogMeanDivisia index) {
        Market market = before.projection.market();
        for (String tier : resource.tiers(market)) {
            for (String cell : market.cells()) {
                if (market.has("cells." + cell + ".utilisation." + tier)) {
                    term(index, tier, cell, FactorTerms::inference);
                }
            }
            for (String workload : market.trainingWorkloads()) {
                term(index, tier, workload, FactorTerms::training);
            }
            term(index, tier, "", FactorTerms::other);
        }
    }

    /** Fills in the factors of a term. */
    private interface Filling {
        void fill(State state, String tier, String name, Map<Factor, Double> factors);
    }

    private void term(LogMeanDivisia index, String tier, String name, Filling filling) {
        index.add(factors(before, tier, name, filling), factors(after, tier, name, filling));
    }

    /** The factors of a term in order; 1 where one is none of its. */
    private double[] factors(State state, String tier, String name, Filling filling) {
        Map<Factor, Double> factors = new EnumMap<>(Factor.class);
        filling.fill(state, tier, name, factors);
        double used = resource.weight(state.projection.market(), tier);
        if (resource.kind() == Resource.Kind.GPUS) {
            used /= Units.HOURS_A_YEAR * state.parameter("tiers." + tier + ".busy");
        }
        factors.merge(Factor.UTILISATION, used, (a, b) -> a * b);
        return Arrays.stream(Factor.values())
                .mapToDouble(f -> factors.getOrDefault(f, 1.0))
                .toArray();
    }

    private static void inference(State state, String tier, String cell, Map<Factor, Double> factors) {
        for (Factor factor : Factor.values()) {
            factor.ofCell().ifPresent(series -> factors.put(factor, state.get(cell, series)));
        }
        factors.put(Factor.TIER_MIX, state.get(cell, "share:" + tier));
        factors.put(Factor.UNIT_EFFICIENCY, state.get(cell, "cell-hours:" + tier));
        factors.put(Factor.UTILISATION, 1 / state.parameter("cells." + cell + ".utilisation." + tier));
    }

    private static void training(State state, String tier, String workload, Map<Factor, Double> factors) {
        double split = state.parameter("training." + workload + ".split." + tier);
        factors.put(Factor.TRAINING_GROWTH, split * state.get(workload, "training-growth"));
        factors.put(Factor.TRAINING_RESPONSE, state.get(workload, "training-response"));
        factors.put(Factor.TRAINING_EFFICIENCY, 1 / state.get(workload, "training-efficiency"));
    }

    private static void other(State state, String tier, String name, Map<Factor, Double> factors) {
        factors.put(Factor.OTHER_WORK, state.get(tier, "hours-other"));
    }
}
