package io.jevons.estimate.fitting;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;

/**
 * The level of a series in a quarter shortly after its last known one, as far as the past tells: the last figure carried on
 * by the mean log growth of the four steps before (of all where there are fewer), with the spread of those steps as the error of each step taken.
 */
public record CarriedForward(double value, double logDeviation, double drift, int steps) {
    private static final int YEAR = 4;
    private static final int FEWEST = 2;
    private static final int MOST = 2;

    public static CarriedForward of(Series known, Quarter quarter) {
        int steps = known.end().until(quarter);
        if (steps < 0 || steps > MOST) {
            throw InvalidInputException.of(
                    "last known quarter of " + known.name(),
                    known.end(),
                    "0 to " + MOST + " quarters before the market's start, " + quarter);
        }
        int last = known.size() - 1;
        if (last < FEWEST) {
            throw InvalidInputException.of("quarters of " + known.name(), known.size(), "at least " + (FEWEST + 1));
        }
        int past = Math.min(YEAR, last);
        double drift = Math.log(known.get(last) / known.get(last - past)) / past;
        double squares = 0;
        for (int t = last - past + 1; t <= last; t++) {
            double surprise = Math.log(known.get(t) / known.get(t - 1)) - drift;
            squares += surprise * surprise;
        }
        double deviation = Math.sqrt(steps * squares / (past - 1));
        return new CarriedForward(known.get(last) * Math.exp(steps * drift), deviation, drift, steps);
    }
}
