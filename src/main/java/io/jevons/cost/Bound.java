package io.jevons.cost;

import io.jevons.cost.roofline.StepTime;

/** What takes most of the time of a decode step. */
public enum Bound {
    /** Reading weights and KV cache. */
    MEMORY,
    /** Matrix products. */
    COMPUTE,
    /** Exchange between the GPUs of the group. */
    COMMUNICATION,
    /** Launching kernels, sampling, scheduling. */
    OVERHEAD;

    /** That of a step is its longest part; of parts that are equal, the one that more memory or products would not help. */
    static Bound of(StepTime step) {
        double most =
                Math.max(Math.max(step.memory(), step.compute()), Math.max(step.communication(), step.overhead()));
        if (most == step.overhead()) {
            return OVERHEAD;
        }
        if (most == step.communication()) {
            return COMMUNICATION;
        }
        return most == step.compute() ? COMPUTE : MEMORY;
    }
}
