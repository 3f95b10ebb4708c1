package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.uncertainty.runner.DrawRunner;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the sensitivity methods have in common. Each is immutable: a setting returns a changed copy, {@link #run()}
 * evaluates the function and gives the result. The points are evaluated on several threads in blocks of fixed size, and
 * the results are the same to the last bit whatever the number of threads.
 *
 * @param <M> the method itself
 * @param <R> its result
 */
public abstract sealed class SensitivityMethod<M extends SensitivityMethod<M, R>, R>
        permits Sobol, Morris, Pawn, ShapleyEffects, Tornado {
    private final Setup setup;

    SensitivityMethod(Setup setup) {
        this.setup = setup;
    }

    final Setup setup() {
        return setup;
    }

    abstract M with(Setup changed);

    /**
     * The same with another seed, which decides what is random in the design and in the bootstrap.
     *
     * @param seed the seed; 0 unless set
     * @return a changed copy
     */
    public final M seed(long seed) {
        return with(setup.withSeed(seed));
    }

    /**
     * The same on a number of threads.
     *
     * @param threads the number of threads, at least 1; all cores unless set
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if it is below 1
     */
    public final M threads(int threads) {
        return with(setup.withThreads(Checks.atLeast("threads", threads, 1)));
    }

    /**
     * The same elsewhere, such as on a cluster, where the design is laid too; results are the same to the last bit. Only what
     * {@link io.jevons.uncertainty.study.Ensemble#model} and {@link io.jevons.uncertainty.study.Study#model} give can travel.
     *
     * @param runner where; threads of this machine unless set
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if the model is any other function
     */
    public final M on(DrawRunner runner) {
        Objects.requireNonNull(runner, "runner");
        return with(setup.withRunner(runner));
    }

    /**
     * The same with what tables call some of the inputs.
     *
     * @param labels words for inputs, by name; an input without is called by its name
     * @return a changed copy
     */
    public final M labels(Map<String, String> labels) {
        Objects.requireNonNull(labels, "labels");
        return with(setup.withLabels(labels));
    }

    /**
     * The same with what its results have to say first. A tornado, whose notes are about what it hides, does not say it: see {@link
     * TornadoResult#remarked}.
     *
     * @param note a sentence
     * @return a changed copy
     */
    public final M noting(String note) {
        Objects.requireNonNull(note, "note");
        return with(setup.withNote(note));
    }

    /**
     * Evaluates the model and gives the result for its first output.
     *
     * @return the result
     * @throws io.jevons.base.InvalidInputException if an output is not finite at more than 5 % of the points, or
     *     at all but one of the trajectories of a screening; at once if it is so at the first points looked at
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public final R run() {
        return runAll().get(0);
    }

    /**
     * Evaluates the model once and gives a result for each of its outputs.
     *
     * @return the results, in the order of the outputs
     * @throws io.jevons.base.InvalidInputException if an output is not finite at more than 5 % of the points, or
     *     at all but one of the trajectories of a screening; at once if it is so at the first points looked at
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public abstract List<R> runAll();
}
