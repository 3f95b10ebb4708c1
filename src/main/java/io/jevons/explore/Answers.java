package io.jevons.explore;

import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.market.ParameterTable;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Rebound;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.study.Ensemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** What the page asks of a setting, as maps and lists that become JSON. */
final class Answers {
    /** The outer lines of a band hold nine draws of ten between them. */
    private static final double LOW = 0.05;

    private static final double MIDDLE = 0.5;
    private static final double HIGH = 0.95;

    private final World world;
    private final int draws;

    Answers(World world, int draws) {
        this.world = world;
        this.draws = draws;
    }

    /** Finding, lines of one series in the three runs, rebound, and the verdict's table. */
    Map<String, Object> answer(Setting setting, String entity, String variable) {
        Comparison outcome = Comparison.of(world.market(), world.scenario(setting));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("finding", outcome.verdict());
        Series base = outcome.base().series(entity, variable);
        answer.put("entity", entity);
        answer.put("variable", variable);
        answer.put("unit", base.unit());
        answer.put("base", list(base));
        answer.put("scenario", list(outcome.scenario().series(entity, variable)));
        if (outcome.hasShifts()) {
            answer.put("response", list(outcome.response().series(entity, variable)));
        }
        answer.put("rebound", rebound(outcome.rebound(Resource.GPUS)));
        answer.put("withShifts", rebound(outcome.withShifts(Resource.GPUS)));
        answer.put("verdict", table(outcome.toTable()));
        answer.put("baseMoves", baseMoves(setting));
        return answer;
    }

    /** The table of calendar years, which is long. */
    Map<String, Object> years(Setting setting) {
        Comparison outcome = Comparison.of(world.market(), world.scenario(setting));
        return Map.of("years", table(outcome.years().toTable()));
    }

    /** The setting as code and as a scenario file. */
    Map<String, Object> taken(Setting setting) {
        return Map.of(
                "code", SettingText.code(world, setting, draws),
                "yaml", SettingText.yaml(world, setting));
    }

    /** A parameter of the market acts on both sides, so the base is another one than before. */
    private static boolean baseMoves(Setting setting) {
        return !setting.values().keySet().stream().allMatch(ParameterTable::isOfShock)
                || !setting.inputs().keySet().stream().allMatch(ParameterTable::isOfShock);
    }

    private static Map<String, Object> rebound(Rebound rebound) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("short", number(rebound.findOver(Horizon.SHORT_RUN)));
        values.put("long", number(rebound.findOver(Horizon.LONG_RUN)));
        return values;
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    /** The band of the difference from the base in every quarter, and the two probabilities with what they hold fixed. */
    Map<String, Object> bands(Setting setting, String entity, String variable) {
        Scenario scenario = world.scenario(setting);
        Ensemble ensemble = world.ensemble(scenario, draws);
        List<Metric> asked = new ArrayList<>();
        for (Quarter quarter : world.quarters()) {
            asked.add(Metric.difference(entity, variable, quarter.toString()));
            asked.add(Metric.value(entity, variable, quarter.toString()));
        }
        Metric rebound = Metric.rebound(Resource.GPUS);
        Metric backfire = Metric.backfire(Resource.GPUS);
        Metric more = Metric.moreThanBase(Resource.GPUS);
        asked.addAll(List.of(rebound, backfire, more));
        double[][] values = ensemble.values(asked);
        // The value in the first quarter is a number in every draw that did not fail.
        int failed = draws - finite(values[1]).length;
        if (failed == draws) {
            ensemble.progress((done, all) -> {}).run();
        }
        List<double[]> differences = new ArrayList<>();
        List<double[]> ratios = new ArrayList<>();
        for (int q = 0; q < world.quarters().size(); q++) {
            double[] difference = values[2 * q];
            double[] scenarios = values[2 * q + 1];
            differences.add(difference);
            ratios.add(IntStream.range(0, difference.length)
                    .mapToDouble(i -> difference[i] / (scenarios[i] - difference[i]))
                    .toArray());
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("entity", entity);
        answer.put("variable", variable);
        answer.put("difference", band(differences));
        answer.put("ratio", band(ratios));
        answer.put("draws", draws);
        answer.put("failed", failed);
        answer.put("held", setting.inputs().size());
        answer.put("fixed", ensemble.heldFixed().orElse(""));
        answer.put(
                "drawn",
                world.staged(setting.scenario()).inputs().size()
                        - setting.inputs().size());
        answer.put(
                "rebounds",
                Arrays.stream(finite(values[values.length - 3])).boxed().toList());
        answer.put("backfire", probability(values[values.length - 2]));
        answer.put("more", probability(values[values.length - 1]));
        return answer;
    }

    /** Quarter by quarter, what nine draws of ten lie between, and their middle. */
    private static Map<String, Object> band(List<double[]> byQuarter) {
        List<Double> low = new ArrayList<>();
        List<Double> middle = new ArrayList<>();
        List<Double> high = new ArrayList<>();
        for (double[] values : byQuarter) {
            double[] sorted = finite(values);
            low.add(quantile(sorted, LOW));
            middle.add(quantile(sorted, MIDDLE));
            high.add(quantile(sorted, HIGH));
        }
        return Map.of("low", low, "middle", middle, "high", high);
    }

    private static Map<String, Object> probability(double[] event) {
        double[] known = finite(event);
        if (known.length == 0) {
            return Map.of();
        }
        Estimate estimate = Estimate.probability((int) Arrays.stream(known).sum(), known.length);
        return Map.of("value", estimate.value(), "error", estimate.standardError());
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
    }

    /** NaN of no values. */
    private static double quantile(double[] sorted, double p) {
        return sorted.length == 0 ? Double.NaN : Quantiles.ofSorted(sorted, p);
    }

    private static List<Double> list(Series series) {
        return Arrays.stream(series.toArray()).boxed().toList();
    }

    /** A table as its printed cells. */
    static Map<String, Object> table(Table table) {
        List<Object> columns = new ArrayList<>();
        for (Table.Column column : table.columns()) {
            columns.add(Map.of(
                    "name",
                    column.name(),
                    "number",
                    column.kind() != Table.Column.Kind.TEXT && column.kind() != Table.Column.Kind.SMALL));
        }
        List<Object> rows = new ArrayList<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < table.columns().size(); column++) {
                cells.add(table.show(row, column));
            }
            rows.add(cells);
        }
        return Map.of("title", table.title(), "columns", columns, "rows", rows, "notes", table.notes());
    }
}
