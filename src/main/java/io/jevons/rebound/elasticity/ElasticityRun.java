package io.jevons.rebound.elasticity;

import io.jevons.demand.Channel;
import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.engine.Engine;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Runs a market under each 1 % step of cost, and reads off what need and each segment's hours make of it. */
final class ElasticityRun {
    static final String TOTAL = "total";
    private static final double STEP = 1.01;

    /**
     * By step (token cost, then the rent of each tier), by whose need (all, then each segment), by tier and in total; last in each what
     * need would make of a step in token cost if nobody answered.
     */
    private final List<double[][]> log;

    private final List<String> segments;

    private ElasticityRun(List<double[][]> log, List<String> segments) {
        this.log = log;
        this.segments = segments;
    }

    /** The elasticities of a market in some quarters, counted from the start, in ascending order. */
    static List<ElasticityRun> at(Market market, Integer... periods) {
        List<Supplier<Plan>> steps = new ArrayList<>();
        steps.add(() -> step(market, (drivers, quarter) -> drivers.scaleEfficiency("*", "*", 1 / STEP)));
        market.tiers()
                .forEach(tier -> steps.add(() -> step(market, (drivers, quarter) -> drivers.scaleRent(tier, STEP))));
        Plan base = Plan.of("base", Drivers.of(market, List.of()));
        ElasticityTerms terms = new ElasticityTerms(market);
        List<double[][][]> all = Engine.compareAllAt(
                base, steps, terms.keys(), List.of(periods), (before, after) -> logChange(terms, before, after));
        List<ElasticityRun> runs = new ArrayList<>();
        for (int k = 0; k < periods.length; k++) {
            int period = k;
            runs.add(new ElasticityRun(all.stream().map(step -> step[period]).toList(), terms.segments()));
        }
        return runs;
    }

    private static Plan step(Market market, DriverShock shock) {
        return new Plan("step", Drivers.of(market, List.of(shock)), Set.of(Channel.PRICE_FEEDBACK));
    }

    List<String> segments() {
        return segments;
    }

    /** Of need on a tier (or in total), of all or of one segment, to the token cost; NaN where there is no need. */
    double toTokenCost(int owner, int place) {
        return log.get(0)[owner][place];
    }

    /** What that would be if nobody answered: all of a segment's need is inference, of a tier's only a part. */
    double withoutAnswer(int owner, int place) {
        double[][] ofTokenCost = log.get(0);
        if (owner == 0) {
            return ofTokenCost[ofTokenCost.length - 1][place];
        }
        return Double.isNaN(ofTokenCost[owner][place]) ? Double.NaN : 1;
    }

    double toRent(int owner, int place, int rentTier) {
        return log.get(1 + rentTier)[owner][place];
    }

    /** The largest difference from another run's elasticities. */
    double distance(ElasticityRun other) {
        double most = 0;
        for (int s = 0; s < log.size(); s++) {
            for (int o = 0; o < log.get(s).length; o++) {
                for (int j = 0; j < log.get(s)[o].length; j++) {
                    double difference = Math.abs(log.get(s)[o][j] - other.log.get(s)[o][j]);
                    most = difference > most ? difference : most;
                }
            }
        }
        return most;
    }

    private static double[][][] logChange(ElasticityTerms terms, double[][] base, double[][] stepped) {
        double[][][] changes = new double[base.length][][];
        for (int k = 0; k < base.length; k++) {
            double[][] before = terms.quantities(base[k]);
            double[][] after = terms.quantities(stepped[k]);
            int inference = before.length - 1;
            for (int o = 0; o < inference; o++) {
                for (int j = 0; j < before[o].length; j++) {
                    after[o][j] = Math.log(after[o][j] / before[o][j]) / Math.log(STEP);
                }
            }
            for (int j = 0; j < before[inference].length; j++) {
                double part = before[inference][j] / before[0][j];
                after[inference][j] = Math.log1p((STEP - 1) * part) / Math.log(STEP);
            }
            changes[k] = after;
        }
        return changes;
    }
}
