package io.jevons.cost.roofline;

import io.jevons.base.Precision;
import io.jevons.cost.architecture.Attention;
import io.jevons.cost.architecture.TokenMixer;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;

/**
 * The serving model of this library, prepared for one model on one group of GPUs.
 *
 * <p>A decode step of {@code B} sequences takes {@code max(memory, compute) + communication + overhead}. The group of
 * {@code G} GPUs consists of {@code G/T} ranks of {@code T} tensor-parallel GPUs; a rank holds the dense weights and the
 * cache of its sequences, the routed experts are spread over {@code max(T, E)} GPUs.
 */
public final class Roofline {
    /** A data-centre network: 400 Gbit/s a GPU. */
    public static final double NETWORK_BYTES_PER_SECOND = 50e9;

    private static final double NETWORK_LATENCY = 30e-6;

    /** Routers of large models send a token to at most so many machines (DeepSeek-V3, arXiv 2412.19437). */
    private static final int MOST_MACHINES = 4;

    private static final int MACHINE = 8;

    /** Tokens of prompts that are processed in one pass. */
    private static final double PREFILL_CHUNK = 8192;

    /** An all-reduce carries 16-bit activations. */
    private static final double REDUCED_BYTES = 2;

    /** Tokens travel to their experts in 8 bits and come back in 16: the mean of both ways. */
    private static final double EXCHANGED_BYTES = 1.5;

    private final ModelSpec model;
    private final Layout layout;
    private final int gpus;
    private final int tensorParallel;
    private final int expertGpus;
    private final int stages;
    private final int ranks;

    private final double denseBytes;
    private final double denseBytesRead;
    private final double routedBytes;
    /** The logarithm of the chance that one token misses an expert, see {@link Experts#touched}. */
    private final double logMissed;

    private final TokenMixer[] mixers;
    /** Bytes of an element of the cache, over the GPUs among which the heads of these layers divide it. */
    private final double[] bytesOfElement;
    /** Bytes of the states of all layers on a GPU, whatever the context. */
    private final double stateBytes;

    private final double memory;
    private final double bandwidth;
    private final double weightBandwidth;
    private final double flops;
    private final double overheadPerStep;
    private final double overheadPerSequence;
    private final Line reduceLine;
    private final Line exchangeLine;
    private final Line stageLine;
    private final double copies;
    private final int reduces;
    private final int exchanges;

    /** What a full pass over prompts reads of the weights on a GPU, and how long its exchanges take. */
    private final double bytesOfChunk;

    private final double exchangeOfChunk;

    public Roofline(
            ModelSpec model,
            GpuSpec gpu,
            Efficiency efficiency,
            Precision precision,
            Precision kvPrecision,
            Layout layout) {
        this.model = model;
        this.layout = layout;
        gpus = layout.gpus();
        tensorParallel = layout.tensorParallel();
        stages = layout.pipelineParallel();
        ranks = layout.ranks();
        expertGpus = Math.max(tensorParallel, layout.expertParallel());

        double bytes = precision.bytesPerWeight();
        // Four-bit checkpoints keep embedding and output head at 16 bits.
        double ends = precision.isFourBit() ? Precision.BF16.bytesPerWeight() : bytes;
        double head = model.headParameters();
        double lookup = model.lookupParameters();
        double inner = model.denseParameters() - head - lookup;
        denseBytesRead = inner * bytes + head * ends;
        denseBytes = denseBytesRead + lookup * ends;
        routedBytes = model.routedParameters() * bytes;
        logMissed = model.experts().logMissed();
        mixers = model.mixers().toArray(TokenMixer[]::new);
        bytesOfElement = new double[mixers.length];
        double states = 0;
        for (int i = 0; i < mixers.length; i++) {
            Attention heads = mixers[i].attention();
            // A compressed cache cannot be split by heads; grouped-query heads no further than there are.
            bytesOfElement[i] = kvPrecision.bytesPerElement() / Math.min(tensorParallel, heads.cacheParts());
            states += mixers[i].layers() * mixers[i].stateBytes() / Math.min(tensorParallel, heads.kvHeads());
        }
        stateBytes = states;

        memory = gpu.memoryBytes();
        bandwidth = gpu.bandwidthGbPerSecond() * 1e9 * efficiency.memory();
        weightBandwidth = gpu.bandwidthGbPerSecond() * 1e9 * efficiency.reading(precision);
        boolean wholeExperts = model.hasExperts() && layout.expertParallel() > 1;
        double spread = (model.hasExperts() ? efficiency.experts() : 1) * (wholeExperts ? efficiency.imbalance() : 1);
        flops = gpu.peakFlops(precision) * efficiency.compute(precision, gpu) * spread;
        overheadPerStep = efficiency.overhead(model);
        overheadPerSequence = efficiency.perSequence();

        // Each exchange is as fast as what joins those that take part: heads of a rank, all that hold experts, all
        // stages.
        reduceLine = Line.among(tensorParallel, gpu, efficiency);
        exchangeLine = Line.among(expertGpus, gpu, efficiency);
        stageLine = Line.among(gpus, gpu, efficiency);
        // Each token travels to its experts and back; what stays on the own GPU does not, and over a network one copy
        // a machine is enough.
        int perToken = model.experts().perToken();
        int machines = Math.min(MOST_MACHINES, (expertGpus + MACHINE - 1) / MACHINE);
        copies = (expertGpus <= gpu.linkDomain() ? perToken : Math.min(perToken, machines))
                * (expertGpus - 1.0)
                / expertGpus;
        // Where each rank has its own tokens, they travel to the experts and back in place of the second all-reduce.
        int exchanging = expertGpus > tensorParallel ? model.experts().layers() : 0;
        exchanges = 2 * exchanging;
        reduces = tensorParallel > 1 ? 2 * model.layers() - exchanging : 0;
        bytesOfChunk = weightBytesRead(PREFILL_CHUNK * ranks);
        exchangeOfChunk = communication(PREFILL_CHUNK);
    }

