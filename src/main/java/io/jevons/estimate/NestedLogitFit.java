package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.coefficients.CoefficientEstimate;
import io.jevons.estimate.coefficients.CoefficientTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;

/** A fitted conditional or nested logit. Immutable. */
public final class NestedLogitFit implements Shown.AsTable {
    private final String method;
    private final Choices choices;
    private final List<String> names;
    private final LogitLikelihood likelihood;
    private final double[] scaled;
    private final double[][] covariance;

    NestedLogitFit(String method, Choices choices, List<String> names, LogitLikelihood likelihood, double[] scaled) {
        this.method = method;
        this.choices = choices;
        this.names = List.copyOf(names);
        this.likelihood = likelihood;
        this.scaled = scaled;
        this.covariance = invert(likelihood.information(scaled), scales());
    }

    /**
     * All coefficients with their errors.
     *
     * @return variables, nest variables, parameters of nests
     */
    public List<CoefficientEstimate> estimates() {
        double[] scales = scales();
        return IntStream.range(0, names.size())
                .mapToObj(j ->
                        CoefficientEstimate.normal(names.get(j), scaled[j] / scales[j], Math.sqrt(covariance[j][j])))
                .toList();
    }

    /**
     * One coefficient with its error.
     *
     * @param name its name
     * @return the estimate
     * @throws InvalidInputException if there is no such coefficient
     */
    public CoefficientEstimate estimate(String name) {
        return estimates().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown("coefficient", name, names));
    }

    /**
     * The coefficients, in the order of {@link #estimates()}.
     *
     * @return a copy
     */
    public double[] coefficients() {
        return estimates().stream().mapToDouble(CoefficientEstimate::value).toArray();
    }

    /**
     * The standard errors, in the order of {@link #estimates()}.
     *
     * @return a copy
     */
    public double[] standardErrors() {
        return estimates().stream()
                .mapToDouble(CoefficientEstimate::standardError)
                .toArray();
    }

    /**
     * The covariance of the coefficients: the inverse of the information matrix.
     *
     * @return a copy
     */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The log-likelihood at the maximum.
     *
     * @return at most 0
     */
    public double logLikelihood() {
        return likelihood.at(scaled, new double[scaled.length]);
    }

    /**
     * The log-likelihood if every alternative at hand were equally likely.
     *
     * @return at most 0
     */
    public double nullLogLikelihood() {
        return IntStream.range(0, choices.size())
                .mapToDouble(s -> -Math.log(choices.rowsOf(s).length))
                .sum();
    }

    /**
     * McFadden's R²: one less the ratio of the log-likelihood to that of equal chances.
     *
     * @return 0 to 1
     */
    public double rSquared() {
        return 1 - logLikelihood() / nullLogLikelihood();
    }

    /**
     * The share of choices that the model gives to an alternative.
     *
     * @param alternative the alternative
     * @return 0 to 1
     * @throws InvalidInputException if there is no such alternative
     */
    public double share(String alternative) {
        choices.requireAlternative(alternative);
        double[] probabilities = likelihood.probabilities(scaled);
        return IntStream.range(0, probabilities.length)
                        .filter(r -> choices.alternative(r).equals(alternative))
                        .mapToDouble(r -> probabilities[r])
                        .sum()
                / choices.size();
    }

    /**
     * The result as a table.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        return CoefficientTable.of(method + ", maximum likelihood", estimates())
                .note("n = " + choices.size() + " choices, log-likelihood = " + Numbers.human(logLikelihood())
                        + ", with equal chances " + Numbers.human(nullLogLikelihood()) + ", McFadden R² = "
                        + Numbers.human(rSquared()))
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }

    private double[] scales() {
        double[] scales = likelihood.scales();
        int nestParameters = likelihood.nestParameters();
        Arrays.fill(scales, scales.length - nestParameters, scales.length, 1);
        return scales;
    }

    private static double[][] invert(RealMatrix information, double[] scales) {
        try {
            double[][] inverse = new CholeskyDecomposition(information, 1e-6, 1e-9 * information.getNorm())
                    .getSolver()
                    .getInverse()
                    .getData();
            for (int i = 0; i < inverse.length; i++) {
                for (int j = 0; j < inverse.length; j++) {
                    inverse[i][j] /= scales[i] * scales[j];
                }
            }
            return inverse;
        } catch (NonPositiveDefiniteMatrixException flat) {
            throw new InvalidInputException(
                    "choices: must determine every coefficient, the likelihood is flat along some"
                            + "\nMaybe a variable does not differ between alternatives, or tells the choice exactly");
        }
    }
}
