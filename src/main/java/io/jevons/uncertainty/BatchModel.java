package io.jevons.uncertainty;

import io.jevons.internal.Interrupts;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A model that is evaluated at many points at once and may have several outputs, such as the engine, which runs draws
 * side by side.
 *
 * <p>Several threads may call it at once. An output must depend on its point alone, not on the block that the point
 * comes in; then results are the same whatever the number of threads. An output that is NaN or infinite counts as a
 * failed run.
 */
@FunctionalInterface
public interface BatchModel {
    /**
     * Evaluates the model.
     *
     * @param points the values of the inputs, one row a point
     * @param outputs receives output k at point i in {@code outputs[k][i]}
     */
    void evaluate(double[][] points, double[][] outputs);

    /**
     * The names of the outputs, whose number is the number of outputs.
     *
     * @return the names; a single {@code y} unless a model says otherwise
     */
    default List<String> outputs() {
        return List.of("y");
    }

    /**
     * How many points it wants at once: more than a thread's share where it sends them elsewhere.
     *
     * @return the number; 0 to leave it to the library
     */
    default int pointsAtOnce() {
        return 0;
    }

    /**
     * A function as a model with one output.
     *
     * @param function the function, safe to call on several threads
     * @return the model
     */
    static BatchModel of(ToDoubleFunction<double[]> function) {
        Objects.requireNonNull(function, "function");
        return (points, outputs) -> {
            for (int i = 0; i < points.length; i++) {
                Interrupts.check();
                outputs[0][i] = function.applyAsDouble(points[i]);
            }
        };
    }
}
