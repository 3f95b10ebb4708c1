package io.jevons.demand;

import io.jevons.base.Quarter;
import java.util.Objects;

/** A change of drivers, quarter by quarter: what a shock comes down to. */
@FunctionalInterface
public interface DriverShock {
    /**
     * Moves the drivers of one quarter.
     *
     * @param drivers the drivers, set to that quarter
     * @param quarter the quarter
     */
    void apply(DriverMoves drivers, Quarter quarter);

    /**
     * What asks for the change, as explanations name it.
     *
     * @return such as {@code scenario deepseek-r1: efficiency of frontier on all tiers: factor 8}
     */
    default String origin() {
        return "a shock in code";
    }

    /**
     * A change that says where it comes from.
     *
     * @param origin what asks for it
     * @param shock the change
     * @return the same change, with that origin
     */
    static DriverShock from(String origin, DriverShock shock) {
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(shock, "shock");
        return new DriverShock() {
            @Override
            public void apply(DriverMoves drivers, Quarter quarter) {
                shock.apply(drivers, quarter);
            }

            @Override
            public String origin() {
                return origin;
            }
        };
    }
}
