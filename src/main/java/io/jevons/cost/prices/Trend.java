package io.jevons.cost.prices;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import java.util.Objects;

/**
 * A steady fall of cost.
 *
 * @param name what makes it fall: {@code algorithms}, {@code hardware}, {@code price}
 * @param factor how many times cheaper a year, above 0; 1 is no fall
 * @param low the least factor that is plausible
 * @param high the largest factor that is plausible
 * @param source where it comes from
 */
public record Trend(String name, double factor, double low, double high, String source) {
    /** Algorithmic efficiency of open models at the same quality, with hardware held fixed. */
    public static final Trend ALGORITHMS = new Trend(
            "algorithms",
            3,
            2.5,
            10.8,
            "Gundlach et al. 2025 (arXiv 2511.23455); upper end: densing law, Xiao et al. 2025");

    /** Cost of enterprise AI hardware, 30 % a year. */
    public static final Trend HARDWARE =
            new Trend("hardware", 1 / 0.7, 1.2, 1.7, "Stanford AI Index 2025: -30 % a year");

    /** What is left of the fall of prices, 7 times a year, after algorithms and hardware: margins and competition. */
    public static final Trend PRICE = new Trend(
            "price",
            7 * 0.7 / 3,
            5 * 0.7 / 3,
            10 * 0.7 / 3,
            "remainder of 7 (5 to 10) times a year, Gundlach et al. 2025 (arXiv 2511.23455)");

    /**
     * Checks the figures.
     *
     * @param name what makes cost fall
     * @param factor how many times cheaper a year
     * @param low the least factor
     * @param high the largest factor
     * @param source where it comes from
     * @throws InvalidInputException if a factor is not above 0, or the range does not hold the factor
     */
    public Trend {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(source, "source");
        Checks.positive("factor of " + name, factor);
        Checks.positive("low of " + name, low);
        Checks.positive("high of " + name, high);
        if (!(low <= factor && factor <= high)) {
            throw InvalidInputException.of("factor of " + name, factor, "between " + low + " and " + high);
        }
    }

    @Override
    public String toString() {
        return name + ": " + Numbers.human(factor) + " times cheaper a year (" + Numbers.human(low) + " to "
                + Numbers.human(high) + "), " + source;
    }
}
