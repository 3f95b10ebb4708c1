package io.jevons.uncertainty.study;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Morris;
import io.jevons.uncertainty.TornadoResult;
import io.jevons.uncertainty.findings.ConditionalProbability;
import io.jevons.uncertainty.findings.MorrisResult;
import io.jevons.uncertainty.findings.PawnResult;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.findings.ShapleyResult;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.sensitivity.InputNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What an ensemble found: bands, probabilities, what decides them, and where an outcome flips. Questions that the
 * collected series do not answer are put to the engine again, on the same draws. Immutable.
 *
 * <pre>{@code
 * var study = Ensemble.of(market, scenario).draws(500).seed(42).run();
 * study.band("flagship", "need");                              // quarter by quarter, with quantiles
 * study.conditional(Metric.backfire(Resource.GPUS));           // what the probability hangs on
 * }</pre>
 */
public final class Study extends DrawnSeries implements Shown.AsTable {
    /** The share of failed draws above which a study says so first. */
    private static final double NOTABLE_FAILURES = 0.01;

    private final Supplier<Manifest> manifests;

    /** Made when first asked for, since its hashes are of the whole market and scenario as text. */
    private volatile Optional<Manifest> manifest = Optional.empty();

    private final AskedMetrics asked;
    private final InputEffects effects;

    Study(StudyRuns studied, Supplier<Manifest> manifests, Records records, List<String> units) {
        super(studied, records, units);
        this.manifests = manifests;
        asked = new AskedMetrics(studied);
        effects = new InputEffects(studied, asked, () -> manifest().seed());
    }

    /**
     * What it takes to repeat the run.
     *
     * @return the manifest
     */
    public Manifest manifest() {
        Manifest made = manifest.orElseGet(manifests);
        manifest = Optional.of(made);
        return made;
    }

    /**
     * A metric in every draw. A study keeps the values of up to 100 000 draws. Of more it keeps sums and sketches, from which
     * probabilities, means and quantiles come; this runs the draws again then, and their values, eight bytes each, are the caller's.
     *
     * @param metric the metric
     * @return one value a draw; NaN where the draw failed or the metric is undefined
     * @throws InvalidInputException if the metric cannot be had of any draw
     */
    public double[] values(Metric metric) {
        Objects.requireNonNull(metric, "metric");
        return asked.values(metric);
    }

    /**
     * Runs the draws once for several metrics, so that to ask for each of them afterwards costs nothing.
     *
     * @param metrics the metrics
     * @return this study
     */
    public Study asked(Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        asked.ask(List.of(metrics));
        return this;
    }

    /**
     * Metrics in every draw, all in one pass: what is asked of them later is known then, up to 100 000 draws.
     *
     * @param metrics the metrics
     * @return the values by metric and draw; NaN where the draw failed or the metric is undefined
     */
    public double[][] values(List<Metric> metrics) {
        Objects.requireNonNull(metrics, "metrics");
        return asked.values(metrics);
    }

    /**
     * In how many draws a metric is defined. Rebound is not where nothing is saved, for one.
     *
     * @param metric the metric
     * @return the number of draws in which it is a finite number
     */
    public int defined(Metric metric) {
        Objects.requireNonNull(metric, "metric");
        return asked.defined(metric);
    }

    /**
     * The probability of an event.
     *
     * @param event the event, such as {@link Metric#backfire}
     * @return the share of the draws in which it happens, with its standard error, and the number of draws in which it is
     *     defined; the others, and failed ones, are left out. Backfire is a share of all draws that did not fail: those in
     *     which rebound is undefined are no backfire, and {@link Estimate#countedAsNo} says how many they are; where that is so in
     *     all of them, the probability is {@link Estimate#undefined}
     * @throws InvalidInputException if the metric is no event
     */
    public Estimate probability(Metric event) {
        Objects.requireNonNull(event, "event");
        requireEvent(event);
        if (event.ofRebound().isEmpty()) {
            return asked.kept(event).probability();
        }
        Metric rebound = event.ofRebound().get();
        asked.ask(List.of(event, rebound));
        Estimate share = asked.kept(event).probability();
        int defined = asked.defined(rebound);
        return defined == 0 ? Estimate.undefined() : share.countingAsNo(Math.max(0, share.draws() - defined));
    }

