package io.jevons.cost;

/** What takes most of the time of a decode step. */
public enum Bound {
    /** Reading weights and KV cache. */
    MEMORY,
    /** Matrix products. */
    COMPUTE,
    /** Exchange between the GPUs of the group. */
    COMMUNICATION,
    /** Launching kernels, sampling, scheduling. */
    OVERHEAD
}
