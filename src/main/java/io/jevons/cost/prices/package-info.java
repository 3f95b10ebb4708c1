/**
 * Prices of tokens over time: {@link io.jevons.cost.prices.CostPath} follows them at constant quality and holds its trends
 * against list prices.
 */
@NullMarked
package io.jevons.cost.prices;

import org.jspecify.annotations.NullMarked;
