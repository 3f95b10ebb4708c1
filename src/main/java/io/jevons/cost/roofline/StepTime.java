package io.jevons.cost.roofline;

/**
 * The parts of the time of one pass through the model, in seconds.
 *
 * @param weights reading the weights
 * @param cache reading the KV cache
 * @param compute the products
 * @param communication between the GPUs of the group
 * @param overhead launching, sampling, scheduling
 */
public record StepTime(double weights, double cache, double compute, double communication, double overhead) {
    public double seconds() {
        return Math.max(memory(), compute) + communication + overhead;
    }

    public double memory() {
        return weights + cache;
    }
}
