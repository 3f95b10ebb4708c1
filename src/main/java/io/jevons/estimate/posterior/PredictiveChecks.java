package io.jevons.estimate.posterior;

import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.estimate.likelihood.Figure;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.SequentialMonteCarloResult;
import io.jevons.uncertainty.study.Study;
import java.util.List;
import java.util.stream.IntStream;

/** How the model meets each observation: by draws of the prior, and by the particles that are left of them. */
final class PredictiveChecks {
    private final EvidenceLikelihood likelihood;
    private final SequentialMonteCarloResult sample;
    private final double[][] predictions;
    private final Study prior;

    PredictiveChecks(
            EvidenceLikelihood likelihood, SequentialMonteCarloResult sample, double[][] predictions, Study prior) {
        this.likelihood = likelihood;
        this.sample = sample;
        this.predictions = predictions;
        this.prior = prior;
    }

    List<PredictiveCheck> all() {
        double[][] priorDraws = priorDraws();
        double[][] priorPredictions = likelihood.predictions(priorDraws);
        double[][] draws = sample.draws();
        return IntStream.range(0, predictions.length)
                .filter(likelihood::counts)
                .mapToObj(k -> new PredictiveCheck(
                        labelInTable(k),
                        Math.exp(likelihood.observed(k)),
                        Math.exp(median(k, priorPredictions)),
                        Math.exp(median(k, predictions)),
                        pit(k, priorPredictions, priorDraws),
                        pit(k, predictions, draws)))
                .toList();
    }

    private String label(int k) {
        return PredictiveCheck.label(likelihood.observations().get(k), likelihood.isGrowth(k));
    }

    /** With the series where another one has a figure of the same thing and quarter. */
    private String labelInTable(int k) {
        long alike = IntStream.range(0, predictions.length)
                .filter(j -> likelihood.counts(j) && label(j).equals(label(k)))
                .count();
        Figure own = likelihood.observations().get(k);
        return alike > 1 ? PredictiveCheck.label(own, own.series(), likelihood.isGrowth(k)) : label(k);
    }

    /** Of the sampler's own prior, with discrepancies: laid by the sampler of studies, so that it is the same in every run. */
    private double[][] priorDraws() {
        return Draws.of(
                        sample.prior(),
                        Sampler.LATIN_HYPERCUBE,
                        prior.draws(),
                        prior.manifest().seed())
                .all();
    }

    private double pit(int k, double[][] predicted, double[][] draws) {
        return IntStream.range(0, draws.length)
                .mapToDouble(i -> likelihood.standardized(k, predicted, i, draws[i]))
                .filter(z -> !Double.isNaN(z))
                .map(EvidenceLikelihood::student4)
                .average()
                .orElse(Double.NaN);
    }

    private double median(int k, double[][] predicted) {
        double[] sorted = IntStream.range(0, predicted[k].length)
                .mapToDouble(i -> likelihood.predicted(k, predicted, i))
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
