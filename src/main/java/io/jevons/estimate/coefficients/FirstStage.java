package io.jevons.estimate.coefficients;

import io.jevons.base.Numbers;

/**
 * How well the instruments move one endogenous regressor.
 *
 * @param regressor the endogenous regressor
 * @param test the F test that every excluded instrument is without effect, by the covariance chosen for the regression
 * @param classical the same test with the classical covariance
 * @param partialRSquared the share that the excluded instruments explain of what the exogenous regressors leave
 */
public record FirstStage(String regressor, TestStatistic test, TestStatistic classical, double partialRSquared) {
    /** Staiger and Stock's rule of thumb (1997, Econometrica 65, doi:10.2307/2171753). */
    private static final double RULE_OF_THUMB = 10;

    /**
     * Whether the instruments are weak by the rule of thumb, F below 10.
     *
     * @return whether they are
     */
    public boolean weak() {
        return !(test.value() >= RULE_OF_THUMB);
    }

    @Override
    public String toString() {
        return test + ", partial R² " + Numbers.human(partialRSquared) + (weak() ? " (weak: below 10)" : "");
    }
}
