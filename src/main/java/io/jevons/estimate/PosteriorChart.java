package io.jevons.estimate;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Study;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The verdict before and after the evidence, as how likely rebound exceeds each value. */
final class PosteriorChart {
    private static final int POINTS = 80;
    private static final double TAIL = 0.02;
    private static final Metric REBOUND = Metric.rebound(Resource.GPUS);
    private static final Metric BACKFIRE = Metric.backfire(Resource.GPUS);
    private static final Metric MORE = Metric.moreThanBase(Resource.GPUS);

    private PosteriorChart() {}

    static Chart of(Study before, Study after, int observations) {
        double[] prior = sorted(before);
        double[] posterior = sorted(after);
        double low = Math.min(1, Math.min(quantile(prior, TAIL), quantile(posterior, TAIL)));
        double high = Math.max(1, Math.max(quantile(prior, 1 - TAIL), quantile(posterior, 1 - TAIL)));
        String was = percent(before, BACKFIRE);
        String is = percent(after, BACKFIRE);
        return Chart.of(
                        Chart.Kind.LINE,
                        "P(backfire) goes from " + was + " to " + is + " with " + observations + " observations")
                .subtitle(
                        "how likely the long-run rebound of GPUs exceeds a value: grey before, orange after; above 1 is"
                                + " backfire")
                .xAxis("rebound R", Chart.Scale.NUMBER)
                .yAxis("", Chart.Scale.PERCENT)
                .trace("R = 1", Chart.Role.OTHER, List.of(ChartPoint.of(1, 0), ChartPoint.of(1, 1)))
                .trace("prior", Chart.Role.BASE, line(prior, low, high))
                .trace("posterior", Chart.Role.MAIN, line(posterior, low, high))
                .alternative("Median R " + Numbers.human(quantile(prior, 0.5)) + " before and "
                        + Numbers.human(quantile(posterior, 0.5)) + " after; P(backfire) " + was + " and " + is
                        + "; P(more than the base) " + percent(before, MORE) + " and " + percent(after, MORE) + ".");
    }

    private static String percent(Study study, Metric event) {
        return Math.round(100 * study.probability(event).value()) + " %";
    }

    private static double[] sorted(Study study) {
        return Arrays.stream(study.values(REBOUND))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
    }

    private static double quantile(double[] sorted, double p) {
        return sorted[(int) (p * (sorted.length - 1))];
    }

    private static List<ChartPoint> line(double[] sorted, double low, double high) {
        return IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> low + i * (high - low) / POINTS)
                .mapToObj(x -> ChartPoint.of(
                        x, DoubleStream.of(sorted).filter(r -> r > x).count() / (double) sorted.length))
                .toList();
    }
}
