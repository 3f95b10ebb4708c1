/**
 * From one number to bands and probabilities, and what decides them.
 *
 * <p>{@link io.jevons.uncertainty.Distribution} says what is known about one number, {@link
 * io.jevons.uncertainty.Inputs} puts several together with their rank correlations, and {@link
 * io.jevons.uncertainty.Draws} lays points over them with a {@link io.jevons.uncertainty.Sampler}. Draws are not stored:
 * each depends on the seed, the sampler, the number of draws and its own number alone, and work is cut into chunks of a
 * fixed size whose results are taken in order, so that one thread or sixty-four give the same bits.
 *
 * <p>The sensitivity methods answer different questions about any function, and about a {@link
 * io.jevons.uncertainty.BatchModel} that takes points in blocks and may have several outputs:
 *
 * <ul>
 *   <li>{@link io.jevons.uncertainty.Tornado}: what each input does alone. Quick, and blind to interaction, of which it
 *       warns.
 *   <li>{@link io.jevons.uncertainty.Morris}: which inputs matter at all, among many, for few runs.
 *   <li>{@link io.jevons.uncertainty.Sobol}: shares of the variance of independent inputs, with interactions.
 *   <li>{@link io.jevons.uncertainty.ShapleyEffects}: shares of the variance that add up, for correlated inputs too.
 *   <li>{@link io.jevons.uncertainty.Pawn}: shifts of the whole distribution, from draws that are there already.
 *   <li>{@link io.jevons.uncertainty.Prim}: the region of the inputs in which something happens, as a rule in words.
 * </ul>
 *
 * <p>An ensemble ({@link io.jevons.uncertainty.study}) puts them to the engine: its inputs are what a market and a scenario are not sure
 * of, drawn as {@link io.jevons.uncertainty.Vary} says, and its outputs each a {@link io.jevons.uncertainty.Metric}.
 *
 * <p>{@link io.jevons.uncertainty.SequentialMonteCarlo} takes the distribution of inputs to what a likelihood leaves of it: draws of
 * the posterior, which {@link io.jevons.uncertainty.study.Ensemble#givenDraws} runs as it runs any others, and the evidence by which
 * models are compared.
 *
 * <p>Each result says whether it has converged and what more runs would bring; {@link io.jevons.uncertainty.quantiles.Estimate}
 * does so for probabilities, means and quantiles.
 */
@NullMarked
package io.jevons.uncertainty;

import org.jspecify.annotations.NullMarked;
