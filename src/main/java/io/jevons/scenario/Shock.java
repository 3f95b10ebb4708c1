package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.DriverMoves;
import io.jevons.demand.DriverShock;
import io.jevons.market.Market;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happens to a market: it moves drivers over time and computes nothing itself. Shocks on one driver
 * multiply; shifts of preference add.
 *
 * <pre>{@code
 * var faster = Shock.efficiency("frontier", 2).from("2026Q3").halfLife(0.5);
 * var chosen = Shock.tokensPerTask("*", 3).from("2026Q3").chosen();
 * var summer = Shock.of("heat wave", (drivers, quarter) -> drivers.scaleCapacity("*", quarter.number() == 3 ? 0.9 : 1.0));
 * }</pre>
 *
 * <p>The factories make the shocks that files know, each in force as a step from its {@code from} quarter on unless
 * another profile is given; {@link #of} makes one from a line of code.
 */
public interface Shock {
    /**
     * What the shock is, in a few words.
     *
     * @return such as {@code efficiency of frontier on all tiers: factor 8}
     */
    String describe();

    /**
     * Prepares the shock for a market: checks its names and computes what follows from the market alone.
     *
     * @param market the market, with the scenario's parameter changes
     * @return what moves the drivers, quarter by quarter
     * @throws InvalidInputException if the shock names what the market does not have, or begins before the
     *     market's first quarter or after its last
     */
    DriverShock bind(Market market);

    /**
     * The first quarter in which the shock is in force.
     *
     * @param market the market
     * @return the quarters since the market's start; empty where only the drivers can tell, as for a shock in code
     */
    OptionalInt firstPeriod(Market market);

    /**
     * The shock with another strength: a factor f becomes f^k, a shift s becomes k s, a share k times as large.
     *
     * @param k the strength; 1 leaves it as it is, -1 turns a gain into a loss
     * @return the shock, with the same profile
     * @throws InvalidInputException if the shock has no strength, as one in code, or does not allow k
     */
    default Shock strength(double k) {
        throw new InvalidInputException("shock '" + describe() + "': has no strength that could be scaled");
    }

    /**
     * The name that the shock was given, by which its numbers are parameters of a scenario.
     *
     * @return the name; empty where the scenario names it by its kind and number, such as {@code efficiency-1}
     */
    default Optional<String> givenName() {
        return Optional.empty();
    }

    /**
     * The numbers of the shock that are parameters of its scenario, such as its factor and its half-life.
     *
     * @return the numbers, each with its key as its path; none for a shock in code
     */
    default List<Parameter> numbers() {
        return List.of();
    }

    /**
     * Whether the shock can be given a number.
     *
     * @param key the key, such as {@code factor}
     * @return whether it has one, or may have one; a step may have a ramp or a half-life
     */
    default boolean takes(String key) {
        Objects.requireNonNull(key, "key");
        return numbers().stream().anyMatch(p -> p.path().equals(key));
    }

    /**
     * The shock with another value of a number.
     *
     * @param number the number, with its key as its path
     * @return a changed copy
     * @throws InvalidInputException if the shock takes no such number, or its value is out of bounds
     */
    default Shock with(Parameter number) {
        Objects.requireNonNull(number, "number");
        throw Shocks.takesNot(this, number.path());
    }

    /**
     * The shock in force from a quarter on.
     *
     * @param quarter the quarter, such as {@code 2025Q1}
     * @return a changed copy
     * @throws InvalidInputException if it is no quarter, or the shock has no first quarter of its own, as one in code
     */
    default Shock from(String quarter) {
        Objects.requireNonNull(quarter, "quarter");
        throw new InvalidInputException("shock '" + describe() + "': has no first quarter that could be moved");
    }

    /**
     * The shock as a file has it.
     *
     * @return keys and values of its entry in {@code shocks:}
     * @throws InvalidInputException if no file can hold it, as for a shock in code
     */
    Map<String, Object> toYaml();

    /**
     * Fewer GPU-hours for a token.
     *
     * @param grade the grade, or a pattern; {@code *} for all
     * @param factor the factor by which GPU-hours a token fall, &gt; 0
     * @return the shock, on all tiers
     */
    static FactorShock efficiency(String grade, double factor) {
        Objects.requireNonNull(grade, "grade");
        return FactorShock.of(FactorShock.Driver.EFFICIENCY, grade, "*", factor);
    }

    /**
     * Fewer GPU-hours for a training result.
     *
     * @param workload the training workload, or a pattern
     * @param factor the factor by which GPU-hours fall, &gt; 0
     * @return the shock
     */
    static FactorShock trainingEfficiency(String workload, double factor) {
        Objects.requireNonNull(workload, "workload");
        return FactorShock.of(FactorShock.Driver.TRAINING_EFFICIENCY, workload, "*", factor);
    }

    /**
     * More tokens for a task, which takes them whether one likes it or not: it makes the task dearer. With
     * {@link FactorShock#chosen()} users spend them for what they bring, and no task gets dearer.
     *
     * @param cell the cell, or a pattern
     * @param factor the factor, &gt; 0
     * @return the shock
     */
    static FactorShock tokensPerTask(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        return FactorShock.of(FactorShock.Driver.TOKENS_PER_TASK, cell, "*", factor);
    }

    /**
     * Another price of new hardware.
     *
     * @param tier the tier, or a pattern
     * @param factor the factor, &gt; 0
     * @return the shock
     */
    static FactorShock hardwarePrice(String tier, double factor) {
        Objects.requireNonNull(tier, "tier");
        return FactorShock.of(FactorShock.Driver.HARDWARE_PRICE, "*", tier, factor);
    }

    /**
     * Another limit on the power of a site.
     *
     * @param site the site, or a pattern
     * @param factor the factor, &gt; 0
     * @return the shock
     */
    static FactorShock sitePower(String site, double factor) {
        Objects.requireNonNull(site, "site");
        return FactorShock.of(FactorShock.Driver.SITE_POWER, site, "*", factor);
    }

    /**
     * Another limit on what can ship.
     *
     * @param tier the tier, or a pattern
     * @param factor the factor, &gt; 0
     * @return the shock
     */
    static FactorShock capacity(String tier, double factor) {
        Objects.requireNonNull(tier, "tier");
        return FactorShock.of(FactorShock.Driver.CAPACITY, "*", tier, factor);
    }

    /**
     * A cell's taste for a tier.
     *
     * @param cell the cell, or a pattern
     * @param tier the tier, or a pattern
     * @param shift what is added to the utility of the tier, any finite number
     * @return the shock
     */
    static FactorShock preference(String cell, String tier, double shift) {
        Objects.requireNonNull(cell, "cell");
        Objects.requireNonNull(tier, "tier");
        return FactorShock.of(FactorShock.Driver.PREFERENCE, cell, tier, shift);
    }

    /**
     * More demand at any price.
     *
     * @param cell the cell, or a pattern
     * @param factor the factor, &gt; 0
     * @return the shock
     */
    static FactorShock demand(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        return FactorShock.of(FactorShock.Driver.DEMAND, cell, "*", factor);
    }

    /**
     * Faster adoption.
     *
     * @param cell the cell, or a pattern
     * @param factor the factor on the speed, &gt; 0
     * @return the shock
     */
    static FactorShock access(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        return FactorShock.of(FactorShock.Driver.ACCESS, cell, "*", factor);
    }

    /**
     * More willingness to pay.
     *
     * @param cell the cell, or a pattern
     * @param factor the factor on its median, &gt; 0
     * @return the shock
     */
    static FactorShock value(String cell, double factor) {
        Objects.requireNonNull(cell, "cell");
        return FactorShock.of(FactorShock.Driver.VALUE, cell, "*", factor);
    }

    /**
     * A model that takes over part of a grade's tokens, with its hours by tier.
     *
     * @param grade the grade
     * @param hoursPerMtok GPU-hours per million tokens by tier, as of the release
     * @return the shock, for all of the grade's tokens
     */
    static ReleaseShock modelRelease(String grade, Map<String, Double> hoursPerMtok) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(hoursPerMtok, "hoursPerMtok");
        return ReleaseShock.ofHours(grade, hoursPerMtok);
    }

    /**
     * A model that takes over part of a grade's tokens, with hours from the cost model.
     *
     * @param grade the grade
     * @param model the model's name
     * @return the shock, for all of the grade's tokens, on all tiers that the model fits
     */
    static ReleaseShock modelRelease(String grade, String model) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(model, "model");
        return ReleaseShock.ofModel(grade, model);
    }

    /**
     * A distilled student that takes over part of a grade's tokens, with hours from the cost model and quality from the
     * distillation law or table.
     *
     * @param grade the grade
     * @param teacher the teacher's name
     * @param student the student's name
     * @return the shock, for all of the grade's tokens, on all tiers that the student fits
     */
    static ReleaseShock distillation(String grade, String teacher, String student) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(teacher, "teacher");
        Objects.requireNonNull(student, "student");
        return ReleaseShock.ofDistillation(grade, teacher, student);
    }

    /**
     * A distilled student that takes over part of a grade's tokens, in numbers.
     *
     * @param grade the grade
     * @param hoursPerMtok GPU-hours per million tokens by tier, as of the release
     * @param quality the quality retained, in (0, 1]
     * @return the shock, for all of the grade's tokens
     */
    static ReleaseShock distillation(String grade, Map<String, Double> hoursPerMtok, double quality) {
        Objects.requireNonNull(grade, "grade");
        Objects.requireNonNull(hoursPerMtok, "hoursPerMtok");
        return ReleaseShock.ofDistillation(grade, hoursPerMtok, quality);
    }

    /**
     * A shock in code.
     *
     * @param name what it is
     * @param effect moves the drivers of a quarter
     * @return the shock
     */
    static Shock of(String name, Effect effect) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(effect, "effect");
        return new CodeShock(name, effect);
    }

    /** What a shock in code does to a quarter. */
    @FunctionalInterface
    interface Effect {
        /**
         * Moves the drivers of one quarter.
         *
         * @param drivers the drivers, set to that quarter
         * @param quarter the quarter
         */
        void apply(DriverMoves drivers, Quarter quarter);
    }
}
