package io.jevons.uncertainty.sensitivity;

import java.util.Arrays;
import org.apache.commons.math3.special.Beta;

/** The limits of a box, and which of the cases lie in it. Immutable. */
public final class PrimLimits {
    private final double[][] points;
    private final boolean[] ofInterest;
    private final double[] lower;
    private final double[] upper;
    private final int count;
    private final int interesting;

    private PrimLimits(double[][] points, boolean[] ofInterest, double[] lower, double[] upper) {
        this.points = points;
        this.ofInterest = ofInterest;
        this.lower = lower;
        this.upper = upper;
        int in = 0;
        int hits = 0;
        for (int i = 0; i < points.length; i++) {
            if (holds(points[i])) {
                in++;
                hits += ofInterest[i] ? 1 : 0;
            }
        }
        this.count = in;
        this.interesting = hits;
    }

    public static PrimLimits none(double[][] points, boolean[] ofInterest) {
        double[] lower = new double[points[0].length];
        double[] upper = new double[points[0].length];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new PrimLimits(points, ofInterest, lower, upper);
    }

    public PrimLimits withLower(int input, double limit) {
        double[] changed = lower.clone();
        changed[input] = limit;
        return new PrimLimits(points, ofInterest, changed, upper);
    }

    public PrimLimits withUpper(int input, double limit) {
        double[] changed = upper.clone();
        changed[input] = limit;
        return new PrimLimits(points, ofInterest, lower, changed);
    }

    public boolean holds(double[] point) {
        for (int j = 0; j < lower.length; j++) {
            if (!(point[j] >= lower[j] && point[j] <= upper[j])) {
                return false;
            }
        }
        return true;
    }

    public double lower(int input) {
        return lower[input];
    }

    public double upper(int input) {
        return upper[input];
    }

    public boolean restricts(int input) {
        return lower[input] > Double.NEGATIVE_INFINITY || upper[input] < Double.POSITIVE_INFINITY;
    }

    public int restrictions() {
        int restrictions = 0;
        for (int j = 0; j < lower.length; j++) {
            restrictions += restricts(j) ? 1 : 0;
        }
        return restrictions;
    }

    public int count() {
        return count;
    }

    public double density() {
        return count == 0 ? 0 : (double) interesting / count;
    }

    public double mass() {
        return (double) count / points.length;
    }

    public double coverage() {
        int all = 0;
        for (boolean interest : ofInterest) {
            all += interest ? 1 : 0;
        }
        return (double) interesting / all;
    }

    /** The values of an input over the cases in the box. */
    public double[] column(int input) {
        double[] column = new double[count];
        int next = 0;
        for (double[] point : points) {
            if (holds(point)) {
                column[next++] = point[input];
            }
        }
        return column;
    }

    /** The lenient objective: the change in density by the change in the number of cases; none where that is the same. */
    public double gainOver(PrimLimits other) {
        int moved = Math.abs(other.count - count);
        return moved == 0 || count == 0 ? 0 : (density() - other.density()) / moved;
    }

    /** The probability of as many cases of interest in the box if the limits on an input were chance. */
    public double quasiP(int input) {
        if (!restricts(input) || interesting == 0) {
            return 1;
        }
        return chance(withoutLower(input).withoutUpper(input));
    }

    /** The same of its lower limit alone; 1 where there is none. */
    public double quasiPLower(int input) {
        return lower[input] == Double.NEGATIVE_INFINITY || interesting == 0 ? 1 : chance(withoutLower(input));
    }

    /** The same of its upper limit alone; 1 where there is none. */
    public double quasiPUpper(int input) {
        return upper[input] == Double.POSITIVE_INFINITY || interesting == 0 ? 1 : chance(withoutUpper(input));
    }

    private PrimLimits withoutLower(int input) {
        return withLower(input, Double.NEGATIVE_INFINITY);
    }

    private PrimLimits withoutUpper(int input) {
        return withUpper(input, Double.POSITIVE_INFINITY);
    }

    /** Limits without those that may be chance: the most likely chance goes first, and the others are asked again. */
    public PrimLimits simplified(double chance) {
        PrimLimits simple = this;
        double highest = 0;
        for (int j = 0; j < lower.length; j++) {
            if (lower[j] > Double.NEGATIVE_INFINITY && quasiPLower(j) > Math.max(chance, highest)) {
                highest = quasiPLower(j);
                simple = withoutLower(j);
            }
            if (upper[j] < Double.POSITIVE_INFINITY && quasiPUpper(j) > Math.max(chance, highest)) {
                highest = quasiPUpper(j);
                simple = withoutUpper(j);
            }
        }
        return simple == this ? this : simple.simplified(chance);
    }

    private double chance(PrimLimits without) {
        double p = without.density();
        // P(X >= k) of the binomial distribution, as the regularised incomplete beta function keeps its digits.
        return p >= 1 ? 1 : Beta.regularizedBeta(p, interesting, count - interesting + 1.0);
    }
}
