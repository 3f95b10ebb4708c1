package io.jevons.model;

import java.util.List;
import java.util.OptionalDouble;

/** What the equations are evaluated on: a market, and what the shocks of a base and of its scenario do to it. */
public interface ModelInputs {
    /** A run of the equations. */
    enum Run {
        /** Quarter 0 without shocks, which fixes what the market's numbers imply. */
        CALIBRATION,
        /** The base. */
        BASE,
        /** The scenario. */
        SCENARIO,
        /** The base's work with the scenario's efficiency. */
        ESTIMATE
    }

    /** A model that was released, as it stands in a quarter. */
    interface Released {
        /**
         * What it is called in explanations.
         *
         * @return such as {@code release 1 of frontier}
         */
        String name();

        /** Where it comes from. */
        String origin();

        /**
         * Whether it serves a grade.
         *
         * @param grade the grade
         * @return whether it does
         */
        boolean serves(int grade);

        /**
         * What it takes on a tier.
         *
         * @param tier the tier
         * @return GPU-hours per million tokens; NaN where it does not run there
         */
        double hours(int tier);

        /**
         * The share of the grade's tokens that it serves in the quarter.
         *
         * @return the share, 0 to 1
         */
        double share();

        /**
         * Tokens that it takes for one of the model that it replaces.
         *
         * @return ρ^(-θ) of a distilled student; 1 otherwise
         */
        double loss();

        /**
         * The time since its release.
         *
         * @return years; below 0 before it
         */
        double age();
    }

    /**
     * What one shock does to a driver in a quarter.
     *
     * @param amount the factor, or the shift
     * @param origin where it comes from
     */
    record Effect(double amount, String origin) {}

    /** Reads other quantities in the same quarter and run. */
    @FunctionalInterface
    interface Reader {
        /**
         * The value of a quantity.
         *
         * @param key the symbol with its indices
         * @param indices the members that the indices stand for
         * @return the value; NaN where it has none
         */
        double value(String key, int... indices);
    }

    /**
     * The names of a set.
     *
     * @param set the set
     * @return the names in their order; none for releases
     */
    List<String> names(IndexSet set);

    /**
     * The member that another one belongs to: the grade of a cell, the nest or site of a tier.
     *
     * @param of the set of the one
     * @param index the one
     * @param owner the set of the other
     * @return the other; -1 where there is none
     */
    int owner(IndexSet of, int index, IndexSet owner);

    /**
     * A parameter of the market.
     *
     * @param path its path
     * @return the value; empty where the file has none
     */
    OptionalDouble parameter(String path);

    /**
     * Where a parameter's value comes from.
     *
     * @param path its path
     * @return file, line and source
     */
    String source(String path);

    /**
     * How long a run is.
     *
     * @return the quarters after the first one
     */
    int quarters();

    /**
     * What the shocks of a run do to a driver.
     *
     * @param driver the driver, such as {@code efficiency}
     * @param indices the members that it is of
     * @param period the quarter, from 0
     * @param run the run
     * @return the effects in the order of the shocks, without those that do nothing
     */
    List<Effect> effects(String driver, int[] indices, int period, Run run);

    /**
     * The models released so far in a run.
     *
     * @param period the quarter, from 0
     * @param run the base or the scenario
     * @return the releases in their order
     */
    List<Released> releases(int period, Run run);

    /**
     * Whether the scenario holds a channel at the base's path.
     *
     * @param channel the channel, such as {@code tier-mix}
     * @return whether it does
     */
    boolean isOff(String channel);

    /**
     * The value that a strategy from outside gives in place of an equation.
     *
     * @param equation the equation
     * @param indices the members that its indices stand for
     * @param reader reads other quantities
     * @return the value; empty where the built-in strategy is used, or gives nothing
     */
    OptionalDouble strategy(Equation equation, int[] indices, Reader reader);
}
