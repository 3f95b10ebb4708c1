/**
 * The uncertainty of a comparison. {@link io.jevons.uncertainty.study.Ensemble} takes the distributions from the files of market and
 * scenario, or as {@link io.jevons.uncertainty.Vary}, runs base and scenario on the same draws, and gives a {@link
 * io.jevons.uncertainty.study.Study}, which answers with bands, probabilities of a {@link io.jevons.uncertainty.Metric}, all of the
 * sensitivity methods, the replay of a draw, and regret across scenarios. Its {@link io.jevons.uncertainty.study.Manifest} is what it
 * takes to repeat the run to the bit.
 *
 * <p>Behind them, draws run through the engine in blocks, and what is kept of each series and figure is counted as it comes; none of
 * that depends on where or in which order draws run.
 */
@NullMarked
package io.jevons.uncertainty.study;

import org.jspecify.annotations.NullMarked;
