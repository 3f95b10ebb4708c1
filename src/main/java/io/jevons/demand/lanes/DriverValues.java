package io.jevons.demand.lanes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What shocks make of a market's drivers: factors and shifts by quarter, and the hours that releases bring. */
public final class DriverValues {
    /** The strength with which viability answers price; 1 but where a break-even looks for another. */
    public final double viabilityResponse;

    /** By period and index, in the order of the drivers. */
    private final Map<Driver, double[][]> values;

    /** What shocks did, by period and in their order. */
    private final List<List<Move>> moves;

    private final ServedHours[] served; // period

    public DriverValues(CompiledMarket market) {
        this(market, market.periods);
    }

    /** Those of the first periods alone. */
    public DriverValues(CompiledMarket market, int periods) {
        viabilityResponse = 1;
        values = new EnumMap<>(Driver.class);
        for (Driver driver : Driver.values()) {
            double[][] rows = new double[periods][indices(driver, market)];
            for (double[] row : rows) {
                Arrays.fill(row, driver == Driver.PREFERENCE ? 0 : 1);
            }
            values.put(driver, rows);
        }
        moves = new ArrayList<>();
        served = new ServedHours[periods];
        for (int i = 0; i < periods; i++) {
            served[i] = new ServedHours(market);
            moves.add(new ArrayList<>());
        }
    }

    private DriverValues(DriverValues same, double viabilityResponse) {
        this.viabilityResponse = viabilityResponse;
        values = same.values;
        moves = same.moves;
        served = same.served;
    }

    private static int indices(Driver driver, CompiledMarket market) {
        return switch (driver) {
            case EFFICIENCY -> market.grades * market.tiers;
            case PREFERENCE -> market.cells * market.tiers;
            case TOKENS_PER_TASK, CHOSEN_TOKENS, DEMAND, VALUE, ACCESS, STUDENT_TOKENS -> market.cells;
            case HARDWARE_PRICE, CAPACITY, RENT -> market.tiers;
            case SITE_POWER -> market.sites;
            case TRAINING_EFFICIENCY -> market.workloads;
        };
    }

    /** The same numbers, where viability answers price with another strength. */
    public DriverValues withViabilityResponse(double strength) {
        return new DriverValues(this, strength);
    }

    /** A driver's numbers, by period and index. */
    public double[][] of(Driver driver) {
        return values.get(driver);
    }

    /** The hours of a quarter, as releases leave them. */
    public ServedHours served(int period) {
        return served[period];
    }

    /** What the shocks did in a quarter, in their order. */
    public List<Move> moves(int period) {
        return moves.get(period);
    }

    public void add(int period, Move move) {
        moves.get(period).add(move);
    }

    /** Every number in full precision and in a fixed order, one line a driver and quarter. */
    public String canonicalText() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < served.length; i++) {
            for (double[][] rows : values.values()) {
                text.append(Arrays.toString(rows[i])).append('\n');
            }
            text.append(served[i].canonicalText()).append('\n');
        }
        return text.toString();
    }

    /** The first quarter in which these differ from others of the same market in what serves grades or in one of some drivers, or -1. */
    public int firstDifference(DriverValues other, Collection<Driver> drivers) {
        for (int i = 0; i < served.length; i++) {
            boolean same = served[i].sameAs(other.served[i]);
            for (Driver driver : drivers) {
                same &= Arrays.equals(of(driver)[i], other.of(driver)[i]);
            }
            if (!same) {
                return i;
            }
        }
        return -1;
    }

    /** Whether some drivers are the same in others of the same market. */
    public boolean shares(DriverValues other, Collection<Driver> drivers) {
        return drivers.stream().allMatch(d -> Arrays.deepEquals(of(d), other.of(d)));
    }
}
