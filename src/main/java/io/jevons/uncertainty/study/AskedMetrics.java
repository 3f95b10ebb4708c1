package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The metrics that a study was asked for, each run once. Of up to 100 000 draws their values are kept; of more, sums and
 * sketches, and what takes values takes those of the first 100 000 draws.
 */
final class AskedMetrics {
    private final StudyRuns studied;
    private final boolean keepsValues;
    private final Map<Metric, KeptMetric> known = new ConcurrentHashMap<>();

    AskedMetrics(StudyRuns studied) {
        this.studied = studied;
        keepsValues = draws() <= Quantiles.EXACT_LIMIT;
    }

    /** The draws in which an event is defined, and whether it happens there. */
    static final class Cases {
        private final double[][] points;
        private final boolean[] happens;

        private Cases(double[][] points, boolean[] happens) {
            this.points = points;
            this.happens = happens;
        }

        double[][] points() {
            return points;
        }

        boolean[] happens() {
            return happens;
        }
    }

    private int draws() {
        return studied.draws().size();
    }

    /** Runs the draws once for all metrics that were not asked for yet. */
    void ask(List<Metric> metrics) {
        List<Metric> open =
                metrics.stream().filter(m -> !known.containsKey(m)).distinct().toList();
        if (open.isEmpty()) {
            return;
        }
        List<KeptMetric> kept = open.stream()
                .map(m -> keepsValues ? new KeptValues(draws()) : new Tally())
                .toList();
        studied.forEach(studied.model(open), (from, outputs) -> {
            for (int k = 0; k < outputs.length; k++) {
                kept.get(k).add(from, outputs[k]);
            }
        });
        for (int k = 0; k < kept.size(); k++) {
            known.put(open.get(k), kept.get(k));
        }
    }

    /** What is kept of a metric, which must be a number in some draw. */
    KeptMetric kept(Metric metric) {
        ask(List.of(metric));
        KeptMetric kept = known.get(metric);
        requireNumber(metric, kept.undefined());
        return kept;
    }

    private void requireNumber(Metric metric, long undefined) {
        if (undefined == draws()) {
            double alone = metric.of(studied.comparison(studied.firstGood()));
            throw new InvalidInputException(metric.name() + " = " + alone + " in every draw: must be a number in some");
        }
    }

    int defined(Metric metric) {
        ask(List.of(metric));
        return known.get(metric).defined();
    }

    /** A value a draw, of draws that are run again where their values are not kept. */
    double[] values(Metric metric) {
        double[] values = values(List.of(metric))[0];
        requireNumber(metric, Arrays.stream(values).filter(Double::isNaN).count());
        return values;
    }

    /** The same of several, in one pass. */
    double[][] values(List<Metric> metrics) {
        if (!keepsValues) {
            return studied.evaluate(studied.model(metrics));
        }
        ask(metrics);
        return metrics.stream().map(m -> ((KeptValues) known.get(m)).all()).toArray(double[][]::new);
    }

    /** The draws of which inputs and values are held side by side: all, or the first 100 000. */
    Draws firstDraws() {
        return studied.draws().first(Quantiles.EXACT_LIMIT);
    }

    double[] firstValues(Metric metric) {
        if (keepsValues) {
            return values(metric);
        }
        StudyRuns first = studied.first(Quantiles.EXACT_LIMIT);
        return first.evaluate(first.model(List.of(metric)))[0];
    }

    /** Those of the first draws in which an event is defined. */
    Cases cases(Metric event) {
        double[] values = firstValues(event);
        double[][] all = firstDraws().all();
        int[] defined = IntStream.range(0, values.length)
                .filter(i -> Double.isFinite(values[i]))
                .toArray();
        double[][] points = new double[defined.length][];
        boolean[] happens = new boolean[defined.length];
        for (int i = 0; i < defined.length; i++) {
            points[i] = all[defined[i]];
            happens[i] = values[defined[i]] > 0;
        }
        return new Cases(points, happens);
    }

    /** That some answers are of the first draws alone, where they are. */
    Optional<String> note() {
        return keepsValues
                ? Optional.empty()
                : Optional.of("Of the first " + Quantiles.EXACT_LIMIT + " of " + draws() + " draws.");
    }
}
