package io.jevons.explore;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.estimate.posterior.BundledPosterior;
import io.jevons.estimate.posterior.Posterior;
import io.jevons.model.Key;
import io.jevons.model.Keys;
import io.jevons.model.Words;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the page offers to move, as maps and lists that become JSON: made once for each scenario, and not at every move. */
final class Catalogue {
    /** How many inputs stand in front. */
    private static final int FIRST = 8;

    /** Points at which the page draws how likely values are. */
    private static final int POINTS = 40;

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    /** Where sliders end, and what is drawn of a distribution. */
    private static final double END = 0.005;

    private static final String TOTAL = "total";

    private final World world;

    Catalogue(World world) {
        this.world = world;
    }

    /** The market, the scenarios, the quarters, and the series that can be drawn. */
    Map<String, Object> world() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("market", world.market().name());
        answer.put("version", Manifest.libraryVersion());
        answer.put("quarters", world.quarters().stream().map(Object::toString).toList());
        List<Object> scenarios = new ArrayList<>();
        world.scenarios().forEach(s -> scenarios.add(Map.of("name", s.name(), "title", s.title())));
        answer.put("scenarios", scenarios);
        return answer;
    }

    /** What can be moved of a scenario. */
    Map<String, Object> scenario(String name) {
        World.Staged staged = world.staged(name);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", name);
        Comparison outcome = Comparison.of(world.market(), staged.scenario());
        List<Object> series = new ArrayList<>();
        for (SeriesKey key : keys(outcome.base())) {
            series.add(List.of(
                    key.entity(),
                    key.variable(),
                    outcome.base().series(key.entity(), key.variable()).unit()));
        }
        answer.put("series", series);
        Optional<BundledPosterior> posterior = Posterior.bundled(outcome);
        List<Object> inputs = new ArrayList<>();
        for (Input input : staged.inputs().values()) {
            Map<String, Object> offered = input(input);
            posterior.flatMap(p -> posterior(p, input)).ifPresent(p -> offered.put("posterior", p));
            inputs.add(offered);
        }
        answer.put("inputs", inputs);
        answer.put("learned", posterior.map(BundledPosterior::sentence).orElse(""));
        answer.put("first", staged.inputs().isEmpty() ? List.of() : first(staged));
        answer.put("shocks", shocks(staged.scenario()));
        answer.put("parameters", parameters(staged));
        return answer;
    }

    /** Sums over tiers first, since most ask of them. */
    private static List<SeriesKey> keys(Projection projection) {
        List<SeriesKey> keys = new ArrayList<>(projection.sums());
        keys.sort(Comparator.comparing((SeriesKey key) -> !key.entity().equals(TOTAL)));
        keys.addAll(projection.keys());
        return keys;
    }

    private static Map<String, Object> input(Input input) {
        Distribution prior = input.vary().distribution();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", input.name());
        answer.put("words", Words.of(input.name()));
        answer.put("meaning", key(input.paths().get(0)).map(Key::meaning).orElse(""));
        answer.put("factor", input.vary().isScale());
        answer.put("unit", input.vary().isScale() ? "times" : unit(input.paths().get(0)));
        answer.put("start", input.start());
        answer.put("low", prior.quantile(LOW));
        answer.put("high", prior.quantile(HIGH));
        double from = Math.min(prior.quantile(END), input.start());
        double to = Math.max(prior.quantile(1 - END), input.start());
        answer.put("from", from);
        answer.put("to", to);
        answer.put("prior", likely(prior, from, to));
        answer.put("reason", input.reason());
        return answer;
    }

    /** How much of a distribution lies in each of equal steps between two ends, the highest being 1. */
    private static List<Double> likely(Distribution prior, double from, double to) {
        double[] parts = new double[POINTS];
        double most = 0;
        for (int i = 0; i < POINTS; i++) {
            double low = from + (to - from) * i / POINTS;
            double high = from + (to - from) * (i + 1) / POINTS;
            parts[i] = prior.cdf(high) - prior.cdf(low);
            most = Math.max(most, parts[i]);
        }
        double scale = most > 0 ? 1 / most : 0;
        return IntStream.range(0, POINTS).mapToObj(i -> parts[i] * scale).toList();
    }

    /** What the draws of a posterior say of an input, if it is among theirs. */
    private static Optional<Map<String, Object>> posterior(BundledPosterior posterior, Input input) {
        int column = posterior.inputs().indexOf(input.name());
        if (column < 0) {
            return Optional.empty();
        }
        double[] values = Arrays.stream(posterior.draws())
                .mapToDouble(draw -> draw[column])
                .toArray();
        Distribution drawn = Distribution.empirical(values);
        Distribution prior = input.vary().distribution();
        double from = Math.min(prior.quantile(END), input.start());
        double to = Math.max(prior.quantile(1 - END), input.start());
        return Optional.of(Map.of(
                "low", drawn.quantile(LOW),
                "high", drawn.quantile(HIGH),
                "parts", likely(drawn, from, to)));
    }

    /** The inputs that move the long run most, each between its 5 % and 95 % quantiles with all others at their medians. */
    private List<String> first(World.Staged staged) {
        Ensemble ensemble = Ensemble.of(world.market(), staged.scenario());
        Inputs inputs = ensemble.inputs();
        double[] swings = swings(inputs, ensemble.model(Metric.rebound(Resource.GPUS)));
        if (IntStream.range(0, swings.length).noneMatch(i -> swings[i] > 0)) {
            // Where nothing is saved there is no rebound to move.
            double[] ofChange = swings(inputs, ensemble.model(Metric.change(Resource.GPUS)));
            System.arraycopy(ofChange, 0, swings, 0, swings.length);
        }
        return IntStream.range(0, inputs.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -swings[i]))
                .limit(FIRST)
                .map(inputs.names()::get)
                .toList();
    }

    private static double[] swings(Inputs inputs, BatchModel model) {
        int n = inputs.size();
        double[][] points = new double[2 * n][];
        for (int i = 0; i < n; i++) {
            for (int end = 0; end < 2; end++) {
                double[] point = inputs.distributions().stream()
                        .mapToDouble(d -> d.quantile(0.5))
                        .toArray();
                point[i] = inputs.distributions().get(i).quantile(end == 0 ? LOW : HIGH);
                points[2 * i + end] = point;
            }
        }
        double[][] outputs = new double[1][points.length];
        model.evaluate(points, outputs);
        return IntStream.range(0, n)
                .mapToDouble(i -> Math.abs(outputs[0][2 * i + 1] - outputs[0][2 * i]))
                .map(swing -> Double.isFinite(swing) ? swing : 0)
                .toArray();
    }

    private static List<Object> shocks(Scenario scenario) {
        List<Object> shocks = new ArrayList<>();
        List<String> names = scenario.shockNames();
        for (int i = 0; i < names.size(); i++) {
            Shock shock = scenario.shocks().get(i);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("name", names.get(i));
            answer.put("says", shock.describe());
            answer.put("from", start(shock).orElse(""));
            shocks.add(answer);
        }
        return shocks;
    }

    /** The first quarter of a shock, where it has one of its own. */
    private static Optional<String> start(Shock shock) {
        if (shock.numbers().isEmpty()) {
            return Optional.empty();
        }
        Object keys = shock.toYaml().values().iterator().next();
        return keys instanceof Map<?, ?> map
                ? Optional.ofNullable(map.get("from")).map(Object::toString)
                : Optional.empty();
    }

    /** All numbers of market and shocks that are no input by their own path. */
    private static List<Object> parameters(World.Staged staged) {
        List<Parameter> all = new ArrayList<>(staged.staging().market().allParameters());
        all.addAll(staged.staging().plan().drivers().numbers());
        List<Object> parameters = new ArrayList<>();
        for (Parameter p : all) {
            if (!staged.inputs().containsKey(p.path()) && Double.isFinite(p.value())) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("path", p.path());
                answer.put("words", Words.of(p.path()));
                answer.put("value", p.value());
                answer.put("shown", Numbers.human(p.value()));
                answer.put("unit", p.unit());
                answer.put("kind", p.kind().name().toLowerCase(java.util.Locale.ROOT));
                answer.put("source", p.source());
                parameters.add(answer);
            }
        }
        return parameters;
    }

    private static Optional<Key> key(String path) {
        return Keys.market().at(path).or(() -> Keys.scenario().at(path));
    }

    private static String unit(String path) {
        return key(path).map(Key::unit).orElse("1");
    }
}
