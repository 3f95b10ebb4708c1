package io.jevons.demand.engine;

import io.jevons.demand.RentalMarket;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;

/** Rents of GPU time: cost, scarcity premium and its lag. Rows are by tier. */
final class Rents {
    /** Price of a new unit, and rent per GPU-hour with its logarithm. */
    final double[][] unitPrice;

    final double[][] rent;
    final double[][] logRent;

    /** ln μ, for the next rent. */
    final double[][] logScarcity;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final RentalMarket rental;
    private final double[] target;

    /** e^v by vendor. */
    private final double[][] answer;

    Rents(Lanes lanes, Calibration calibration, Trends trends, RentalMarket rental) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.calibration = calibration;
        this.trends = trends;
        this.rental = rental;
        unitPrice = lanes.rows(market.tiers);
        rent = lanes.rows(market.tiers);
        logRent = lanes.rows(market.tiers);
        logScarcity = lanes.rows(market.tiers);
        target = new double[lanes.width];
        answer = lanes.rows(market.vendors);
    }

    /** The premium of given rents, from those of the first quarter at cost and without scarcity; then that quarter's. */
    void calibrate(LaneDrivers unshocked, Vendors vendors, double[][] logTightness) {
        quarter(unshocked.hardwarePrice, vendors, unshocked.rent);
        calibration.rents.calibrate(rental, calibration.tierLanes, rent, logTightness);
        start();
        quarter(unshocked.hardwarePrice, vendors, unshocked.rent);
    }

    void start() {
        lanes.copy(calibration.rents.logScarcity0, logScarcity);
    }

    /** r_j(t) = cost of rent, with this quarter's prices of hardware, times premium and scarcity of the last quarter. */
    void quarter(Factors hardwarePrice, Vendors vendors, Factors factor) {
        for (int v = 0; v < market.vendors; v++) {
            lanes.kernels.exp(vendors.logPrice[v], 0, answer[v], 0, lanes.n);
        }
        for (int j = 0; j < market.tiers; j++) {
            price(j, hardwarePrice);
            quarter(j, factor.of(j));
            lanes.kernels.log(rent[j], 0, logRent[j], 0, lanes.n);
        }
    }

    /** price e^(-θ t) times the factor of hardware price, and e^v where a vendor answers. */
    private void price(int j, Factors hardwarePrice) {
        double[] price = unitPrice[j];
        double[] trend = trends.unitPrice[j];
        if (hardwarePrice.varies(j)) {
            lanes.product(trend, hardwarePrice.row(j), price);
        } else {
            double factor = hardwarePrice.of(j);
            for (int l = 0; l < lanes.n; l++) {
                price[l] = trend[l] * factor;
            }
        }
        int vendor = market.vendorOf[j];
        if (vendor >= 0) {
            lanes.product(price, answer[vendor], price);
        }
    }

    private void quarter(int j, double factor) {
        int n = lanes.n;
        double[] r = rent[j];
        double[] price = unitPrice[j];
        double[] power = trends.unitPower[j];
        double[] capital = calibration.rents.capitalFactor[j];
        double[] energy = calibration.rents.energyFactor;
        double[] premium = calibration.rents.premium[j];
        lanes.kernels.exp(logScarcity[j], 0, r, 0, n);
        for (int l = 0; l < n; l++) {
            r[l] *= (price[l] * capital[l] + power[l] * energy[l]) * premium[l] * factor;
        }
    }

    /** Takes the base's rents as they stand, but for what the factors on rent differ by. */
    void follow(Rents base, Factors factor, Factors baseFactor) {
        for (int j = 0; j < market.tiers; j++) {
            double beyond = factor.of(j) / baseFactor.of(j);
            double logBeyond = Math.log(beyond);
            for (int l = 0; l < lanes.n; l++) {
                rent[j][l] = base.rent[j][l] * beyond;
                logRent[j][l] = base.logRent[j][l] + logBeyond;
            }
        }
    }

    /** Moves scarcity by what this quarter's tightness asks for. */
    void adjust(double[][] logTightness) {
        for (int j = 0; j < market.tiers; j++) {
            rental.logScarcity(calibration.tierLanes[j], logTightness[j], target);
            lanes.approach(logScarcity[j], target, calibration.rentStep[j]);
        }
    }
}
