package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.demand.Market;
import io.jevons.demand.Projection;
import java.util.Arrays;

/** The terms whose sum a resource is in two states: each cell on each tier, each training workload, other work. */
final class FactorTerms {
    private static final double HOURS_A_YEAR = 8766;

    private final Resource resource;
    private final State before;
    private final State after;
    private final double[] first = new double[Factor.values().length];
    private final double[] second = new double[first.length];

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
        void fill(State state, String tier, String name, double[] factors);
    }

    private void term(LogMeanDivisia index, String tier, String name, Filling filling) {
        fill(before, tier, name, first, filling);
        fill(after, tier, name, second, filling);
        index.add(first, second);
    }

    private void fill(State state, String tier, String name, double[] factors, Filling filling) {
        Arrays.fill(factors, 1);
        filling.fill(state, tier, name, factors);
        factors[Factor.UTILISATION.ordinal()] *= resource.weight(state.projection.market(), tier);
        if (resource.kind() == Resource.Kind.GPUS) {
            factors[Factor.UTILISATION.ordinal()] /= HOURS_A_YEAR * state.parameter("tiers." + tier + ".busy");
        }
    }

    private static void inference(State state, String tier, String cell, double[] factors) {
        factors[Factor.GROWTH.ordinal()] = state.get(cell, "cell-growth");
        factors[Factor.NEW_MARKETS.ordinal()] = state.get(cell, "new-markets");
        factors[Factor.ADOPTION.ordinal()] = state.get(cell, "adoption");
        factors[Factor.INTENSITY.ordinal()] = state.get(cell, "intensity");
        factors[Factor.TOKENS_PER_TASK.ordinal()] = state.get(cell, "tokens-per-task");
        factors[Factor.TIER_MIX.ordinal()] = state.get(cell, "share:" + tier);
        factors[Factor.UNIT_EFFICIENCY.ordinal()] = state.get(cell, "cell-hours:" + tier);
        factors[Factor.UTILISATION.ordinal()] = 1 / state.parameter("cells." + cell + ".utilisation." + tier);
    }

    private static void training(State state, String tier, String workload, double[] factors) {
        double split = state.parameter("training." + workload + ".split." + tier);
        factors[Factor.TRAINING_GROWTH.ordinal()] = split * state.get(workload, "training-growth");
        factors[Factor.TRAINING_RESPONSE.ordinal()] = state.get(workload, "training-response");
        factors[Factor.TRAINING_EFFICIENCY.ordinal()] = 1 / state.get(workload, "training-efficiency");
    }

    private static void other(State state, String tier, String name, double[] factors) {
        factors[Factor.OTHER_WORK.ordinal()] = state.get(tier, "hours-other");
    }
}
