package io.jevons.data;

import io.jevons.base.Quarter;
import java.util.Objects;

/**
 * What was quoted for a kind of GPU in a quarter.
 *
 * @param quarter the quarter
 * @param quotes the number of quotes, at least 1
 * @param lowest the lowest of them in USD per GPU-hour
 * @param median the median in USD per GPU-hour
 * @param highest the highest in USD per GPU-hour
 */
public record RentalQuarter(Quarter quarter, int quotes, double lowest, double median, double highest) {
    /**
     * Checks the parts.
     *
     * @param quarter the quarter
     * @param quotes the number of quotes
     * @param lowest the lowest of them
     * @param median the median
     * @param highest the highest
     */
    public RentalQuarter {
        Objects.requireNonNull(quarter, "quarter");
    }
}
