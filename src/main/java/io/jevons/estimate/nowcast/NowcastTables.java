package io.jevons.estimate.nowcast;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.estimate.forecast.PencilRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of a now-cast. */
final class NowcastTables {
    private static final List<String> RULES =
            Arrays.stream(PencilRule.values()).map(PencilRule::toString).toList();
    private static final List<String> RIVALS = joined(List.of(NowcastDay.MODEL), RULES);
    private static final List<String> ALL = joined(List.of(NowcastDay.MODEL, NowcastDay.POOL), RULES);

    /** What the record is about first of all; rents are told by contract and on the spot. */
    private static final List<String> CORE = List.of("sales", "chips", "rent");

    private static final String TOGETHER = String.join(", ", CORE);
    private static final int FIFTHS = 5;

    private final List<NowcastForecast> forecasts;

    NowcastTables(List<NowcastForecast> forecasts) {
        this.forecasts = forecasts;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    Table winners() {
        Table.Builder table = Table.titled("Now-cast: mean CRPS of the logarithm by series and quarters ahead")
                .text("series")
                .text("ahead")
                .number("figures", "1");
        ALL.forEach(name -> table.number(name, "1"));
        table.text("best");
        for (String series : series()) {
            for (int horizon : horizons(series)) {
                row(table, series, Integer.toString(horizon), f -> f.series().equals(series) && f.horizon() == horizon);
            }
            row(table, series, "all", f -> f.series().equals(series));
        }
        List<Object> together = new ArrayList<>(List.of(TOGETHER, "all", count(f -> isCore(f))));
        ALL.forEach(name -> together.add(together(name, NowcastForecast::crps)));
        together.add(best(name -> together(name, NowcastForecast::crps)));
        table.row(together.toArray());
        table.note("0.05 is an error of about 5 %. " + TOGETHER + ": the mean of the three, rent by contract and on the"
                + " spot as one. The pool, of model and drift, stands beside and cannot win.");
        table.note(verdict());
        return table.build();
    }

    private void row(Table.Builder table, String series, String ahead, Predicate<NowcastForecast> which) {
        List<Object> cells = new ArrayList<>(List.of(series, ahead, count(which)));
        ALL.forEach(name -> cells.add(mean(name, which, NowcastForecast::crps)));
        cells.add(best(name -> mean(name, which, NowcastForecast::crps)));
        table.row(cells.toArray());
    }

    private Set<String> series() {
        return forecasts.stream()
                .map(NowcastForecast::series)
                .sorted(Comparator.comparing((String name) -> !isCore(name)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Integer> horizons(String series) {
        return forecasts.stream()
                .filter(f -> f.series().equals(series))
                .map(NowcastForecast::horizon)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isCore(String series) {
        return CORE.stream().anyMatch(core -> isPartOf(series, core));
    }

    private static boolean isCore(NowcastForecast forecast) {
        return isCore(forecast.series());
    }

    private static boolean isPartOf(String series, String core) {
        return series.equals(core) || series.startsWith(core + "-");
    }

    private int count(Predicate<NowcastForecast> which) {
        return (int) by(NowcastDay.MODEL).stream().filter(which).count();
    }

    private List<NowcastForecast> by(String forecaster) {
        return forecasts.stream().filter(f -> f.forecaster().equals(forecaster)).toList();
    }

    private double mean(String name, Predicate<NowcastForecast> which, ToDoubleFunction<NowcastForecast> score) {
        OptionalDouble mean = by(name).stream().filter(which).mapToDouble(score).average();
        return mean.orElse(Double.NaN);
    }

    /** The mean over those of the series at the core that were forecast, each weighing the same. */
    private double together(String name, ToDoubleFunction<NowcastForecast> score) {
        return CORE.stream()
                .mapToDouble(core -> mean(name, f -> isPartOf(f.series(), core), score))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private static String best(ToDoubleFunction<String> score) {
        return RIVALS.stream().min(Comparator.comparingDouble(score)).orElseThrow();
    }

    /** Whether the model beat the best of the rules where it matters, and whether the days can tell. */
    private String verdict() {
        String rule = RULES.stream()
                .min(Comparator.comparingDouble(name -> together(name, NowcastForecast::crps)))
                .orElseThrow();
        double own = together(NowcastDay.MODEL, NowcastForecast::crps);
        double other = together(rule, NowcastForecast::crps);
        if (Double.isNaN(own)) {
            return "Nothing of " + TOGETHER + " was forecast.";
        }
        return "On " + TOGETHER + " together the model " + (own < other ? "beats" : "does not beat")
                + " the best rule, " + rule + ": " + Numbers.human(own) + " against " + Numbers.human(other) + "; "
                + difference(rule);
    }

    private String difference(String rule) {
        Map<String, NowcastForecast> others =
                by(rule).stream().collect(Collectors.toMap(NowcastForecast::target, f -> f));
        Map<Object, Double> byDay = by(NowcastDay.MODEL).stream()
                .filter(NowcastTables::isCore)
                .collect(Collectors.groupingBy(
                        NowcastForecast::madeOn,
                        LinkedHashMap::new,
                        Collectors.averagingDouble(
                                f -> f.crps() - others.get(f.target()).crps())));
        int days = byDay.size();
        double mean = byDay.values().stream().mapToDouble(x -> x).average().orElseThrow();
        double squares = byDay.values().stream()
                .mapToDouble(x -> (x - mean) * (x - mean))
                .sum();
        return days < 2
                ? "one day tells nothing of chance."
                : "by day the difference is " + Numbers.human(mean) + " with a standard error of "
                        + Numbers.human(Math.sqrt(squares / (days - 1) / days)) + " over " + days
                        + " days, whose forecasts overlap.";
    }

    Table scores() {
        Table.Builder table = Table.titled("Now-cast by forecaster")
                .text("forecaster")
                .text("of")
                .number("figures", "1")
                .number("CRPS", "1")
                .number("log score", "1")
                .percent("in 50 %")
                .percent("in 90 %");
        scores(table, TOGETHER, NowcastTables::isCore);
        scores(table, "all series", f -> true);
        table.note("Both scores are of the logarithm, lower is better; means are over figures.");
        return table.build();
    }

    private void scores(Table.Builder table, String kind, Predicate<NowcastForecast> which) {
        if (count(which) == 0) {
            return;
        }
        for (String name : ALL) {
            table.row(
                    name,
                    kind,
                    count(which),
                    mean(name, which, NowcastForecast::crps),
                    mean(name, which, NowcastForecast::logScore),
                    mean(name, which, f -> f.inHalf() ? 1 : 0),
                    mean(name, which, f -> f.inNinety() ? 1 : 0));
        }
    }

    Table outlooks() {
        Table.Builder table = Table.titled("Guidance and consensus, on the figures that they spoke of: mean CRPS")
                .text("who")
                .text("of")
                .number("figures", "1")
                .number("theirs", "1");
        ALL.forEach(name -> table.number(name, "1"));
        table.text("best");
        Set<String> names = new LinkedHashSet<>();
        forecasts.stream()
                .filter(f -> !ALL.contains(f.forecaster()))
                .forEach(f -> names.add(f.forecaster() + "\n" + f.series()));
        for (String name : names) {
            outlook(table, name.split("\n", -1)[0], name.split("\n", -1)[1]);
        }
        return table.build();
    }

    private void outlook(Table.Builder table, String who, String series) {
        Predicate<NowcastForecast> theirs = f -> f.series().equals(series);
        Set<String> targets =
                by(who).stream().filter(theirs).map(NowcastForecast::target).collect(Collectors.toSet());
        Predicate<NowcastForecast> same = f -> targets.contains(f.target());
        List<Object> cells =
                new ArrayList<>(List.of(who, series, targets.size(), mean(who, theirs, NowcastForecast::crps)));
        ALL.forEach(name -> cells.add(mean(name, same, NowcastForecast::crps)));
        cells.add(joined(List.of(who), RIVALS).stream()
                .min(Comparator.comparingDouble(name -> mean(name, same, NowcastForecast::crps)))
                .orElseThrow());
        table.row(cells.toArray());
    }

    Table pit() {
        Table.Builder table = Table.titled("Where what came fell in the forecast: figures by fifths of probability")
                .text("forecaster")
                .number("lowest", "1")
                .number("second", "1")
                .number("middle", "1")
                .number("fourth", "1")
                .number("highest", "1");
        for (String name : ALL) {
            int[] counts = new int[FIFTHS];
            by(name).forEach(f -> counts[Math.min(FIFTHS - 1, (int) (f.pit() * FIFTHS))]++);
            table.row(name, counts[0], counts[1], counts[2], counts[3], counts[4]);
        }
        table.note("The same number in each where forecasts are calibrated; "
                + Numbers.human(count(f -> true) / (double) FIFTHS) + " here.");
        return table.build();
    }
}
