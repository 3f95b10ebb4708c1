package io.jevons.demand.engine;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayMath;
import java.util.Arrays;

/** Training: its response to cost and to revenue, and its GPU-hours. Rows are by workload. */
final class Training {
    /** z, the log of activity beyond trend, and hours. */
    final double[][] response;

    final double[][] hours;

    /** Shocks on efficiency, by workload, in this quarter. */
    Factors efficiency = new Factors();

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final double[] logRevenue;
    private final double[] cost;
    private final double[] target;

    Training(Lanes lanes, Calibration calibration, Trends trends) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.calibration = calibration;
        this.trends = trends;
        response = lanes.rows(market.workloads);
        hours = lanes.rows(market.workloads);
        logRevenue = new double[lanes.width];
        cost = new double[lanes.width];
        target = new double[lanes.width];
    }

    void start() {
        lanes.fill(response, 0);
    }

    /** target = -ψ ln(ρ / E') + π ln(revenue / revenue0), with last quarter's revenue; z moves towards it. */
    void respond(Rents rents, Factors gains, double[] revenue) {
        int n = lanes.n;
        double years = trends.years();
        double[] revenue0 = calibration.revenue0;
        for (int l = 0; l < n; l++) {
            logRevenue[l] = revenue[l] / revenue0[l];
        }
        lanes.kernels.log(logRevenue, 0, logRevenue, 0, n);
        for (int k = 0; k < market.workloads; k++) {
            relativeCost(k, rents);
            double[] elasticity = lanes.row(Slot.TRAINING_ELASTICITY, k);
            double[] pull = lanes.row(Slot.TRAINING_REVENUE_PULL, k);
            double[] trend = lanes.row(Slot.TRAINING_EFFICIENCY_TREND, k);
            // ln(ρ / E) in one of two loops, and the rest in a third, since a choice by lane makes no vector
            // instructions.
            if (gains.varies(k)) {
                lanes.kernels.log(gains.row(k), 0, target, 0, n);
                for (int l = 0; l < n; l++) {
                    cost[l] -= target[l];
                }
            } else {
                double logGain = ArrayMath.log(gains.of(k));
                for (int l = 0; l < n; l++) {
                    cost[l] -= logGain;
                }
            }
            for (int l = 0; l < n; l++) {
                double effective = cost[l] - trend[l] * years;
                target[l] = -elasticity[l] * effective + pull[l] * logRevenue[l];
            }
            lanes.approach(response[k], target, calibration.trainingStep[k]);
        }
    }

    /** Σ split r at the start. */
    void calibrate(Rents rents) {
        for (int k = 0; k < market.workloads; k++) {
            cost(k, rents, calibration.trainingCost0[k]);
        }
    }

    /** ln ρ: rent over the workload's tiers, against that at the start. */
    private void relativeCost(int k, Rents rents) {
        cost(k, rents, cost);
        double[] startCost = calibration.trainingCost0[k];
        for (int l = 0; l < lanes.n; l++) {
            cost[l] /= startCost[l];
        }
        lanes.kernels.log(cost, 0, cost, 0, lanes.n);
    }

    /** Σ split r. */
    private void cost(int k, Rents rents, double[] sum) {
        Arrays.fill(sum, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            int slot = market.slot(Slot.TRAINING_SPLIT, k * market.tiers + j);
            if (slot >= 0) {
                lanes.addProduct(sum, lanes.row(slot), rents.rent[j]);
            }
        }
    }

    void follow(Training base) {
        lanes.copy(base.response, response);
    }

    /** hours = hours0 G e^z / E'. */
    void hours(Factors shocks) {
        efficiency = shocks;
        int n = lanes.n;
        double years = trends.years();
        for (int k = 0; k < market.workloads; k++) {
            double[] start = lanes.row(Slot.TRAINING_GPU_HOURS_PER_YEAR, k);
            double[] trend = lanes.row(Slot.TRAINING_EFFICIENCY_TREND, k);
            double[] growth = trends.logGrowthTraining[k];
            double[] z = response[k];
            double[] out = hours[k];
            for (int l = 0; l < n; l++) {
                out[l] = growth[l] + z[l] - trend[l] * years;
            }
            lanes.kernels.exp(out, 0, out, 0, n);
            if (efficiency.varies(k)) {
                double[] gains = efficiency.row(k);
                for (int l = 0; l < n; l++) {
                    // As below, so that a gain has the same bits drawn or given.
                    out[l] *= start[l] * (1 / gains[l]);
                }
            } else {
                double perGain = 1 / efficiency.of(k);
                for (int l = 0; l < n; l++) {
                    out[l] *= start[l] * perGain;
                }
            }
        }
    }
}
