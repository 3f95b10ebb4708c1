package io.jevons.demand.engine;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.DriverShock;
import io.jevons.demand.Drivers;
import io.jevons.demand.NumberedShock;
import io.jevons.demand.Release;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Driver;
import io.jevons.demand.lanes.DriverValues;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Move;
import io.jevons.demand.lanes.ServedHours;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * The drivers of a run over a block of lanes, quarter by quarter. What no draw moves is the one number of the plan's
 * drivers; what a drawn shock moves has a row, worked out by the same steps in the same order as that number.
 */
final class LaneDrivers {
    private static final Driver[] DRIVERS = Driver.values();

    final Factors efficiency;
    final Factors tokensPerTask;
    final Factors chosenTokens;
    final Factors demand;
    final Factors value;
    final Factors access;
    final Factors preference;
    final Factors hardwarePrice;
    final Factors capacity;
    final Factors rent;
    final Factors sitePower;
    final Factors trainingEfficiency;
    final Factors studentTokens;
    final ServedLanes served;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final DriverValues values;
    private final List<? extends DriverShock> shocks;
    private final IntFunction<List<Release>> releases;
    private final Map<Driver, Factors> all;

    /** By shock: the rows of its numbers, none where no draw moves it. */
    private final double[][][] numbers;

    /** By shock: what its moves of the quarter come to. */
    private final double[][][] amounts;

    private final boolean anyVaries;

    /** By period, where something varies. */
    private final Quarter[] quarters;

    private final double[] share;
    private final double[] loss;

    LaneDrivers(Lanes lanes, Drivers drivers) {
        this(lanes, drivers.values(), drivers.shocks(), drivers::releases);
    }

    /** The drivers of the first quarter of a run without shocks. */
    static LaneDrivers unshocked(Lanes lanes) {
        LaneDrivers drivers = new LaneDrivers(lanes, new DriverValues(lanes.market, 1), List.of(), period -> List.of());
        drivers.quarter(0);
        return drivers;
    }

