package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.estimate.Evidence;
import io.jevons.estimate.Observation;
import io.jevons.market.TierGroup;
import io.jevons.rebound.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was observed beside what base and scenario have, where a market has the quantity and its quarters. */
final class Actuals {
    /** Quarters shown after the last observation. */
    private static final int AFTER = 2;

    /** Estimates of what cannot be seen, such as an elasticity. */
    private static final String ESTIMATED = "elasticity";

    private Actuals() {}

    /** A chart by the name of its file, for each quantity of which there are two observations or more. */
    static Map<String, Chart> charts(Comparison c) {
        Map<String, List<Observation>> quantities = new LinkedHashMap<>();
        for (Observation seen : Evidence.bundled().observations()) {
            if (seen.measure() == Observation.Measure.LEVEL && !seen.variable().startsWith(ESTIMATED) && has(c, seen)) {
                quantities
                        .computeIfAbsent(seen.entity() + " " + seen.variable(), name -> new ArrayList<>())
                        .add(seen);
            }
        }
        Map<String, Chart> charts = new LinkedHashMap<>();
        quantities.forEach((name, seen) -> {
            if (seen.size() > 1) {
                charts.put("observed-" + name.replace(' ', '-'), chart(c, seen));
            }
        });
        return charts;
    }

    /** Whether the market runs in that quarter and has the series, or all of those that are added up. */
    private static boolean has(Comparison c, Observation seen) {
        int period = c.base().start().until(seen.quarter());
        return period >= 0
                && period < c.base().periods()
                && entities(seen).allMatch(entity -> c.base().keys().contains(new SeriesKey(entity, seen.variable())));
    }

    private static Stream<String> entities(Observation seen) {
        return Arrays.stream(seen.entity().split("[+]", -1));
    }

    private static Chart chart(Comparison c, List<Observation> seen) {
        Observation one = seen.get(0);
        int last = seen.stream()
                .mapToInt(o -> c.base().start().until(o.quarter()))
                .max()
                .orElseThrow();
        int shown = Math.min(c.base().periods(), last + 1 + AFTER);
        String unit = c.base()
                .series(entities(one).findFirst().orElseThrow(), one.variable())
                .unit();
        Series scenario = sum(c.scenario(), one, shown);
        Observation latest =
                seen.stream().max(Comparator.comparing(Observation::quarter)).orElseThrow();
        Chart chart = Chart.of(
                        Chart.Kind.LINE,
                        said(c, one) + " of " + latest.quarter() + ": " + Numbers.human(latest.value()) + " observed, "
                                + Numbers.human(scenario.at(latest.quarter())) + " in the scenario")
                .subtitle(inWords(unit) + "; dots: observed, "
                        + (c.isSame() ? "" : "grey: " + c.base().scenario() + ", ") + "orange: "
                        + c.scenario().scenario());
        return (c.isSame() ? chart : chart.trace("base", Chart.Role.BASE, sum(c.base(), one, shown)))
                .trace("scenario", Chart.Role.MAIN, scenario)
                .trace(
                        "observed",
                        Chart.Role.OBSERVED,
                        seen.stream()
                                .map(o -> ChartPoint.of(Chart.years(o.quarter()), o.value()))
                                .toList());
    }

    /** A unit as people say it. Rates are by the year, whatever the quarter came to. */
    private static String inWords(String unit) {
        String counted = unit.replace("ref GPU", "reference GPUs")
                .replace("USD", "US dollars (runs: of 2025, observed: of their year)")
                .replace("/GPU-h", " a GPU-hour");
        return counted.endsWith("/yr") ? counted.replace("/yr", "") + ", at an annual rate" : counted;
    }

    /** What is observed: of several tiers, the name of the group that they are, if any. */
    private static String said(Comparison c, Observation seen) {
        List<String> tiers = entities(seen).toList();
        String who = c.market().groups().stream()
                .filter(group -> tiers.size() > 1 && group.tiers().equals(tiers))
                .map(TierGroup::title)
                .findFirst()
                .orElse(String.join(" and ", tiers));
        return who + " " + seen.variable();
    }

    private static Series sum(Projection p, Observation seen, int shown) {
        double[] sum = new double[shown];
        entities(seen).forEach(entity -> {
            Series part = p.series(entity, seen.variable());
            for (int i = 0; i < shown; i++) {
                sum[i] += part.get(i);
            }
        });
        return Series.of(seen.variable(), "", p.start(), sum);
    }
}
