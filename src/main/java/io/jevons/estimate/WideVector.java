package io.jevons.estimate;

/** A mutable vector of twice the usual precision; two flat arrays, so that long columns stay cheap. */
final class WideVector {
    private final double[] hi;
    private final double[] lo;

    private WideVector(double[] hi) {
        this.hi = hi;
        this.lo = new double[hi.length];
    }

    static WideVector of(double[] values) {
        return new WideVector(values.clone());
    }

    int length() {
        return hi.length;
    }

    Wide get(int t) {
        return new Wide(hi[t], lo[t]);
    }

    Wide dot(WideVector other) {
        Wide sum = Wide.ZERO;
        for (int t = 0; t < hi.length; t++) {
            sum = sum.plus(get(t).times(other.get(t)));
        }
        return sum;
    }

    void subtract(Wide factor, WideVector other) {
        for (int t = 0; t < hi.length; t++) {
            set(t, get(t).minus(factor.times(other.get(t))));
        }
    }

    void divide(Wide divisor) {
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

    private void set(int t, Wide value) {
        hi[t] = value.hi();
        lo[t] = value.lo();
    }
}
