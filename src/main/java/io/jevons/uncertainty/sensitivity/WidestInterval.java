package io.jevons.uncertainty.sensitivity;

import io.jevons.base.Numbers;
import io.jevons.uncertainty.quantiles.Interval;
import java.util.List;

/** The width of the widest 95 % interval of a result, and the one wanted, both in a unit; empty for figures of no unit. */
public record WidestInterval(double width, double wanted, String unit) {
    public static WidestInterval of(List<Interval> intervals, double wanted) {
        return new WidestInterval(
                intervals.stream().mapToDouble(Interval::width).max().orElse(0), wanted, "");
    }

    public boolean hasConverged() {
        return width <= wanted;
    }

    /** How large a sample would do, by the rule that the width falls with the root of its size; at least that used. */
    public long needed(long used) {
        return (long) Math.ceil(used * Math.max(1, Math.pow(width / wanted, 2)));
    }

    /** What the printed form begins with: nothing where the figures have converged, else what would be enough. */
    public String first(String enough) {
        return hasConverged() ? "" : "Not converged, about " + enough + " needed: ";
    }

    /** Whether the figures have converged, which interval is the widest, and what would be enough. */
    public String note(String widest, String enough) {
        String share = unit.isEmpty() ? "" : " of " + unit;
        return hasConverged()
                ? "Converged: no 95 % interval is wider than " + wanted + share + "."
                : "Not converged: " + widest + " is " + Numbers.human(width) + share + " wide (" + wanted
                        + " wanted); about " + enough + " would do.";
    }
}
