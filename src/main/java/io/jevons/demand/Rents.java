package io.jevons.demand;

import java.util.Arrays;

/** Rents of GPU time: cost, scarcity premium and its lag. */
final class Rents {
    /** Price of a new unit, and rent per GPU-hour with its logarithm; by tier. */
    final double[] unitPrice;

    final double[] rent;
    final double[] logRent;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final RentalMarket rental;
    private final TierLanes[] tierLanes;
    private final double[] logScarcity;
    private final double[] target;

    Rents(Lanes lanes, Calibration calibration, Trends trends, RentalMarket rental) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.calibration = calibration;
        this.trends = trends;
        this.rental = rental;
        int tiers = market.tiers * lanes.width;
        unitPrice = new double[tiers];
        rent = new double[tiers];
        logRent = new double[tiers];
        logScarcity = new double[tiers];
        target = new double[lanes.width];
        tierLanes = new TierLanes[market.tiers];
        Arrays.setAll(tierLanes, j -> new TierLanes(lanes, j));
    }

    void start() {
        Arrays.fill(logScarcity, 0, market.tiers * lanes.n, 0);
    }

    /** r_j(t) = cost of rent, with this quarter's hardware price, times premium and scarcity of the last quarter. */
    void quarter(double[] hardwarePrice, double[] factor) {
        int n = lanes.n;
        int all = market.tiers * n;
        lanes.kernels.exp(logScarcity, 0, rent, 0, all);
        for (int j = 0; j < market.tiers; j++) {
            for (int l = 0; l < n; l++) {
                int at = j * n + l;
                unitPrice[at] = trends.unitPrice[at] * hardwarePrice[j];
                double cost = unitPrice[at] * calibration.capitalFactor[at]
                        + trends.unitPower[at] * calibration.energyFactor[l];
                rent[at] *= cost * calibration.premium[at] * factor[j];
            }
        }
        lanes.kernels.log(rent, 0, logRent, 0, all);
    }

    /** Takes the base's rents as they stand, but for what the factors on rent differ by. */
    void follow(Rents base, double[] factor, double[] baseFactor) {
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            double beyond = factor[j] / baseFactor[j];
            double logBeyond = Math.log(beyond);
            for (int l = 0; l < n; l++) {
                rent[j * n + l] = base.rent[j * n + l] * beyond;
                logRent[j * n + l] = base.logRent[j * n + l] + logBeyond;
            }
        }
    }

    /** Moves scarcity by what this quarter's tightness asks for. */
    void adjust(double[] logTightness) {
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            // A strategy sees one tier at a time, so its lanes begin at 0.
            System.arraycopy(logTightness, j * n, target, 0, n);
            rental.logScarcity(tierLanes[j], target, target);
            for (int l = 0; l < n; l++) {
                int at = j * n + l;
                logScarcity[at] += calibration.rentStep[at] * (target[l] - logScarcity[at]);
            }
        }
    }
}
