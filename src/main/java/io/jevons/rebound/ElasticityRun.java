package io.jevons.rebound;

import io.jevons.base.Series;
import io.jevons.demand.Channel;
import io.jevons.demand.Drivers;
import io.jevons.demand.Engine;
import io.jevons.demand.Market;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Runs a market under each 1 % step of cost, and reads off what need and each segment's hours make of it. */
final class ElasticityRun {
    static final String TOTAL = "total";
    private static final double STEP = 1.01;

    private final Market market;
    private final int period;
    private final List<String> tiers;

    /** By step (token cost, then the rent of each tier), by whose need (all, then each segment), by tier and in total. */
    private final List<double[][]> log;

    private final List<String> segments;

    private ElasticityRun(Market market, int period) {
        this.market = market;
        this.period = period;
        tiers = market.tiers();
        segments =
                market.cells().stream().map(c -> segment(market, c)).distinct().toList();
        List<Plan> steps = new ArrayList<>();
        steps.add(step((drivers, quarter) -> drivers.scaleEfficiency("*", "*", 1 / STEP)));
        tiers.forEach(tier -> steps.add(step((drivers, quarter) -> drivers.scaleRent(tier, STEP))));
        Plan base = Plan.of("base", Drivers.of(market, List.of()));
        log = Engine.compareAll(base, steps, pair -> logChange(pair.base(), pair.scenario()));
    }

    /** The elasticities of a market in a quarter, counted from the start. */
    static ElasticityRun of(Market market, int period) {
        return new ElasticityRun(market, period);
    }

    static String segment(Market market, String cell) {
        return market.text("cells." + cell + ".segment");
    }

    private Plan step(Drivers.DriverShock shock) {
        return new Plan("step", Drivers.of(market, List.of(shock)), Set.of(Channel.PRICE_FEEDBACK));
    }

    List<String> segments() {
        return segments;
    }

    /** Of need on a tier (or in total), of all or of one segment, to the token cost; NaN where there is no need. */
    double toTokenCost(int owner, int place) {
        return log.get(0)[owner][place];
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

    private double[][] logChange(Projection base, Projection stepped) {
        double[][] before = quantities(base);
        double[][] after = quantities(stepped);
        for (int o = 0; o < before.length; o++) {
            for (int j = 0; j < before[o].length; j++) {
                after[o][j] = Math.log(after[o][j] / before[o][j]) / Math.log(STEP);
            }
        }
        return after;
    }

    /** Need by tier and in total, then the inference hours of each segment. */
    private double[][] quantities(Projection projection) {
        double[][] out = new double[1 + segments.size()][tiers.size() + 1];
        for (int j = 0; j < tiers.size(); j++) {
            out[0][j] = projection.series(tiers.get(j), "need").get(period);
        }
        for (String cell : market.cells()) {
            int owner = 1 + segments.indexOf(segment(market, cell));
            double tokens = projection.series(cell, "tokens").get(period);
            for (int j = 0; j < tiers.size(); j++) {
                String tier = tiers.get(j);
                double share = projection.series(cell, "share:" + tier).get(period);
                if (share > 0) {
                    double perToken = at(projection, cell, "cell-hours:" + tier);
                    out[owner][j] += tokens * share * perToken / market.get("cells." + cell + ".utilisation." + tier);
                }
            }
        }
        for (double[] row : out) {
            for (int j = 0; j < tiers.size(); j++) {
                row[tiers.size()] += row[j] * market.get("tiers." + tiers.get(j) + ".h100-equivalents");
            }
        }
        return out;
    }

    private double at(Projection projection, String cell, String variable) {
        Series series = projection.find(cell, variable).orElseThrow(() -> new IllegalStateException("no " + variable));
        return series.get(period);
    }
}
