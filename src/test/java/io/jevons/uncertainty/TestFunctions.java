package io.jevons.uncertainty;

import java.util.Collections;
import java.util.List;

/** Functions whose sensitivities are known in closed form. */
final class TestFunctions {
    static final Distribution UNIT = Distribution.uniform(0, 1);
    static final List<Distribution> ISHIGAMI_INPUTS = Collections.nCopies(3, Distribution.uniform(-Math.PI, Math.PI));

    /** Jevons straddle: the elasticity and the rate at which the price falls. */
    static final List<Distribution> STRADDLE_INPUTS =
            List.of(Distribution.uniform(0.5, 1.5), Distribution.uniform(0.1, 0.5));

    private TestFunctions() {}

    /** Ishigami and Homma (1990), with a = 7 and b = 0.1. */
    static double ishigami(double[] x) {
        return Math.sin(x[0]) + 7 * Math.pow(Math.sin(x[1]), 2) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]);
    }

    /** The logarithm of the ratio of spending after to before, with the elasticity ε and the price rate g: (ε - 1) g. */
    static double straddle(double[] x) {
        return (x[0] - 1) * x[1];
    }
}
