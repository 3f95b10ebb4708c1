package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Numbers;
import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.estimate.posterior.BundledPosterior;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The charts of a report, by the name of their file. */
final class ReportCharts {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 260;

    /** The chart of the first screen. */
    static final String ANSWER = "answer";

    private ReportCharts() {}

    /** All charts of a page, by the name of their file. */
    static Map<String, Chart> all(ReportContent content, Causes causes) {
        Optional<PastCase> past = content.past();
        if (past.isPresent()) {
            return past.get().charts(causes);
        }
        Comparison c = content.comparison();
        Map<String, Chart> charts = new LinkedHashMap<>();
        Differences differences = differences(content);
        if (!differences.isNone(Resource.GPUS)) {
            charts.put(ANSWER, differences.total().size(480, 390));
        } else if (c.isSame()) {
            charts.put(ANSWER, base(c).size(480, 390));
        }
        charts.putAll(need(content));
        charts.putAll(Actuals.charts(c));
        charts.putAll(rebound(c));
        charts.putAll(causes.charts());
        content.howSure().ifPresent(h -> {
            charts.putAll(h.charts());
            if (h.moves()) {
                charts.put("tornado", h.tornadoChart());
            }
        });
        content.shares().forEach(s -> charts.put(s.file(), rows(s)));
        Optional<BundledPosterior> posterior = BundledPosterior.onMarketOf(c);
        charts.putAll(PosteriorSection.charts(posterior));
        charts.putAll(RecordSection.charts(posterior));
        charts.putAll(cells(c));
        charts.putAll(shares(c));
        return charts;
    }

    /** Where there is no difference to draw: what the base needs. */
    private static Chart base(Comparison c) {
        Series need = c.inBase(Resource.GPUS);
        return Chart.of(
                        Chart.Kind.LINE,
                        "GPUs needed: " + Numbers.human(need.get(0)) + " in " + need.start() + ", "
                                + Numbers.human(need.get(need.size() - 1)) + " in " + need.end())
                .subtitle("All tiers, in H100-equivalents, " + c.base().scenario())
                .trace("base", Chart.Role.MAIN, need);
    }

    /** Bars, as high as their rows need. */
    private static Chart rows(ReportContent.Shares shares) {
        return shares.chart().size(WIDTH, 80 + 34 * Math.max(3, shares.table().rowCount()));
    }

    private static Differences differences(ReportContent content) {
        return new Differences(content.comparison(), content.howSure().map(HowSure::study));
    }

    /** How far need on each tier lies from the base; tiers on which it never does are left out. */
    static Map<String, Chart> need(ReportContent content) {
        Differences differences = differences(content);
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (String tier : content.comparison().market().tiers()) {
            if (!differences.isNone(Resource.GPUS.on(tier))) {
                charts.put("need-" + tier, small(differences.tier(tier)));
            }
        }
        return charts;
    }

    /** Rebound over time in GPUs and in sales, and with the shifts that are assumed, each where it is defined in some quarter. */
    static Map<String, Chart> rebound(Comparison c) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("rebound-gpus", small(c.rebound(Resource.GPUS).chart()));
        charts.put("rebound-sales", small(c.rebound(Resource.SALES).chart()));
        if (c.hasShifts()) {
            charts.put("with-shifts-gpus", small(c.withShifts(Resource.GPUS).chart()));
            charts.put("with-shifts-sales", small(c.withShifts(Resource.SALES).chart()));
        }
        charts.values().removeIf(ReportCharts::isEmpty);
        return charts;
    }

    /** Whether nothing would be drawn but the axes. */
    static boolean isEmpty(Chart chart) {
        return chart.traces().stream().allMatch(trace -> trace.points().isEmpty());
    }

    /** By how much tokens and prices of the cells differ from the base, each where any does. */
    static Map<String, Chart> cells(Comparison c) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put("tokens", c.chart("tokens").size(480, 320));
        charts.put("price", c.chart("price").size(480, 320));
        charts.values().removeIf(ReportCharts::isFlat);
        return charts;
    }

    /** Whether all that is drawn lies at zero. */
    private static boolean isFlat(Chart chart) {
        return chart.traces().stream()
                .flatMap(trace -> trace.points().stream())
                .noneMatch(point -> Math.abs(point.y()) > 0);
    }

    /** Tier shares of each cell's tokens. */
    static Map<String, Chart> shares(Comparison c) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (String cell : c.market().cells()) {
            charts.put("shares-" + cell, shares(c.scenario(), cell));
        }
        return charts;
    }

    private static Chart shares(Projection p, String cell) {
        List<String> tiers = p.market().tiers();
        int last = p.periods() - 1;
        String most = tiers.get(0);
        double share = -1;
        for (String tier : tiers) {
            double here = p.series(cell, "share:" + tier).get(last);
            if (here > share) {
                share = here;
                most = tier;
            }
        }
        double first = p.series(cell, "share:" + most).get(0);
        Chart chart = Chart.of(
                        Chart.Kind.STACKED_AREA,
                        cell + ": " + most + " goes from " + Numbers.percent(first) + " to " + Numbers.percent(share)
                                + " of tokens")
                .subtitle("Share of the cell's tokens by tier, " + p.scenario())
                .yAxis("", Chart.Scale.PERCENT);
        for (String tier : tiers) {
            chart = chart.trace(tier, Chart.Role.OTHER, p.series(cell, "share:" + tier));
        }
        return small(chart);
    }

    private static Chart small(Chart chart) {
        return chart.size(WIDTH, HEIGHT);
    }
}
