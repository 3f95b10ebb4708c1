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

    private double[] finite() {
        return Arrays.stream(all).filter(Double::isFinite).toArray();
    }

    @Override
    public void add(int from, double[] values) {
        System.arraycopy(values, 0, all, from, values.length);
    }

    @Override
    public int defined() {
        return finite().length;
    }

    @Override
    public int undefined() {
        return (int) Arrays.stream(all).filter(Double::isNaN).count();
    }

    @Override
    public Estimate probability() {
        double[] finite = finite();
        return Estimate.probability((int) Arrays.stream(finite).sum(), finite.length);
    }

    @Override
    public Estimate mean() {
        return Estimate.mean(finite());
    }

    @Override
    public Estimate quantile(double p) {
        return Estimate.quantile(p, finite());
    }
}
