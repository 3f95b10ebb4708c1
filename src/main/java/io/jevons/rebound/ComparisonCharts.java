package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.demand.SeriesKey;
import io.jevons.market.TierGroup;
import io.jevons.model.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Charts of a scenario against its base; the headline says where it ends. */
final class ComparisonCharts {
    /** Differences below this are called none. */
    private static final double NOTHING = 0.0005;

    private ComparisonCharts() {}

    static Chart of(Comparison c, String variable) {
        List<String> sums = c.market().groups().stream().map(TierGroup::name).toList();
        List<String> entities = Stream.concat(
                        c.base().keys().stream(),
                        c.base().sums().stream()
                                .filter(k -> k.entity().equals(TierGroup.TOTAL) || sums.contains(k.entity())))
                .filter(k -> k.variable().equals(variable))
                .map(SeriesKey::entity)
                .distinct()
                .toList();
        if (entities.isEmpty()) {
            throw InvalidInputException.unknown(
                    "variable",
                    variable,
                    c.base().keys().stream().map(SeriesKey::variable).distinct().toList());
        }
        if (entities.size() == 1) {
            return of(c, entities.get(0), variable);
        }
        List<Series> differences =
                entities.stream().map(e -> difference(c, e, variable)).toList();
        List<String> called = entities.stream()
                .map(e -> c.market().findGroup(e).map(TierGroup::title).orElse(e))
                .toList();
        Chart chart = Chart.of(Chart.Kind.LINE, extremes(called, differences, variable))
                .subtitle("Difference of " + c.scenario().scenario() + " from "
                        + c.base().scenario() + ", the dashed line")
                .yAxis("", Chart.Scale.PERCENT)
                .rule(0, "");
        for (int i = 0; i < entities.size(); i++) {
            boolean total = entities.get(i).equals(TierGroup.TOTAL);
            chart = chart.trace(called.get(i), total ? Chart.Role.MAIN : Chart.Role.OTHER, differences.get(i));
        }
        return chart;
    }

    private static Series difference(Comparison c, String entity, String variable) {
        Series base = c.base().series(entity, variable);
        Series scenario = c.scenario().series(entity, variable);
        double[] difference = new double[base.size()];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = scenario.get(i) / base.get(i) - 1;
        }
        return Series.of(entity, "1", base.start(), difference);
    }

    /** Who ends highest and who lowest. */
    private static String extremes(List<String> entities, List<Series> differences, String variable) {
        int high = -1;
        int low = -1;
        int last = differences.get(0).size() - 1;
        for (int i = 0; i < differences.size(); i++) {
            double at = differences.get(i).get(last);
            if (Double.isFinite(at)) {
                high = high < 0 || at > differences.get(high).get(last) ? i : high;
                low = low < 0 || at < differences.get(low).get(last) ? i : low;
            }
        }
        if (high < 0) {
            return Words.capital(variable) + ": new against the base";
        }
        String year = " at the end of " + differences.get(0).end().year();
        if (high == low) {
            return Words.capital(variable) + " " + finding(differences.get(high).get(last)) + year;
        }
        return Words.capital(variable) + " against the base" + year + ": " + entities.get(high) + " "
                + change(differences.get(high).get(last)) + ", " + entities.get(low) + " "
                + change(differences.get(low).get(last));
    }

    static Chart of(Comparison c, String entity, String variable) {
        Series base = c.base().series(entity, variable);
        Series scenario = c.scenario().series(entity, variable);
        Optional<TierGroup> group = c.market().findGroup(entity);
        String what = entity.equals(TierGroup.TOTAL)
                ? variable
                : group.map(TierGroup::title).orElse(entity) + ", " + variable;
        double from = base.get(base.size() - 1);
        double to = scenario.get(scenario.size() - 1);
        String unit = unit(base.unit());
        String names = (unit.isEmpty() ? "" : unit + "; ") + "orange "
                + c.scenario().scenario() + ", grey " + c.base().scenario()
                + (c.hasShifts() ? ", response: the answer to efficiency alone" : "");
        Chart chart = Chart.of(
                        Chart.Kind.LINE,
                        Words.capital(what) + ": " + finding(to / from - 1) + " at the end of "
                                + base.end().year())
                .subtitle(names)
                .trace("base", Chart.Role.BASE, base)
                .trace("scenario", Chart.Role.MAIN, scenario)
                .alternative(
                        Words.capital(what) + (unit.isEmpty() ? "" : " in " + unit) + " from " + base.start() + " to "
                                + base.end() + ": from " + Numbers.human(base.get(0)) + " to " + Numbers.human(from)
                                + " in the base and to " + Numbers.human(to) + " in the scenario.");
        return c.hasShifts()
                ? chart.trace("response", Chart.Role.OTHER, c.response().series(entity, variable))
                : chart;
    }

    private static String change(double change) {
        return Math.abs(change) < NOTHING ? "no change" : Numbers.change(change);
    }

    private static String finding(double change) {
        if (!Double.isFinite(change)) {
            return "new against the base";
        }
        return Math.abs(change) < NOTHING ? "as in the base" : Numbers.change(change) + " against the base";
    }

    private static String unit(String unit) {
        return unit.equals("1") ? "" : unit.replace("ref GPU", "reference GPUs").replace("USD", "2025 USD");
    }
}
