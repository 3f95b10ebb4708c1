/**
 * The parts of a sequential Monte Carlo sampler: tempering, resampling, random-walk moves, the genealogy that tells the error of
 * the evidence, and the Pareto diagnostic of importance weights. No type here is part of the API.
 */
@NullMarked
package io.jevons.uncertainty.particles;

import org.jspecify.annotations.NullMarked;
