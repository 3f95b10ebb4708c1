package io.jevons.uncertainty.study;

import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.PortableModel;
import io.jevons.uncertainty.design.Design;
import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.runner.DrawRunner;
import java.util.List;

/** The model of a study: figures of its market and scenario at any points, worked out here or elsewhere, to the same bits. */
final class StudyModel implements PortableModel {
    /** Points that are sent elsewhere in one go, some of them to every core that may be there. */
    private static final int AT_ONCE = 1 << 18;

    private final BatchModel here;
    private final List<Metric> metrics;
    private final Inputs inputs;
    private final Travel travel;

    StudyModel(BatchModel here, List<Metric> metrics, Inputs inputs, Travel travel) {
        this.here = here;
        this.metrics = List.copyOf(metrics);
        this.inputs = inputs;
        this.travel = travel;
    }

    @Override
    public StudyModel on(DrawRunner runner) {
        return new StudyModel(here, metrics, inputs, travel.on(runner));
    }

    @Override
    public Inputs inputs() {
        return inputs;
    }

    @Override
    public BatchModel here() {
        return here;
    }

    @Override
    public boolean isAway() {
        return travel.isAway();
    }

    @Override
    public List<String> outputs() {
        return here.outputs();
    }

    @Override
    public int pointsAtOnce() {
        return isAway() ? AT_ONCE : 0;
    }

    private StudyJob job() {
        return StudyJob.ofMetrics(travel.text().get(), metrics);
    }

    @Override
    public void evaluate(double[][] points, double[][] outputs) {
        if (isAway()) {
            run(job(), DrawChunk.points(points), outputs);
        } else {
            here.evaluate(points, outputs);
        }
    }

    @Override
    public void evaluate(Design design, boolean independent, double[][] outputs) {
        run(job().over(design, independent), DrawChunk.of(design.size()), outputs);
    }

    /** Evaluates the draws of the study elsewhere, and takes their outputs in order. */
    void evaluate(Draws draws, StudyRuns.Take take) {
        travel.run(
                job(),
                draws.chunks(),
                (chunk, result) -> take.block(chunk.from(), StudyJob.outputs(result, metrics.size())));
    }

    private void run(DrawJob job, List<DrawChunk> chunks, double[][] outputs) {
        travel.run(job, chunks, (chunk, result) -> {
            double[][] found = StudyJob.outputs(result, outputs.length);
            for (int k = 0; k < outputs.length; k++) {
                System.arraycopy(found[k], 0, outputs[k], chunk.from(), found[k].length);
            }
        });
    }
}
