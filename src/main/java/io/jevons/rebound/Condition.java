package io.jevons.rebound;

import io.jevons.base.Checks;
import io.jevons.base.Numbers;
import java.util.Objects;

/**
 * A figure and the bound that it must keep for a claim to hold. Within the tolerance of the bound nothing is decided.
 *
 * @param figure what the figure is, in a few words
 * @param value the figure
 * @param unit its unit: {@code %} for a fraction that is shown in per cent, {@code 1} for a pure number
 * @param above whether the figure must be above the bound, or else below
 * @param bound the bound
 * @param tolerance how near to the bound nothing is decided, &gt; 0, in the figure's unit
 */
public record Condition(String figure, double value, String unit, boolean above, double bound, double tolerance) {
    /** The unit of a difference in points, of a share or a score, which is shown with the word for its sign. */
    private static final String POINTS = "points";

    /**
     * Checks the bound and the tolerance.
     *
     * @param figure what the figure is
     * @param value the figure
     * @param unit its unit
     * @param above whether it must be above the bound
     * @param bound the bound
     * @param tolerance how near to the bound nothing is decided
     * @throws io.jevons.base.InvalidInputException if the bound is not finite or the tolerance not above 0
     */
    public Condition {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(unit, "unit");
        Checks.finite("bound", bound);
        Checks.positive("tolerance", tolerance);
    }

    /**
     * A figure that must be above a bound.
     *
     * @param figure what the figure is
     * @param value the figure
     * @param unit its unit
     * @param bound the bound
     * @param tolerance how near to the bound nothing is decided
     * @return the condition
     */
    public static Condition above(String figure, double value, String unit, double bound, double tolerance) {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(unit, "unit");
        return new Condition(figure, value, unit, true, bound, tolerance);
    }

    /**
     * A figure that must be below a bound.
     *
     * @param figure what the figure is
     * @param value the figure
     * @param unit its unit
     * @param bound the bound
     * @param tolerance how near to the bound nothing is decided
     * @return the condition
     */
    public static Condition below(String figure, double value, String unit, double bound, double tolerance) {
        Objects.requireNonNull(figure, "figure");
        Objects.requireNonNull(unit, "unit");
        return new Condition(figure, value, unit, false, bound, tolerance);
    }

    /** How far the figure keeps the bound, in tolerances: above 1 it holds, below -1 it fails. */
    double margin() {
        return (above ? value - bound : bound - value) / tolerance;
    }

    /**
     * The figure as people read it.
     *
     * @return the value with its unit
     */
    public String shown() {
        return show(value);
    }

    private String show(double number) {
        if (unit.equals("%")) {
            return number == 0 ? "0 %" : Numbers.change(number);
        }
        if (unit.equals(POINTS) && number != 0) {
            return Numbers.human(Math.abs(number)) + " points " + (number < 0 ? "lower" : "higher");
        }
        return plain(number);
    }

    private String plain(double number) {
        return Numbers.human(number) + (unit.equals("1") ? "" : " " + unit);
    }

    @Override
    public String toString() {
        String plusMinus = unit.equals("%") ? Numbers.percent(tolerance) : plain(tolerance);
        return figure + " " + shown() + " (claimed: " + (above ? "above " : "below ") + show(bound)
                + ", undecided within " + plusMinus + ")";
    }
}
