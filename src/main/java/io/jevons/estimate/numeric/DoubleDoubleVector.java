package io.jevons.estimate.numeric;

/** A mutable vector of twice the usual precision; two flat arrays, so that long columns stay cheap. */
final class DoubleDoubleVector {
    private final double[] hi;
    private final double[] lo;

    private DoubleDoubleVector(double[] hi) {
        this.hi = hi;
        this.lo = new double[hi.length];
    }

    static DoubleDoubleVector of(double[] values) {
        return new DoubleDoubleVector(values.clone());
    }

    int length() {
        return hi.length;
    }

    DoubleDouble get(int t) {
        return new DoubleDouble(hi[t], lo[t]);
    }

    DoubleDouble dot(DoubleDoubleVector other) {
        DoubleDouble sum = DoubleDouble.ZERO;
        for (int t = 0; t < hi.length; t++) {
            sum = sum.plus(get(t).times(other.get(t)));
        }
        return sum;
    }

    void subtract(DoubleDouble factor, DoubleDoubleVector other) {
        for (int t = 0; t < hi.length; t++) {
            set(t, get(t).minus(factor.times(other.get(t))));
        }
    }

    void divide(DoubleDouble divisor) {
        for (int t = 0; t < hi.length; t++) {
            set(t, get(t).dividedBy(divisor));
        }
    }

    double[] values() {
        double[] values = new double[hi.length];
        for (int t = 0; t < values.length; t++) {
            values[t] = hi[t] + lo[t];
        }
        return values;
    }

    private void set(int t, DoubleDouble value) {
        hi[t] = value.hi();
        lo[t] = value.lo();
    }
}
