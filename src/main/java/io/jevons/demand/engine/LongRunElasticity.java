package io.jevons.demand.engine;

import io.jevons.demand.CellLanes;
import io.jevons.demand.DemandCurve;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;

/** The long-run local elasticity of a cell's tokens with respect to its task price, of all margins together. */
final class LongRunElasticity {
    private final Lanes lanes;
    private final CompiledMarket market;
    private final DemandCurve curve;
    private final double viabilityResponse;
    private final CellLanes[] cellLanes;
    private final double[] scratch;

    LongRunElasticity(Lanes lanes, DemandCurve curve, double viabilityResponse) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.curve = curve;
        this.viabilityResponse = viabilityResponse;
        cellLanes = new CellLanes[market.cells];
        Arrays.setAll(cellLanes, c -> new CellLanes(lanes, c));
        scratch = new double[lanes.width];
    }

    /** Fills in ε̂ (1 - q* / m) + k φ(z)/(σ Φ(z)) + ε_new + χ of a cell at x and z; k = 1. */
    void of(int c, double[] logPrice, double[] z, double[] out) {
        curve.elasticity(cellLanes[c], logPrice, out);
        lanes.kernels.inverseMills(z, 0, scratch, 0, lanes.n);
        double[] sigma = lanes.row(Slot.CELLS_SIGMA, c);
        double[] newMarkets = lanes.row(PriceMargin.NEW_MARKETS.elasticity(), c);
        for (int l = 0; l < lanes.n; l++) {
            out[l] += viabilityResponse * scratch[l] / sigma[l] + newMarkets[l];
        }
        for (PriceMargin margin : PriceMargin.OPTIONAL) {
            if (margin.isIn(market, c)) {
                double[] elasticity = lanes.row(margin.elasticity(), c);
                for (int l = 0; l < lanes.n; l++) {
                    out[l] += elasticity[l];
                }
            }
        }
    }
}
