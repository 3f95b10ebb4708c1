package io.jevons.uncertainty.study;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.Log;
import io.jevons.internal.Settings;
import io.jevons.internal.Sha256;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.RankCorrelation;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.runner.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A scenario and its base over many draws of what is uncertain in the market: from one number to bands and probabilities.
 * Base and scenario see the same draws. Immutable; {@link #run} runs it.
 *
 * <pre>{@code
 * var study = Ensemble.of(market, scenario).draws(2_000).seed(42).run();
 * study.probability(Metric.backfire(Resource.GPUS));
 * }</pre>
 *
 * <p>The distributions come from the files, of the market and of the scenario with its bases, and from {@link #vary};
 * what comes later takes parameters from what came before. A factor is drawn on top of what the scenario
 * sets, and a value that it sets is drawn no longer unless it says so itself; a value that is drawn takes the place of what
 * is scaled, which tables of the study say. A draw whose value is out of its parameter's bounds, or whose result is not finite, failed: it is counted
 * and not drawn again.
 */
public final class Ensemble {
    /** What messages about a correlation given in code begin with. */
    static final String CORRELATE = "correlate: ";

    private final Market market;
    private final Scenario scenario;
    private final EnsembleSettings settings;

    private Ensemble(Market market, Scenario scenario, EnsembleSettings settings) {
        this.market = market;
        this.scenario = scenario;
        this.settings = settings;
    }

    /**
     * An ensemble of 2 000 draws by Latin hypercube, seed 1, on all cores.
     *
     * @param market the market
     * @param scenario the scenario
     * @return the ensemble, not yet run
     */
    public static Ensemble of(Market market, Scenario scenario) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        return new Ensemble(market, scenario, new EnsembleSettings());
    }

    /**
     * The ensemble of a manifest, with market and scenario by their names.
     *
     * @param manifest the manifest of an earlier run
     * @return the ensemble, which repeats that run to the bit with the same version of the library
     * @throws InvalidInputException if there is no such market or scenario, or one has changed since
     */
    public static Ensemble from(Manifest manifest) {
        Objects.requireNonNull(manifest, "manifest");
        String atHand = "Ensemble.from(manifest, market, scenario) takes the ones at hand";
        Market market = known(() -> Markets.named(manifest.market()), atHand);
        Scenario scenario = known(() -> Scenarios.named(manifest.scenario()), atHand);
        return from(manifest, market, scenario, "\nMaybe it was changed since: " + atHand);
    }

    private static <T> T known(Supplier<T> named, String otherwise) {
        try {
            return named.get();
        } catch (InvalidInputException unknown) {
            throw unknown.with("\nOr " + otherwise, Optional.of(unknown));
        }
    }

    /**
     * The ensemble of a manifest, with a market and a scenario at hand, such as from files.
     *
     * @param manifest the manifest of an earlier run
     * @param market the market
     * @param scenario the scenario
     * @return the ensemble, which repeats that run to the bit with the same version of the library
     * @throws InvalidInputException if market or scenario are not those of the manifest
     */
    public static Ensemble from(Manifest manifest, Market market, Scenario scenario) {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        return from(manifest, market, scenario, "\nMaybe it was changed since the manifest was written");
    }

    private static Ensemble from(Manifest manifest, Market market, Scenario scenario, String maybe) {
        if (!manifest.givenDraws().isEmpty()) {
            throw new InvalidInputException(
                    "manifest: is of draws that were given, with SHA-256 " + manifest.givenDraws()
                            + ", must be of draws that an ensemble lays\nMaybe repeat the run that gave them, such as of a posterior");
        }
        return new Repetition(manifest, market, scenario, maybe).ensemble();
    }

    private Ensemble with(Consumer<EnsembleSettings> change) {
        return new Ensemble(market, scenario, settings.with(change));
    }

    /**
     * The number of draws.
     *
     * @param count how many, at least 2
     * @return a changed copy
     * @throws InvalidInputException if there are fewer
     */
    public Ensemble draws(int count) {
        Checks.atLeast("draws", count, 2);
        return with(s -> s.draws = count);
    }

    /**
     * The seed. The same seed gives the same results, whatever the number of threads.
     *
     * @param seed any number
     * @return a changed copy
     */
    public Ensemble seed(long seed) {
        return with(s -> s.seed = seed);
    }

    /**
     * How the draws are laid.
     *
     * @param sampler the sampler
     * @return a changed copy
     */
    public Ensemble sampler(Sampler sampler) {
        Objects.requireNonNull(sampler, "sampler");
        return with(s -> s.sampler = sampler);
    }

    /**
     * The same on draws that come from elsewhere, such as of a posterior, each as likely as any other. Sampler and seed lay
     * nothing then.
     *
     * @param values the values of the inputs, a row a draw, in the order of {@link #inputs()}
     * @return a changed copy
     * @throws InvalidInputException if there are fewer than 2
     */
    public Ensemble givenDraws(double[][] values) {
        Objects.requireNonNull(values, "values");
        Checks.atLeast("draws", values.length, 2);
        double[][] copy = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        return with(s -> {
            s.given = Optional.of(copy);
            s.draws = copy.length;
        });
    }

    /**
     * The uncertain inputs that the ensemble draws.
     *
     * @return the inputs, with their distributions and correlations
     * @throws InvalidInputException if the scenario does not fit the market or a pattern matches nothing
     */
    public Inputs inputs() {
        return assumptions(Staging.of(market, scenario)).inputs();
    }

    /**
     * Market and scenario as a function of the inputs, without any draws.
     *
     * @param metrics what to ask of every point, at least one
     * @return the model, with an output a metric, NaN where a point fails
     * @throws InvalidInputException if the scenario does not fit the market or a pattern matches nothing
     */
    public BatchModel model(Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        Checks.atLeast("number of metrics", metrics.length, 1);
        StudyRuns runs = runs();
        List<Metric> asked = List.of(metrics);
        BatchModel here = ScenarioModel.of(runs.staging(), runs.assumptions(), asked)
                .<BatchModel>map(model -> model)
                .orElseGet(() -> runs.engine(asked));
        return new StudyModel(here, asked, runs.assumptions().inputs(), runs.travel());
    }

    /**
     * The number of threads; all cores unless it is set. Results do not depend on it.
     *
     * @param count how many, at least 1
     * @return a changed copy
     * @throws InvalidInputException if there are fewer
     */
    public Ensemble threads(int count) {
        Checks.atLeast("threads", count, 1);
        return with(s -> s.threads = count);
    }

    /**
     * Lets parameters vary, in place of what the files say of them.
     *
     * @param pattern the path of a parameter, or a pattern, whose matches share a draw unless {@link Vary#each} is given
     * @param how the distribution of the value or of a factor
     * @return a changed copy
     */
    public Ensemble vary(String pattern, Vary how) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(how, "how");
        Assumptions.Rule rule = Assumptions.Rule.inCode(pattern, how);
        return with(s -> s.rules = Settings.plus(s.rules, rule));
    }

    /**
     * Gives the parameters of the pattern varied last a draw each.
     *
     * @return a changed copy
     * @throws InvalidInputException if none was varied
     */
    public Ensemble each() {
        if (settings.rules.isEmpty()) {
            throw new InvalidInputException("each: must follow vary, whose parameters it gives a draw each");
        }
        int last = settings.rules.size() - 1;
        Assumptions.Rule rule = settings.rules.get(last);
        List<Assumptions.Rule> before = settings.rules.subList(0, last);
        Assumptions.Rule changed =
                Assumptions.Rule.inCode(rule.pattern(), rule.vary().each());
        return with(s -> s.rules = Settings.plus(before, changed));
    }

    /**
     * Correlates two inputs, beyond what the files say.
     *
     * @param first the path of a varied parameter, or the pattern of several
     * @param second another
     * @param rho Spearman's rank correlation, -1 to 1
     * @return a changed copy
     * @throws InvalidInputException if the correlation is out of range
     */
    public Ensemble correlate(String first, String second, double rho) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Checks.between("correlation of " + first + " and " + second, rho, -1, 1);
        RankCorrelation correlation = new RankCorrelation(first, second, rho, CORRELATE);
        return with(s -> s.correlations = Settings.plus(s.correlations, correlation));
    }

    /**
     * Leaves out the distributions and correlations of the files, so that only what {@link #vary} names is uncertain.
     *
     * @return a changed copy
     */
    public Ensemble withoutFileDistributions() {
        return with(s -> s.fileDistributions = false);
    }

    /**
     * Collects a series, beyond need, fleet and sales by tier and all tokens.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code adoption}
     * @return a changed copy
     */
    public Ensemble select(String entity, String variable) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        SeriesKey key = new SeriesKey(entity, variable);
        return with(s -> s.series = Settings.plus(s.series, key));
    }

    /**
     * Keeps every value of every draw. It is so anyway up to 100 000 draws; beyond, quantiles come from sketches unless
     * this is asked for, at eight bytes a draw, series, quarter and side.
     *
     * @return a changed copy
     */
    public Ensemble keepAll() {
        return with(s -> s.keepAll = true);
    }

    /**
     * Runs the draws elsewhere, such as on a cluster, and all that is asked of the study but for calendar years and the replay of a draw. The
     * results are the same to the last bit.
     *
     * @param runner where
     * @return a changed copy
     */
    public Ensemble on(DrawRunner runner) {
        Objects.requireNonNull(runner, "runner");
        return with(s -> s.runner = Optional.of(runner));
    }

    /**
     * Keeps every finished part of the run in a folder, so that a study that was killed and is run again with the same folder
     * goes on where it was, with the same results. Parts that were damaged since are run again.
     *
     * @param folder a new or empty folder, or the checkpoint of the same study
     * @return a changed copy; its {@link #run} refuses a folder that is neither
     */
    public Ensemble checkpoint(Path folder) {
        Objects.requireNonNull(folder, "folder");
        return with(s -> s.checkpoint = Optional.of(folder));
    }

    /**
     * What it takes to repeat the run, before there is one.
     *
     * @return the manifest that the study will have
     * @throws InvalidInputException if the scenario does not fit the market
     */
    public Manifest manifest() {
        return manifest(Staging.of(market, scenario));
    }

    /**
     * What no draw will move although it is not known for certain.
     *
     * @return the sentence that stands beside every probability, as {@link Study#heldFixed}; empty where nothing is held
     * @throws InvalidInputException if the scenario does not fit the market
     */
    public Optional<String> heldFixed() {
        return runs().held().sentence();
    }

    /** The study before any draw is run. */
    StudyRuns runs() {
        Staging staging = Staging.of(market, scenario);
        Assumptions assumptions = assumptions(staging);
        Draws draws = settings.given
                .map(values -> Draws.given(assumptions.inputs(), values))
                .orElseGet(() -> Draws.of(assumptions.inputs(), settings.sampler, settings.draws, settings.seed));
        return new StudyRuns(market, staging, assumptions, draws, settings.threads, List.of(), travel(staging));
    }

    /** Where the draws go, if anywhere. */
    private Travel travel(Staging staging) {
        Optional<DrawRunner> runner = settings.checkpoint
                .<DrawRunner>map(folder ->
                        new Checkpoint(folder, settings.runner.orElseGet(() -> DrawRunner.local(settings.threads))))
                .or(() -> settings.runner);
        return Travel.of(() -> StudyText.of(manifest(staging), market, scenario), runner);
    }

    /**
     * Tells a listener how far the run has come, in place of the bar that a terminal shows.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public Ensemble progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(s -> s.listeners = Settings.plus(s.listeners, listener));
    }

    /**
     * Runs the ensemble. An interrupt of the calling thread gives the run up.
     *
     * @return the study, which answers from the draws
     * @throws InvalidInputException if the scenario does not fit the market, a pattern matches nothing, a series is
     *     unknown, or every draw failed
     * @throws java.util.concurrent.CancellationException if interrupted; nothing is kept
     */
    public Study run() {
        StudyRuns runs = runs();
        EnsembleRun run = new EnsembleRun(runs, settings, series(runs.staging().market()));
        Records records = run.records();
        Log.of(Ensemble.class)
                .debug(
                        "{} draws of {} on {}, {} of them failed",
                        settings.draws,
                        scenario.name(),
                        market.name(),
                        records.failed().size());
        return new Study(runs.without(records.failed()), () -> manifest(runs.staging()), records, run.units());
    }

    /**
     * Metrics in every draw, where nothing else is asked of the draws: one pass through the engine, where a study takes one to
     * collect its series and another for metrics. The values are those of {@link Study#values(List)}.
     *
     * @param metrics the metrics, at least one
     * @return the values by metric and draw; NaN where the draw failed or the metric is undefined
     * @throws InvalidInputException if the scenario does not fit the market, a pattern matches nothing or a series is unknown
     * @throws java.util.concurrent.CancellationException if interrupted
     */
    public double[][] values(List<Metric> metrics) {
        Objects.requireNonNull(metrics, "metrics");
        Checks.atLeast("number of metrics", metrics.size(), 1);
        StudyRuns runs = runs();
        if (runs.travel().isAway()) {
            return runs.evaluate(runs.model(metrics));
        }
        // A draw in which a series that a study keeps is not finite has failed, whether a metric reads it or not.
        List<SeriesKey> kept = series(runs.staging().market());
        return runs.evaluate(EngineModel.of(runs.staging(), runs.assumptions(), metrics, kept));
    }

    private Assumptions assumptions(Staging staging) {
        List<Assumptions.Rule> rules = new ArrayList<>();
        List<RankCorrelation> correlations = new ArrayList<>();
        if (settings.fileDistributions) {
            staging.uncertainty().forEach(rule -> rules.add(Assumptions.Rule.of(rule)));
            correlations.addAll(staging.correlations());
        }
        rules.addAll(settings.rules);
        correlations.addAll(settings.correlations);
        return Assumptions.of(staging, rules, correlations);
    }

    private List<SeriesKey> series(Market staged) {
        Set<SeriesKey> keys = new LinkedHashSet<>();
        for (String tier : staged.tiers()) {
            List.of("need", "fleet", "sales").forEach(v -> keys.add(new SeriesKey(tier, v)));
        }
        keys.add(new SeriesKey("total", "tokens"));
        keys.addAll(settings.series);
        return List.copyOf(keys);
    }

    private Manifest manifest(Staging staging) {
        return new Manifest(
                Manifest.libraryVersion(),
                market.name(),
                Fingerprint.of(market),
                scenario.name(),
                Fingerprint.of(staging),
                Fingerprint.ofAssumptions(staging),
                settings.seed,
                settings.sampler,
                settings.draws,
                settings.fileDistributions,
                settings.rules.stream()
                        .map(r -> new Manifest.Rule(
                                r.pattern(),
                                r.vary().isScale(),
                                r.vary().isEach(),
                                r.vary().distribution().name(),
                                r.vary().distribution().arguments()))
                        .toList(),
                settings.correlations.stream()
                        .map(c -> new Manifest.Correlation(c.first(), c.second(), c.rho()))
                        .toList(),
                settings.series.stream().map(SeriesKey::toString).toList(),
                settings.keepAll,
                settings.given.map(Sha256::of).orElse(""));
    }

    @Override
    public String toString() {
        return "Ensemble of " + scenario.name() + " on " + market.name() + ", " + settings.draws + " draws, "
                + settings.sampler + ", seed " + settings.seed + "; run() runs it";
    }
}
