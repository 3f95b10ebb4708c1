/**
 * Explanations: why a number of a projection is what it is, from the equations of {@link io.jevons.model}. Entry type is
 * {@link io.jevons.demand.explain.Explanation}.
 */
@NullMarked
package io.jevons.demand.explain;

import org.jspecify.annotations.NullMarked;
