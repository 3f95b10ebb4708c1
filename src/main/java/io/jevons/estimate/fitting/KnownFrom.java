package io.jevons.estimate.fitting;

import io.jevons.base.Quarter;
import io.jevons.base.Series;

/**
 * What is known of a series from a quarter on: its figures there, or, where it ends a quarter or two before, one figure carried
 * on by the {@link CarriedForward} rule with the error of that.
 */
record KnownFrom(Series series, double logDeviation) {
    static KnownFrom of(Series known, Quarter start) {
        if (known.end().compareTo(start) < 0) {
            CarriedForward level = CarriedForward.of(known, start);
            return new KnownFrom(Series.of(known.name(), known.unit(), start, level.value()), level.logDeviation());
        }
        double[] values = new double[start.until(known.end()) + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = known.at(start.plus(i));
        }
        return new KnownFrom(Series.of(known.name(), known.unit(), start, values), 0);
    }

    /** Whether a quarter after the first is known. */
    boolean hasHistory() {
        return series.size() > 1;
    }

    /** The error of a figure of its own and that of carrying it on. */
    double tolerance(double own) {
        return Math.hypot(own, logDeviation);
    }
}
