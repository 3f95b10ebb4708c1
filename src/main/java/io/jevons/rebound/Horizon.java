package io.jevons.rebound;

import io.jevons.base.Quarter;
import io.jevons.base.Series;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A span of quarters over which demand is summed: the short run (the 4 quarters from the first in which one of the scenario's own
 * shocks acts), the long run (the last 4 quarters), all quarters, or one quarter. Rebound is the answer to efficiency: where a shift that is
 * assumed from outside comes more than a quarter before the first efficiency, the short run begins with the efficiency, and a shift that comes
 * later, however large, does not move it.
 */
public final class Horizon implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The 4 quarters from the first in which one of the scenario's own shocks acts; earlier shifts beside efficiency count for nothing. */
    public static final Horizon SHORT_RUN = new Horizon("short run", Optional.empty());
    /** The last 4 quarters. */
    public static final Horizon LONG_RUN = new Horizon("long run", Optional.empty());
    /** All quarters. */
    public static final Horizon CUMULATIVE = new Horizon("cumulative", Optional.empty());

    private static final int QUARTERS = 4;

    /** What it is called, and travels by. */
    private final String name;

    private final transient Optional<Quarter> quarter;

    private Horizon(String name, Optional<Quarter> quarter) {
        this.name = name;
        this.quarter = quarter;
    }

    /**
     * One quarter.
     *
     * @param quarter the quarter, such as {@code 2029Q4}
     * @return the horizon
     */
    public static Horizon at(String quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return at(Quarter.parse(quarter));
    }

    /**
     * One quarter.
     *
     * @param quarter the quarter
     * @return the horizon
     */
    public static Horizon at(Quarter quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return new Horizon(quarter.toString(), Optional.of(quarter));
    }

    /**
     * The quarters that the horizon is in a comparison.
     *
     * @param comparison the comparison
     * @return the first and the last quarter, such as {@code 2025Q1 to 2025Q4}, or the year where they are those of one
     */
    public String in(Comparison comparison) {
        Objects.requireNonNull(comparison, "comparison");
        Span span = span(comparison);
        Quarter first = comparison.base().start().plus(span.first());
        Quarter last = comparison.base().start().plus(span.last());
        if (first.equals(last)) {
            return first.toString();
        }
        boolean year = first.number() == 1 && last.equals(first.plus(QUARTERS - 1));
        return year ? String.valueOf(first.year()) : first + " to " + last;
    }

    /**
     * A horizon as it travels to other machines: by its name.
     *
     * @param name its name
     */
    private record Named(String name) implements Serializable {
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            return List.of(SHORT_RUN, LONG_RUN, CUMULATIVE).stream()
                    .filter(h -> h.name.equals(name))
                    .findFirst()
                    .orElseGet(() -> at(name));
        }
    }

    /**
     * Travels by its name.
     *
     * @return the name
     */
    private Object writeReplace() {
        return new Named(name);
    }

    /** The first and the last period of the horizon. */
    Span span(Comparison comparison) {
        int last = comparison.base().periods() - 1;
        if (quarter.isPresent()) {
            int period = comparison.period(quarter.get());
            return new Span(period, period);
        }
        if (equals(SHORT_RUN)) {
            int first = Math.min(last, comparison.firstPeriod().orElse(0));
            return new Span(first, Math.min(last, first + QUARTERS - 1));
        }
        return new Span(equals(LONG_RUN) ? Math.max(0, last - QUARTERS + 1) : 0, last);
    }

    /** Periods from first to last, both included. */
    record Span(int first, int last) {
        double mean(Series series) {
            // A sum of parts rather than a part of the sum, which could leave the range of doubles.
            int count = last - first + 1;
            double mean = 0;
            for (int i = first; i <= last; i++) {
                mean += series.get(i) / count;
            }
            return mean;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Horizon h && h.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
