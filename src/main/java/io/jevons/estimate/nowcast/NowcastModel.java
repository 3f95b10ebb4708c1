package io.jevons.estimate.nowcast;

import io.jevons.estimate.forecast.LogForecast;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.estimate.likelihood.Figure;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.SequentialMonteCarlo;
import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.study.Ensemble;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The model's forecasts of one day: the posterior on what was known, and what it says of figures to come by the likelihood that it was
 * conditioned with. A figure of a series known before is its last figure, times the model's growth since, with an error for each quarter
 * since; the first of a series is the model's own level.
 */
final class NowcastModel {
    private final LocalDate day;
    private final FigureRecord figures;
    private final double[][] draws;
    private final EvidenceLikelihood conditioned;
    private final EvidenceLikelihood whole;
    private final double[][] predictions;
    private final long seed;

    NowcastModel(NowcastDay.Settings settings, FigureRecord figures, LocalDate day, List<Figure> targets) {
        this.day = day;
        this.figures = figures;
        this.seed = RandomBits.key(settings.seed(), day.toEpochDay());
        Ensemble ensemble = Ensemble.of(settings.market(), settings.scenario()).progress((done, of) -> {});
        Market staged =
                Comparison.of(settings.market(), settings.scenario()).scenario().market();
        List<Figure> known = figures.asOf(day);
        conditioned = new EvidenceLikelihood(ensemble, staged, known);
        draws = draws(settings, conditioned, conditioned.prior(ensemble.inputs()));
        List<Figure> all = new ArrayList<>(known);
        all.addAll(targets);
        whole = new EvidenceLikelihood(ensemble, staged, all);
        predictions = whole.predictions(draws);
    }

    private static double[][] draws(NowcastDay.Settings settings, EvidenceLikelihood likelihood, Inputs prior) {
        boolean isInformed =
                IntStream.range(0, likelihood.observations().size()).anyMatch(likelihood::counts);
        if (!isInformed) {
            return Draws.of(prior, Sampler.LATIN_HYPERCUBE, settings.particles(), settings.seed())
                    .all();
        }
        return SequentialMonteCarlo.of(prior, likelihood)
                .particles(settings.particles())
                .seed(settings.seed())
                .progress(settings.listener())
                .run()
                .draws();
    }

    /** The forecast of one of the figures; none of a series whose growth alone counts before its first figure is known. */
    Optional<LogForecast> of(Figure target) {
        Optional<Figure> anchor = figures.anchor(target, day);
        if (anchor.isEmpty() && target.isOfGrowthAlone()) {
            return Optional.empty();
        }
        double[] then = logs(target);
        double[] since = anchor.map(this::logs).orElse(new double[then.length]);
        // What is known of the figure to come is its name alone: its error is taken to be that of the last one.
        double error = anchor.map(Figure::error)
                .orElseGet(() -> figures.error(target.series(), day).orElseThrow());
        double level = anchor.map(a -> Math.log(a.value())).orElse(0.0);
        int steps = anchor.map(a -> a.quarter().until(target.quarter())).orElse(1);
        long key = RandomBits.key(seed, target.label().hashCode());
        int[] sound = IntStream.range(0, draws.length)
                .filter(i -> Double.isFinite(then[i]) && Double.isFinite(since[i]))
                .toArray();
        double[] logs = new double[sound.length];
        double[] scales = new double[sound.length];
        for (int j = 0; j < sound.length; j++) {
            int i = sound[j];
            logs[j] = level + then[i] - since[i];
            scales[j] = Math.hypot(error, discrepancy(target.series(), i, key));
        }
        return Optional.of(LogForecast.draws(logs, scales, steps, key));
    }

    /** The logarithm of the model's value of a figure in each draw. */
    private double[] logs(Figure figure) {
        double[] values = predictions[whole.observations().indexOf(figure)];
        return IntStream.range(0, values.length)
                .mapToDouble(i -> Math.log(values[i]))
                .toArray();
    }

    /** That of the draw where the series conditioned it, one of the prior otherwise. */
    private double discrepancy(String series, int draw, long key) {
        for (int k = 0; k < conditioned.observations().size(); k++) {
            if (conditioned.observations().get(k).series().equals(series)) {
                return conditioned.discrepancy(k, draws[draw]);
            }
        }
        double unit = RandomBits.unit(RandomBits.key(key, 1), draw);
        return EvidenceLikelihood.DISCREPANCY * Gauss.quantile((1 + unit) / 2);
    }
}
