package io.jevons.demand;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Driver;
import io.jevons.demand.lanes.DriverValues;
import io.jevons.demand.lanes.Move;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a scenario may move in a market, quarter by quarter: efficiency, tokens a task (forced or chosen), demand,
 * value, access, preference, hardware price, capacity, power of sites, training efficiency, and the models that serve a
 * grade with the tokens that they take.
 *
 * <p>Without shocks every factor is 1 and every shift 0. Shocks on one driver multiply, shifts add. A shock is handed the
 * drivers once a quarter and moves that quarter's values; names may be patterns, in which {@code *} stands for any run of
 * characters. Once all shocks have been applied, drivers are a value: what moves them throws {@link IllegalStateException}.
 */
public final class Drivers {
    /** The places of tiers, grades, cells and workloads; its values may be those of another draw. */
    private final CompiledMarket market;

    private final Market owner;
    private final List<? extends DriverShock> shocks;
    private int now;

    /** What the engine runs on. */
    private final DriverValues values;

    private final DriverPlaces places;

    /** The releases so far, by period and in their order. */
    private final List<List<Release>> releases = new ArrayList<>();

    /** The place of the shock that is being applied. */
    private int bound;

    /** Whether the last shock has been applied, after which nothing moves. */
    private boolean settled;

    private Drivers(CompiledMarket market, List<? extends DriverShock> shocks) {
        this.market = market;
        this.owner = market.market;
        this.shocks = shocks;
        places = new DriverPlaces(market);
        values = new DriverValues(market);
        for (int i = 0; i < market.periods; i++) {
            releases.add(new ArrayList<>());
        }
    }

    /** The same drivers on a market that differs in the values of parameters alone, so that nothing is compiled again. */
    private Drivers(Drivers same, Market owner, DriverValues values) {
        this.owner = owner;
        this.values = values;
        market = same.market;
        shocks = same.shocks;
        places = same.places;
        settled = true;
        releases.addAll(same.releases);
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
        Drivers drivers = new Drivers(market, List.copyOf(shocks));
        Quarter start = market.market.start();
        for (DriverShock shock : shocks) {
            for (int i = 0; i < market.periods; i++) {
                drivers.now = i;
                shock.apply(drivers, start.plus(i));
            }
            drivers.bound++;
        }
        drivers.settled = true;
        return drivers;
    }

    /** A change of drivers, quarter by quarter: what a shock comes down to. */
    @FunctionalInterface
    public interface DriverShock {
        /**
         * Moves the drivers of one quarter.
         *
         * @param drivers the drivers, set to that quarter
         * @param quarter the quarter
         */
        void apply(Drivers drivers, Quarter quarter);

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
                public void apply(Drivers drivers, Quarter quarter) {
                    shock.apply(drivers, quarter);
                }

