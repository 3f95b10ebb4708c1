package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.fitting.Target;
import io.jevons.estimate.fitting.Unknown;
import io.jevons.internal.Settings;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fits chosen parameters of a market to a history: to the market without shocks, or under the scenario that says what happened
 * ({@link #under}). Immutable.
 *
 * <p>Minimized is Σ (ln(model/observed) / tolerance)² over all targets and quarters, plus ((θ − mean)/sd)² of each prior, by
 * Levenberg-Marquardt (Commons Math) from several starts inside the bounds, spread by a Halton sequence: the same seed gives
 * the same fit. A market runs forward from its start, so that only figures from its first quarter on can be met.
 *
 * <pre>{@code
 * Calibration.of(market).free("training.*.growth.start").target("flagship", "sales", series).until("2025Q4").fit()
 * }</pre>
 */
public final class Calibration implements Shown {
    private static final double TOLERANCE = 0.1;
    private static final int STARTS = 4;

    private final Given given;

    /** How the least sum of squares is searched for. */
    public enum Search {
        /** Levenberg-Marquardt from several starts: quick, and exact where the sum of squares is smooth. */
        LEVENBERG_MARQUARDT,
        /** CMA-ES (Hansen 2006), an evolution strategy: slower, and needs no derivatives. */
        CMA_ES
    }

    /** A belief about an unknown before the data: normal in the unit of the unknown, or in its logarithm. */
    record Prior(String pattern, double mean, double deviation, boolean logarithmic) {
        /** How far a value lies from the mean, in deviations. */
        double miss(double value) {
            return (logarithmic ? Math.log(value / mean) : value - mean) / deviation;
        }
    }

    private Calibration(Given given) {
        this.given = given;
    }

    private Calibration with(Consumer<Given> change) {
        return new Calibration(given.with(change));
    }

    /**
     * Starts a calibration.
     *
     * @param market the market whose parameters are the first guess
     * @return a calibration with nothing free and no target
     */
    public static Calibration of(Market market) {
        Objects.requireNonNull(market, "market");
        return new Calibration(new Given(market));
    }

    /**
     * The calibration from which a bundled market has its fitted values: the targets known on its day, with their sources, and
     * the parameters that were free. {@link #compare()} shows the fit of the market as it is, misses included; {@link #fit()}
     * makes the fit again.
     *
     * <p>The rule was set before its verdict was looked at. Every figure of the bundled data that measures a quantity of the
     * market from its first quarter on is a target; figures from memory are none. A first quarter not known yet is the last
     * known figure carried on. Tolerances are those of the sources' intervals or are stated with a reason. For
     * {@code world-2024Q4} the day is 31 December 2024, and growth is the drift of sales until then; {@code world-latest} knows
     * all, and is fitted under the scenario {@code as-it-happened}, which has DeepSeek's models in it.
     *
     * @param market {@code world-2024Q4} or {@code world-latest}
     * @return the calibration
     * @throws InvalidInputException if it is neither
     */
    public static Calibration bundled(String market) {
        Objects.requireNonNull(market, "market");
        return WorldCalibration.named(market);
    }

    /**
     * Frees a parameter within the range that it states; where a pattern matches several, all move by one common factor
     * that keeps each within its range.
     *
     * @param pattern the path, or a pattern, such as {@code training.*.growth.start}
     * @return a changed copy
     * @throws InvalidInputException if nothing matches or a parameter states no range
     */
    public Calibration free(String pattern) {
        return free(Unknown.within(given.market, pattern));
    }

    /**
     * Frees a parameter within bounds; where a pattern matches several, all move by one common factor that keeps each
     * within the bounds.
     *
     * @param pattern the path, or a pattern
     * @param low the lower bound, in the parameter's unit
     * @param high the upper bound
     * @return a changed copy
     * @throws InvalidInputException if nothing matches or the bounds are not in order
     */
    public Calibration free(String pattern, double low, double high) {
        return free(Unknown.within(given.market, pattern, low, high));
    }

    private Calibration free(Unknown unknown) {
        return with(copy -> copy.unknowns = Settings.plus(copy.unknowns, unknown));
    }

    /**
     * States what is believed of a free parameter before the data.
     *
     * @param pattern the pattern as it was freed
     * @param mean the most likely value; for a pattern that matches several, of the first
     * @param deviation the standard deviation, above 0
     * @return a changed copy
     * @throws InvalidInputException if no such parameter is free or the deviation is not above 0
     */
    public Calibration prior(String pattern, double mean, double deviation) {
        List<String> free = given.unknowns.stream().map(Unknown::pattern).toList();
        if (!free.contains(pattern)) {
            throw InvalidInputException.unknown("free parameter", pattern, free);
        }
        Prior prior = new Prior(pattern, Checks.finite("mean", mean), Checks.positive("deviation", deviation), false);
        return with(copy -> copy.priors = Settings.plus(copy.priors, prior));
    }

    /**
     * Takes the range of every parameter that is free so far as a belief: the 90 % interval of a lognormal distribution.
     * Without it, all values within a range are as good as one another.
     *
     * @return a changed copy
     * @throws InvalidInputException if a range holds 0
     */
    public Calibration rangesAsPriors() {
        List<Prior> beliefs = new ArrayList<>(given.priors);
        for (Unknown unknown : given.unknowns) {
            double low = Checks.positive("lower end of the range of " + unknown.pattern(), unknown.low());
            double deviation = Math.log(unknown.high() / low) / (2 * Target.Z95);
            beliefs.add(new Prior(unknown.pattern(), Math.sqrt(low * unknown.high()), deviation, true));
        }
        return with(copy -> copy.priors = List.copyOf(beliefs));
    }

    /**
     * Sets a target with a tolerance of 10 %. A figure in {@code bn USD} or {@code USD} counts as one a quarter and is
     * turned into an annual rate.
     *
     * @param entity a tier, cell or training workload, {@code total}, or a sum such as {@code flagship+midrange}
     * @param variable the variable, such as {@code sales}, {@code adoption} or {@code price} (of a cell or of {@code total});
     *     {@code inference-share} of a tier or of {@code total}, hours of inference over those of inference and training; or
     *     {@code growth:tokens}, the ratio to the first quarter
     * @param observed the figures, above 0
     * @return a changed copy
     * @throws InvalidInputException if a figure is not above 0 or the unit is none of those known
     */
    public Calibration target(String entity, String variable, Series observed) {
        return target(entity, variable, observed, Target.factor(observed, variable), TOLERANCE);
    }

    /**
     * Sets a target.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable
     * @param observed the figures, above 0
     * @param factor what a figure is multiplied by to give the model's unit, above 0
     * @param tolerance the relative error that a figure is taken to have, above 0; its weight is 1 / tolerance²
     * @return a changed copy
     * @throws InvalidInputException if a number is not above 0
     */
    public Calibration target(String entity, String variable, Series observed, double factor, double tolerance) {
        return target(Target.of(entity, variable, observed, factor, tolerance));
    }

    Calibration target(Target target) {
        return with(copy -> copy.targets = Settings.plus(copy.targets, target));
    }

    /**
     * Takes the figures to be those of the market under a scenario. What was observed since January 2025 is a world with
     * DeepSeek's models in it, so that it is met by a run that has them, and not by a base to which they come a second time.
     *
     * @param scenario the scenario that says what happened; what it sets holds beside what is fitted
     * @return a changed copy
     * @throws InvalidInputException if the scenario does not fit the market
     */
    public Calibration under(Scenario scenario) {
        Objects.requireNonNull(scenario, "scenario");
        Staging.of(given.market, scenario);
        return with(copy -> copy.world = Optional.of(scenario));
    }

    /**
     * Leaves out figures after a quarter.
     *
     * @param quarter the last quarter used, such as {@code 2025Q4}
     * @return a changed copy
     * @throws InvalidInputException if it is no quarter of the market
     */
    public Calibration until(String quarter) {
        Quarter last = Quarter.parse(quarter);
        int after = given.market.start().until(last);
        if (after < 0 || after > given.market.quarters()) {
            throw InvalidInputException.of(
                    "until",
                    quarter,
                    given.market.start() + " to " + given.market.start().plus(given.market.quarters()));
        }
        return with(copy -> copy.until = last);
    }

    /**
     * From how many points the search starts; the market's own values are the first.
     *
     * @param number at least 1
     * @return a changed copy
     * @throws InvalidInputException if there is none
     */
    public Calibration starts(int number) {
        Checks.atLeast("starts", number, 1);
        return with(copy -> copy.starts = number);
    }

    /**
     * Chooses other starting points.
     *
     * @param number where in the Halton sequence they begin, at least 0
     * @return a changed copy
     * @throws InvalidInputException if it is negative
     */
    public Calibration seed(int number) {
        Checks.atLeast("seed", number, 0);
        return with(copy -> copy.seed = number);
    }

    /**
     * Chooses how the best fit is searched for. CMA-ES takes its random numbers from the seed, and starts once from the market's
     * own values and then from other points.
     *
     * @param method the search
     * @return a changed copy
     */
    public Calibration search(Search method) {
        return with(copy -> copy.search = method);
    }

    /**
     * Fits.
     *
     * @return the fitted market, how well it meets the targets, and which parameters the data pin down
     * @throws InvalidInputException if nothing is free, or no figure lies within the market's quarters
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public CalibrationFit fit() {
        if (given.unknowns.isEmpty()) {
            throw new InvalidInputException("free parameters: must be at least one\nMaybe .free(\"path\", low, high)");
        }
        return new CalibrationProblem(
                        given.market, given.world, given.unknowns, given.priors, given.targets, given.until)
                .solve(given.starts, given.seed, given.search);
    }

    /** The targets, as set. */
    List<Target> targets() {
        return given.targets;
    }

    /**
     * The market as it is beside the targets, without fitting.
     *
     * @return a table of target, quarter, observed figure, that of the market, relative error and tolerance
     * @throws InvalidInputException if no figure lies within the market's quarters
     */
    public Table compare() {
        return new CalibrationProblem(given.market, given.world, List.of(), List.of(), given.targets, given.until)
                .compare();
    }

    /**
     * Where the targets come from. A day in brackets means that a figure could be known then, but this one was written down
     * later.
     *
     * @return a table of target, tolerance, day and source; the day and the source are empty for targets set in code
     */
    public Table sources() {
        Table.Builder table = Table.titled("Targets of " + given.market.name())
                .text("target")
                .percent("tolerance")
                .text("known on")
                .text("source");
        for (Target target : given.targets) {
            Target.Origin origin = target.origin();
            table.row(target.label(), target.tolerance(), origin.day(), origin.source());
        }
        return table.build();
    }

    /**
     * What the targets measure.
     *
     * @return the variables, such as {@code shipped} or {@code rent}, each once, in the order of the targets
     */
    public List<String> quantities() {
        return given.targets.stream().map(Target::quantity).distinct().toList();
    }

    /**
     * The day by which all targets could be known whose day is stated.
     *
     * @return the latest of their days; empty where none is stated
     */
    public Optional<LocalDate> knownBy() {
        return given.targets.stream()
                .map(target -> target.origin().knownOn())
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .max(Comparator.naturalOrder());
    }

    @Override
    public String toString() {
        return "Calibration of " + given.market.name()
                + given.world.map(s -> " under " + s.name()).orElse("") + ": " + given.unknowns.size() + " free, "
                + given.targets.size()
                + " targets, until " + given.until;
    }

    /** What is set, or what it is at first. */
    private static final class Given extends Settings<Given> {
        private final Market market;
        private Optional<Scenario> world = Optional.empty();
        private List<Unknown> unknowns = List.of();
        private List<Prior> priors = List.of();
        private List<Target> targets = List.of();
        private Quarter until;
        private int starts = STARTS;
        private int seed = 1;
        private Search search = Search.LEVENBERG_MARQUARDT;

        private Given(Market market) {
            this.market = market;
            this.until = market.start().plus(market.quarters());
        }
    }
}
