package io.jevons.uncertainty;

import java.util.List;

/** The half of a Cauchy distribution above 0: a distribution from outside the library. */
record HalfCauchy(double scale) implements Distribution {
    @Override
    public String name() {
        return "half-cauchy";
    }

    @Override
    public List<Double> arguments() {
        return List.of(scale);
    }

    @Override
    public double mean() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double standardDeviation() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public double quantile(double p) {
        return scale * Math.tan(Math.PI / 2 * p);
    }

    @Override
    public double density(double x) {
        return x < 0 ? 0 : 2 / (Math.PI * scale * (1 + x * x / (scale * scale)));
    }

    @Override
    public double cdf(double x) {
        return x <= 0 ? 0 : 2 / Math.PI * Math.atan(x / scale);
    }

    @Override
    public double lower() {
        return 0;
    }

    @Override
    public double upper() {
        return Double.POSITIVE_INFINITY;
    }
}
