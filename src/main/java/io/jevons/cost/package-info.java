/**
 * What a token costs: from a model, a GPU and a workload to throughput, GPU-hours, USD and kWh; training cost;
 * distillation; cost over time.
 *
 * <p>Start with {@link io.jevons.cost.Serving}: {@code Serving.of(model, gpu).gpus(8).cost()}. It answers with a
 * {@link io.jevons.cost.ServingCost}, which can {@linkplain io.jevons.cost.ServingCost#explain() show its arithmetic}.
 * {@link io.jevons.cost.Training} prices pre-training, GRPO and PPO; {@link io.jevons.cost.Distillation} weighs a student's
 * quality against what it saves; {@link io.jevons.cost.prices.CostPath} follows prices at constant quality.
 *
 * <h2>The serving model</h2>
 *
 * <p>A roofline. One decode step of a batch of {@code B} sequences with {@code S} tokens of context on {@code G} GPUs reads
 * the weights once and every cache, and multiplies each token with the weights it passes through:
 *
 * <pre>
 *   weights   W(B) = b_w · [N_dense + N_routed · (1 - (1 - K/E)^B)]         bytes; K of E experts a token
 *   memory    t_m  = [W(B) + B · S · kv] / (G · bandwidth · share)          seconds
 *   products  t_c  = B · [2 N_active + attention(S)] / (G · peak · share)
 *   step      t    = max(t_m, t_c) + communication + overhead
 *   batch     T    = B · t_prefill(I) + O · t                               I tokens in, O tokens out
 *   cost      h    = G · T / B / (I + O) · 10^6 / 3600                      GPU-hours per million tokens
 * </pre>
 *
 * <p>Attention, cache and states are those of {@link io.jevons.cost.architecture.TokenMixer}, layer kind by layer kind. The
 * shares of peak, the overheads and the latencies are some constants, the same for all models and sources; they differ between
 * GPUs only by kind of memory, link and vendor. The tests choose them anew on the rows of all but one of the houses that
 * measured and predict the rows of that one: the median error is 1.26 times, nine of ten rows are within 1.83 times.
 * Throughputs of MLPerf entries, which are tuned for the contest, are not met: they are up to several times higher.
 *
 * <p>What is deployed beside one plain group: {@link io.jevons.cost.Speculation drafts},
 * {@link io.jevons.cost.Serving#disaggregated pools} for prompts and decoding, {@link io.jevons.cost.Serving#prefillChunk
 * chunks} of prompts, {@link io.jevons.cost.Serving#pipelineParallel stages} of layers. {@link io.jevons.cost.ServingFrontier} draws what
 * a fleet yields at each speed for its users, {@link io.jevons.cost.TokenPrices} splits a price.
 *
 * <p>Someone's own cost model takes the roofline's place as a {@link io.jevons.cost.serving.ServingModel}.
 */
@NullMarked
package io.jevons.cost;

import org.jspecify.annotations.NullMarked;
