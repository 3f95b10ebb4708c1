package io.jevons.uncertainty.study;

import io.jevons.internal.Chunks;
import io.jevons.internal.PointFailure;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Metric;
import java.util.List;

/**
 * What a study runs again whenever it is asked for more: the scenario on its market, the assumptions, the draws, and
 * which of them failed.
 */
record StudyRuns(
        Market market,
        Staging staging,
        Assumptions assumptions,
        Draws draws,
        int threads,
        List<FailedDraw> failed,
        Travel travel) {
    /** Takes the outputs, by output and draw, of successive draws. */
    @FunctionalInterface
    interface Take {
        void block(int from, double[][] outputs);
    }

    /** Figures of a point, worked out where the study's draws are. */
    StudyModel model(List<Metric> metrics) {
        return new StudyModel(engine(metrics), metrics, assumptions.inputs(), travel);
    }

    /** The same on this machine. */
    EngineModel engine(List<Metric> metrics) {
        return EngineModel.of(staging, assumptions, metrics);
    }

    /** Runs all draws through a model; the calling thread takes blocks in order, with NaN where a draw failed. */
    void forEach(BatchModel model, Take take) {
        if (model instanceof StudyModel study && study.isAway()) {
            study.evaluate(draws, (from, block) -> {
                leaveOutFailed(from, block);
                take.block(from, block);
            });
            return;
        }
        int outputs = model.outputs().size();
        int[] taken = {0};
        Chunks.run(
                model.pointsAtOnce(),
                draws.size(),
                Chunks.sizeFor(draws.size(), threads),
                threads,
                (from, to) -> PointFailure.placed("draw", from, () -> {
                    double[][] block = new double[outputs][to - from];
                    model.evaluate(draws.block(from, to), block);
                    return block;
                }),
                block -> {
                    leaveOutFailed(taken[0], block);
                    take.block(taken[0], block);
                    taken[0] += block[0].length;
                });
    }

    private void leaveOutFailed(int from, double[][] outputs) {
        for (FailedDraw failure : failed) {
            int place = failure.draw() - from;
            for (double[] output : outputs) {
                if (place >= 0 && place < output.length) {
                    output[place] = Double.NaN;
                }
            }
        }
    }

    /** The outputs of a model by output and draw. */
    double[][] evaluate(BatchModel model) {
        double[][] all = new double[model.outputs().size()][draws.size()];
        forEach(model, (from, outputs) -> {
            for (int k = 0; k < all.length; k++) {
                System.arraycopy(outputs[k], 0, all[k], from, outputs[k].length);
            }
        });
        return all;
    }

    /** Another scenario under the same assumptions and draws, of which those on shocks that it has not move nothing. */
    StudyRuns with(Scenario other) {
        Staging there = Staging.of(market, other);
        return new StudyRuns(market, there, assumptions.on(staging, there), draws, threads, failed, travel.with(other));
    }

    /** The same without the draws that failed. */
    StudyRuns without(List<FailedDraw> these) {
        return new StudyRuns(market, staging, assumptions, draws, threads, these, travel);
    }

    /** The same with the first draws alone. */
    StudyRuns first(int count) {
        return new StudyRuns(market, staging, assumptions, draws.first(count), threads, failed, travel);
    }

    /** One draw again, with every series. */
    Comparison comparison(int draw) {
        return engine(List.of(Metric.of("all", c -> 0))).comparison(draws.at(draw));
    }

    /** What no draw moves. */
    Held held() {
        return Held.of(staging, assumptions.drawn());
    }

    /** The first draw that did not fail. */
    int firstGood() {
        boolean[] bad = new boolean[draws.size()];
        failed.forEach(f -> bad[f.draw()] = true);
        int good = 0;
        while (good < bad.length - 1 && bad[good]) {
            good++;
        }
        return good;
    }
}
