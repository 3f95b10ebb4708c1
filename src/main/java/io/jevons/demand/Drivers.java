package io.jevons.demand;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Factors;
import io.jevons.internal.Wildcard;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a scenario may move in a market, quarter by quarter: efficiency, tokens a task (forced or chosen), demand,
 * value, access, preference, hardware price, capacity, power of sites, training efficiency, and the models that serve a
 * grade with the tokens that they take.
 *
 * <p>Without shocks every factor is 1 and every shift 0. Shocks on one driver multiply, shifts add. A shock is handed the
 * drivers once a quarter and moves that quarter's values; names may be patterns, in which {@code *} stands for any run of
 * characters.
 */
public final class Drivers {
    /** The places of tiers, grades, cells and workloads; its values may be those of another draw. */
    private final CompiledMarket market;

    private final Market owner;
    private final List<? extends DriverShock> shocks;
    private int now;

    /** What the engine runs on. */
    private final Factors factors;

    /** The releases so far, by period and in their order. */
    private final List<List<Release>> releases = new ArrayList<>();

    /** The place of the shock that is being applied. */
    private int bound;

    private Drivers(CompiledMarket market, List<? extends DriverShock> shocks) {
        this.market = market;
        this.owner = market.market;
        this.shocks = shocks;
        factors = new Factors(market);
        for (int i = 0; i < market.periods; i++) {
            releases.add(new ArrayList<>());
        }
    }

    /** The same drivers on a market that differs in the values of parameters alone, so that nothing is compiled again. */
    private Drivers(Drivers same, Market owner, Factors factors) {
        this.owner = owner;
        this.factors = factors;
        market = same.market;
        shocks = same.shocks;
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
        Drivers drivers = new Drivers(CompiledMarket.of(market), List.copyOf(shocks));
        Quarter start = market.start();
        for (DriverShock shock : shocks) {
            for (int i = 0; i <= market.quarters(); i++) {
                drivers.now = i;
                shock.apply(drivers, start.plus(i));
            }
            drivers.bound++;
        }
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
         * @return such as {@code scenario deepseek-r1: efficiency of frontier on *: factor 8}
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
        scale("efficiency", factors.efficiency, pairs("grade", grade, market.gradeNames, tier), factor);
    }

    /**
     * Multiplies the tokens that a task takes whether one likes it or not, which makes it dearer.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleTokensPerTask(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("tokens-per-task", factors.tokensPerTask, indices("cell", cell, market.cellNames), factor);
    }

    /**
     * Multiplies the tokens that users choose to spend on a task for what they bring, which makes no task dearer.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleChosenTokens(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("tokens-per-task", factors.chosenTokens, indices("cell", cell, market.cellNames), factor);
    }

    /**
     * Multiplies the demand of a cell, whatever the price.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleDemand(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("demand", factors.demand, indices("cell", cell, market.cellNames), factor);
    }

    /**
     * Multiplies the median willingness to pay.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleValue(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("value", factors.value, indices("cell", cell, market.cellNames), factor);
    }

    /**
     * Multiplies the speed of adoption.
     *
     * @param cell a cell or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleAccess(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        scale("access", factors.access, indices("cell", cell, market.cellNames), factor);
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
        for (int index : pairs("cell", cell, market.cellNames, tier)) {
            factors.preference[now][index] += shift;
        }
    }

    /**
     * Multiplies the price of new units.
     *
     * @param tier a tier or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleHardwarePrice(String tier, double factor) {
        Objects.requireNonNull(tier, "tier");
        scale("hardware-price", factors.hardwarePrice, indices("tier", tier, market.tierNames), factor);
    }

    /**
     * Multiplies what can ship in the quarter.
     *
     * @param tier a tier or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleCapacity(String tier, double factor) {
        Objects.requireNonNull(tier, "tier");
        scale("capacity", factors.capacity, indices("tier", tier, market.tierNames), factor);
    }

    /**
     * Multiplies the power that a site can draw.
     *
     * @param site a site or a pattern
     * @param factor the factor, &gt; 0
     */
    public void scaleSitePower(String site, double factor) {
        Objects.requireNonNull(site, "site");
        scale("site-power", factors.sitePower, indices("site", site, market.siteNames), factor);
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
        scale("rent", factors.rent, indices("tier", tier, market.tierNames), factor);
    }

