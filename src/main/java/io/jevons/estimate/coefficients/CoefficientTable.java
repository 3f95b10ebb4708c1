package io.jevons.estimate.coefficients;

import io.jevons.base.Table;
import java.util.List;
import java.util.Objects;

/** Lays out estimates the way econometrics packages do. */
public final class CoefficientTable {
    private static final double LEVEL = 0.95;

    private CoefficientTable() {}

    /**
     * A line an estimate: coefficient, standard error, statistic, p value and the interval of 95 %.
     *
     * @param title the title
     * @param estimates the estimates
     * @return the table, to which notes can be added
     */
    public static Table.Builder of(String title, List<CoefficientEstimate> estimates) {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(estimates, "estimates");
        boolean normal = estimates.stream().allMatch(e -> Double.isInfinite(e.degreesOfFreedom()));
        Table.Builder table = Table.titled(title)
                .text("")
                .number("coefficient", "1")
                .number("std. error", "1")
                .number(normal ? "z" : "t", "1")
                .number("p", "1")
                .number("2.5 %", "1")
                .number("97.5 %", "1");
        for (CoefficientEstimate e : estimates) {
            table.row(
                    e.name(), e.value(), e.standardError(), e.statistic(), e.pValue(), e.lower(LEVEL), e.upper(LEVEL));
        }
        return table;
    }
}
