package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.SeriesKey;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.quantiles.Quantiles;
import io.jevons.uncertainty.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How far a scenario lies from its base, quarter by quarter, in per cent. The bands are those of the difference, worked out
 * draw by draw: what moves base and scenario alike is not in it.
 */
final class Differences {
    /** Differences below this are called none. */
    private static final double NOTHING = 0.0005;

    private static final int LAST_QUARTER = 4;

    private static final double[] BAND = {0.05, 0.25, 0.75, 0.95};

    private final Comparison comparison;
    private final Optional<Study> study;

    Differences(Comparison comparison, Optional<Study> study) {
        this.comparison = comparison;
        this.study = study.filter(s -> s.draws() <= Quantiles.EXACT_LIMIT);
    }

    /** GPUs needed in total, in H100-equivalents. */
    Chart total() {
        return chart("GPUs needed", comparison.market().tiers(), Resource.GPUS);
    }

    /** GPUs needed on a tier. */
    Chart tier(String tier) {
        return chart(tier + ", GPUs needed", List.of(tier), Resource.GPUS.on(tier));
    }

    /** Whether scenario and base are the same in all that is shown here. */
    boolean isNone(Resource resource) {
        return isFlat(central(resource));
    }

    private static boolean isFlat(Series difference) {
        return Arrays.stream(difference.toArray()).allMatch(d -> Math.abs(d) < NOTHING);
    }

    private Chart chart(String what, List<String> tiers, Resource resource) {
        Series central = central(resource);
        Chart chart = Chart.of(Chart.Kind.FAN, finding(what, central))
                .xAxis("", Chart.Scale.QUARTER)
                .yAxis("", Chart.Scale.PERCENT)
                .rule(0, comparison.base().scenario());
        boolean banded = study.isPresent() && study.get().collected().containsAll(keys(tiers));
        if (banded) {
            double[][] quantiles = quantiles(tiers);
            chart = chart.trace("", Chart.Role.MAIN, points(central, quantiles[0], quantiles[3]));
            chart = chart.trace("scenario", Chart.Role.MAIN, points(central, quantiles[1], quantiles[2]));
        } else {
            chart = chart.trace("scenario", Chart.Role.MAIN, central);
        }
        boolean answers = comparison.hasShifts() && !isFlat(response(resource));
        if (answers) {
            chart = chart.trace("efficiency alone", Chart.Role.OTHER, response(resource));
        }
        String shading =
                banded ? ", its shading half and nine tenths of " + study.get().draws() + " draws" : "";
        return chart.subtitle("Difference from " + comparison.base().scenario() + "; orange: "
                        + comparison.scenario().scenario() + shading
                        + (answers ? "; blue: the answer to efficiency alone" : ""))
                .alternative(finding(what, central) + ", as the difference of "
                        + comparison.scenario().scenario() + " from "
                        + comparison.base().scenario() + " by quarter" + shading + ".");
    }

    private static List<SeriesKey> keys(List<String> tiers) {
        return tiers.stream().map(tier -> new SeriesKey(tier, "need")).toList();
    }

    private Series central(Resource resource) {
        return difference(comparison.inScenario(resource), comparison.inBase(resource));
    }

    private Series response(Resource resource) {
        return difference(comparison.inResponse(resource), comparison.inBase(resource));
    }

    private static Series difference(Series series, Series from) {
        double[] difference = new double[from.size()];
        Arrays.setAll(difference, i -> series.get(i) / from.get(i) - 1);
        return Series.of("difference", "1", from.start(), difference);
    }

    /** Where the difference is at its lowest and where it ends. */
    private String finding(String what, Series central) {
        int last = central.size() - 1;
        int worst = 0;
        for (int i = 0; i <= last; i++) {
            worst = central.get(i) < central.get(worst) ? i : worst;
        }
        boolean yearEnds = central.end().number() == LAST_QUARTER;
        String end = said(central.get(last))
                + (yearEnds ? " at the end of " + central.end().year() : " in " + central.end());
        boolean dips = central.get(worst) < -NOTHING && worst < last;
        return what + ": "
                + (dips ? said(central.get(worst)) + " in " + central.start().plus(worst) + ", " : "") + end;
    }

    private static String said(double difference) {
        if (!Double.isFinite(difference)) {
            return "new";
        }
        return Math.abs(difference) < NOTHING ? "no difference" : Numbers.change(difference);
    }

    /** By probability, then by quarter. */
    private double[][] quantiles(List<String> tiers) {
        Series base = comparison.inBase(Resource.GPUS);
        double[][] quantiles = new double[BAND.length][base.size()];
        for (int i = 0; i < base.size(); i++) {
            double[] sorted = differences(tiers, base.start().plus(i));
            for (int p = 0; p < BAND.length; p++) {
                quantiles[p][i] = sorted.length == 0 ? Double.NaN : Quantiles.ofSorted(sorted, BAND[p]);
            }
        }
        return quantiles;
    }

    /** The difference in each draw, in order; draws that failed are left out. */
    private double[] differences(List<String> tiers, Quarter quarter) {
        Study drawn = study.orElseThrow();
        double[] scenario = new double[drawn.draws()];
        double[] base = new double[drawn.draws()];
        for (String tier : tiers) {
            double weight = tiers.size() == 1 ? 1 : comparison.market().get("tiers." + tier + ".h100-equivalents");
            add(scenario, weight, drawn.values(tier, "need", quarter.toString()));
            add(base, weight, drawn.baseValues(tier, "need", quarter.toString()));
        }
        double[] differences = new double[scenario.length];
        Arrays.setAll(differences, i -> scenario[i] / base[i] - 1);
        return Arrays.stream(differences).filter(Double::isFinite).sorted().toArray();
    }

    private static void add(double[] sum, double weight, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * values[i];
        }
    }

    private static List<ChartPoint> points(Series line, double[] low, double[] high) {
        ChartPoint[] points = new ChartPoint[line.size()];
        Arrays.setAll(points, i -> new ChartPoint(Chart.years(line.start().plus(i)), line.get(i), low[i], high[i], ""));
        return List.of(points);
    }
}
