package io.jevons.cost;

import io.jevons.cost.roofline.Roofline;

/**
 * What the prompt of a mean request takes on the GPUs that work it out, whatever batch they decode.
 *
 * @param roofline those GPUs
 * @param computed tokens that are worked out
 * @param work operations that they take
 * @param share seconds of the whole group for one of many prompts
 */
record Prompt(Roofline roofline, double computed, double work, double share) {
    static Prompt of(Workload workload, Roofline roofline) {
        double computed = workload.computedInputTokens();
        double work = roofline.prefillWork(computed, workload.inputTokens());
        return new Prompt(roofline, computed, work, roofline.prefillShare(computed, work));
    }

    /** Seconds of a prompt that has its rank of GPUs to itself. */
    double alone() {
        return roofline.prefill(computed, work).seconds();
    }
}