    /** Whether an event is a backfire whose rebound is undefined in every draw. */
    private boolean isNeverAsked(Metric event) {
        return event.ofRebound().filter(rebound -> defined(rebound) == 0).isPresent();
    }

    /**
     * The probability of an event, with what it is within the lowest, middle and highest third of the inputs that move it
     * most, from the draws that are there, or the first 100 000 of them.
     *
     * @param event the event, such as {@link Metric#backfire} or {@link Metric#moreThanBase}
     * @return the probabilities, with their standard errors; draws in which the event is undefined are left out
     * @throws InvalidInputException if the metric is no event, or is defined in fewer than three draws, or is a backfire where
     *     rebound is undefined in every draw
     */
    public ConditionalProbability conditional(Metric event) {
        Objects.requireNonNull(event, "event");
        requireEvent(event);
        Optional<Metric> ofRebound = event.ofRebound();
        ofRebound.ifPresent(rebound -> asked.ask(List.of(event, rebound)));
        AskedMetrics.Cases cases = asked.cases(event);
        boolean happens = IntStream.range(0, cases.happens().length).anyMatch(i -> cases.happens()[i]);
        if (!happens && isNeverAsked(event)) {
            throw new InvalidInputException(event.name() + " is undefined in all " + draws()
                    + " draws, since nothing is saved there, or too little,"
                    + " that could be taken back\nMaybe ask for Metric.moreThanBase(..) or Metric.change(..), which"
                    + " are defined always");
        }
        InputNames names = InputNames.of(inputs().names(), effects.labels());
        List<String> notes = new ArrayList<>(notes());
        ofRebound
                .map(rebound -> probability(event).countedAsNo())
                .filter(undefined -> undefined > 0)
                .ifPresent(undefined -> notes.add("Rebound is undefined in " + undefined + " of " + draws()
                        + " draws, in which nothing is saved, or too little: they count as no backfire."));
        asked.note().ifPresent(notes::add);
        return ConditionalProbability.of(event.name(), names, cases.points(), cases.happens(), List.copyOf(notes));
    }

    private static void requireEvent(Metric metric) {
        if (!metric.isEvent()) {
            throw new InvalidInputException(
                    "event = " + metric + ": must be an event\nMaybe give a threshold: metric.above(1)");
        }
    }

    /**
     * The expected value of a metric.
     *
     * @param metric the metric
     * @return the mean over the draws in which it is defined, with its standard error
     */
    public Estimate mean(Metric metric) {
        Objects.requireNonNull(metric, "metric");
        return asked.kept(metric).mean();
    }

    /**
     * A quantile of a metric.
     *
     * @param metric the metric
     * @param p the probability, in (0, 1)
     * @return the quantile over the draws in which it is defined, with its standard error
     * @throws InvalidInputException if p is out of range
     */
    public Estimate quantile(Metric metric, double p) {
        Objects.requireNonNull(metric, "metric");
        return asked.kept(metric).quantile(p);
    }

    /**
     * The mean of a metric in its upper tail, its expected shortfall. Beyond 100 000 draws it runs them again and holds their values
     * meanwhile.
     *
     * @param metric the metric
     * @param share the share of the draws that are the tail, in (0, 1], such as 0.05
     * @return the mean of the largest values, with a standard error that allows for where the tail begins being estimated
     *     too (Manistre and Hancock 2005, doi:10.1080/10920277.2005.10596207); the draws are those of the tail
     * @throws InvalidInputException if the share is out of range, or the tail has fewer than 2 draws
     */
    public Estimate upperTail(Metric metric, double share) {
        Objects.requireNonNull(metric, "metric");
        return Estimate.upperTail(share, Records.sortedFinite(values(metric)));
    }

