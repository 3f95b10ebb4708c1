package io.jevons.demand.engine;

import io.jevons.demand.CellLanes;
import io.jevons.demand.DemandCurve;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
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
        double[] sigma = lanes.row(market.cell.sigma[c]);
        double[] newElasticity = lanes.row(market.cell.newElasticity[c]);
        for (int l = 0; l < lanes.n; l++) {
            out[l] += viabilityResponse * scratch[l] / sigma[l] + newElasticity[l];
        }
        if (market.hasEffort[c]) {
            double[] effort = lanes.row(market.cell.effort[c]);
            for (int l = 0; l < lanes.n; l++) {
                out[l] += effort[l];
            }
        }
    }
}
