package io.jevons.estimate.likelihood;

import io.jevons.base.Quarter;
import java.time.LocalDate;

/** What the likelihood asks of an observed figure. */
public interface Figure {
    /**
     * What it is of.
     *
     * @return a tier, cell or workload, several joined by {@code +}, or {@code total}
     */
    String entity();

    /**
     * What of that.
     *
     * @return a series, or a ratio of series
     */
    String variable();

    /**
     * When it was so.
     *
     * @return the quarter
     */
    Quarter quarter();

    /**
     * What was observed.
     *
     * @return above 0, in the unit of the model's series
     */
    double value();

    /**
     * How far off it may be.
     *
     * @return the standard deviation of its logarithm
     */
    double error();

    /**
     * Whether the growth from one figure to the next alone is compared with the model, and not the first figure.
     *
     * @return whether it is
     */
    boolean isOfGrowthAlone();

    /**
     * Since when it could be known.
     *
     * @return the day
     */
    LocalDate knownOn();

    /**
     * What it shares its errors with.
     *
     * @return the name of a series of figures
     */
    String series();

    /**
     * What messages and tables call it.
     *
     * @return such as {@code flagship sales of 2026Q3}
     */
    String label();
}
