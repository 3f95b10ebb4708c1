package io.jevons.estimate.likelihood;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Ensemble;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How likely the evidence is at values of the model's inputs and of the discrepancy of each series. A residual is the logarithm of
 * the observed over the model's value; of a series that is observed again it is that of the growth since, for errors of a level
 * persist. Divided by √(s² + δ²), s the observation's error and δ the discrepancy of its series, it follows Student's t with four
 * degrees of freedom:
 *
 * <pre>log L = Σ log t₄(r / √(s² + δ²)) - ½ log(s² + δ²)</pre>
 */
public final class EvidenceLikelihood implements BatchModel {
    /** How wrong the model itself may be, in logarithms: half-normal. */
    public static final double DISCREPANCY = 0.15;

    /** What the names of the inputs begin with that are discrepancies of series. */
    public static final String DISCREPANCY_OF = "discrepancy of ";

    /** In place of an observation that growth is held against, where there is none. */
    static final int NONE = -1;

    /** In place of a series: all of them. */
    static final String EVERY = "";

    /** ln of Student's density at 0 with four degrees of freedom, 3/8. */
    private static final double LOG_TOP = Math.log(3.0 / 8);

    private final List<Figure> observations;
    private final List<String> series;
    private final int[] before;
    private final BatchModel engine;
    private final int inputs;
    private final List<ObservedQuantity> quantities = new ArrayList<>();
    private final List<int[]> terms = new ArrayList<>();
    private final int outputs;

    /** The parts of the evidence, each known on one day; none where it comes in at once. */
    private final List<LocalDate> days;

    /** By observation, the place of its part. */
    private final int[] parts;

    public EvidenceLikelihood(Ensemble ensemble, Market market, List<? extends Figure> figures) {
        this(ensemble, market, figures, false);
    }

    /** In one part, or in a part a day on which something that counts became known. */
    public EvidenceLikelihood(Ensemble ensemble, Market market, List<? extends Figure> figures, boolean dayByDay) {
        observations = figures.stream()
                .<Figure>map(figure -> figure)
                .sorted(Comparator.comparing(Figure::quarter))
                .toList();
        series = observations.stream().map(Figure::series).distinct().toList();
        before = new int[observations.size()];
        Map<Metric, Integer> places = new LinkedHashMap<>();
        for (int k = 0; k < before.length; k++) {
            Figure each = observations.get(k);
            before[k] = last(k);
            ObservedQuantity quantity = ObservedQuantity.of(each, market);
            quantities.add(quantity);
            terms.add(Stream.concat(quantity.above().stream(), quantity.below().stream())
                    .map(term -> Metric.value(
                            term.entity(), term.variable(), each.quarter().toString()))
                    .mapToInt(metric -> number(places, metric))
                    .toArray());
        }
        days = dayByDay
                ? IntStream.range(0, before.length)
                        .filter(this::counts)
                        .mapToObj(this::knownOn)
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        parts = IntStream.range(0, before.length)
                .map(k -> Math.max(0, days.indexOf(knownOn(k))))
                .toArray();
        outputs = places.size();
        inputs = ensemble.inputs().size();
        engine = ensemble.model(places.keySet().toArray(Metric[]::new));
    }

    /** The name of the discrepancy of a series among the inputs. */
    public static String discrepancyOf(String series) {
        return DISCREPANCY_OF + series;
    }

    /** The day on which an observation can be compared with the model: a growth with the later of its two figures. */
    public LocalDate knownOn(int k) {
        LocalDate own = observations.get(k).knownOn();
        LocalDate other = before[k] < 0 ? own : observations.get(before[k]).knownOn();
        return own.isAfter(other) ? own : other;
    }

    private static int number(Map<Metric, Integer> numbers, Metric metric) {
        numbers.putIfAbsent(metric, numbers.size());
        return numbers.get(metric);
    }

    private int last(int k) {
        Figure each = observations.get(k);
        for (int i = k - 1; i >= 0; i--) {
            Figure other = observations.get(i);
            if (other.series().equals(each.series())
                    && other.entity().equals(each.entity())
                    && other.variable().equals(each.variable())) {
                return i;
            }
        }
        return NONE;
    }

    /** Refuses what the model does not have, by the projection of its central case. */
    public static void check(List<? extends Figure> figures, Projection projection) {
        Quarter end = projection.start().plus(projection.periods() - 1);
        for (Figure each : figures) {
            if (each.quarter().compareTo(projection.start()) < 0
                    || each.quarter().compareTo(end) > 0) {
                throw new InvalidInputException("evidence: " + each.label() + ": the quarter must be from "
                        + projection.start() + " to " + end + ", which the market covers"
                        + "\nMaybe evidence.between(Quarter.parse(\"" + projection.start() + "\"), Quarter.parse(\""
                        + end
                        + "\"))");
            }
            double value;
            try {
                value = ObservedQuantity.of(each, projection.market())
                        .of(term -> projection.value(term.entity(), term.variable(), each.quarter()));
            } catch (InvalidInputException e) {
                throw new InvalidInputException("evidence: " + each.label() + ": " + e.getMessage(), e);
            }
            if (!(value > 0 && Double.isFinite(value))) {
                throw InvalidInputException.of(
                        "evidence: " + each.label() + ": the model's value",
                        value,
                        "above 0 to be compared with " + each.value());
            }
        }
    }

