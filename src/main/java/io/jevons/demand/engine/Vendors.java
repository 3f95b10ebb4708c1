package io.jevons.demand.engine;

import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/**
 * Vendors that answer demand with price: the vendor of a nest sells its tiers with one markup, and its Lerner index is
 * inverse to how elastic the demand for its tiers is. Rows are by vendor.
 *
 * <p>L = min(0.95, g e(0)/e); v* = ω [ln(1 - g) - ln(1 - L)], and where that is a cut, times the part of demand that is
 * served: who is sold out does not cut. v moves towards v* with the time of pricing. It is worked out at the end of a
 * quarter, and acts on unit prices from the next quarter on.
 */
final class Vendors {
    private static final double MOST_INDEX = 0.95;

    /** v, ln of the answer in unit prices: of this quarter, and of the next. */
    final double[][] logPrice;

    private final double[][] next;
    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final VendorElasticity elasticity;
    private final double[][] elasticities;
    private final double[] demanded;
    private final double[] served;
    private final double[] target;
    private final double[] margin;
    private final double[] index;

    Vendors(Block block) {
        lanes = block.lanes;
        market = block.market;
        calibration = block.calibration;
        elasticity = block.vendorElasticity;
        logPrice = lanes.rows(market.vendors);
        next = lanes.rows(market.vendors);
        elasticities = lanes.rows(market.vendors);
        demanded = new double[lanes.width];
        served = new double[lanes.width];
        target = new double[lanes.width];
        margin = new double[lanes.width];
        index = new double[lanes.width];
    }

    /** e(0), from the first quarter without shocks. */
    void calibrate(Run run) {
        elasticity.of(run, run.training.hours, run.rents.rent, run.otherHours, calibration.vendorElasticity0);
    }

    void start() {
        lanes.fill(next, 0);
    }

    /** Begins a quarter, with the answer to the last one. */
    void begin() {
        lanes.copy(next, logPrice);
    }

    /** Takes the base's prices of this quarter. */
    void follow(Vendors base) {
        lanes.copy(base.logPrice, logPrice);
    }

    /** The answer to this quarter. */
    void answer(Run run) {
        elasticity.of(run, run.training.hours, run.rents.rent, run.otherHours, elasticities);
        for (int v = 0; v < market.vendors; v++) {
            target(v);
            part(v, run);
            for (int l = 0; l < lanes.n; l++) {
                target[l] *= target[l] < 0 ? served[l] : 1;
            }
            lanes.approach(next[v], target, calibration.pricingStep[v]);
        }
    }

    /** ω [ln(1 - g) - ln(1 - L)]; L = g where demand did not answer at the start, else 0.95 where it does not now. */
    private void target(int v) {
        double[] g = lanes.row(Slot.VENDORS_GROSS_MARGIN, v);
        double[] response = lanes.row(Slot.VENDORS_RESPONSE, v);
        double[] now = elasticities[v];
        double[] start = calibration.vendorElasticity0[v];
        for (int l = 0; l < lanes.n; l++) {
            double lerner = start[l] == 0 ? g[l] : Math.min(MOST_INDEX, g[l] * start[l] / now[l]);
            margin[l] = 1 - g[l];
            index[l] = 1 - lerner;
        }
        lanes.kernels.log(margin, 0, margin, 0, lanes.n);
        lanes.kernels.log(index, 0, index, 0, lanes.n);
        for (int l = 0; l < lanes.n; l++) {
            target[l] = response[l] * (margin[l] - index[l]);
        }
    }

    /** Σ_j r H served / Σ_j r H over the vendor's tiers, of all hours demanded; 1 where nothing is. */
    private void part(int v, Run run) {
        int n = lanes.n;
        Arrays.fill(demanded, 0, n, 0);
        Arrays.fill(served, 0, n, 0);
        for (int j = 0; j < market.tiers; j++) {
            if (market.vendorOf[j] == v) {
                double[] rent = run.rents.rent[j];
                double[] part = run.served[j];
                for (int l = 0; l < n; l++) {
                    double spent =
                            rent[l] * (run.inferenceHours[j][l] + run.trainingHours[j][l] + run.otherHours[j][l]);
                    demanded[l] += spent;
                    served[l] += spent * part[l];
                }
            }
        }
        for (int l = 0; l < n; l++) {
            served[l] = demanded[l] > 0 ? served[l] / demanded[l] : 1;
        }
    }
}
