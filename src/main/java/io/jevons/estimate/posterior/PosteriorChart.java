package io.jevons.estimate.posterior;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The verdict before and after the evidence, as how likely rebound exceeds each value. */
final class PosteriorChart {
    private static final int POINTS = 80;
    private static final double TAIL = 0.02;
    private static final Metric REBOUND = Metric.rebound(Resource.GPUS);

    private PosteriorChart() {}

    /** How likely rebound exceeds values between the tails of both, and 1. */
    static Table exceedance(Study before, Study after) {
        double low = Math.min(1, Math.min(quantile(before, TAIL), quantile(after, TAIL)));
        double high = Math.max(1, Math.max(quantile(before, 1 - TAIL), quantile(after, 1 - TAIL)));
        double[] was = before.values(REBOUND);
        double[] is = after.values(REBOUND);
        Table.Builder table = Table.titled("How likely the long-run rebound of GPUs exceeds a value")
                .number("rebound R", "1")
                .number("prior", "1")
                .number("posterior", "1");
        for (int i = 0; i <= POINTS; i++) {
            double value = low + i * (high - low) / POINTS;
            table.row(value, above(was, value), above(is, value));
        }
        return table.build();
    }

    private static double quantile(Study study, double p) {
        return study.quantile(REBOUND, p).value();
    }

    private static double above(double[] rebounds, double value) {
        return Arrays.stream(rebounds)
                .filter(Double::isFinite)
                .map(r -> r > value ? 1 : 0)
                .average()
                .orElseThrow();
    }

    static Chart of(Table exceedance, List<BundledPosterior.Figure> figures, int observations) {
        BundledPosterior.Figure backfire = named(figures, BundledPosterior.BACKFIRE);
        BundledPosterior.Figure median = named(figures, BundledPosterior.MEDIAN);
        BundledPosterior.Figure more = named(figures, BundledPosterior.MORE);
        String was = Numbers.wholePercent(backfire.prior());
        String is = Numbers.wholePercent(backfire.posterior());
        return Chart.of(
                        Chart.Kind.LINE,
                        "P(backfire) goes from " + was + " to " + is + " with " + observations + " observations")
                .subtitle(
                        "how likely the long-run rebound of GPUs exceeds a value: grey before, orange after; above 1 is"
                                + " backfire")
                .xAxis("rebound R", Chart.Scale.NUMBER)
                .yAxis("", Chart.Scale.PERCENT)
                .trace("R = 1", Chart.Role.OTHER, List.of(ChartPoint.of(1, 0), ChartPoint.of(1, 1)))
                .trace("prior", Chart.Role.BASE, line(exceedance, 1))
                .trace("posterior", Chart.Role.MAIN, line(exceedance, 2))
                .alternative("Median R " + Numbers.human(median.prior()) + " before and "
                        + Numbers.human(median.posterior()) + " after; P(backfire) " + was + " and " + is
                        + "; P(more than the base) " + Numbers.wholePercent(more.prior()) + " and "
                        + Numbers.wholePercent(more.posterior())
                        + ".");
    }

    private static BundledPosterior.Figure named(List<BundledPosterior.Figure> figures, String name) {
        return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<ChartPoint> line(Table exceedance, int column) {
        return IntStream.range(0, exceedance.rowCount())
                .mapToObj(row -> ChartPoint.of(
                        ((Number) exceedance.get(row, 0)).doubleValue(),
                        ((Number) exceedance.get(row, column)).doubleValue()))
                .toList();
    }
}
