package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Driver;
import io.jevons.demand.lanes.DriverValues;
import io.jevons.demand.lanes.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The drivers of a market in the hands of shocks, which move one quarter after the other: efficiency, tokens a task (forced or
 * chosen), demand, value, access, preference, hardware price, capacity, power of sites, training efficiency, and the models that
 * serve a grade with the tokens that they take.
 *
 * <p>Shocks on one driver multiply, shifts add; names may be patterns, in which {@code *} stands for any run of characters.
 * Once the last shock has been applied, the moves are made into {@link Drivers}, and whoever still moves anything is refused
 * with {@link IllegalStateException}.
 */
public final class DriverMoves {
    /** The places of tiers, grades, cells and workloads. */
    private final CompiledMarket market;

    private final DriverPlaces places;
    private final DriverValues values;

    /** The releases so far, by period and in their order. */
    private final List<List<Release>> releases = new ArrayList<>();

    /** The quarter, and the place of the shock that is being applied. */
    private int now;

    private int bound;

    /** Whether the last shock has been applied, after which nothing moves. */
    private boolean settled;

    DriverMoves(CompiledMarket market) {
        this.market = market;
        places = new DriverPlaces(market);
        values = new DriverValues(market);
        for (int i = 0; i < market.periods; i++) {
            releases.add(new ArrayList<>());
        }
    }

    /** Applies shocks in their order, each to all quarters. */
    void apply(List<? extends DriverShock> shocks) {
        Quarter start = market.market.start();
        for (DriverShock shock : shocks) {
            for (int i = 0; i < market.periods; i++) {
                now = i;
                shock.apply(this, start.plus(i));
            }
            bound++;
        }
        settled = true;
    }

    DriverValues values() {
        return values;
    }

    List<List<Release>> releases() {
        return releases;
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
        int released = market.market.start().until(from);
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
            for (Map.Entry<String, Double> ofTier : hoursPerMtok.entrySet()) {
                double number = ofTier.getValue();
                if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
                    throw InvalidInputException.of("GPU-hours of a release on " + grade, number, "a finite number > 0");
                }
                for (int j : places.tiers(ofTier.getKey())) {
                    hours[j] = number;
                    values.served(now).release(g * market.tiers + j, number, released, weight);
                }
            }
            for (int c = 0; c < market.cells; c++) {
                values.of(Driver.STUDENT_TOKENS)[now][c] *= market.gradeOf[c] == g ? tokens : 1;
            }
            releases.get(now).add(new Release(g, List.of(hours), share, loss, now - released, bound));
        }
    }

    /** What is made of the moves is a value. */
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
        return "drivers of " + market.market.name() + " in quarter "
                + market.market.start().plus(now);
    }
}
