/**
 * The engine: the loops of a quarter over blocks of draws. {@link io.jevons.demand.engine.Engine} projects, compares and
 * responds, {@link io.jevons.demand.engine.BlockRun} runs ensembles. Public for its neighbours alone, and no API.
 *
 * <h2>The layout of the engine</h2>
 *
 * <p>A market is compiled once: every parameter gets a slot, every tier, grade, cell and workload an index
 * ({@code CompiledMarket}, {@code Slot}). A run works on a block of <em>lanes</em>, one a draw of the parameters; a single
 * projection is one lane. Arrays are laid out lane by lane within a cell or tier, so that the innermost loop of every
 * equation runs over neighbouring numbers, and exponentials, logarithms and Φ are taken for whole arrays at once. The
 * quarter loop looks nothing up by name and allocates nothing.
 *
 * <p>To change an equation, change its text and its loop, above which the formula
 * stands; tests hold the one to the other. In the order of
 * a quarter, which is that of {@code Run.quarter}: {@code Trends} (what moves with time alone), {@code Cells} (hours a token,
 * rent, cost κ, choice of tier, by {@code NestedPowers} where it is the library's own, price), {@code Margins} (viable share, adoption, intensity, new markets, tokens),
 * {@code Run} (hours, need, what is served and earned), {@code Training}, {@code Fleet} and {@code Rents}; {@code Calibration}
 * is what t = 0 fixes, which {@code Run.calibrate} finds by the same steps, as the first quarter of a run without shocks. {@code Simulation} runs a base and its scenario in step, and {@code Engineering} is the estimate
 * between them. {@link io.jevons.demand.DemandCurve}, {@link io.jevons.demand.TierChoice} and
 * {@link io.jevons.demand.RentalMarket} can be replaced from outside.
 *
 * <p>A loop of the engine is short and has no branch, over rows from index 0 on: the compiler of the virtual machine makes
 * vector instructions of such loops. Two stores in a loop are as good as two loops; the three stores of cost and utility in
 * one loop, and all of shipments in one, were measured to be several times slower.
 */
@NullMarked
package io.jevons.demand.engine;

import org.jspecify.annotations.NullMarked;
