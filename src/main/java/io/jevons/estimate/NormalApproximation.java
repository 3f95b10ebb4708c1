package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.fitting.Unknown;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * What a calibration leaves open: an approximate multivariate normal distribution of its unknowns. Immutable.
 *
 * <p>With each unknown measured as its place x between its bounds, the information is JᵀJ, J the derivatives of the residuals
 * by x at the fit (Gauss-Newton). The bounds count as a wide prior with the variance 1/12 of a uniform distribution, so that
 * the covariance (JᵀJ / s² + 12 I)⁻¹ exists where the data say nothing; s² is the residual variance where it is above 1, and 1
 * otherwise: figures that the model misses count for less than their tolerance claims. An unknown is pinned down where its
 * deviation is below half of what its bounds and priors alone leave.
 */
public final class NormalApproximation {
    private static final double FLAT = 12;
    private static final double PINNED = 0.5;

    private final List<Unknown> unknowns;
    private final double[] means;
    private final RealMatrix covariance;
    private final EigenDecomposition information;
    private final double[] before;

    private NormalApproximation(
            List<Unknown> unknowns,
            double[] means,
            RealMatrix covariance,
            EigenDecomposition information,
            double[] before) {
        this.unknowns = unknowns;
        this.means = means;
        this.covariance = covariance;
        this.information = information;
        this.before = before;
    }

    /** By what the variance of residuals exceeds what their tolerances claim, at least 1. */
    static double spread(double cost, int residuals, int unknowns) {
        return residuals > unknowns ? Math.max(1, cost / (residuals - unknowns)) : 1;
    }

    /** From the slopes of the residuals, those of the figures first and then those of the priors. */
    static NormalApproximation of(
            List<Unknown> unknowns, double[] means, RealMatrix slopes, double spread, int figures) {
        int k = means.length;
        int residuals = slopes.getRowDimension();
        RealMatrix information = slopes.transpose().multiply(slopes).scalarMultiply(1 / spread);
        RealMatrix total =
                information.add(MatrixUtils.createRealIdentityMatrix(k).scalarMultiply(FLAT));
        RealMatrix covariance = new LUDecomposition(total).getSolver().getInverse();
        EigenDecomposition ofData =
                new EigenDecomposition(crossed(slopes, 0, figures).scalarMultiply(1 / spread));
        RealMatrix beliefs = crossed(slopes, figures, residuals)
                .add(MatrixUtils.createRealIdentityMatrix(k).scalarMultiply(FLAT));
        RealMatrix alone = new LUDecomposition(beliefs).getSolver().getInverse();
        double[] before = new double[k];
        for (int i = 0; i < k; i++) {
            before[i] = Math.sqrt(alone.getEntry(i, i));
        }
        return new NormalApproximation(unknowns, means.clone(), covariance, ofData, before);
    }

    /** JᵀJ of some rows. */
    private static RealMatrix crossed(RealMatrix slopes, int from, int to) {
        int k = slopes.getColumnDimension();
        if (from == to) {
            return MatrixUtils.createRealMatrix(k, k);
        }
        RealMatrix rows = slopes.getSubMatrix(from, to - 1, 0, k - 1);
        return rows.transpose().multiply(rows);
    }

    /**
     * The names of the unknowns.
     *
     * @return the patterns that were freed, in order
     */
    public List<String> names() {
        return unknowns.stream().map(Unknown::pattern).toList();
    }

    /**
     * The fitted value; where a pattern matches several parameters, of the first.
     *
     * @param name the pattern that was freed
     * @return the value, in the parameter's unit
     * @throws InvalidInputException if it was not freed
     */
    public double mean(String name) {
        return means[index(name)];
    }

    /**
     * The standard deviation.
     *
     * @param name the pattern that was freed
     * @return in the parameter's unit
     * @throws InvalidInputException if it was not freed
     */
    public double standardDeviation(String name) {
        int i = index(name);
        return Math.sqrt(covariance.getEntry(i, i)) * unknowns.get(i).width();
    }

    /**
     * The correlation of two unknowns.
     *
     * @param first the pattern of one
     * @param second the pattern of the other
     * @return -1 to 1
     * @throws InvalidInputException if one was not freed
     */
    public double correlation(String first, String second) {
        int i = index(first);
        int j = index(second);
        return i == j
                ? 1
                : covariance.getEntry(i, j) / Math.sqrt(covariance.getEntry(i, i) * covariance.getEntry(j, j));
    }

    /**
     * Whether the data leave less than half of the width that bounds and priors alone leave.
     *
     * @param name the pattern that was freed
     * @return whether the data pin it down
     * @throws InvalidInputException if it was not freed
     */
    public boolean isPinnedDown(String name) {
        int i = index(name);
        return Math.sqrt(covariance.getEntry(i, i)) < PINNED * before[i];
    }

    /**
     * The combination of unknowns, each in shares of its range, that the data say least about.
     *
     * @return a line of words, with the deviation that the data alone leave it, in shares of the ranges
     */
    public String weakest() {
        int last = 0;
        double[] eigenvalues = information.getRealEigenvalues();
        for (int i = 1; i < eigenvalues.length; i++) {
            last = eigenvalues[i] < eigenvalues[last] ? i : last;
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            double weight = information.getEigenvector(last).getEntry(i);
            if (Math.abs(weight) > 0.1) {
                parts.add(String.format(Locale.ROOT, "%+.2f %s", weight, names().get(i)));
            }
        }
        double value = Math.max(0, eigenvalues[last]);
        String left = value < 1e-8
                ? "the data say nothing about it"
                : String.format(Locale.ROOT, "deviation %.3g of the range", 1 / Math.sqrt(value));
        return String.join(" ", parts) + ": " + left;
    }

    /**
     * The posterior as uncertain inputs: normal distributions cut at the bounds, with the rank correlations that belong to
     * the correlations of a normal distribution, ρₛ = 6/π · asin(ρ/2).
     *
     * @return the inputs, named by pattern
     */
    public Inputs inputs() {
        List<Distribution> distributions = new ArrayList<>();
        for (Unknown unknown : unknowns) {
            Distribution normal = Distribution.normal(mean(unknown.pattern()), standardDeviation(unknown.pattern()));
            distributions.add(Distribution.truncated(normal, unknown.low(), unknown.high()));
        }
        Inputs inputs = Inputs.of(distributions).names(names());
        for (int i = 0; i < means.length; i++) {
            for (int j = 0; j < i; j++) {
                double rho = correlation(names().get(i), names().get(j));
                inputs = inputs.correlate(names().get(j), names().get(i), 6 / Math.PI * Math.asin(rho / 2));
            }
        }
        return inputs;
    }

    private int index(String name) {
        int index = names().indexOf(name);
        if (index < 0) {
            throw InvalidInputException.unknown("free parameter", name, names());
        }
        return index;
    }

    @Override
    public String toString() {
        return inputs().toString();
    }
}