    /** The inputs of the engine with a discrepancy for each series. */
    public Inputs prior(Inputs ofEngine) {
        List<Distribution> distributions = new ArrayList<>(ofEngine.distributions());
        List<String> names = new ArrayList<>(ofEngine.names());
        Distribution half = Distribution.truncated(Distribution.normal(0, DISCREPANCY), 0, Double.POSITIVE_INFINITY);
        for (String name : series) {
            distributions.add(half);
            names.add(discrepancyOf(name));
        }
        Inputs prior = Inputs.of(distributions).names(names);
        for (int i = 0; i < ofEngine.size(); i++) {
            for (int j = 0; j < i; j++) {
                double rho = ofEngine.copula().rankCorrelation(i, j);
                if (rho != 0) {
                    prior = prior.correlate(names.get(j), names.get(i), rho);
                }
            }
        }
        return prior;
    }

    public List<Figure> observations() {
        return observations;
    }

    public List<String> series() {
        return series;
    }

    /** Whether an observation is compared with the model at all: the first of a series whose growth alone counts is not. */
    public boolean counts(int k) {
        return before[k] >= 0 || !observations.get(k).isOfGrowthAlone();
    }

    /** Whether it is the growth since an earlier one that is compared. */
    public boolean isGrowth(int k) {
        return before[k] >= 0;
    }

    int before(int k) {
        return before[k];
    }

    /** The model's values by observation and point; NaN where a point fails. */
    public double[][] predictions(double[][] points) {
        double[][] given = new double[points.length][];
        for (int i = 0; i < given.length; i++) {
            given[i] = Arrays.copyOf(points[i], inputs);
        }
        double[][] values = new double[outputs][points.length];
        engine.evaluate(given, values);
        double[][] predictions = new double[quantities.size()][points.length];
        for (int k = 0; k < predictions.length; k++) {
            int[] numbers = terms.get(k);
            for (int i = 0; i < points.length; i++) {
                int point = i;
                predictions[k][i] = quantities.get(k).at(term -> values[numbers[term]][point]);
            }
        }
        return predictions;
    }

    /** What was observed, as a logarithm: of the level, or of the growth since the one before. */
    public double observed(int k) {
        return observed(k, before[k]);
    }

    private double observed(int k, int since) {
        double own = Math.log(observations.get(k).value());
        return since < 0 ? own : own - Math.log(observations.get(since).value());
    }

    /** The same of the model. */
    public double predicted(int k, double[][] predictions, int point) {
        return predicted(k, before[k], predictions, point);
    }

    private static double predicted(int k, int since, double[][] predictions, int point) {
        double own = Math.log(predictions[k][point]);
        return since < 0 ? own : own - Math.log(predictions[since][point]);
    }

    /** By how many of its errors an observation misses, the discrepancy of its series among them. */
    public double standardized(int k, double[][] predictions, int point, double[] values) {
        return (observed(k) - predicted(k, predictions, point)) / deviation(k, values);
    }

    private double deviation(int k, double[] values) {
        return Math.hypot(observations.get(k).error(), discrepancy(k, values));
    }

    public double discrepancy(int k, double[] values) {
        return discrepancy(observations.get(k).series(), values);
    }

    public double discrepancy(String name, double[] values) {
        return values[inputs + series.indexOf(name)];
    }

    private double term(int k, double[][] predictions, int point, double[] values) {
        return term(k, before[k], predictions, point, values);
    }

    /** What an observation adds to the log likelihood, held against an earlier one or none; 0 where it does not count by itself. */
    double term(int k, int since, double[][] predictions, int point, double[] values) {
        Figure own = observations.get(k);
        if (since < 0 && own.isOfGrowthAlone()) {
            return 0;
        }
        double deviation = deviation(k, values);
        double z = (observed(k, since) - predicted(k, since, predictions, point)) / deviation;
        return LOG_TOP - 2.5 * Math.log1p(z * z / 4) - Math.log(deviation);
    }

    /** The log likelihood of one series at a point. */
    public double ofSeries(String name, double[][] predictions, int point, double[] values) {
        double sum = 0;
        for (int k = 0; k < before.length; k++) {
            if (counts(k) && (name.equals(EVERY) || observations.get(k).series().equals(name))) {
                sum += term(k, predictions, point, values);
            }
        }
        return sum;
    }

    @Override
    public List<String> outputs() {
        return days.isEmpty()
                ? BatchModel.super.outputs()
                : days.stream().map(LocalDate::toString).toList();
    }

    @Override
    public int pointsAtOnce() {
        return engine.pointsAtOnce();
    }

    @Override
    public void evaluate(double[][] points, double[][] outputs) {
        double[][] predictions = predictions(points);
        for (double[] output : outputs) {
            Arrays.fill(output, 0);
        }
        for (int i = 0; i < points.length; i++) {
            for (int k = 0; k < before.length; k++) {
                if (counts(k)) {
                    outputs[parts[k]][i] += term(k, predictions, i, points[i]);
                }
            }
        }
    }

    /** Student's cumulative distribution with four degrees of freedom. */
    public static double student4(double t) {
        double x = Double.isInfinite(t) ? 2 * Math.signum(t) : t / Math.sqrt(1 + t * t / 4);
        return 0.5 + 3.0 / 8 * x * (1 - x * x / 12);
    }
}
