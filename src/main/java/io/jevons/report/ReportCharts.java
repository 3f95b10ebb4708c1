package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Numbers;
import io.jevons.demand.Projection;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The charts of a report, by the name of their file. */
final class ReportCharts {
    private static final int WIDTH = 400;
    private static final int HEIGHT = 260;

    private ReportCharts() {}

    /** All charts of a page, by the name of their file. */
    static Map<String, Chart> all(ReportContent content, Causes causes) {
        Comparison c = content.comparison();
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.putAll(need(c));
        charts.putAll(rebound(c));
        charts.putAll(causes.charts());
        content.howSure().ifPresent(h -> {
            charts.putAll(h.charts());
            if (h.moves()) {
                charts.put("tornado", h.tornadoChart());
            }
        });
        content.shares().forEach(s -> charts.put(s.file(), rows(s)));
        charts.putAll(cells(c));
        charts.putAll(shares(c));
        return charts;
    }

    /** Bars, as high as their rows need. */
    private static Chart rows(ReportContent.Shares shares) {
        return shares.chart().size(WIDTH, 80 + 34 * Math.max(3, shares.table().rowCount()));
    }

    /** Need by tier, scenario against base. */
    static Map<String, Chart> need(Comparison c) {
        return against(c, c.market().tiers(), "need");
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

    /** Tokens and price by cell. */
    static Map<String, Chart> cells(Comparison c) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (String cell : c.market().cells()) {
            charts.putAll(against(c, List.of(cell), "tokens"));
            against(c, List.of(cell), "price")
                    .forEach((name, chart) -> charts.put(name, chart.yAxis("", Chart.Scale.LOG)));
        }
        return charts;
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

    private static Map<String, Chart> against(Comparison c, List<String> entities, String variable) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        for (String entity : entities) {
            charts.put(variable + "-" + entity, small(c.chart(entity, variable)));
        }
        return charts;
    }

    private static Chart small(Chart chart) {
        return chart.size(WIDTH, HEIGHT);
    }
}
