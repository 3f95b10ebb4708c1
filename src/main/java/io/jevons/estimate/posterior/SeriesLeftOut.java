package io.jevons.estimate.posterior;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.SequentialMonteCarloResult;
import io.jevons.uncertainty.particles.ParetoTail;
import io.jevons.uncertainty.study.Study;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What the verdict would be without each series, from the draws where their weights can be trusted, else from another run. */
final class SeriesLeftOut {
    /** The shape of the weights' tail up to which they tell. */
    private static final double TRUSTED = 0.7;

    private final Conditioning conditioning;
    private final EvidenceLikelihood likelihood;
    private final SequentialMonteCarloResult sample;
    private final double[][] predictions;
    private final Study after;

    SeriesLeftOut(
            Conditioning conditioning,
            EvidenceLikelihood likelihood,
            SequentialMonteCarloResult sample,
            double[][] predictions,
            Study after) {
        this.conditioning = conditioning;
        this.likelihood = likelihood;
        this.sample = sample;
        this.predictions = predictions;
        this.after = after;
    }

    Table table(Metric rebound, Metric backfire) {
        Table.Builder table = Table.titled("What each series does to the verdict")
                .text("series")
                .number("figures", "1")
                .number("discrepancy", "1")
                .number("P(backfire) without", "1")
                .number("mean R without", "1")
                .number("Pareto k", "1")
                .text("by");
        for (String name : likelihood.series()) {
            int place = sample.prior().index(EvidenceLikelihood.discrepancyOf(name));
            long figures = likelihood.observations().stream()
                    .filter(o -> o.series().equals(name))
                    .count();
            double[] logWeights = logWeightsWithout(name);
            double shape = ParetoTail.shape(logWeights);
            if (shape <= TRUSTED || likelihood.series().size() == 1) {
                table.row(
                        name,
                        figures,
                        sample.mean(place),
                        weighted(after.values(backfire), logWeights),
                        weighted(after.values(rebound), logWeights),
                        shape,
                        "weights");
            } else {
                Study without = conditioning
                        .on(conditioning.evidence().without(name))
                        .run()
                        .study();
                table.row(
                        name,
                        figures,
                        sample.mean(place),
                        without.probability(backfire).value(),
                        without.mean(rebound).value(),
                        shape,
                        "another run");
            }
        }
        table.note("With all: P(backfire) "
                + Numbers.human(after.probability(backfire).value()) + ", mean R "
                + Numbers.human(after.mean(rebound).value()) + "; discrepancies were half-normal("
                + EvidenceLikelihood.DISCREPANCY + ") before, with mean "
                + Numbers.human(EvidenceLikelihood.DISCREPANCY * Math.sqrt(2 / Math.PI)) + ".");
        return table.build();
    }

    private double[] logWeightsWithout(String name) {
        double[][] draws = sample.draws();
        return IntStream.range(0, draws.length)
                .mapToDouble(i -> -likelihood.ofSeries(name, predictions, i, draws[i]))
                .toArray();
    }

    private static double weighted(double[] values, double[] logWeights) {
        double top = Arrays.stream(logWeights).max().orElseThrow();
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(values[i])) {
                double weight = Math.exp(logWeights[i] - top);
                sum += weight * values[i];
                weights += weight;
            }
        }
        return sum / weights;
    }
}
