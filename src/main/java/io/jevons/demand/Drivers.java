package io.jevons.demand;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Driver;
import io.jevons.demand.lanes.DriverValues;
import io.jevons.demand.lanes.Move;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What shocks make of a market's drivers, quarter by quarter: what {@link DriverMoves} lists. Without shocks every factor is 1 and
 * every shift 0. Immutable.
 */
public final class Drivers {
    /** The places of tiers, grades, cells and workloads; its values may be those of another draw. */
    private final CompiledMarket market;

    private final Market owner;
    private final List<? extends DriverShock> shocks;

    /** What the engine runs on. */
    private final DriverValues values;

    /** The releases so far, by period and in their order. */
    private final List<List<Release>> releases;

    private Drivers(
            CompiledMarket market,
            Market owner,
            List<? extends DriverShock> shocks,
            DriverValues values,
            List<List<Release>> releases) {
        this.market = market;
        this.owner = owner;
        this.shocks = shocks;
        this.values = values;
        this.releases = releases;
    }

    /** The same drivers on a market that differs in the values of parameters alone, so that nothing is compiled again. */
    private Drivers(Drivers same, Market owner, DriverValues values) {
        this(same.market, owner, same.shocks, values, same.releases);
    }

    /**
     * The drivers of a market under some shocks.
     *
     * @param market the market
     * @param shocks the shocks, in their order
     * @return the drivers of every quarter
     * @throws InvalidInputException if a shock names what the market does not have, or moves a driver out of its range
     */
    public static Drivers of(Market market, List<? extends DriverShock> shocks) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(shocks, "shocks");
        return of(CompiledMarket.of(market), shocks);
    }

    static Drivers of(CompiledMarket market, List<? extends DriverShock> shocks) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(shocks, "shocks");
        List<? extends DriverShock> all = List.copyOf(shocks);
        DriverMoves moves = new DriverMoves(market);
        moves.apply(all);
        return new Drivers(market, market.market, all, moves.values(), moves.releases());
    }

    /**
     * The shocks that moved these drivers.
     *
     * @return the shocks, in their order
     */
    public List<? extends DriverShock> shocks() {
        return shocks;
    }

    /**
     * The market whose drivers these are.
     *
     * @return the market, with the scenario's parameter changes
     */
    public Market market() {
        return owner;
    }

    /**
     * Refuses a market that these drivers do not fit.
     *
     * @param other the market
     * @throws InvalidInputException if it has other quarters, tiers, grades, cells, workloads, sites or vendors
     */
    public void requireParts(Market other) {
        Objects.requireNonNull(other, "other");
        boolean same = other == owner
                || (other.quarters() == owner.quarters()
                        && other.start().equals(owner.start())
                        && other.tiers().equals(market.tierNames)
                        && other.grades().equals(market.gradeNames)
                        && other.cells().equals(market.cellNames)
                        && other.trainingWorkloads().equals(market.workloadNames)
                        && other.sites().equals(market.siteNames)
                        && other.vendors().equals(market.vendorNames));
        if (!same) {
            throw InvalidInputException.of(
                    "market",
                    other.name(),
                    "of the same quarters, tiers, grades, cells, workloads, sites and vendors as the drivers'");
        }
    }

    /**
     * The numbers of the shocks that moved these drivers.
     *
     * @return the numbers, with paths such as {@code shocks.reasoning.factor}; none of shocks in code
     */
    public List<Parameter> numbers() {
        return shocks.stream()
                .filter(NumberedShock.class::isInstance)
                .flatMap(s -> ((NumberedShock) s).numbers().stream())
                .toList();
    }

    /**
     * The drivers of the same market under the same shocks with other numbers.
     *
     * @param numbers the values by path; other numbers stay as they are
     * @return the drivers
     * @throws InvalidInputException if a value is out of its bounds, or the market does not allow it
     */
    public Drivers with(Map<String, Double> numbers) {
        Objects.requireNonNull(numbers, "numbers");
        List<DriverShock> changed = new ArrayList<>();
        for (DriverShock shock : shocks) {
            boolean same = !(shock instanceof NumberedShock numbered)
                    || numbered.numbers().stream().noneMatch(p -> numbers.containsKey(p.path()));
            changed.add(same ? shock : changed((NumberedShock) shock, numbers));
        }
        Drivers there = of(market, changed);
        return new Drivers(there, owner, there.values.withViabilityResponse(values.viabilityResponse));
    }

    private static NumberedShock changed(NumberedShock shock, Map<String, Double> values) {
        return shock.with(shock.numbers().stream()
                .mapToDouble(p -> values.getOrDefault(p.path(), p.value()))
                .toArray());
    }

    /**
     * Whether a drawn number of a shock that others do not have moves what is assumed from outside.
     *
     * @param other the others, on the same market
     * @param drawn whether draws move the number at a path
     * @return whether one does
     */
    public boolean drawsShifts(Drivers other, Predicate<String> drawn) {
        Objects.requireNonNull(other, "other");
        Objects.requireNonNull(drawn, "drawn");
        for (int i = 0; i < market.periods; i++) {
            for (Move move : values.moves(i)) {
                DriverShock shock = shocks.get(move.shock());
                if (move.driver().isShift()
                        && !other.shocks.contains(shock)
                        && shock instanceof NumberedShock numbered
                        && numbered.numbers().stream().anyMatch(p -> drawn.test(p.path()))) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The same drivers on a market that has the same parameters with other values. Nothing is bound again: a shock that
     * looked at the market keeps what it saw.
     *
     * @param changed the market with other values
     * @return the drivers there
     */
    public Drivers on(Market changed) {
        Objects.requireNonNull(changed, "changed");
        return new Drivers(this, changed, values);
    }

    /**
     * The same drivers where viability answers price k times as strongly: k x in place of x.
     *
     * @param k the strength, &gt;= 0; 1 as the market has it
     * @return the drivers with that strength
     */
    public Drivers withViabilityResponse(double k) {
        return new Drivers(this, owner, values.withViabilityResponse(Checks.notNegative("viability response", k)));
    }

    /**
     * Every number of the drivers, in full precision and in a fixed order: what two scenarios that do the same have in
     * common, however they are written.
     *
     * @return one line a driver and quarter
     */
    public String canonicalText() {
        return values.canonicalText();
    }

    /**
     * The models released so far.
     *
     * @param period the quarter, counted from the start
     * @return the releases as they stand in the quarter, in their order
     */
    public List<Release> releases(int period) {
        return releases.get(period);
    }

    /**
     * The numbers that the shocks leave, which the engine runs on.
     *
     * @return the factors and shifts, for the engine alone
     */
    public DriverValues values() {
        return values;
    }

    /**
     * The first quarter in which these drivers differ from others of the same market.
     *
     * @param other the others
     * @return the quarters since the start, or -1 where they are the same throughout
     */
    public int firstDifference(Drivers other) {
        Objects.requireNonNull(other, "other");
        return values.firstDifference(other.values, EnumSet.allOf(Driver.class));
    }

    /**
     * The first quarter in which these differ from others of the same market in what is not assumed from outside: GPU-hours of tokens and of
     * training.
     *
     * @param other the other drivers
     * @return the quarters from the market's start, or -1 where they never do
     */
    public int firstDifferenceBesideShifts(Drivers other) {
        Objects.requireNonNull(other, "other");
        return values.firstDifference(
                other.values,
                Stream.of(Driver.values()).filter(driver -> !driver.isShift()).toList());
    }

    /** Whether what a scenario assumes from outside, on the channels that are on, is the same as in others of the market. */
    boolean sharesShifts(Drivers other, Set<Channel> off) {
        return (off.contains(Channel.TOKENS_PER_TASK)
                        || values.shares(other.values, EnumSet.of(Driver.TOKENS_PER_TASK, Driver.CHOSEN_TOKENS)))
                && (off.contains(Channel.OTHER_SHOCKS)
                        || values.shares(
                                other.values,
                                EnumSet.of(
                                        Driver.DEMAND,
                                        Driver.VALUE,
                                        Driver.ACCESS,
                                        Driver.PREFERENCE,
                                        Driver.HARDWARE_PRICE,
                                        Driver.CAPACITY,
                                        Driver.SITE_POWER)));
    }

    @Override
    public String toString() {
        return "Drivers of " + owner.name() + " under " + shocks.size() + " shocks";
    }
}
