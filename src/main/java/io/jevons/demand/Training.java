package io.jevons.demand;

import java.util.Arrays;

/** Training: its response to cost and to revenue, and its GPU-hours. */
final class Training {
    /** z, the log of activity beyond trend, and hours, by workload. */
    final double[] response;

    final double[] hours;

    /** Shocks on efficiency, by workload, in this quarter. */
    double[] efficiency = {};

    private final Lanes lanes;
    private final CompiledMarket market;
    private final double[] p;
    private final Calibration calibration;
    private final Trends trends;

    Training(Lanes lanes, Calibration calibration, Trends trends) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.p = lanes.values();
        this.calibration = calibration;
        this.trends = trends;
        response = new double[market.workloads * lanes.width];
        hours = new double[response.length];
    }

    void start() {
        Arrays.fill(response, 0, market.workloads * lanes.n, 0);
    }

    /** target = -ψ ln(ρ / E') + π ln(revenue / revenue0), with last quarter's revenue; z moves towards it. */
    void respond(Rents rents, double[] efficiency, double[] revenue) {
        int n = lanes.n;
        double years = trends.years();
        for (int k = 0; k < market.workloads; k++) {
            int elasticity = lanes.at(market.training.elasticity[k]);
            int pull = lanes.at(market.training.pull[k]);
            int trend = lanes.at(market.training.trend[k]);
            double logEfficiency = Math.log(efficiency[k]);
            for (int l = 0; l < n; l++) {
                double now = 0;
                double start = 0;
                for (int j = 0; j < market.tiers; j++) {
                    int split = market.training.split[k * market.tiers + j];
                    if (split >= 0) {
                        double part = p[lanes.at(split) + l];
                        now += part * rents.rent[j * n + l];
                        start += part * calibration.rent0[j * n + l];
                    }
                }
                double cost = Math.log(now / start) - logEfficiency - p[trend + l] * years;
                double target =
                        -p[elasticity + l] * cost + p[pull + l] * Math.log(revenue[l] / calibration.revenue0[l]);
                int at = k * n + l;
                response[at] += calibration.trainingStep[at] * (target - response[at]);
            }
        }
    }

    void follow(Training base) {
        System.arraycopy(base.response, 0, response, 0, market.workloads * lanes.n);
    }

    /** hours = hours0 G e^z / E'. */
    void hours(double[] shocks) {
        efficiency = shocks;
        int n = lanes.n;
        double years = trends.years();
        for (int k = 0; k < market.workloads; k++) {
            int start = lanes.at(market.training.hours[k]);
            int trend = lanes.at(market.training.trend[k]);
            for (int l = 0; l < n; l++) {
                int at = k * n + l;
                double exponent = trends.logGrowthTraining[at] + response[at] - p[trend + l] * years;
                hours[at] = p[start + l] * Math.exp(exponent) / efficiency[k];
            }
        }
    }
}
