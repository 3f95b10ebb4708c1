package io.jevons.demand;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * How many more tokens a user takes when the task gets cheaper: the intensive margin. It fills an array for many draws
 * at once; {@link #of} accepts a function of one number.
 */
public interface DemandCurve {
    /**
     * The name in market files.
     *
     * @return the name
     */
    String name();

    /**
     * Fills in ln q*, the logarithm of intensity against the start.
     *
     * @param cell the cell's parameters in each lane
     * @param logPrice x, the logarithm of the relative task price, in elements 0 to n - 1
     * @param logIntensity receives ln q*; 0 where x is 0
     */
    void logIntensity(CellLanes cell, double[] logPrice, double[] logIntensity);

    /**
     * Fills in the local elasticity -d ln q* / dx, by default as a central difference of {@link #logIntensity}.
     *
     * @param cell the cell's parameters in each lane
     * @param logPrice x, in elements 0 to n - 1
     * @param elasticity receives the elasticity, &gt;= 0 for a demand that falls in price
     */
    default void elasticity(CellLanes cell, double[] logPrice, double[] elasticity) {
        double step = 1e-5;
        int n = cell.lanes();
        double[] shifted = new double[n];
        double[] up = new double[n];
        for (int l = 0; l < n; l++) {
            shifted[l] = logPrice[l] + step;
        }
        logIntensity(cell, shifted, up);
        for (int l = 0; l < n; l++) {
            shifted[l] = logPrice[l] - step;
        }
        logIntensity(cell, shifted, elasticity);
        for (int l = 0; l < n; l++) {
            elasticity[l] = (elasticity[l] - up[l]) / (2 * step);
        }
    }

    /**
     * A curve from a function of one number.
     *
     * @param name its name in market files
     * @param logIntensity ln q* as a function of x; it must be 0 at 0 and fall
     * @return the curve
     */
    static DemandCurve of(String name, DoubleUnaryOperator logIntensity) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(logIntensity, "logIntensity");
        return new DemandCurve() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void logIntensity(CellLanes cell, double[] logPrice, double[] out) {
                for (int l = 0; l < cell.lanes(); l++) {
                    out[l] = logIntensity.applyAsDouble(logPrice[l]);
                }
            }
        };
    }
}