    private LaneDrivers(
            Lanes lanes, DriverValues values, List<? extends DriverShock> shocks, IntFunction<List<Release>> releases) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.values = values;
        this.shocks = shocks;
        this.releases = releases;
        numbers = new double[shocks.size()][][];
        amounts = new double[shocks.size()][][];
        boolean any = false;
        for (int s = 0; s < numbers.length; s++) {
            numbers[s] = numbers(shocks.get(s));
            amounts[s] = numbers[s].length > 0 ? lanes.rows(2) : new double[0][];
            any |= numbers[s].length > 0;
        }
        anyVaries = any;
        quarters = new Quarter[any ? market.periods : 0];
        Arrays.setAll(quarters, market.market.start()::plus);
        all = new EnumMap<>(Driver.class);
        for (Driver driver : Driver.values()) {
            all.put(driver, anyVaries ? new Factors(rows(driver)) : new Factors());
        }
        efficiency = of(Driver.EFFICIENCY);
        tokensPerTask = of(Driver.TOKENS_PER_TASK);
        chosenTokens = of(Driver.CHOSEN_TOKENS);
        demand = of(Driver.DEMAND);
        value = of(Driver.VALUE);
        access = of(Driver.ACCESS);
        preference = of(Driver.PREFERENCE);
        hardwarePrice = of(Driver.HARDWARE_PRICE);
        capacity = of(Driver.CAPACITY);
        rent = of(Driver.RENT);
        sitePower = of(Driver.SITE_POWER);
        trainingEfficiency = of(Driver.TRAINING_EFFICIENCY);
        studentTokens = of(Driver.STUDENT_TOKENS);
        List<Release> last = releases.apply(market.periods - 1);
        boolean[] moved = movedHours(last);
        served = new ServedLanes(lanes, moved, ServedLanes.mostTerms(last, moved, market.tiers));
        share = anyVaries ? lanes.rows(1)[0] : new double[0];
        loss = anyVaries ? lanes.rows(1)[0] : new double[0];
    }

    /** The hours of a quarter, as releases leave them where no draw moves them. */
    ServedHours servedHours(int period) {
        return values.served(period);
    }

    private Factors of(Driver driver) {
        return all.get(driver);
    }

    /** The rows of a shock's numbers, where a draw moves at least one of them. */
    private double[][] numbers(DriverShock shock) {
        if (!(shock instanceof NumberedShock numbered)) {
            return new double[0][];
        }
        List<Parameter> own = numbered.numbers();
        if (own.stream().allMatch(p -> market.slotOf(p.path()) < 0)) {
            return new double[0][];
        }
        double[][] rows = new double[own.size()][];
        for (int k = 0; k < rows.length; k++) {
            int slot = market.slotOf(own.get(k).path());
            rows[k] = slot >= 0 ? lanes.row(slot) : lanes.rows(1)[0];
            if (slot < 0) {
                Arrays.fill(rows[k], own.get(k).value());
            }
        }
        return rows;
    }

    private boolean varies(int shock) {
        return numbers[shock].length > 0;
    }

    /** A row for each index of a driver that a drawn shock moves. */
    private double[][] rows(Driver driver) {
        double[][] rows = new double[values.of(driver)[0].length][0];
        for (int i = 0; i < market.periods; i++) {
            for (Move move : values.moves(i)) {
                if (move.driver() == driver && varies(move.shock())) {
                    for (int index : move.indices()) {
                        rows[index] = rows[index].length > 0 ? rows[index] : lanes.rows(1)[0];
                    }
                }
            }
        }
        if (driver == Driver.STUDENT_TOKENS) {
            for (Release release : releases.apply(market.periods - 1)) {
                for (int c = 0; c < market.cells; c++) {
                    if (market.gradeOf[c] == release.grade() && varies(release.shock()) && rows[c].length == 0) {
                        rows[c] = lanes.rows(1)[0];
                    }
                }
            }
        }
        return rows;
    }

    /** By grade and tier: whether a drawn release serves there, or a drawn shock moves its efficiency. */
    private boolean[] movedHours(List<Release> releases) {
        boolean[] moved = new boolean[market.grades * market.tiers];
        for (int gj = 0; gj < moved.length; gj++) {
            moved[gj] = efficiency.varies(gj);
        }
        for (Release release : releases) {
            for (int j = 0; j < market.tiers && varies(release.shock()); j++) {
                moved[release.grade() * market.tiers + j] |=
                        !Double.isNaN(release.hours().get(j));
            }
        }
        return moved;
    }

    /** Moves to a quarter. */
    void quarter(int period) {
        // Not by the map's entries, which an enumeration's map makes anew for whoever goes through them.
        for (Driver driver : DRIVERS) {
            of(driver).now(values.of(driver)[period]);
        }
        if (!anyVaries) {
            return;
        }
        Quarter quarter = quarters[period];
        for (int s = 0; s < numbers.length; s++) {
            if (varies(s)) {
                NumberedShock shock = (NumberedShock) shocks.get(s);
                shock.amounts(quarter, numbers[s], lanes.n, amounts[s]);
            }
        }
        for (Driver driver : DRIVERS) {
            start(driver);
        }
        // By place, since every list would make an iterator in every quarter.
        List<Move> moves = values.moves(period);
        for (int k = 0; k < moves.size(); k++) {
            apply(moves.get(k));
        }
        served.start();
        List<Release> now = releases.apply(period);
        for (int k = 0; k < now.size(); k++) {
            release(now.get(k), period);
        }
        served.end();
    }

    private void start(Driver driver) {
        Factors factors = of(driver);
        int count = values.of(driver)[0].length;
        for (int index = 0; index < count; index++) {
            if (factors.varies(index)) {
                Arrays.fill(factors.row(index), 0, lanes.n, driver == Driver.PREFERENCE ? 0 : 1);
            }
        }
    }

    private void apply(Move move) {
        Factors factors = of(move.driver());
        boolean drawn = varies(move.shock());
        boolean adds = move.driver() == Driver.PREFERENCE;
        for (int index : move.indices()) {
            if (factors.varies(index)) {
                double[] row = factors.row(index);
                double[] by = drawn ? amounts[move.shock()][0] : row;
                for (int l = 0; l < lanes.n; l++) {
                    double amount = drawn ? by[l] : move.amount();
                    row[l] = adds ? row[l] + amount : row[l] * amount;
                }
            }
        }
    }

    private void release(Release release, int period) {
        int first = period - release.quarters();
        if (first > period) {
            return;
        }
        double[] part = share;
        double[] weaker = loss;
        if (varies(release.shock())) {
            part = amounts[release.shock()][0];
            weaker = amounts[release.shock()][1];
        } else {
            Arrays.fill(share, 0, lanes.n, release.share());
            Arrays.fill(loss, 0, lanes.n, release.loss());
        }
        served.turnTo(part, weaker);
        for (int j = 0; j < market.tiers; j++) {
            int gj = release.grade() * market.tiers + j;
            if (served.varies(gj) && !Double.isNaN(release.hours().get(j))) {
                served.release(gj, release.hours().get(j), first);
            }
        }
        for (int c = 0; c < market.cells; c++) {
            if (market.gradeOf[c] == release.grade() && studentTokens.varies(c)) {
                double[] row = studentTokens.row(c);
                for (int l = 0; l < lanes.n; l++) {
                    row[l] *= 1 + part[l] * (weaker[l] - 1);
                }
            }
        }
    }
}
