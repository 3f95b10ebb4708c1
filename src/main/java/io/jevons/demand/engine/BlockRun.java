package io.jevons.demand.engine;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.demand.DriverShock;
import io.jevons.demand.NumberedShock;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.internal.Interrupts;
import io.jevons.market.Market;
import io.jevons.market.Suspect;
import io.jevons.model.Bounds;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/**
 * A base, its scenario and, where the scenario assumes shifts, the response run, in step for many draws of their parameters at once: set the draws' values, run, read. What
 * one comparison runs is the same code with one draw.
 *
 * <p>One object serves many blocks, one after another, on one thread. It checks no bounds; see {@link #bounds}.
 */
public final class BlockRun {
    private final CompiledMarket market;
    private final Plan base;
    private final Plan scenario;
    private final Plan response;
    private final boolean responds;

    /** Makes the simulation of a width. */
    private final IntFunction<Simulation> ofWidth;

    private final Simulation simulation;

    /** What the market asks of numbers of shocks, by path; put together when it is first asked for. */
    private Optional<Map<String, DoubleFunction<Optional<String>>>> asked = Optional.empty();

    private BlockRun(CompiledMarket market, Plan base, List<Plan> plans, IntFunction<Simulation> ofWidth, int width) {
        this.market = market;
        this.base = base;
        this.scenario = plans.get(0);
        this.response = plans.get(plans.size() - 1);
        this.responds = plans.size() > 1;
        this.ofWidth = ofWidth;
        this.simulation = ofWidth.apply(width);
    }

