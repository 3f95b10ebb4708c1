package io.jevons.cost;

import io.jevons.base.Chart;
import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.roofline.Efficiency;
import io.jevons.cost.roofline.ServingGroup;
import java.util.Objects;
import java.util.Optional;

/**
 * A model served on a group of equal GPUs. Immutable: each setter returns a changed copy.
 *
 * <pre>{@code
 * var cost = Serving.of(ModelSpec.named("llama-3.3-70b"), GpuSpec.named("h100-sxm")).gpus(2)
 *         .workload(Workload.of(2000, 500))
 *         .cost();
 * cost.gpuHoursPerMtok();
 * }</pre>
 *
 * <p>What is not set has a default: one GPU; the precision in which the weights are published, where
 * the GPU has it, else 16 bits; KV cache at 8 bits with FP8 weights,
 * else 16 bits, and always 16 bits where it is latent; a workload of 1000 tokens in and 1000 out; the largest batch that
 * fits.
 */
public final class Serving {
    private final ServingGroup group;
    private final ServingTerms terms;

    private Serving(ServingGroup group, ServingTerms terms) {
        this.group = group;
        this.terms = terms;
    }

    /**
     * A model on one GPU, with the defaults of the class.
     *
     * @param model the model
     * @param gpu the GPU
     * @return the serving
     */
    public static Serving of(ModelSpec model, GpuSpec gpu) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(gpu, "gpu");
        return new Serving(new ServingGroup(model, gpu), new ServingTerms());
    }

    /**
     * The search for the cheapest way to serve a model, over the bundled GPUs, group sizes and precisions.
     *
     * @param model the model
     * @param workload the tokens of a mean request
     * @return the search, which prints as a table
     */
    public static CheapestServing cheapest(ModelSpec model, Workload workload) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(workload, "workload");
        return CheapestServing.of(model, workload);
    }

    /**
     * What a fleet yields at each speed that its users see, on the flagships of today.
     *
     * @param model the model
     * @param workload the tokens of a mean request
     * @return the frontier, which prints as a table
     */
    public static ServingFrontier frontier(ModelSpec model, Workload workload) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(workload, "workload");
        return ServingFrontier.of(model, workload);
    }

    /**
     * Sets the number of GPUs of the group. Where some of them only work out prompts, they stay, and the others decode.
     *
     * @param count at least 1, and more than work out prompts alone; at most 1 where the part cannot be joined to others
     * @return a changed copy
     * @throws InvalidInputException if it is out of its range
     */
    public Serving gpus(int count) {
        int prompts = terms.prefillGpus().orElse(0);
        if (count >= 1 && count <= prompts) {
            throw InvalidInputException.of("gpus", count, "more than the " + prompts + " that work out prompts");
        }
        return with(group.gpus(count));
    }

    /**
     * Sets the precision of the weights.
     *
     * @param weights the precision
     * @return a changed copy
     * @throws InvalidInputException if the GPU lacks it
     */
    public Serving precision(Precision weights) {
        Objects.requireNonNull(weights, "weights");
        return with(group.precision(weights));
    }

    /**
     * Sets the precision of the KV cache. A cache is only stored, so that every GPU can hold every precision.
     *
     * @param cache the precision
     * @return a changed copy
     */
    public Serving kvPrecision(Precision cache) {
        Objects.requireNonNull(cache, "cache");
        return with(group.kvPrecision(cache));
    }

    /**
     * Sets how many GPUs share each dense matrix and the heads of a sequence. The group's other GPUs form further ranks
     * with sequences of their own. By default all GPUs of the group; in a model with experts, whose cache many GPUs
     * would have to hold in copies, fewer where that is cheaper.
     *
     * @param count a divisor of the number of GPUs, at least 1
     * @return a changed copy
     * @throws InvalidInputException if it is below 1
     */
    public Serving tensorParallel(int count) {
        return with(group.tensorParallel(count));
    }

    /**
     * Sets over how many GPUs whole experts are spread; 1 where each expert is split like a dense matrix. By default all
     * GPUs of the group.
     *
     * @param count a divisor of the number of GPUs, at least 1
     * @return a changed copy
     * @throws InvalidInputException if it is below 1
     */
    public Serving expertParallel(int count) {
        return with(group.expertParallel(count));
    }

    /**
     * Sets over how many stages of layers, one after the other, the group is divided; 1 by default. As many parts of the
     * batch are under way as there are stages, so that all work where the batch is large enough.
     *
     * @param stages a divisor of the number of GPUs, at least 1, at most the model's layers
     * @return a changed copy
     * @throws InvalidInputException if it is below 1 or above the layers
     */
    public Serving pipelineParallel(int stages) {
        return with(group.pipelineParallel(stages));
    }

    /**
     * Decodes speculatively, with drafts of the next whole number of tokens, made by a layer of the model's width and its
     * output head: multi-token prediction.
     *
     * @param acceptedTokens tokens that a step yields on average, 1 to 64
     * @return a changed copy
     * @throws InvalidInputException if it is out of its range
     */
    public Serving speculative(double acceptedTokens) {
        Checks.between("acceptedTokens", acceptedTokens, 1, 64);
        return speculative(Speculation.of(acceptedTokens, (int) Math.ceil(acceptedTokens), model()));
    }

    /**
     * Decodes speculatively. A step checks every drafted token, which costs little where reading weights sets the pace and
     * their full products where batches are large.
     *
     * @param drafts what is drafted and accepted, and what a draft costs
     * @return a changed copy
     */
    public Serving speculative(Speculation drafts) {
        Objects.requireNonNull(drafts, "drafts");
        return with(terms.speculative(drafts));
    }

    /**
     * Works out prompts on GPUs of their own, and hands their caches over a network to those that decode. Each pool has its
     * own batch; the slower sets the rate. The group is then as large as both together.
     *
     * @param forPrefill GPUs that work out prompts, at least 1
     * @param forDecode GPUs that decode, at least 1
     * @return a changed copy
     * @throws InvalidInputException if one is below 1, the part cannot be joined to others, or prompts come in chunks
     */
    public Serving disaggregated(int forPrefill, int forDecode) {
        Checks.atLeast("prefillGpus", forPrefill, 1);
        Checks.atLeast("decodeGpus", forDecode, 1);
        if (forDecode > Integer.MAX_VALUE - forPrefill) {
            throw InvalidInputException.of("decodeGpus", forDecode, "at most 2^31 - 1 with those for prefill");
        }
        return new Serving(group.gpus(forPrefill + forDecode), terms.prefillGpus(forPrefill));
    }

    /**
     * Works prompts out in chunks beside decoding: each step takes up to so many prompt tokens with it, so that no user waits
     * for a whole prompt of another, and the products of prompts run while weights are read.
     *
     * @param tokens the most prompt tokens of a step, at least 1
     * @return a changed copy
     * @throws InvalidInputException if it is below 1, or prompts have GPUs of their own
     */
    public Serving prefillChunk(int tokens) {
        return with(terms.prefillChunk(tokens));
    }

    /**
     * Sets the workload.
     *
     * @param tokens the tokens of a mean request
     * @return a changed copy
     */
    public Serving workload(Workload tokens) {
        Objects.requireNonNull(tokens, "tokens");
        return with(terms.workload(tokens));
    }

    /**
     * Fixes the batch. Memory is then not filled, but must still hold the batch.
     *
     * @param sequences sequences decoded together by the whole group, at least 1
     * @return a changed copy
     * @throws InvalidInputException if it is below 1
     */
    public Serving batch(int sequences) {
        return with(terms.batch(sequences));
    }

    /**
     * Limits {@link ServingCost#secondsPerOutputToken()}; the batch is the largest that keeps it.
     *
     * @param seconds above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public Serving maxSecondsPerOutputToken(double seconds) {
        return with(terms.maxSecondsPerOutputToken(seconds));
    }

    /**
     * Limits {@link ServingCost#secondsToFirstToken()}.
     *
     * @param seconds above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public Serving maxSecondsToFirstToken(double seconds) {
        return with(terms.maxSecondsToFirstToken(seconds));
    }

    /** Both limits, where infinity is none. */
    Serving limits(double secondsPerOutputToken, double secondsToFirstToken) {
        return with(terms.limits(secondsPerOutputToken, secondsToFirstToken));
    }

    /** The same with other efficiency constants. */
    Serving efficiency(Efficiency constants) {
        return with(group.efficiency(constants));
    }

    private Serving with(ServingGroup changed) {
        return new Serving(changed, terms);
    }

    private Serving with(ServingTerms changed) {
        return new Serving(group, changed);
    }

    /** A pool of its own: the same on some of the GPUs. */
    Serving pool(int count) {
        return new Serving(group.gpus(count), terms.withoutPools());
    }

    ServingGroup group() {
        return group;
    }

    ServingTerms terms() {
        return terms;
    }

    /**
     * The model.
     *
     * @return the model
     */
    public ModelSpec model() {
        return group.model();
    }

    /**
     * The GPU.
     *
     * @return the GPU
     */
    public GpuSpec gpu() {
        return group.gpu();
    }

    /**
     * How many GPUs the group has.
     *
     * @return at least 1
     */
    public int gpus() {
        return group.gpus();
    }

    /**
     * The precision of the weights.
     *
     * @return the precision
     */
    public Precision precision() {
        return group.precision();
    }

    /**
     * The precision of the KV cache.
     *
     * @return that given, or the default for the precision of the weights
     */
    public Precision kvPrecision() {
        return group.kvPrecision();
    }

    /**
     * The workload.
     *
     * @return the workload
     */
    public Workload workload() {
        return terms.workload();
    }

    /**
     * Works out what it costs.
     *
     * @return the cost, at the batch given or the largest that fits
     * @throws InvalidInputException if model and batch do not fit the memory, with the bytes needed and the bytes there
     *     are; if a latency limit cannot be kept; or if the GPUs cannot be divided as asked
     */
    public ServingCost cost() {
        return find().orElseThrow(this::refusal);
    }

    /** The cost, unless memory or a limit forbids it. */
    Optional<ServingCost> find() {
        return new ServingPlan(this).find();
    }

    /** Why there is no cost. */
    InvalidInputException refusal() {
        return new ServingPlan(this).refusal();
    }

    /**
     * The roofline: at several batches, the operations a byte of a decode step against the rate that the GPU's peaks
     * allow and the rate that is reached. Batches that do not fit are left out.
     *
     * @param batches the batches, each at least 1; powers of two up to the largest that fits where none is given
     * @return the points, one row a batch
     * @throws InvalidInputException if not one batch fits, or one is below 1
     */
    public Table roofline(int... batches) {
        Objects.requireNonNull(batches, "batches");
        return RooflineTable.of(this, batches).toTable();
    }

    /**
     * The roofline as a picture: attainable FLOP/s against intensity, on logarithmic axes, with the points reached.
     *
     * @param batches the batches, as in {@link #roofline}
     * @return the chart
     * @throws InvalidInputException if not one batch fits, or one is below 1
     */
    public Chart rooflineChart(int... batches) {
        Objects.requireNonNull(batches, "batches");
        return RooflineTable.of(this, batches).chart();
    }

    /**
     * Whether memory holds the model and the batch, one sequence where no batch is given.
     *
     * @return 0 where it does, else the bytes that the whole group lacks
     */
    public double missingBytes() {
        return new ServingPlan(this).missingBytes();
    }

    @Override
    public String toString() {
        int prompts = terms.prefillGpus().orElse(0);
        String pools = prompts == 0 ? "" : " (" + prompts + " for prompts, " + (gpus() - prompts) + " decoding)";
        return group + pools + ", " + terms.workload()
                + terms.speculation().map(drafts -> ", " + drafts).orElse("");
    }
}