                @Override
                public String origin() {
                    return origin;
                }
            };
        }
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
     * Divides the GPU-hours that a token takes.
     *
     * @param grade a grade or a pattern
     * @param tier a tier or a pattern
     * @param factor the factor, &gt; 0; 8 means an eighth of the hours
     */
    public void scaleEfficiency(String grade, String tier, double factor) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(tier, "tier");
        scale("efficiency", Driver.EFFICIENCY, places.gradesOnTiers(grade, tier), factor);
    }

    /**
     * Multiplies the tokens that a task takes whether one likes it or not, which makes it dearer.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleTokensPerTask(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("tokens-per-task", Driver.TOKENS_PER_TASK, places.cells(cell), factor);
    }

    /**
     * Multiplies the tokens that users choose to spend on a task for what they bring, which makes no task dearer.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleChosenTokens(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("tokens-per-task", Driver.CHOSEN_TOKENS, places.cells(cell), factor);
    }

    /**
     * Multiplies the demand of a cell, whatever the price.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleDemand(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("demand", Driver.DEMAND, places.cells(cell), factor);
    }

    /**
     * Multiplies the median willingness to pay.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleValue(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("value", Driver.VALUE, places.cells(cell), factor);
    }

    /**
     * Multiplies the speed of adoption.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleAccess(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("access", Driver.ACCESS, places.cells(cell), factor);
    }

    /**
     * Adds to the utility that a cell sees in a tier.
     *
     * @param cell a cell or a pattern
     * @param tier a tier or a pattern
     * @param shift the shift, any finite number
     */
    public void shiftPreference(String cell, String tier, double shift) {
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(tier, "tier");
        if (!Double.isFinite(shift)) {
            throw InvalidInputException.of("shift of preference", shift, "a finite number");
        }
        requireOpen();
        int[] pairs = places.cellsOnTiers(cell, tier);
        for (int index : pairs) {
            values.of(Driver.PREFERENCE)[now][index] += shift;
        }
        values.add(now, new Move(Driver.PREFERENCE, pairs, shift, bound));
    }

    /**
     * Multiplies the price of new units.
     *
     * @param tier a tier or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleHardwarePrice(String tier, double factor) {
        Objects.requireNonNull(tier, "tier");
        scale("hardware-price", Driver.HARDWARE_PRICE, places.tiers(tier), factor);
    }

    /**
     * Multiplies what can ship in the quarter.
     *
     * @param tier a tier or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleCapacity(String tier, double factor) {
        Objects.requireNonNull(tier, "tier");
        scale("capacity", Driver.CAPACITY, places.tiers(tier), factor);
    }

    /**
     * Multiplies the power that a site can draw.
     *
     * @param site a site or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleSitePower(String site, double factor) {
        Objects.requireNonNull(site, "site");
        scale("site-power", Driver.SITE_POWER, places.sites(site), factor);
    }

    /**
     * Multiplies the rent of GPU time, whatever the market makes of it: a tax, a subsidy, or the step by which elasticities
     * are measured.
     *
     * @param tier a tier or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleRent(String tier, double factor) {
        Objects.requireNonNull(tier, "tier");
        scale("rent", Driver.RENT, places.tiers(tier), factor);
    }

    /**
     * Divides the GPU-hours that a training result takes.
     *
     * @param workload a training workload or a pattern
     * @param factor the factor, &gt; 0; 2 means half the hours
     */
    public void scaleTrainingEfficiency(String workload, double factor) {
        Objects.requireNonNull(workload, "workload");
        scale("training-efficiency", Driver.TRAINING_EFFICIENCY, places.workloads(workload), factor);
    }

    /**
     * Lets another model serve part of a grade's tokens.
     *
     * @param grade the grade
     * @param hoursPerMtok GPU-hours per million tokens by tier, as of the quarter {@code from}
     * @param from the quarter in which the model is released, which may lie before the start
     * @param share the share of the grade's tokens that it serves now, 0 to 1
     */
    public void release(String grade, Map<String, Double> hoursPerMtok, Quarter from, double share) {
        distil(grade, hoursPerMtok, from, share, 1);
    }

    /**
     * Lets a distilled student serve part of a grade's tokens, of which it takes more than what it replaces: a task takes
     * 1 + μ (loss - 1) times the tokens then, and the student's share of them is μ loss over that. A property of the
     * technology, and so part of efficiency and of no channel.
     *
     * @param grade the grade
     * @param hoursPerMtok GPU-hours per million tokens by tier, as of the quarter {@code from}
     * @param from the quarter in which the student is released, which may lie before the start
     * @param share the share μ of the grade's tokens that move to it, 0 to 1
     * @param loss tokens that it takes for one of the model that it replaces, ρ^(-θ) for a quality retained ρ, &gt;= 1
     */
    public void distil(String grade, Map<String, Double> hoursPerMtok, Quarter from, double share, double loss) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(hoursPerMtok, "hoursPerMtok");
        Objects.requireNonNull(from, "from");
        requireOpen();
        int released = owner.start().until(from);
        if (!(share >= 0 && share <= 1)) {
            throw InvalidInputException.of("share of a release on " + grade, share, "in [0, 1]");
        }
        if (!(loss >= 1 && loss < Double.POSITIVE_INFINITY)) {
            throw InvalidInputException.of("loss of a distillation on " + grade, loss, "a finite number >= 1");
        }
        if (share > 0 && released > now) {
            throw InvalidInputException.of("quarter of a release on " + grade, from, "not after now");
        }
        double tokens = 1 + share * (loss - 1);
        double weight = Math.min(1, share * loss / tokens);
        for (int g : places.grades(grade)) {
            Double[] hours = new Double[market.tiers];
            Arrays.fill(hours, Double.NaN);
            hoursPerMtok.forEach((tier, number) -> {
                if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
                    throw InvalidInputException.of("GPU-hours of a release on " + grade, number, "a finite number > 0");
                }
                for (int j : places.tiers(tier)) {
                    hours[j] = number;
                    values.served(now).release(g * market.tiers + j, number, released, weight);
                }
            });
            for (int c = 0; c < market.cells; c++) {
                values.of(Driver.STUDENT_TOKENS)[now][c] *= market.gradeOf[c] == g ? tokens : 1;
            }
            releases.get(now).add(new Release(g, List.of(hours), share, loss, now - released, bound));
        }
    }

    /**
     * A model's release on a grade as it stands in a quarter.
     *
     * @param grade the grade's place among the grades
     * @param hours GPU-hours per million tokens by tier, NaN where it does not serve
     * @param share the share of the grade's tokens that it serves, 0 to 1
     * @param loss tokens that it takes for one of the model that it replaces, &gt;= 1
     * @param quarters quarters since its first
     * @param shock the place of its shock among the shocks
     */
    public record Release(int grade, List<Double> hours, double share, double loss, int quarters, int shock) {
        /**
         * Copies the hours.
         *
         * @param grade the grade's place among the grades
         * @param hours GPU-hours per million tokens by tier
         * @param share the share of the grade's tokens that it serves
         * @param loss tokens that it takes for one of the model that it replaces
         * @param quarters quarters since its first
         * @param shock the place of its shock among the shocks
         */
        public Release {
            hours = List.copyOf(Objects.requireNonNull(hours, "hours"));
        }

        /**
         * Years since its first quarter.
         *
         * @return the age
         */
        public double age() {
            return quarters * Quarter.YEARS;
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
        return values.firstDifference(other.values);
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

    /** Shocks move drivers while these are made; what is made is a value. */
    private void requireOpen() {
        if (settled) {
            throw new IllegalStateException(
                    "drivers that are made do not move; Drivers.of(market, shocks) makes others");
        }
    }

    private void scale(String name, Driver driver, int[] indices, double factor) {
        requireOpen();
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw InvalidInputException.of("factor of " + name, factor, "a finite number > 0");
        }
        double[] factors = values.of(driver)[now];
        for (int index : indices) {
            factors[index] *= factor;
        }
        values.add(now, new Move(driver, indices, factor, bound));
    }

    @Override
    public String toString() {
        return "Drivers of " + owner.name() + " under " + shocks.size() + " shocks";
    }
}
