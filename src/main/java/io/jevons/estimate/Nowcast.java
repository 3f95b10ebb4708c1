package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.demand.Projection;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.estimate.nowcast.NowcastDay;
import io.jevons.estimate.nowcast.NowcastForecast;
import io.jevons.estimate.nowcast.NowcastResult;
import io.jevons.internal.Interrupts;
import io.jevons.internal.Settings;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.runner.ProgressListener;
import io.jevons.uncertainty.study.Manifest;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Forecasts made on one day after another, each from what was known then, beside what came: a rolling record of whether the model
 * beats forecasts that anyone could make. Immutable; {@link #run} runs it.
 *
 * <pre>{@code
 * var nowcast = Nowcast.from("2025-01-31").to("2026-06-30").run();
 * }</pre>
 *
 * <p>Forecasts are made on the first of March, June, September and December, when the figures of the quarter before are out, of the
 * quarter of that day and of the three after it. On each day the market is conditioned on {@link Evidence#asOf(LocalDate)} alone. What is
 * forecast is every figure of a series of which something was known before; estimates of studies are not forecast. Held against the
 * model are the last value, the last growth, drift ({@link io.jevons.estimate.forecast.PencilRule}), the company's guidance and analysts' consensus where there is
 * one, and the pool of model and drift with equal weights is scored beside them.
 *
 * <p>What the days do not know, the market and the scenario may: their ranges were written down in 2026, and the scenario says what
 * happened.
 */
public final class Nowcast {
    private static final int LEAST_PARTICLES = 16;

    private final Given given;

    private Nowcast(Given given) {
        this.given = given;
    }

    private Nowcast with(Consumer<Given> change) {
        return new Nowcast(given.with(change));
    }

    /**
     * Forecasts from a day on, up to the last figure, by the bundled market of the end of 2024 under what happened, on the bundled
     * evidence, with 1 024 particles and seed 1.
     *
     * @param day the first day on which one may be made, such as {@code 2025-01-31}
     * @return the exercise, not yet run
     * @throws InvalidInputException if it is no day
     */
    public static Nowcast from(String day) {
        return new Nowcast(new Given(Observation.day("first day", day)));
    }

    /**
     * The record of the bundled figures that comes with the library, as {@code Nowcast.from("2025-01-31").to("2026-06-30").run()} makes it.
     *
     * @return the result, at no cost
     */
    public static NowcastResult bundled() {
        return NowcastResult.bundled();
    }

    /**
     * Forecasts up to a day.
     *
     * @param day the last day on which one may be made
     * @return a changed copy
     * @throws InvalidInputException if it is no day, or before the first
     */
    public Nowcast to(String day) {
        LocalDate last = Observation.day("last day", day);
        if (last.isBefore(given.from)) {
            throw InvalidInputException.of("last day", last, given.from + " or later");
        }
        return with(copy -> copy.to = last);
    }

    /**
     * Forecasts by another market and scenario.
     *
     * @param market the market, whose first quarter lies before the figures to forecast
     * @param scenario the scenario that says what happened
     * @return a changed copy
     */
    public Nowcast model(Market market, Scenario scenario) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        return with(copy -> {
            copy.market = market;
            copy.scenario = scenario;
        });
    }

    /**
     * Forecasts of other evidence, and from it.
     *
     * @param evidence what was observed: what was known on a day conditions the forecasts of that day, what came later is forecast
     * @return a changed copy
     */
    public Nowcast on(Evidence evidence) {
        Objects.requireNonNull(evidence, "evidence");
        return with(copy -> copy.evidence = evidence);
    }

    /**
     * With other figures from before the evidence begins, of which simple rules make use and the model does not.
     *
     * @param history figures of the evidence's series
     * @return a changed copy
     */
    public Nowcast history(Evidence history) {
        Objects.requireNonNull(history, "history");
        return with(copy -> copy.history = history);
    }

    /**
     * With a number of particles for each day.
     *
     * @param count how many, at least 16
     * @return a changed copy
     * @throws InvalidInputException if there are fewer
     */
    public Nowcast particles(int count) {
        Checks.atLeast("particles", count, LEAST_PARTICLES);
        return with(copy -> copy.particles = count);
    }

    /**
     * With a seed. The same seed gives the same forecasts, whatever the number of threads.
     *
     * @param number any number
     * @return a changed copy
     */
    public Nowcast seed(long number) {
        return with(copy -> copy.seed = number);
    }

    /**
     * Tells a listener how far the run has come, in particles of all days together.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public Nowcast progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(copy -> copy.listeners = Settings.plus(copy.listeners, listener));
    }

    /**
     * The days on which forecasts are made.
     *
     * @return the first of March, June, September and December from the first day to the last
     */
    public List<LocalDate> days() {
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = LocalDate.of(given.from.getYear(), Month.MARCH, 1);
        while (!day.isAfter(given.to)) {
            if (!day.isBefore(given.from)) {
                days.add(day);
            }
            day = day.plusMonths(3);
        }
        return List.copyOf(days);
    }

    /**
     * Makes and scores the forecasts.
     *
     * @return the record
     * @throws InvalidInputException if no forecast falls between the days, or the market has nothing like an observation
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public NowcastResult run() {
        Projection central = Comparison.of(given.market, given.scenario).scenario();
        Quarter start = given.market.start();
        Evidence covered = given.evidence.between(start, start.plus(given.market.quarters()));
        EvidenceLikelihood.check(covered.observations(), central);
        List<LocalDate> days = days();
        List<NowcastForecast> forecasts = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Interrupts.check();
            int before = i * given.particles;
            ProgressListener listener = (done, of) ->
                    given.listeners.forEach(each -> each.progress(before + done, days.size() * given.particles));
            NowcastDay day = new NowcastDay(
                    new NowcastDay.Settings(given.market, given.scenario, given.particles, given.seed, listener),
                    given.history.observations(),
                    covered.observations(),
                    days.get(i));
            forecasts.addAll(day.forecasts());
        }
        if (forecasts.isEmpty()) {
            throw new InvalidInputException("nowcast: no figure to forecast between " + given.from + " and " + given.to
                    + ", must be one or more\nMaybe an earlier first day");
        }
        return new NowcastResult(forecasts, manifest(central));
    }

    /** What it takes to make the record again. */
    private Map<String, String> manifest(Projection central) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("jevons", Manifest.libraryVersion());
        facts.put("market", given.market.name());
        facts.put("market-sha256", Manifest.hash(given.market));
        facts.put("scenario", given.scenario.name());
        facts.put("scenario-sha256", Manifest.hash(central));
        facts.put("evidence", given.evidence.size() + " observations to " + lastQuarter());
        facts.put("history", given.history.size() + " observations");
        facts.put("from", given.from.toString());
        facts.put("to", given.to.toString());
        facts.put("particles", Integer.toString(given.particles));
        facts.put("seed", Long.toString(given.seed));
        return facts;
    }

    private String lastQuarter() {
        return given.evidence.observations().stream()
                .map(Observation::quarter)
                .max(Comparator.naturalOrder())
                .map(Quarter::toString)
                .orElse("no quarter");
    }

    @Override
    public String toString() {
        return "Nowcast by " + given.scenario.name() + " on " + given.market.name() + " on " + days().size()
                + " days from " + given.from + " to " + given.to + ", " + given.particles + " particles, seed "
                + given.seed + "; run() runs it";
    }

    /** What is set, or what it is at first. */
    private static final class Given extends Settings<Given> {
        private final LocalDate from;
        private LocalDate to;
        private Market market = Markets.named("world-2024Q4");
        private Scenario scenario = Scenarios.named("as-it-happened");
        private Evidence evidence = Evidence.bundled();
        private Evidence history = EvidenceFile.history();
        private int particles = 1024;
        private long seed = 1;
        private List<ProgressListener> listeners = List.of();

        private Given(LocalDate from) {
            this.from = from;
            this.to = evidence.observations().stream()
                    .map(Observation::knownOn)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
        }
    }
}
