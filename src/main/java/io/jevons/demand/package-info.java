/**
 * The market and its engine: from the cost of a token to demand for GPUs by tier. Entry points are
 * {@link io.jevons.demand.Market}, which is data, and {@link io.jevons.demand.Projection}, which is a result.
 *
 * <h2>The model</h2>
 *
 * <p>Demand comes from <em>cells</em>, a segment with its use, each at one <em>grade</em> of service. A grade takes
 * h<sub>gj</sub> GPU-hours per million tokens on tier j. Within a quarter of length Δ = 1/4 year:
 *
 * <ol>
 *   <li>Cost and choice: κ<sub>cj</sub> = r<sub>j</sub> h<sub>gj</sub> / u<sub>cj</sub> with rent r and utilisation u. Target
 *       shares s* follow a nested logit in V<sub>cj</sub> = α<sub>cj</sub> - β<sub>c</sub> ln κ<sub>cj</sub>, whose inclusive
 *       value gives the price index i<sub>c</sub>; shares s move to s* with the switching time.
 *   <li>Margins, in the task price x = φ ln i + ln X, where X is the tokens a task takes: the viable share is
 *       Φ((σ Φ⁻¹(v) + growth of value - x)/σ), adoption diffuses towards it by a Bass process, intensity q and new markets n
 *       adjust with lags of their own. Tokens are D = potential · G n a q X.
 *   <li>GPUs: hours H<sub>j</sub> = Σ<sub>c</sub> D<sub>c</sub> s<sub>cj</sub> h<sub>gj</sub> / u<sub>cj</sub>, with training
 *       and other work on top, over the busy hours of a year, are the need for reference GPUs.
 *   <li>Supply: the fleet decays by its life and grows by what capacity lets ship; tightness, need over fleet, moves the
 *       scarcity multiplier of next quarter's rent, with the lag of contracts.
 * </ol>
 *
 * <h2>The layout of the engine</h2>
 *
 * <p>A market is compiled once: every parameter gets a slot, every tier, grade, cell and workload an index
 * ({@code CompiledMarket}, {@code Slots}). A run works on a block of <em>lanes</em>, one a draw of the parameters; a single
 * projection is one lane. Arrays are laid out lane by lane within a cell or tier, so that the innermost loop of every
 * equation runs over neighbouring numbers, and exponentials, logarithms and Φ are taken for whole arrays at once. The
 * quarter loop looks nothing up by name and allocates nothing.
 *
 * <p>To change an equation, change it in its one place; the formula stands in the comment above its loop. In the order of
 * a quarter, which is that of {@code Run.quarter}: {@code Trends} (what moves with time alone), {@code Cells} (hours a token,
 * rent, cost κ, choice of tier, price), {@code Margins} (viable share, adoption, intensity, new markets, tokens),
 * {@code Run} (hours, need, what is served and earned), {@code Training}, {@code Fleet} and {@code Rents}; {@code Calibration}
 * is what t = 0 fixes. {@code Simulation} runs a base and its scenario in step, and {@code Engineering} is the estimate
 * between them. {@link io.jevons.demand.DemandCurve}, {@link io.jevons.demand.TierChoice} and
 * {@link io.jevons.demand.RentalMarket} can be replaced from outside.
 *
 * <p>A loop of the engine is short and has no branch, over rows from index 0 on: the compiler of the virtual machine makes
 * vector instructions of such loops. Two stores in a loop are as good as two loops; the three stores of cost and utility in
 * one loop, and all of shipments in one, were measured to be several times slower.
 */
@NullMarked
package io.jevons.demand;

import org.jspecify.annotations.NullMarked;
