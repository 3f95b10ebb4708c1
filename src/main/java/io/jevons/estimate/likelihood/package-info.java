/**
 * How likely observed figures are at draws of the model: {@link io.jevons.estimate.likelihood.EvidenceLikelihood}. What a figure needs to have stands in {@link
 * io.jevons.estimate.likelihood.Figure}, so that posterior and now-cast, which lie above, share one likelihood.
 */
@NullMarked
package io.jevons.estimate.likelihood;

import org.jspecify.annotations.NullMarked;
