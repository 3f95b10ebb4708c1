package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a shock comes into force: the weight m(t) in [0, 1] of its effect in each quarter.
 *
 * <p>With x = max(0, t - from) in years: a step has m = 1 from its quarter on; a ramp m = min(1, x / ramp); a half-life
 * m = 1 - 2^(-x / half-life); a path is linear between its quarters, 0 before the first and held after the last. From the
 * quarter {@code until} on, m is 0. Immutable.
 */
public final class Profile {
    /** The shape of a profile. */
    public enum Shape {
        /** In full force from its quarter on. */
        STEP,
        /** Rises in a straight line. */
        RAMP,
        /** Closes half of what is missing in every half-life. */
        HALF_LIFE,
        /** Given quarter by quarter. */
        PATH
    }

    private final Shape shape;
    private final Quarter from;
    private final Optional<Quarter> until;
    private final double years;
    private final NavigableMap<Quarter, Double> path;

    private Profile(
            Shape shape, Quarter from, Optional<Quarter> until, double years, NavigableMap<Quarter, Double> path) {
        this.shape = shape;
        this.from = from;
        this.until = until;
        this.years = years;
        this.path = path;
        if (until.isPresent() && until.get().compareTo(from) <= 0) {
            throw InvalidInputException.of("until", until.get(), "after from = " + from);
        }
    }

    /**
     * A step.
     *
     * @param from the quarter in which it acts first
     * @return the profile
     */
    public static Profile step(Quarter from) {
        Objects.requireNonNull(from, "from");
        return new Profile(Shape.STEP, from, Optional.empty(), 0, new TreeMap<>());
    }

    /**
     * A path through given values.
     *
     * @param values m by quarter, each in [0, 1]; at least one
     * @return the profile
     * @throws InvalidInputException if there is no value or one is out of range
     */
    public static Profile path(Map<Quarter, Double> values) {
        Objects.requireNonNull(values, "values");
        if (values.isEmpty()) {
            throw InvalidInputException.of("path", "empty", "at least one quarter with its value");
        }
        values.forEach((quarter, m) -> Checks.between("path." + quarter, m, 0, 1));
        TreeMap<Quarter, Double> sorted = new TreeMap<>(values);
        return new Profile(Shape.PATH, sorted.firstKey(), Optional.empty(), 0, sorted);
    }

    /**
     * The profile with another first quarter.
     *
     * @param quarter the quarter
     * @return a changed copy
     * @throws InvalidInputException if this is a path, or the quarter is not before {@code until}
     */
    public Profile from(Quarter quarter) {
        refusePath("from");
        return new Profile(shape, quarter, until, years, path);
    }

    /**
     * The profile with an end.
     *
     * @param quarter the first quarter in which the shock no longer acts
     * @return a changed copy
     * @throws InvalidInputException if this is a path, or the quarter is not after {@code from}
     */
    public Profile until(Quarter quarter) {
        refusePath("until");
        return new Profile(shape, from, Optional.of(quarter), years, path);
    }

    /**
     * The profile as a ramp.
     *
     * @param rampYears years until it is in full force, &gt; 0
     * @return a changed copy
     */
    public Profile ramp(double rampYears) {
        refusePath("ramp");
        refuseSecondShape("ramp", Shape.HALF_LIFE);
        return new Profile(Shape.RAMP, from, until, Checks.positive("ramp", rampYears), path);
    }

    /**
     * The profile with a half-life.
     *
     * @param halfLifeYears years in which half of what is missing is made up, &gt; 0
     * @return a changed copy
     */
    public Profile halfLife(double halfLifeYears) {
        refusePath("half-life");
        refuseSecondShape("half-life", Shape.RAMP);
        return new Profile(Shape.HALF_LIFE, from, until, Checks.positive("half-life", halfLifeYears), path);
    }

    private void refusePath(String key) {
        if (shape == Shape.PATH) {
            throw new InvalidInputException(key + ": must be absent where there is a path");
        }
    }

    private void refuseSecondShape(String key, Shape other) {
        if (shape == other) {
            throw new InvalidInputException(
                    key + ": must be absent where there is a " + (other == Shape.RAMP ? "ramp" : "half-life"));
        }
    }

    /**
     * The shape.
     *
     * @return the shape
     */
    public Shape shape() {
        return shape;
    }

    /**
     * The first quarter; that of a path is its first.
     *
     * @return the quarter
     */
    public Quarter from() {
        return from;
    }

    /**
     * The first quarter in which the shock no longer acts.
     *
     * @return the quarter, if any
     */
    public Optional<Quarter> until() {
        return until;
    }

    /**
     * The time of a ramp or half-life.
     *
     * @return years; 0 for a step or a path
     */
    public double years() {
        return years;
    }

    /**
     * The values of a path.
     *
     * @return m by quarter; empty for other shapes
     */
    public Map<Quarter, Double> path() {
        return java.util.Collections.unmodifiableSortedMap(path);
    }

    /** Whether m never falls. */
    boolean neverFalls() {
        double last = 0;
        for (double m : path.values()) {
            if (m < last) {
                return false;
            }
            last = m;
        }
        return until.isEmpty();
    }

    /**
     * The weight of the shock's effect.
     *
     * @param quarter the quarter
     * @return m in [0, 1]
     */
    public double weight(Quarter quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return weight(quarter, years);
    }

    /** The weight with another time of the ramp or half-life. */
    double weight(Quarter quarter, double time) {
        boolean ended = until.isPresent() && quarter.compareTo(until.get()) >= 0;
        if (ended || quarter.compareTo(from) < 0) {
            return 0;
        }
        double x = from.until(quarter) * Quarter.YEARS;
        return switch (shape) {
            case STEP -> 1;
            case RAMP -> Math.min(1, x / time);
            case HALF_LIFE -> 1 - Math.exp(-x / time * Math.log(2));
            case PATH -> along(quarter);
        };
    }

    private double along(Quarter quarter) {
        Map.Entry<Quarter, Double> before = path.floorEntry(quarter);
        Map.Entry<Quarter, Double> after = path.higherEntry(quarter);
        double low = before.getValue();
        if (after == null) {
            return low;
        }
        double part = (double) before.getKey().until(quarter) / before.getKey().until(after.getKey());
        return low + part * (after.getValue() - low);
    }

    @Override
    public String toString() {
        return Profiles.describe(this);
    }
}
