package io.jevons.uncertainty.study;

import io.jevons.uncertainty.quantiles.Estimate;

/** What a study keeps of a metric: its value in every draw, or, of many draws, a {@link Tally}. */
sealed interface KeptMetric permits KeptValues, Tally {
    /** Takes the values of successive draws, from a number on. */
    void add(int from, double[] values);

    /** In how many draws it is a number, be it an infinite one. */
    int defined();

    /** In how many draws it is not a number. */
    int undefined();

    Estimate probability();

    Estimate mean();

    Estimate quantile(double p);
}