    /**
     * Prepares a run that keeps some series.
     *
     * @param base the base, every channel on
     * @param scenario the scenario, on the same market
     * @param varied the paths of the parameters that draws will set
     * @param ofBase the series to keep of the base
     * @param ofScenario the series to keep of the scenario; it has those of the engineering estimate too
     * @param ofResponse the series to keep of the response run; it is not run where there are none, or where it is the
     *     scenario's own run
     * @param width the most draws a block
     * @return the run
     * @throws InvalidInputException if there is no such series, or a parameter cannot vary
     */
    public static BlockRun of(
            Plan base,
            Plan scenario,
            Collection<String> varied,
            Collection<SeriesKey> ofBase,
            Collection<SeriesKey> ofScenario,
            Collection<SeriesKey> ofResponse,
            int width) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(varied, "varied");
        Objects.requireNonNull(ofBase, "ofBase");
        Objects.requireNonNull(ofScenario, "ofScenario");
        Objects.requireNonNull(ofResponse, "ofResponse");
        CompiledMarket market = CompiledMarket.of(scenario.drivers().market());
        vary(market, scenario, varied);
        List<Plan> plans = plans(base, scenario, varied, !ofResponse.isEmpty());
        Set<SeriesKey> kept = new LinkedHashSet<>(ofScenario);
        if (plans.size() == 1) {
            kept.addAll(ofResponse);
        }
        Selection keptOfBase = Selection.of(market, ofBase);
        List<Selection> keptOfPlans = List.of(Selection.of(market, kept), Selection.of(market, ofResponse));
        return new BlockRun(
                market, base, plans, w -> Simulation.of(market, base, plans, keptOfBase, keptOfPlans, w), width);
    }

    /**
     * Prepares a run that keeps every series.
     *
     * @param base the base, every channel on
     * @param scenario the scenario, on the same market
     * @param varied the paths of the parameters that draws will set
     * @param width the most draws a block
     * @return the run
     * @throws InvalidInputException if a parameter cannot vary
     */
    public static BlockRun ofAll(Plan base, Plan scenario, Collection<String> varied, int width) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(varied, "varied");
        CompiledMarket market = CompiledMarket.of(scenario.drivers().market());
        vary(market, scenario, varied);
        List<Plan> plans = plans(base, scenario, varied, true);
        Selection ofBase = Selection.all(market);
        Selection all = Selection.withEngineering(market);
        return new BlockRun(
                market, base, plans, w -> Simulation.of(market, base, plans, ofBase, List.of(all, all), w), width);
    }

    /**
     * Prepares a run of a scenario without its base, which it must not follow in anything. What is kept of it stands where the
     * base's series stand.
     *
     * @param scenario the scenario, every channel on
     * @param varied the paths of the parameters that draws will set
     * @param kept the series to keep
     * @param width the most draws a block
     * @return the run
     * @throws InvalidInputException if there is no such series, or a parameter cannot vary
     */
    public static BlockRun alone(Plan scenario, Collection<String> varied, Collection<SeriesKey> kept, int width) {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(varied, "varied");
        Objects.requireNonNull(kept, "kept");
        CompiledMarket market = CompiledMarket.of(scenario.drivers().market());
        vary(market, scenario, varied);
        Selection selection = Selection.of(market, kept);
        return new BlockRun(
                market, scenario, List.of(scenario), w -> Simulation.of(market, scenario, selection, w), width);
    }

    /**
     * The same run for blocks of another width, without being set up again.
     *
     * @param width the most draws a block
     * @return a run of its own
     */
    public BlockRun withWidth(int width) {
        List<Plan> plans = responds ? List.of(scenario, response) : List.of(scenario);
        return new BlockRun(market, base, plans, ofWidth, width);
    }

    private static List<Plan> plans(Plan base, Plan scenario, Collection<String> varied, boolean responds) {
        boolean shifts = scenario.hasShifts(base)
                || scenario.drivers().drawsShifts(base.drivers(), Set.copyOf(varied)::contains);
        return responds && shifts ? List.of(scenario, scenario.response()) : List.of(scenario);
    }

    private static void vary(CompiledMarket market, Plan scenario, Collection<String> varied) {
        Map<String, Parameter> ofShocks = new HashMap<>();
        scenario.drivers().numbers().forEach(p -> ofShocks.put(p.path(), p));
        for (String path : varied) {
            if (ofShocks.containsKey(path)) {
                market.vary(ofShocks.get(path));
            } else {
                market.vary(requireVariable(market, path));
            }
        }
    }

    private static boolean isOfShock(String path) {
        return path.startsWith("shocks.");
    }

    /**
     * Those of some parameters that cannot be drawn.
     *
     * @param market the market
     * @param paths the paths of its parameters
     * @return by path why not; those that can vary are not in it
     */
    public static Map<String, InvalidInputException> held(Market market, Collection<String> paths) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(paths, "paths");
        CompiledMarket compiled = CompiledMarket.of(market);
        Map<String, InvalidInputException> held = new LinkedHashMap<>();
        for (String path : paths) {
            InvalidInputException.attempt(() -> requireVariable(compiled, path), e -> held.put(path, e));
        }
        return held;
    }

    /** Refuses a parameter that cannot be drawn for itself. */
    private static String requireVariable(CompiledMarket market, String path) {
        market.market.parameter(path);
        if (market.slotOf(path) < 0) {
            throw new InvalidInputException("parameter " + path + ": must not vary, since no equation reads it");
        }
        if (path.contains(".shares.") || path.contains(".split.")) {
            throw new InvalidInputException("parameter " + path
                    + ": must not vary by itself, since it adds up to 1 with others"
                    + "\nMaybe vary beta or latent offsets, or compare scenarios that set the shares");
        }
        if (path.endsWith(".h100-equivalents")) {
            throw new InvalidInputException(
                    "parameter " + path + ": must not vary, since it is the unit in which tiers are added up");
        }
        return path;
    }

    /**
     * The bounds of a parameter, as market and scenario files have them.
     *
     * @param path the parameter's path
     * @return the bounds
     * @throws InvalidInputException if no market and no shock has such a parameter
     */
    public static Bounds bounds(String path) {
        Objects.requireNonNull(path, "path");
        if (isOfShock(path)) {
            String key = path.substring(path.lastIndexOf('.') + 1);
            return Keys.scenario()
                    .at("shocks.any." + key)
                    .flatMap(Key::bounds)
                    .orElseThrow(() -> new InvalidInputException("parameter " + path + ": no shock has it"));
        }
        return Keys.market()
                .at(path)
                .filter(Key::isNumber)
                .map(key -> key.bounds().orElseThrow())
                .orElseThrow(() -> new InvalidInputException("parameter " + path + ": no market has it"));
    }

    /**
     * What the market asks of a drawn number of a shock beyond its bounds.
     *
     * @param path the parameter's path
     * @return for a value of a draw what is asked, to follow "must be", and nothing where the value may stand; empty where the
     *     parameter is not a number of a shock
     */
    public Optional<DoubleFunction<Optional<String>>> unmet(String path) {
        Objects.requireNonNull(path, "path");
        if (asked.isEmpty()) {
            asked = Optional.of(askedOfShocks());
        }
        return Optional.ofNullable(asked.get().get(path));
    }

    private Map<String, DoubleFunction<Optional<String>>> askedOfShocks() {
        Map<String, DoubleFunction<Optional<String>>> byPath = new HashMap<>();
        for (DriverShock shock : scenario.drivers().shocks()) {
            if (shock instanceof NumberedShock numbered) {
                List<Parameter> numbers = numbered.numbers();
                for (int i = 0; i < numbers.size(); i++) {
                    int number = i;
                    byPath.putIfAbsent(numbers.get(i).path(), value -> numbered.unmet(number, value));
                }
            }
        }
        return byPath;
    }

    /**
     * What is most likely at fault where a result of a draw is not finite.
     *
     * @param market the market
     * @param drawn the values that the draw gives its parameters, by path
     * @return the parameter farthest out of its range, in words; empty where none is out of it
     */
    public static Optional<String> suspect(Market market, Map<String, Double> drawn) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(drawn, "drawn");
        return Suspect.of(market, drawn).map(Suspect::toString);
    }

    /**
     * The number by which {@link #set} knows a parameter.
     *
     * @param path the parameter's path
     * @return the number
     */
    public int parameter(String path) {
        Objects.requireNonNull(path, "path");
        return isOfShock(path) && market.slotOf(path) >= 0
                ? market.slotOf(path)
                : market.slotOf(requireVariable(market, path));
    }

    /**
     * The memory that each draw side by side takes: with so many bytes a draw, a width of n takes n times as many.
     *
     * @return the bytes of the state and of the series kept, by draw
     */
    public long bytesPerDraw() {
        return (long) Double.BYTES * simulation.lanes().rowsMade();
    }

    /**
     * Starts a block: every draw has the market's own values.
     *
     * @param draws the number of draws, at most the width
     */
    public void reset(int draws) {
        simulation.lanes().reset(draws);
    }

    /**
     * Sets a parameter of all draws.
     *
     * @param parameter its number
     * @param values the values of the first draws, which the parameter's bounds allow
     */
    public void set(int parameter, double[] values) {
        Objects.requireNonNull(values, "values");
        simulation.lanes().set(parameter, values);
    }

    /**
     * Keeps the series of this block and of those to come in rows of the caller, by series and then by period.
     *
     * @param base the rows of the base
     * @param scenario the rows of the scenario
     * @param place the place of the block's first draw in a row
     */
    public void keepIn(double[][] base, double[][] scenario, int place) {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(scenario, "scenario");
        simulation.baseOutputs().keepIn(base, place);
        simulation.scenarioOutputs().keepIn(scenario, place);
    }

    /**
     * Runs the block.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public void run() {
        simulation.run(Interrupts::check);
    }

    /**
     * Runs the first periods of the block alone, for those who read no later ones; what is kept of those means nothing.
     *
     * @param periods how many, at most those of the market
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so
     */
    public void run(int periods) {
        simulation.run(Math.min(periods, market.periods), Interrupts::check);
    }

    /**
     * Whether all that is kept of a draw is finite.
     *
     * @param draw the draw, from 0
     * @return false where a number left the range of doubles
     */
    public boolean isFinite(int draw) {
        return simulation.baseOutputs().isFinite(draw)
                && simulation.scenarioOutputs().isFinite(draw)
                && (!responds || simulation.scenarioOutputs(1).isFinite(draw));
    }

    /**
     * The units of the series kept of the base.
     *
     * @return the units, in the order of the series
     */
    public List<String> baseUnits() {
        return simulation.baseOutputs().selection.entries().stream()
                .map(e -> e.variable().unit())
                .toList();
    }

    /**
     * A value of the base, or of what was run without one.
     *
     * @param series the place of the series among those kept
     * @param period the period, from 0
     * @param draw the draw, from 0
     * @return the value
     */
    public double value(int series, int period, int draw) {
        return simulation.baseOutputs().get(series, period, draw);
    }

    /**
     * The projections of a draw, with the series kept.
     *
     * @param draw the draw, from 0
     * @param drawn the market that the projections say they are of
     * @return the projections of base, scenario and response
     * @throws InvalidInputException if a value is not finite
     */
    public Engine.Runs runs(int draw, Market drawn) {
        Objects.requireNonNull(drawn, "drawn");
        Projection ofScenario = simulation.scenarioOutputs().projection(drawn, Replay.beside(base, scenario), draw);
        return new Engine.Runs(
                simulation.baseOutputs().projection(drawn, Replay.alone(base), draw),
                ofScenario,
                responds
                        ? simulation.scenarioOutputs(1).projection(drawn, Replay.beside(base, response), draw)
                        : ofScenario);
    }
}