    /**
     * The probability of backfire of a resource, by tier, in total and by nest, over the short run, the long run and in
     * the last quarter of every year.
     *
     * @param resource the resource, in total
     * @return the table
     * @throws InvalidInputException if the resource is that of a tier or nest
     */
    public BackfireTable backfire(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        return BackfireTable.of(studied(), resource, notes());
    }

    /**
     * Quantiles by calendar year of base, scenario and their difference draw by draw: sales of NVIDIA's data-centre tiers
     * and of every tier, tokens, rents, power, electricity, revenue and capital spent.
     *
     * @return the years, which print as a table
     */
    public YearBands years() {
        return YearBands.of(studied(), replay(studied().firstGood()), notes());
    }

    /**
     * The same of any figure.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code sales}, or {@code electricity}
     * @return the years of that figure
     * @throws InvalidInputException if there is no such series
     */
    public YearBands years(String entity, String variable) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        return YearBands.of(studied(), replay(studied().firstGood()), entity, variable, notes());
    }

    /**
     * Whether there are enough draws, and how many there should be.
     *
     * @return a table of the main figures, their standard errors and the draws that a stated precision takes
     */
    public Convergence convergence() {
        return Convergence.of(this);
    }

    /**
     * What each input does alone, from its 5 % to its 95 % quantile.
     *
     * @param metric the metric
     * @return the tornado, with a warning where inputs act together, or where the metric is undefined too often to tell
     * @throws InvalidInputException if the metric is undefined at every point, as rebound is where nothing is saved
     */
    public TornadoResult tornado(Metric metric) {
        Objects.requireNonNull(metric, "metric");
        return effects.tornado(metric);
    }

    /**
     * The shares of the variance, on 1024 base points. Inputs that are correlated go together as a group, since shares of
     * correlated inputs have no meaning by themselves.
     *
     * @param metric the metric
     * @return the indices
     * @throws InvalidInputException if the metric is undefined, or the draw fails, at more than 5 % of the base points, such
     *     as a rebound where there is often nothing to rebound from; {@link Metric#change} is defined always
     */
    public SobolResult sobol(Metric metric) {
        Objects.requireNonNull(metric, "metric");
        return effects.sobol(metric);
    }

    /**
     * Which inputs matter at all, with 20 trajectories: enough for a ranking where intervals do not overlap. Figures that have
     * converged take more, of which the result says first how many. Correlations are left out, of which the result tells.
     *
     * @param metric the metric
     * @return the screening, with a warning where the metric is undefined in more than 5 % of the trajectories
     * @throws InvalidInputException if it is undefined in all trajectories but one
     */
    public MorrisResult morris(Metric metric) {
        return morris(metric, Morris.TRAJECTORIES);
    }

    /**
     * A screening with as many trajectories as are asked for: 20 give a ranking, and an index that has converged takes many
     * more, which the result names.
     *
     * @param metric the metric
     * @param trajectories how often each input is moved, at least 2; each takes one run more than there are inputs
     * @return the screening
     * @throws InvalidInputException if there are too few, or as for {@link #morris(Metric)}
     */
    public MorrisResult morris(Metric metric, int trajectories) {
        Objects.requireNonNull(metric, "metric");
        return effects.morris(metric, trajectories);
    }

    /**
     * How far each input shifts the whole distribution of a metric, from the draws that are there, or the first 100 000 of them; where
     * they are too few for indices that have converged, the result says first how many it takes.
     *
     * @param metric the metric
     * @return the indices
     * @throws InvalidInputException if the metric is undefined, or failed, in more than 5 % of the draws
     */
    public PawnResult pawn(Metric metric) {
        Objects.requireNonNull(metric, "metric");
        return effects.pawn(metric);
    }

    /**
     * The shares of the variance that add up, for correlated inputs too, on 4096 base points.
     *
     * @param metric the metric
     * @return the effects
     * @throws InvalidInputException if the metric is undefined, or the draw fails, at more than 5 % of the base points
     */
    public ShapleyResult shapleyEffects(Metric metric) {
        Objects.requireNonNull(metric, "metric");
        return effects.shapleyEffects(metric);
    }

    /**
     * The market and scenario as a function of the inputs, for methods with other options, such as
     * {@code Sobol.of(study.inputs(), study.model(metric)).base(4096)}.
     *
     * @param metrics what to ask of every point, at least one
     * @return the model, with an output a metric
     */
    public BatchModel model(Metric... metrics) {
        Objects.requireNonNull(metrics, "metrics");
        Checks.atLeast("number of metrics", metrics.length, 1);
        return studied().model(List.of(metrics));
    }

    /**
     * What tables, charts and rules call the inputs; a factor on a parameter is told from a value of it.
     *
     * @return by name of the input
     */
    public Map<String, String> words() {
        return Map.copyOf(studied().assumptions().labels());
    }

    /**
     * Where in the space of the inputs an event happens: a rule in words (PRIM). Draws in which the event is undefined are
     * left out, and so are those beyond the first 100 000.
     *
     * @param event the event
     * @return the box
     * @throws InvalidInputException if the metric is no event, or it happens in no draw
     */
    public PrimBox discover(Metric event) {
        Objects.requireNonNull(event, "event");
        requireEvent(event);
        return effects.box(event);
    }

    /**
     * How often each of the article's claims, and any that were registered, comes out true.
     *
     * @return the probabilities, which print as a table
     */
    public ClaimProbabilities claims() {
        return ClaimProbabilities.of(studied(), Claims.known());
    }

    /**
     * One draw again, with every series.
     *
     * @param draw its number, from 0
     * @return the comparison of that draw, whose market has its values
     * @throws InvalidInputException if there is no such draw or it failed
     */
    public Comparison replay(int draw) {
        return studied().comparison(requireDraw(draw));
    }

    /**
     * Several scenarios on the same draws, by the tokens that are served in the last quarter: how much each falls short of
     * the best one of every draw.
     *
     * @param scenarios the scenarios, at least two
     * @return the regret of each
     * @throws InvalidInputException if there are fewer, or the inputs vary what a scenario's market does not have
     */
    public Regret regret(Scenario... scenarios) {
        Objects.requireNonNull(scenarios, "scenarios");
        Quarter last = staging().market().start().plus(staging().market().quarters());
        return regret(Metric.value("total", "tokens-served", last.toString()), scenarios);
    }

    /**
     * Several scenarios on the same draws: how much each falls short of the best one of every draw.
     *
     * @param aim what is to be as large as can be, or as small as can be if {@link Metric#lessIsBetter()}
     * @param scenarios the scenarios, at least two
     * @return the regret of each
     * @throws InvalidInputException if there are fewer, or the inputs vary what a scenario's market does not have
     */
    public Regret regret(Metric aim, Scenario... scenarios) {
        Objects.requireNonNull(aim, "aim");
        Objects.requireNonNull(scenarios, "scenarios");
        return Regret.of(studied(), aim, List.of(scenarios));
    }

    /**
     * What must be said before any figure.
     *
     * @return that more than 1 % of the draws failed; empty where it is not so
     */
    public Optional<String> warning() {
        double share = (double) failures().size() / draws();
        return share > NOTABLE_FAILURES
                ? Optional.of(
                        "Warning: " + Numbers.percent(share) + " of the draws failed, and all figures leave them out.")
                : Optional.empty();
    }

    private String title() {
        return "Ensemble of " + manifest().scenario() + " on " + manifest().market() + ": "
                + studied().draws();
    }

    /**
     * The probability of backfire and the range of rebound and of the change in GPUs needed, by tier, in total and by
     * nest.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        return toTable(warning().map(w -> w + " ").orElse("") + title());
    }

    private Table toTable(String title) {
        return Rebounds.overRuns(studied(), Resource.GPUS).toTable(title, notes());
    }

    @Override
    public String toString() {
        return warning().map(w -> w + "\n").orElse("") + toTable(title());
    }
}
