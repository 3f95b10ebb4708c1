package io.jevons.uncertainty.study;

import io.jevons.uncertainty.quantiles.Estimate;
import java.util.Arrays;

/** The value of a metric in every draw. */
final class KeptValues implements KeptMetric {
    private final double[] all;

    KeptValues(int draws) {
        all = new double[draws];
    }

    double[] all() {
        return all.clone();
    }

    /** Those that are numbers: an infinite one, such as the years of what never pays back, is a value like any other. */
    private double[] numbers() {
        return Arrays.stream(all).filter(x -> !Double.isNaN(x)).toArray();
    }

    @Override
    public void add(int from, double[] values) {
        System.arraycopy(values, 0, all, from, values.length);
    }

    @Override
    public int defined() {
        return numbers().length;
    }

    @Override
    public int undefined() {
        return (int) Arrays.stream(all).filter(Double::isNaN).count();
    }

    @Override
    public Estimate probability() {
        double[] numbers = numbers();
        return Estimate.probability((int) Arrays.stream(numbers).sum(), numbers.length);
    }

    @Override
    public Estimate mean() {
        return Estimate.mean(numbers());
    }

    @Override
    public Estimate quantile(double p) {
        return Estimate.quantile(p, numbers());
    }
}