    /**
     * Divides the GPU-hours that a training result takes.
     *
     * @param workload a training workload or a pattern
     * @param factor the factor, &gt; 0; 2 means half the hours
     */
    public void scaleTrainingEfficiency(String workload, double factor) {
        Objects.requireNonNull(workload, "workload");
        scale(
                "training-efficiency",
                factors.trainingEfficiency,
                indices("training workload", workload, market.workloadNames),
                factor);
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
        for (int g : indices("grade", grade, market.gradeNames)) {
            Double[] hours = new Double[market.tiers];
            Arrays.fill(hours, Double.NaN);
            hoursPerMtok.forEach((tier, number) -> {
                for (int j : indices("tier", tier, market.tierNames)) {
                    hours[j] = number;
                    factors.served(now).release(g * market.tiers + j, number, released, weight);
                }
            });
            for (int c = 0; c < market.cells; c++) {
                factors.studentTokens[now][c] *= market.gradeOf[c] == g ? tokens : 1;
            }
            releases.get(now).add(new Release(g, List.of(hours), share, loss, (now - released) * Quarter.YEARS, bound));
        }
    }

    /**
     * A model's release on a grade as it stands in a quarter.
     *
     * @param grade the grade's place among the grades
     * @param hours GPU-hours per million tokens by tier, NaN where it does not serve
     * @param share the share of the grade's tokens that it serves, 0 to 1
     * @param loss tokens that it takes for one of the model that it replaces, &gt;= 1
     * @param age years since the release
     * @param shock the place of its shock among the shocks
     */
    public record Release(int grade, List<Double> hours, double share, double loss, double age, int shock) {
        /** Takes the hours as they are. */
        public Release {
            hours = List.copyOf(Objects.requireNonNull(hours, "hours"));
        }
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
        return new Drivers(this, changed, factors);
    }

    /**
     * The same drivers where viability answers price k times as strongly: k x in place of x.
     *
     * @param k the strength, &gt;= 0; 1 as the market has it
     * @return the drivers with that strength
     */
    public Drivers withViabilityResponse(double k) {
        return new Drivers(this, owner, new Factors(factors, Checks.notNegative("viability response", k)));
    }

    /**
     * Every number of the drivers, in full precision and in a fixed order: what two scenarios that do the same have in
     * common, however they are written.
     *
     * @return one line a driver and quarter
     */
    public String canonicalText() {
        return factors.canonicalText();
    }

    /**
     * The releases that a quarter brings.
     *
     * @param period the quarter, counted from the start
     * @return the releases, in their order
     */
    public List<Release> releases(int period) {
        return releases.get(period);
    }

    /**
     * The numbers that the shocks leave, which the engine runs on.
     *
     * @return the factors and shifts, for the engine alone
     */
    public Factors factors() {
        return factors;
    }

    /**
     * The first quarter in which these drivers differ from others of the same market.
     *
     * @param other the others
     * @return the quarters since the start, or -1 where they are the same throughout
     */
    public int firstDifference(Drivers other) {
        Objects.requireNonNull(other, "other");
        return factors.firstDifference(other.factors);
    }

    /** Whether what a scenario assumes from outside, on the channels that are on, is the same as in others of the market. */
    boolean sharesShifts(Drivers other, Set<Channel> off) {
        return (off.contains(Channel.TOKENS_PER_TASK) || factors.sharesTokensPerTask(other.factors))
                && (off.contains(Channel.OTHER_SHOCKS) || factors.sharesShifts(other.factors));
    }

    private void scale(String driver, double[][] values, int[] indices, double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
            throw InvalidInputException.of("factor of " + driver, factor, "a finite number > 0");
        }
        for (int index : indices) {
            values[now][index] *= factor;
        }
    }

    private int[] indices(String what, String pattern, List<String> names) {
        List<String> found = Wildcard.matches(pattern, names);
        if (found.isEmpty()) {
            throw InvalidInputException.unknown(what, pattern, names);
        }
        return found.stream().mapToInt(names::indexOf).toArray();
    }

    private int[] pairs(String what, String pattern, List<String> names, String tier) {
        int[] rows = indices(what, pattern, names);
        int[] columns = indices("tier", tier, market.tierNames);
        int[] pairs = new int[rows.length * columns.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = rows[i / columns.length] * market.tiers + columns[i % columns.length];
        }
        return pairs;
    }

    @Override
    public String toString() {
        return "Drivers of " + owner.name() + " under " + shocks.size() + " shocks";
    }
}
