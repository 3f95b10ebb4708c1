package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.estimate.fitting.ModelForecaster;
import io.jevons.estimate.fitting.Vintage;
import io.jevons.estimate.forecast.Forecaster;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the library would have forecast on a day, with only what was known then, against what came and against the forecasts
 * that anyone could make with a pencil. Immutable.
 *
 * <p>Forecast are, for the four quarters after the market's first: NVIDIA's data-centre revenue, its fleet in
 * H100-equivalents at the end, and the rent of an H100. The model's sales are those of the tiers {@code flagship} and
 * {@code midrange}; a fiscal quarter, which ends a month after a calendar quarter, is two thirds of that quarter and one third
 * of the next. Revenue holds systems and networking beside chips: the factor between the two is the level of revenue in the
 * market's first quarter, carried on from what was known, over the model's sales there. Intervals come from the
 * {@code uncertainty:} rules of the market and from the error of that level; they hold no error of the model's form.
 *
 * <p>The market is fitted for the day, by the rule of {@link Calibration#bundled} and from its beliefs, to figures known then. What
 * was estimated later of a period before the day, such as counts of chips, takes part and is flagged.
 */
public final class Backtest {
    private static final int DRAWS = 200;
    private static final String WORLD = "world-2024Q4";

    private final LocalDate day;
    private final Optional<Market> given;
    private final List<Scenario> scenarios;
    private final int draws;
    private final long seed;
    private final Vintage history;

    private Backtest(
            LocalDate day, Optional<Market> given, List<Scenario> scenarios, int draws, long seed, Vintage history) {
        this.day = day;
        this.given = given;
        this.scenarios = List.copyOf(scenarios);
        this.draws = draws;
        this.seed = seed;
        this.history = history;
    }

    /**
     * A backtest of the bundled market {@code world-2024Q4} as fitted to what was known on the day, under its trends alone and under {@code deepseek-r1}, which had
     * been published eleven days before the end of January 2025.
     *
     * @param day the day of the forecast, such as {@code 2025-01-31}
     * @return the backtest
     * @throws InvalidInputException if the text is not a day
     */
    public static Backtest asOf(String day) {
        Objects.requireNonNull(day, "day");
        try {
            return new Backtest(
                    LocalDate.parse(day),
                    Optional.empty(),
                    List.of(Scenarios.named("baseline"), Scenarios.named("deepseek-r1")),
                    DRAWS,
                    1,
                    Vintage.whole());
        } catch (DateTimeParseException notADay) {
            throw InvalidInputException.of("day", day, "a day such as 2025-01-31");
        }
    }

    /**
     * Chooses a market, which is taken as it is. Its parameters must themselves be known on the day for the test to be fair.
     *
     * @param other a market with tiers {@code flagship} and {@code midrange}
     * @return a changed copy
     */
    public Backtest market(Market other) {
        return new Backtest(day, Optional.of(other), scenarios, draws, seed, history);
    }

    /**
     * Chooses the scenarios, each a forecaster of its own.
     *
     * @param others at least one
     * @return a changed copy
     * @throws InvalidInputException if there is none
     */
    public Backtest scenarios(Scenario... others) {
        Checks.atLeast("scenarios", others.length, 1);
        return new Backtest(day, given, List.of(others), draws, seed, history);
    }

    /**
     * Chooses the number of draws.
     *
     * @param number at least 2
     * @return a changed copy
     * @throws InvalidInputException if there are fewer
     */
    public Backtest draws(int number) {
        return new Backtest(day, given, scenarios, Checks.atLeast("draws", number, 2), seed, history);
    }

    /**
     * Chooses other draws.
     *
     * @param number the seed
     * @return a changed copy
     */
    public Backtest seed(long number) {
        return new Backtest(day, given, scenarios, draws, number, history);
    }

    /** A backtest on other data, for the proof that later rows change nothing. */
    Backtest history(Vintage other) {
        return new Backtest(day, given, scenarios, draws, seed, other);
    }

    /**
     * Makes the forecasts and scores them.
     *
     * @return the scores by target
     * @throws InvalidInputException if what was known on the day ends more than two quarters before the market's start, or
     *     after its first quarter
     */
    public BacktestResult run() {
        Vintage known = history.asOf(day);
        Optional<CalibrationFit> fit = given.isPresent() ? Optional.empty() : Optional.of(fit(known));
        Market market = given.or(() -> fit.map(CalibrationFit::market)).orElseThrow();
        return new BacktestRun(day, market, fit, scenarios, draws, seed, known).result();
    }

    private static CalibrationFit fit(Vintage known) {
        return WorldCalibration.fresh(Markets.named(WORLD), known);
    }

    /**
     * The model as a forecaster of NVIDIA's data-centre revenue, to stand beside naive ones in a {@link io.jevons.estimate.forecast.RollingOrigin}. It can
     * forecast the four quarters after its market's first only, and refuses others with the reason.
     *
     * @return the model under the first scenario
     */
    public Forecaster forecaster() {
        Market market = given.orElseGet(() -> fit(history.asOf(day)).market());
        return new ModelForecaster(market, scenarios.get(0), draws, seed);
    }

    @Override
    public String toString() {
        return "Backtest of " + given.map(Market::name).orElse(WORLD + ", fitted for the day,") + " as of " + day + ", "
                + draws + " draws, seed " + seed;
    }
}
