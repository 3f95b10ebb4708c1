package io.jevons.estimate;

import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.coefficients.CoefficientEstimate;
import io.jevons.estimate.coefficients.CoefficientTable;
import java.util.List;

/**
 * A fitted partial adjustment: elasticities in the short and the long run. Immutable.
 *
 * <p>The long-run elasticity is a ratio b / (1 − λ) of coefficients. Its error comes from the delta method: the variance
 * g' V g with the gradient g = (1 / (1 − λ), b / (1 − λ)²). Where λ is near 1 the ratio is badly determined and the interval
 * understates this.
 */
public final class PartialAdjustmentFit implements Shown.AsTable {
    static final String PRICE = "ln price";
    static final String LAG = "ln quantity, a period back";

    private final RegressionFit regression;
    private final int price;
    private final int lag;

    PartialAdjustmentFit(RegressionFit regression) {
        this.regression = regression;
        this.price = regression.names().indexOf(PRICE);
        this.lag = regression.names().indexOf(LAG);
    }

    /**
     * The regression behind it, with its tests.
     *
     * @return the fit
     */
    public RegressionFit regression() {
        return regression;
    }

    /**
     * The response within the period.
     *
     * @return the elasticity
     */
    public CoefficientEstimate shortRun() {
        CoefficientEstimate b = regression.estimate(PRICE);
        return new CoefficientEstimate("short-run elasticity", b.value(), b.standardError(), b.degreesOfFreedom());
    }

    /**
     * The response when adjustment is complete.
     *
     * @return the elasticity, with the error of the delta method and normal intervals
     */
    public CoefficientEstimate longRun() {
        double b = regression.coefficients()[price];
        double gap = 1 - regression.coefficients()[lag];
        double[][] v = regression.covariance();
        double byPrice = 1 / gap;
        double byLag = b / (gap * gap);
        double variance =
                byPrice * byPrice * v[price][price] + 2 * byPrice * byLag * v[price][lag] + byLag * byLag * v[lag][lag];
        return CoefficientEstimate.normal("long-run elasticity", b / gap, Math.sqrt(variance));
    }

    /**
     * The share of the distance to desired demand that a period closes.
     *
     * @return 1 − λ
     */
    public CoefficientEstimate adjustment() {
        CoefficientEstimate lambda = regression.estimate(LAG);
        return new CoefficientEstimate(
                "adjustment a period", 1 - lambda.value(), lambda.standardError(), lambda.degreesOfFreedom());
    }

    /**
     * The time in which half of the distance is closed.
     *
     * @return in periods; NaN where λ is not between 0 and 1
     */
    public double halfLife() {
        double lambda = regression.coefficients()[lag];
        return lambda > 0 && lambda < 1 ? Math.log(0.5) / Math.log(lambda) : Double.NaN;
    }

    /**
     * The result as a table: elasticities, then the regression.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        Table.Builder table = CoefficientTable.of("Partial adjustment", List.of(shortRun(), longRun(), adjustment()));
        regression.toTable().toString().lines().forEach(table::note);
        return table.note("half-life of adjustment: " + Numbers.human(halfLife())
                        + " periods; the long-run interval is by the delta method")
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
