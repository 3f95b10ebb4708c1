package io.jevons.estimate.likelihood;

import io.jevons.uncertainty.BatchModel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The likelihood of evidence in two parts: what was known, and what comes in. The second part is the likelihood of all over that of
 * the first, for a figure between two others changes what their growth is held against. The model runs once for both.
 */
public final class EvidenceUpdate implements BatchModel {
    private static final List<String> PARTS = List.of("evidence before", "evidence that came in");

    private final EvidenceLikelihood all;

    /** By observation of the earlier evidence its place among all, and the place of the one that its growth is held against. */
    private final int[] places;

    private final int[] since;

    public EvidenceUpdate(EvidenceLikelihood all, EvidenceLikelihood before) {
        this.all = all;
        places = before.observations().stream()
                .mapToInt(all.observations()::indexOf)
                .toArray();
        since = IntStream.range(0, places.length)
                .map(k -> before.isGrowth(k) ? places[before.before(k)] : EvidenceLikelihood.NONE)
                .toArray();
    }

    @Override
    public List<String> outputs() {
        return PARTS;
    }

    @Override
    public int pointsAtOnce() {
        return all.pointsAtOnce();
    }

    @Override
    public void evaluate(double[][] points, double[][] outputs) {
        double[][] predictions = all.predictions(points);
        for (int i = 0; i < points.length; i++) {
            double before = 0;
            for (int k = 0; k < places.length; k++) {
                before += all.term(places[k], since[k], predictions, i, points[i]);
            }
            outputs[0][i] = before;
            outputs[1][i] = all.ofSeries(EvidenceLikelihood.EVERY, predictions, i, points[i]) - before;
        }
    }
}