    /** What joins some GPUs: their own link as far as it reaches, beyond it a data-centre network. */
    private record Line(double bytesPerSecond, double latency) {
        static Line among(int gpus, GpuSpec gpu, Efficiency efficiency) {
            boolean linked = gpus <= gpu.linkDomain();
            double peak = linked ? gpu.linkGbPerSecond() / 2 * 1e9 : NETWORK_BYTES_PER_SECOND;
            double latency =
                    linked ? efficiency.reduceLatency() : Math.max(NETWORK_LATENCY, efficiency.reduceLatency());
            return new Line(peak * efficiency.link(), latency);
        }

        double seconds(double bytes) {
            return latency + bytes / bytesPerSecond;
        }
    }

    public Layout layout() {
        return layout;
    }

    /** Bytes of weights that a GPU holds. */
    public double weightBytesPerGpu() {
        return (denseBytes / tensorParallel + routedBytes / expertGpus) / stages;
    }

    /** Bytes that the whole group needs for the weights and so many sequences of so many tokens, shared by the ranks. */
    public double bytesNeeded(double tokens, int sequences) {
        double perRank = Math.ceil((double) sequences / ranks);
        return gpus * (weightBytesPerGpu() + perRank * cacheBytesPerGpu(tokens));
    }

    public double bytesAvailable(double usableShare) {
        return gpus * memory * usableShare;
    }

    /** The largest batch of the group that fits; 0 where not one sequence does. */
    public int largestBatch(double tokens, double usableShare) {
        double free = memory * usableShare - weightBytesPerGpu();
        double perRank = free / cacheBytesPerGpu(tokens);
        return perRank < 1 ? 0 : (int) Math.min(Math.floor(perRank) * ranks, 1 << 20);
    }

    /** Bytes of cache and states of a sequence that each GPU of its rank holds. */
    public double cacheBytesPerGpu(double tokens) {
        return cacheBytesOfRank(tokens) / stages;
    }

    private double cacheBytesOfRank(double tokens) {
        double bytes = stateBytes;
        for (int i = 0; i < mixers.length; i++) {
            bytes += mixers[i].heldElements(tokens) * bytesOfElement[i];
        }
        return bytes;
    }

    /** Operations of one token of a decode step with so many tokens of context. */
    public double decodeFlops(double context) {
        double flops = model.flopsPerToken();
        for (TokenMixer mixer : mixers) {
            flops += mixer.decodeFlops(context);
        }
        return flops;
    }

    /** Bytes that each GPU reads in a decode step; of a pipeline, what its stages read for one sequence after the other. */
    public double decodeBytes(double batch, double context) {
        return weightBytesRead(inFlight(batch)) + cacheBytesRead(batch, context);
    }

    /** Operations of each GPU in a decode step. */
    public double decodeWork(double batch, double context) {
        return perRank(batch) * decodeFlops(context) / tensorParallel;
    }

    /** One decode step of so many sequences, each with so many tokens of context. */
    public StepTime decode(double batch, double context) {
        return decode(batch, context, 1);
    }

