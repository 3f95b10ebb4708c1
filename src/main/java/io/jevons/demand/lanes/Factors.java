package io.jevons.demand.lanes;

import java.util.Arrays;
import java.util.List;

/** What shocks make of a market's drivers: factors and shifts by quarter, and the hours that releases bring. */
public final class Factors {
    /** By period, then by the index that each comment names. */
    public final double[][] efficiency; // grade, tier

    public final double[][] tokensPerTask; // cell, forced
    public final double[][] chosenTokens; // cell
    public final double[][] demand; // cell
    public final double[][] value; // cell
    public final double[][] access; // cell
    public final double[][] preference; // cell, tier
    public final double[][] hardwarePrice; // tier
    public final double[][] capacity; // tier
    public final double[][] rent; // tier
    public final double[][] sitePower; // site
    public final double[][] trainingEfficiency; // workload

    /** Tokens a task beyond those of a better model, since part of them went to a student of lower quality. */
    public final double[][] studentTokens; // cell

    /** The strength with which viability answers price; 1 but where a break-even looks for another. */
    public final double viabilityResponse;

    /** All of the above but the last, in their order. */
    private final List<double[][]> factorsAndShifts;

    private final ServedHours[] served; // period

    public Factors(CompiledMarket market) {
        int periods = market.periods;
        efficiency = filled(periods, market.grades * market.tiers, 1);
        tokensPerTask = filled(periods, market.cells, 1);
        chosenTokens = filled(periods, market.cells, 1);
        demand = filled(periods, market.cells, 1);
        value = filled(periods, market.cells, 1);
        access = filled(periods, market.cells, 1);
        preference = filled(periods, market.cells * market.tiers, 0);
        hardwarePrice = filled(periods, market.tiers, 1);
        capacity = filled(periods, market.tiers, 1);
        rent = filled(periods, market.tiers, 1);
        sitePower = filled(periods, market.sites, 1);
        trainingEfficiency = filled(periods, market.workloads, 1);
        studentTokens = filled(periods, market.cells, 1);
        viabilityResponse = 1;
        factorsAndShifts = List.of(
                efficiency,
                tokensPerTask,
                chosenTokens,
                demand,
                value,
                access,
                preference,
                hardwarePrice,
                capacity,
                rent,
                sitePower,
                trainingEfficiency,
                studentTokens);
        served = new ServedHours[periods];
        Arrays.setAll(served, i -> new ServedHours(market));
    }

    /** The same numbers, where viability answers price with another strength. */
    public Factors(Factors same, double viabilityResponse) {
        this.viabilityResponse = viabilityResponse;
        efficiency = same.efficiency;
        tokensPerTask = same.tokensPerTask;
        chosenTokens = same.chosenTokens;
        demand = same.demand;
        value = same.value;
        access = same.access;
        preference = same.preference;
        hardwarePrice = same.hardwarePrice;
        capacity = same.capacity;
        rent = same.rent;
        sitePower = same.sitePower;
        trainingEfficiency = same.trainingEfficiency;
        studentTokens = same.studentTokens;
        factorsAndShifts = same.factorsAndShifts;
        served = same.served;
    }

    /** The hours of a quarter, as releases leave them. */
    public ServedHours served(int period) {
        return served[period];
    }

    /** Every number in full precision and in a fixed order, one line a driver and quarter. */
    public String canonicalText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < served.length; i++) {
            for (double[][] values : factorsAndShifts) {
                text.append(Arrays.toString(values[i])).append('\n');
            }
            text.append(served[i].canonicalText()).append('\n');
        }
        return text.toString();
    }

    /** The first quarter in which these differ from others of the same market, or -1. */
    public int firstDifference(Factors other) {
        for (int i = 0; i < served.length; i++) {
            boolean same = served[i].sameAs(other.served[i]);
            for (int k = 0; k < factorsAndShifts.size(); k++) {
                same &= Arrays.equals(
                        factorsAndShifts.get(k)[i], other.factorsAndShifts.get(k)[i]);
            }
            if (!same) {
                return i;
            }
        }
        return -1;
    }

    public boolean sharesTokensPerTask(Factors other) {
        return Arrays.deepEquals(tokensPerTask, other.tokensPerTask)
                && Arrays.deepEquals(chosenTokens, other.chosenTokens);
    }

    /** Whether what is assumed from outside, but for tokens a task, is the same. */
    public boolean sharesShifts(Factors other) {
        return Arrays.deepEquals(demand, other.demand)
                && Arrays.deepEquals(value, other.value)
                && Arrays.deepEquals(access, other.access)
                && Arrays.deepEquals(preference, other.preference)
                && Arrays.deepEquals(hardwarePrice, other.hardwarePrice)
                && Arrays.deepEquals(capacity, other.capacity)
                && Arrays.deepEquals(sitePower, other.sitePower);
    }

    private static double[][] filled(int rows, int columns, double value) {
        double[][] filled = new double[rows][columns];
        for (double[] row : filled) {
            Arrays.fill(row, value);
        }
        return filled;
    }
}
