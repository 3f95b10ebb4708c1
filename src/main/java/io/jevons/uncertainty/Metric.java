package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.model.Words;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A figure of a comparison, asked of every draw: a number, or an event, which is 1 where it happens and 0 where it does
 * not. It is NaN where it is undefined, and such draws are left out of what is said of it. Immutable.
 *
 * <pre>{@code
 * study.probability(Metric.backfire(Resource.GPUS));
 * study.probability(Metric.of("fewer GPUs at last", c -> c.change(Resource.GPUS, Horizon.LONG_RUN) < 0 ? 1.0 : 0.0));
 * }</pre>
 *
 * <p>The built-in metrics look at few series and run in blocks; one of a function, {@link #of}, is given whole
 * comparisons, which takes longer. Built-in metrics that measure the same are equal, so that a study asks its draws once;
 * one of a function is equal to itself and its copies alone.
 */
public final class Metric implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The name without the horizon. */
    private final String name;

    /** Whether it is an event. */
    private final boolean event;

    /** Whether less of it is better. */
    private final boolean lessIsBetter;

    /** None where the metric is not taken over one. The lists of {@code List.of} are serialisable, which their type does not say. */
    @SuppressWarnings("serial")
    private final List<Horizon> over;

    /** What is measured, and how. */
    private final Figure figure;

    /**
     * What is measured, by which figures are told apart; how; and which series that takes.
     *
     * @param measured by which figures are told apart
     * @param of how it is measured
     * @param needs which series that takes
     * @param values the value that the scenario has by itself, if it is one
     */
    private record Figure(Object measured, Of of, NeededBy needs, List<ScenarioValue> values) implements Serializable {
        private static final long serialVersionUID = 1L;

        Figure(Object measured, Of of, NeededBy needs) {
            this(measured, of, needs, List.of());
        }

        Optional<ScenarioValue> value() {
            return values.stream().findFirst();
        }

        Figure at(ScenarioValue place) {
            return new Figure(List.of(measured, place), of, needs, List.of(place));
        }

        Figure then(Object event, Then change) {
            return new Figure(List.of(measured, event), (c, h) -> change.apply(of.apply(c, h)), needs);
        }
    }

    /** Functions that travel with a metric to other machines, where what they hold does. */
    private interface Of extends BiFunction<Comparison, Horizon, Double>, Serializable {}

    private interface NeededBy extends Function<Market, Optional<SeriesNeeds>>, Serializable {}

    private interface Then extends UnaryOperator<Double>, Serializable {}

    private interface Threshold extends DoublePredicate, Serializable {}

    private interface Plain extends ToDoubleFunction<Comparison>, Serializable {}

    private Metric(String name, boolean event, boolean lessIsBetter, Optional<Horizon> horizon, Figure figure) {
        this.name = name;
        this.event = event;
        this.lessIsBetter = lessIsBetter;
        this.over = horizon.stream().toList();
        this.figure = figure;
    }

    private Optional<Horizon> horizon() {
        return over.stream().findFirst();
    }

    /** What may be asked of a resource: the words before and after it, whether it is an event, and whether it is of the response run. */
    private enum Asked {
        REBOUND("rebound of ", "", false, true),
        BACKFIRE("backfire of ", "", true, true),
        WITH_SHIFTS("rebound with shifts of ", "", false, false),
        MORE_THAN_BASE("more ", " than the base", true, false),
        CHANGE("change of ", "", false, false);

        private final String before;
        private final String after;
        private final boolean event;
        private final boolean responds;

        Asked(String before, String after, boolean event, boolean responds) {
            this.before = before;
            this.after = after;
            this.event = event;
            this.responds = responds;
        }
    }

    /**
     * A figure of a resource, by which it is told from others.
     *
     * @param asked what is asked
     * @param resource of which resource
     */
    private record OfResource(Asked asked, Resource resource) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static Metric overLongRun(Asked asked, Resource resource, Of figure) {
        Objects.requireNonNull(resource, "resource");
        boolean responds = asked.responds;
        return new Metric(
                asked.before + resource + asked.after,
                asked.event,
                false,
                Optional.of(Horizon.LONG_RUN),
                new Figure(
                        new OfResource(asked, resource),
                        figure,
                        m -> Optional.of(
                                responds
                                        ? SeriesNeeds.of(m, resource)
                                        : SeriesNeeds.of(m, resource).withoutResponse())));
    }

    private static SeriesNeeds needs(SeriesKey key) {
        return new SeriesNeeds(List.of(key), List.of(key), List.of());
    }

    private static Metric single(SeriesKey key, String name, Plain figure) {
        String entity = key.entity();
        String variable = key.variable();
        List<Object> measured = List.of(name, entity, variable);
        return new Metric(
                name,
                false,
                false,
                Optional.empty(),
                new Figure(
                        measured,
                        (c, h) -> figure.applyAsDouble(c),
                        m -> Optional.of(needs(new SeriesKey(entity, variable)))));
    }

    /**
     * The rebound of a resource, of the response run, over the long run unless {@link #over} says otherwise; NaN in a draw in which there is
     * no saving to rebound from.
     *
     * @param resource the resource
     * @return the metric
     */
    public static Metric rebound(Resource resource) {
        return overLongRun(
                Asked.REBOUND,
                resource,
                (c, h) -> c.rebound(resource).findOver(h).orElse(Double.NaN));
    }

    /**
     * Whether rebound of a resource, of the response run, is above 1, over the long run unless {@link #over} says otherwise; where there is no
     * saving, or too small a one, to rebound from it is not. Where that is so in every draw its probability is undefined.
     *
     * @param resource the resource
     * @return the event
     */
    public static Metric backfire(Resource resource) {
        return overLongRun(
                Asked.BACKFIRE, resource, (c, h) -> c.rebound(resource).isBackfire(h) ? 1.0 : 0.0);
    }

    /**
     * Rebound of a resource with the shifts that the scenario assumes, over the long run unless {@link #over} says
     * otherwise; NaN in a draw in which there is no saving to rebound from.
     *
     * @param resource the resource
     * @return the metric
     */
    public static Metric withShifts(Resource resource) {
        return overLongRun(
                Asked.WITH_SHIFTS,
                resource,
                (c, h) -> c.withShifts(resource).findOver(h).orElse(Double.NaN));
    }

    /**
     * Whether the scenario as a whole takes more of a resource than its base, over the long run unless {@link #over} says
     * otherwise.
     *
     * @param resource the resource
     * @return the event
     */
    public static Metric moreThanBase(Resource resource) {
        return overLongRun(Asked.MORE_THAN_BASE, resource, (c, h) -> c.isMoreThanBase(resource, h) ? 1.0 : 0.0);
    }

    /**
     * The relative difference of a resource between scenario and base, over the long run unless {@link #over} says
     * otherwise.
     *
     * @param resource the resource
     * @return the metric
     */
    public static Metric change(Resource resource) {
        return overLongRun(Asked.CHANGE, resource, (c, h) -> c.change(resource, h));
    }

    private static String name(SeriesKey key, String quarter) {
        String words = Words.ofSeries(key.entity(), key.variable());
        return words + ", " + quarter + (words.equals(key.toString()) ? "" : " (" + key + ")");
    }

    /**
     * A value of the scenario.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @param quarter the quarter, such as {@code 2030Q4}
     * @return the metric, whose name is such as {@code need for flagship, 2030Q4 (flagship need)}
     */
    public static Metric value(String entity, String variable, String quarter) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        SeriesKey key = new SeriesKey(entity, variable);
        return single(key, name(key, quarter), c -> c.scenario().value(entity, variable, quarter))
                .at(new ScenarioValue(key, Quarter.parse(quarter)));
    }

    /**
     * The difference of a value between scenario and base.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @param quarter the quarter, such as {@code 2030Q4}
     * @return the metric, in the unit of the series
     */
    public static Metric difference(String entity, String variable, String quarter) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        SeriesKey key = new SeriesKey(entity, variable);
        return single(
                key,
                name(key, quarter) + ", scenario less base",
                c -> c.scenario().value(entity, variable, quarter) - c.base().value(entity, variable, quarter));
    }

    /**
     * Any figure of a comparison.
     *
     * @param name what tables call it
     * @param figure the figure, safe to ask for on several threads
     * @return the metric
     */
    public static Metric of(String name, ToDoubleFunction<Comparison> figure) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(figure, "figure");
        return whole(name, false, figure);
    }

    /**
     * Any event of a comparison.
     *
     * @param name what tables call it
     * @param happens whether it happens, safe to ask for on several threads
     * @return the event
     */
    public static Metric event(String name, Predicate<Comparison> happens) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(happens, "happens");
        return whole(name, true, c -> happens.test(c) ? 1.0 : 0.0);
    }

    /** What is equal to itself alone. */
    private static final class Same implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** Of a function no two can be known to be the same. */
    private static Metric whole(String name, boolean event, ToDoubleFunction<Comparison> figure) {
        return new Metric(
                name,
                event,
                false,
                Optional.empty(),
                new Figure(new Same(), (c, h) -> figure.applyAsDouble(c), m -> Optional.empty()));
    }

    /**
     * The same metric over another horizon.
     *
     * @param other the horizon
     * @return a changed copy
     * @throws InvalidInputException if the metric has no horizon, such as the value of a quarter
     */
    public Metric over(Horizon other) {
        Objects.requireNonNull(other, "other");
        if (horizon().isEmpty()) {
            throw new InvalidInputException("horizon of " + name + " = " + other + ": must be absent, since the metric"
                    + " is not taken over a horizon");
        }
        return new Metric(name, event, lessIsBetter, Optional.of(other), figure);
    }

    /**
     * The event that the metric is above a threshold. Where the metric is undefined, so is the event: such draws are left
     * out of its probability, other than those of {@link #backfire}, which is defined always.
     *
     * @param threshold the threshold, in the unit of the metric
     * @return the event
     * @throws InvalidInputException if the threshold is not a number
     */
    public Metric above(double threshold) {
        return threshold(" above ", threshold, x -> x > threshold);
    }

    /**
     * The event that the metric is below a threshold. Where the metric is undefined, so is the event: such draws are left
     * out of its probability.
     *
     * @param threshold the threshold, in the unit of the metric
     * @return the event
     * @throws InvalidInputException if the threshold is not a number
     */
    public Metric below(double threshold) {
        return threshold(" below ", threshold, x -> x < threshold);
    }

    private Metric threshold(String word, double threshold, Threshold happens) {
        if (Double.isNaN(threshold)) {
            throw InvalidInputException.of("threshold of " + name(), threshold, "a number");
        }
        return new Metric(
                name + word + Numbers.human(threshold),
                true,
                lessIsBetter,
                horizon(),
                figure.then(List.of(word, threshold), x -> Double.isNaN(x) ? x : happens.test(x) ? 1.0 : 0.0));
    }

    /**
     * The same metric as an aim of which less is better, for {@link io.jevons.uncertainty.study.Study#regret}.
     *
     * @return a changed copy
     */
    public Metric lessIsBetter() {
        return new Metric(name, event, true, horizon(), figure);
    }

    /**
     * What tables call it.
     *
     * @return the name, with its horizon
     */
    public String name() {
        return horizon().map(h -> name + ", " + h).orElse(name);
    }

    /**
     * Whether it is an event.
     *
     * @return whether its value is 1 or 0, for happening or not, or NaN where it is undefined
     */
    public boolean isEvent() {
        return event;
    }

    /**
     * The rebound that a backfire is asked of: where that is undefined in every draw there is no backfire to ask for.
     *
     * @return the rebound of the same resource over the same horizon; empty where the metric is no backfire
     */
    public Optional<Metric> ofRebound() {
        return figure.measured() instanceof OfResource of && of.asked() == Asked.BACKFIRE
                ? Optional.of(rebound(of.resource()).over(horizon().orElse(Horizon.LONG_RUN)))
                : Optional.empty();
    }

    /**
     * Whether less of it is better.
     *
     * @return whether it is; otherwise more is
     */
    public boolean isLessBetter() {
        return lessIsBetter;
    }

    /**
     * The figure of a comparison.
     *
     * @param comparison the comparison
     * @return the figure, 1 or 0 for an event; NaN where it is undefined
     */
    public double of(Comparison comparison) {
        Objects.requireNonNull(comparison, "comparison");
        return figure.of().apply(comparison, horizon().orElse(Horizon.LONG_RUN));
    }

    private Metric at(ScenarioValue place) {
        return new Metric(name, event, lessIsBetter, horizon(), figure.at(place));
    }

    /**
     * The value of the scenario's run that the figure is.
     *
     * @return the value; empty where the figure is anything else
     */
    public Optional<ScenarioValue> value() {
        return figure.value();
    }

    /**
     * The series that the figure looks at.
     *
     * @param market the market, which says the tiers
     * @return the series; empty where it may look at all
     */
    public Optional<SeriesNeeds> needs(Market market) {
        Objects.requireNonNull(market, "market");
        return figure.needs().apply(market);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metric metric
                && lessIsBetter == metric.lessIsBetter
                && horizon().equals(metric.horizon())
                && figure.measured().equals(metric.figure.measured());
    }

    @Override
    public int hashCode() {
        return Objects.hash(lessIsBetter, horizon(), figure.measured());
    }

    @Override
    public String toString() {
        return name();
    }
}
