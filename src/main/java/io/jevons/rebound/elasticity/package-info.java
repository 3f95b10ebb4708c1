/**
 * How demand for GPUs answers a price, all else held: {@link io.jevons.rebound.elasticity.Elasticities}, tier by tier, in the short and in the long run. The market
 * is frozen first, so that nothing but the answer to price moves in it.
 */
@NullMarked
package io.jevons.rebound.elasticity;

import org.jspecify.annotations.NullMarked;
