package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.coefficients.CoefficientEstimate;
import io.jevons.estimate.coefficients.CoefficientTable;
import io.jevons.estimate.numeric.Factorization;
import io.jevons.estimate.numeric.Observations;
import java.util.List;

/** A fitted diffusion curve: market size, innovation, imitation. Immutable. */
public final class BassFit implements Shown.AsTable {
    private static final int LAST = 1_000_000;

    private final double[] sales;
    private final boolean byIntervals;
    private final double[] parameters;
    private final double cost;

    BassFit(double[] sales, boolean byIntervals, double[] parameters, double cost) {
        this.sales = sales;
        this.byIntervals = byIntervals;
        this.parameters = parameters;
        this.cost = cost;
    }

    /**
     * How many will ever adopt.
     *
     * @return M, in units of the sales
     */
    public CoefficientEstimate market() {
        return estimates().get(0);
    }

    /**
     * The propensity to adopt of those whom nobody precedes.
     *
     * @return P, a period
     */
    public CoefficientEstimate innovation() {
        return estimates().get(1);
    }

    /**
     * The pull of those who have adopted on those who have not.
     *
     * @return Q, a period
     */
    public CoefficientEstimate imitation() {
        return estimates().get(2);
    }

    /**
     * All parameters with their errors, s² (J'J)⁻¹ with n − 3.
     *
     * @return market, innovation, imitation
     */
    public List<CoefficientEstimate> estimates() {
        double[][] slopes = Bass.jacobian(sales.length, byIntervals, parameters);
        double[][] columns = Observations.columns("jacobian", slopes, sales.length);
        List<String> names = List.of("market M", "innovation P", "imitation Q");
        double[][] inverse = Factorization.of(columns, names).inverseGram();
        double variance = residualStandardError() * residualStandardError();
        return List.of(0, 1, 2).stream()
                .map(j -> new CoefficientEstimate(
                        names.get(j), parameters[j], Math.sqrt(variance * inverse[j][j]), sales.length - 3))
                .toList();
    }

    /**
     * The standard deviation of the residuals, with n − 3.
     *
     * @return in units of the sales
     */
    public double residualStandardError() {
        return Math.sqrt(cost * cost / (sales.length - 3));
    }

    /**
     * The share of the variation of sales that the curve explains.
     *
     * @return R²
     */
    public double rSquared() {
        double mean = 0;
        for (double value : sales) {
            mean += value / sales.length;
        }
        double total = 0;
        for (double value : sales) {
            total += (value - mean) * (value - mean);
        }
        return 1 - cost * cost / total;
    }

    /**
     * When sales peak.
     *
     * @return ln(Q/P) / (P + Q) periods after the start; below zero where sales only fall
     */
    public double peak() {
        return Math.log(parameters[2] / parameters[1]) / (parameters[1] + parameters[2]);
    }

    /**
     * Sales that the curve gives to a period.
     *
     * @param period the period, from 1 to a million; past the data it is a forecast
     * @return in units of the sales
     * @throws io.jevons.base.InvalidInputException if there is no such period
     */
    public double sales(int period) {
        Checks.between("period", period, 1, LAST);
        return Bass.curve(period, byIntervals, parameters)[period - 1];
    }

    /**
     * The share of the market that has adopted by the end of a period.
     *
     * @param period the period, 0 or more
     * @return 0 to 1
     */
    public double adopted(double period) {
        return Bass.share(Checks.notNegative("period", period), parameters[1], parameters[2]);
    }

    /**
     * The result as a table.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        return CoefficientTable.of("Bass diffusion, nonlinear least squares", estimates())
                .note("n = " + sales.length + ", R² = " + Numbers.human(rSquared()) + ", residual standard error = "
                        + Numbers.human(residualStandardError()) + " on " + (sales.length - 3)
                        + " df, sales peak in period "
                        + Numbers.human(peak()))
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
