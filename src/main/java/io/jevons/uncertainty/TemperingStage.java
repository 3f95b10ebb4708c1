package io.jevons.uncertainty;

import java.util.Objects;

/**
 * One stage of a sequential Monte Carlo run: particles weighted by a further power of the likelihood, resampled and moved.
 *
 * @param evidence the part of the evidence that is coming in, {@code y} where there is one alone
 * @param power the power of its likelihood that the stage reaches, 0 to 1; 0 where only what is impossible was left out
 * @param effectiveSize the effective sample size of the weights, of particles
 * @param rounds the Metropolis steps of each particle
 * @param acceptance the share of steps that were accepted, 0 to 1
 * @param jump the mean squared distance that particles moved, as a share of that between independent particles
 * @param families the number of first particles that have descendants
 */
public record TemperingStage(
        String evidence, double power, double effectiveSize, int rounds, double acceptance, double jump, int families) {
    /**
     * Made of its parts.
     *
     * @param evidence the part of the evidence
     * @param power the power of its likelihood
     * @param effectiveSize the effective sample size of the weights
     * @param rounds the Metropolis steps of each particle
     * @param acceptance the share of steps accepted
     * @param jump the mean squared distance moved
     * @param families the number of first particles with descendants
     */
    public TemperingStage {
        Objects.requireNonNull(evidence, "evidence");
    }
}
