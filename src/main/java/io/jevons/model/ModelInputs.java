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
        /** What it is called in explanations. */
        String name();

        /** Where it comes from. */
        String origin();

        /** Whether it serves a grade. */
        boolean serves(int grade);

        /** GPU-hours per million tokens on a tier; NaN where it does not run there. */
        double hours(int tier);

        /** The share of the grade's tokens that it serves in the quarter. */
        double share();

        /** Tokens that it takes for one of the model that it replaces. */
        double loss();

        /** Years since its release. */
        double age();
    }

    /** What one shock does to a driver in a quarter: a factor or a shift, and where it comes from. */
    record Effect(double amount, String origin) {}

    /** The names of a set, in their order; releases have none here. */
    List<String> names(IndexSet set);

    /** The index that another one belongs to: the grade of a cell, nest or site of a tier; -1 where there is none. */
    int owner(IndexSet of, int index, IndexSet owner);

    /** A parameter of the market; empty where its file has none. */
    OptionalDouble parameter(String path);

    /** What a parameter says of its origin. */
    String source(String path);

    /** The quarters after the first one. */
    int quarters();

    /** What the shocks of a run do to a driver, those that do nothing left out. */
    List<Effect> effects(String driver, int[] indices, int period, Run run);

    /** The models released so far in a run, in their order. */
    List<Released> releases(int period, Run run);

    /** Whether the scenario holds a channel at the base's path. */
    boolean isOff(String channel);

    /** The value that a strategy from outside gives in place of an equation; empty where the built-in one is used. */
    OptionalDouble strategy(Equation equation, int[] indices, Reader reader);

    /** Reads other quantities in the same quarter and run. */
    interface Reader {
        /** The value of a symbol with its indices; NaN where it has none. */
        double value(String key, int... indices);
    }
}
