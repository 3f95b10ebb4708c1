/**
 * The model's inputs given evidence. {@link io.jevons.estimate.posterior.Conditioning}, which {@code Jevons.condition} gives, runs the particles; {@link
 * io.jevons.estimate.posterior.Posterior} says what was learned, what the model cannot explain, and which coming figure would move the verdict most; {@link
 * io.jevons.estimate.posterior.BundledPosterior} is one that comes with the library.
 */
@NullMarked
package io.jevons.estimate.posterior;

import org.jspecify.annotations.NullMarked;