    /**
     * One step in which each of so many sequences has so many tokens worked out, as a check of drafts has. A pipeline works
     * on as many parts of the batch as it has stages, so that a step of the batch takes the time of one part through all.
     */
    public StepTime decode(double batch, double context, double tokens) {
        double perRank = perRank(batch);
        return new StepTime(
                weightBytesRead(inFlight(batch) * tokens) / weightBandwidth,
                cacheBytesRead(batch, context) / bandwidth,
                decodeWork(batch, context) * tokens / flops,
                communication(perRank * tokens) + passing(perRank * tokens),
                overheadPerStep + overheadPerSequence * perRank);
    }

    /** Such a step that works out some tokens of prompts too, which shares the reading of the weights with them. */
    public StepTime mixed(
            double batch, double context, double tokens, double promptTokens, double computed, double inputTokens) {
        StepTime decode = decode(batch, context, tokens);
        if (promptTokens <= 0 || computed <= 0) {
            return decode;
        }
        double perToken = prefillWork(computed, inputTokens) / computed;
        double perRank = promptTokens / ranks / stages;
        double ofRank = perRank(batch) * tokens + perRank;
        return new StepTime(
                weightBytesRead(inFlight(batch) * tokens + promptTokens / stages) / weightBandwidth,
                decode.cache(),
                decode.compute() + perRank * perToken / tensorParallel / flops,
                communication(ofRank) + passing(ofRank),
                decode.overhead());
    }

    /** Sequences that the stages of a pipeline work on at one time. */
    private double inFlight(double batch) {
        return Math.max(1, batch / stages);
    }

    private double perRank(double batch) {
        return Math.max(1, batch / (ranks * stages));
    }

    /** Activations handed from stage to stage. */
    private double passing(double tokens) {
        return stages == 1 ? 0 : (stages - 1) * stageLine.seconds(tokens * model.hidden() * REDUCED_BYTES);
    }

    private double weightBytesRead(double tokens) {
        return denseBytesRead / tensorParallel + expertBytesRead(tokens);
    }

    private double cacheBytesRead(double batch, double context) {
        // A state is read and written.
        double bytes = 2 * stateBytes;
        for (int i = 0; i < mixers.length; i++) {
            bytes += mixers[i].readElements(context) * bytesOfElement[i];
        }
        return perRank(batch) * bytes;
    }

    /** Bytes of experts that a GPU reads for so many tokens of the whole group. */
    private double expertBytesRead(double tokens) {
        if (routedBytes == 0) {
            return 0;
        }
        double tokensOfExperts = tokens * expertGpus / layout.stageGpus();
        return routedBytes * -Math.expm1(tokensOfExperts * logMissed) / expertGpus;
    }

    /** The prefill of one request by its rank: products or weights, whichever takes longer. */
    public StepTime prefill(double computed, double work) {
        double chunks = Math.ceil(Math.max(1, computed) / PREFILL_CHUNK);
        double read = weightBytesRead(Math.min(computed, PREFILL_CHUNK));
        return new StepTime(
                chunks * read / weightBandwidth,
                0,
                work / tensorParallel / flops,
                communication(computed),
                chunks * overheadPerStep);
    }

    /** Seconds of the whole group for one of many prompts: weights and overheads are shared among those of a chunk. */
    public double prefillShare(double computed, double work) {
        if (computed <= 0) {
            return 0;
        }
        double chunks = computed / PREFILL_CHUNK / (ranks * stages);
        double reads = chunks * bytesOfChunk / weightBandwidth;
        double exchange = exchangeOfChunk * computed / PREFILL_CHUNK / (ranks * stages);
        return Math.max(work / gpus / flops, reads) + exchange + chunks * overheadPerStep;
    }

    /** Operations of a prompt: products with each token worked out, and attention from it to all that came before. */
    public double prefillWork(double computed, double context) {
        double work = computed * model.flopsPerToken();
        for (TokenMixer mixer : mixers) {
            work += mixer.prefillFlops(context - computed, computed);
        }
        return work;
    }

    /** Bytes of the cache of a prompt, which a decoding pool gets from the one that worked it out. */
    public double promptBytes(double tokens) {
        return cacheBytesOfRank(tokens)
                * Math.min(tensorParallel, model.attention().cacheParts());
    }

    /** Exchange of the activations of so many tokens of a rank. */
    private double communication(double tokens) {
        if (reduces + exchanges == 0) {
            return 0;
        }
        double elements = tokens * model.hidden();
        double around = 2.0 * (tensorParallel - 1) / tensorParallel;
        double reduce = reduceLine.seconds(around * elements * REDUCED_BYTES);
        double exchange = exchangeLine.seconds(copies * elements * EXCHANGED_BYTES / tensorParallel);
        return reduces * reduce + exchanges * exchange;
    }
}
