package io.jevons.demand;

/**
 * The built-in demand curve: q* = m / (1 + (m - 1) e^(ε̂ x)) with ε̂ = ε m/(m - 1), which starts at 1 with elasticity ε
 * whatever m is, and ends at the saturation multiple m; isoelastic, q* = e^(-ε x), where the cell has no saturation.
 */
final class SaturatingDemand implements DemandCurve {
    static final String NAME = "saturating";

    /** Beyond this exponent intensity is zero for every purpose, and its logarithm stays finite. */
    private static final double HIGHEST_EXPONENT = 700;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void logIntensity(CellLanes cell, double[] logPrice, double[] logIntensity) {
        int n = cell.lanes();
        double[] elasticity = cell.elasticity();
        if (!cell.saturates()) {
            for (int l = 0; l < n; l++) {
                logIntensity[l] = -elasticity[l] * logPrice[l];
            }
            return;
        }
        growth(cell, logPrice, logIntensity);
        double[] m = cell.saturation();
        for (int l = 0; l < n; l++) {
            logIntensity[l] = m[l] / (1 + (m[l] - 1) * logIntensity[l]);
        }
        cell.kernels().log(logIntensity, 0, logIntensity, 0, n);
    }

    @Override
    public void elasticity(CellLanes cell, double[] logPrice, double[] elasticity) {
        int n = cell.lanes();
        double[] atStart = cell.elasticity();
        if (!cell.saturates()) {
            System.arraycopy(atStart, 0, elasticity, 0, n);
            return;
        }
        growth(cell, logPrice, elasticity);
        double[] exponent = cell.exponent();
        double[] m = cell.saturation();
        for (int l = 0; l < n; l++) {
            // ε̂ (1 - q*/m), with 1 - q*/m written without a difference of near equals.
            double above = (m[l] - 1) * elasticity[l];
            elasticity[l] = exponent[l] * (above / (1 + above));
        }
    }

    /** e^(ε̂ x). */
    private static void growth(CellLanes cell, double[] logPrice, double[] out) {
        int n = cell.lanes();
        double[] exponent = cell.exponent();
        for (int l = 0; l < n; l++) {
            out[l] = Math.min(HIGHEST_EXPONENT, exponent[l] * logPrice[l]);
        }
        cell.kernels().exp(out, 0, out, 0, n);
    }
}
