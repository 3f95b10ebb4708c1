package plugin;

import io.jevons.demand.CellLanes;
import io.jevons.demand.DemandCurve;

/** Linear demand: q* = 1 - elasticity * (price - 1), hence at most 1 + elasticity tokens however cheap they get. */
public final class LinearDemand implements DemandCurve {
    private static final double LEAST = 1e-6;

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public void logIntensity(CellLanes cell, double[] logPrice, double[] logIntensity) {
        for (int l = 0; l < cell.lanes(); l++) {
            double linear = 1 - cell.elasticity(l) * Math.expm1(logPrice[l]);
            logIntensity[l] = Math.log(Math.max(LEAST, linear));
        }
    }
}
