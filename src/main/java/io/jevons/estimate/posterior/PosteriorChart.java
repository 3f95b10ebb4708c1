package io.jevons.estimate.posterior;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import java.util.List;

/** The verdict before and after the evidence, as how likely rebound exceeds each value. */
final class PosteriorChart {
    private PosteriorChart() {}

    static Chart of(List<Exceedance> exceedance, List<BundledPosterior.Figure> figures, int observations) {
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
                .trace("prior", Chart.Role.BASE, Exceedance.line(exceedance, Exceedance::prior))
                .trace("posterior", Chart.Role.MAIN, Exceedance.line(exceedance, Exceedance::posterior))
                .alternative("Median R " + Numbers.human(median.prior()) + " before and "
                        + Numbers.human(median.posterior()) + " after; P(backfire) " + was + " and " + is
                        + "; P(more than the base) " + Numbers.wholePercent(more.prior()) + " and "
                        + Numbers.wholePercent(more.posterior())
                        + ".");
    }

    private static BundledPosterior.Figure named(List<BundledPosterior.Figure> figures, String name) {
        return figures.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    }
}
