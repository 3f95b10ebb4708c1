/**
 * The engine of a market: from the cost of a token to demand for GPUs by tier. Entry points are
 * {@link io.jevons.market.Market}, which is data, and {@link io.jevons.demand.Projection}, which is a result.
 *
 * <h2>The model</h2>
 *
 * <p>Demand comes from <em>cells</em>, a segment with its use, each at one <em>grade</em> of service, which takes GPU-hours
 * per million tokens on each tier. In a quarter, rents give what a token costs on each tier, cells choose tiers by cost, and
 * the price of a task moves who uses it, how much and for what; tokens take GPU-hours, which with training and other work make
 * the need for GPUs; the fleet follows need within what can ship and be powered, and scarcity and vendors move the next
 * quarter's rents. The equations stand in {@code model.equations} beside {@link io.jevons.model.Equations}, which is also what
 * {@link io.jevons.demand.Projection#explain(String, String, String)} explains numbers by.
 */
@NullMarked
package io.jevons.demand;

import org.jspecify.annotations.NullMarked;
