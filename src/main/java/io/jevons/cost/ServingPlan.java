package io.jevons.cost;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a serving is carried out: how the model is divided over the group, and how large the batch gets. */
final class ServingPlan {
    /**
     * Share of memory that weights and cache may fill; the rest holds activations and buffers. Servers default to 0.9;
     * several measured runs fit only with more.
     */
    static final double USABLE_MEMORY = 0.95;

    private final Serving serving;
    private final ModelSpec model;
    private final GpuSpec gpu;
    private final int gpus;
    private final Workload workload;
    private final Precision kvPrecision;
    private final OptionalInt tensorParallel;
    private final OptionalInt fixedBatch;
    /** The most GPUs among which the heads can be divided, where it is left open. */
    private final int most;

    ServingPlan(Serving serving) {
        this.serving = serving;
        model = serving.model();
        gpu = serving.gpu();
        gpus = serving.gpus();
        workload = serving.workload();
        kvPrecision = serving.kvPrecision();
        tensorParallel = serving.tensorParallel();
        fixedBatch = serving.fixedBatch();
        if (workload.totalTokens() > model.contextLength()) {
            throw InvalidInputException.of(
                    "tokens of a request",
                    Numbers.human(workload.totalTokens()),
                    "at most the context of " + model.name() + ", " + model.contextLength() + " tokens");
        }
        most = tensorParallel.isPresent() ? 0 : Layout.mostTensorParallel(serving);
    }

    /** The largest batch that memory holds, whatever batch is asked for; 0 where not one sequence fits. */
    int largestBatch() {
        int largest = 0;
        for (Roofline roofline : rooflines()) {
            largest = Math.max(largest, roofline.largestBatch(workload.totalTokens(), USABLE_MEMORY));
        }
        return largest;
    }

    /** Memory that the group lacks; 0 where it holds the model and its batch. */
    double missingBytes() {
        if (serving.prefillGpus().isPresent()) {
            return SplitServing.missingBytes(serving);
        }
        Roofline roofline = roomiest();
        double needed = roofline.bytesNeeded(workload.totalTokens(), fixedBatch.orElse(1));
        return Math.max(0, needed - roofline.bytesAvailable(USABLE_MEMORY));
    }

    /** The cost, unless memory or a limit forbids it. */
    Optional<ServingCost> find() {
        if (serving.prefillGpus().isPresent()) {
            return SplitServing.find(serving);
        }
        // Copies of the cache against copies of the dense weights, a fast link against a wide group: whichever is
        // cheaper.
        Optional<ServingCost> best = Optional.empty();
        for (Roofline roofline : rooflines()) {
            Optional<ServingCost> cost = find(roofline);
            if (cost.isPresent()
                    && (best.isEmpty()
                            || cost.get().gpuHoursPerMtok() < best.get().gpuHoursPerMtok())) {
                best = cost;
            }
        }
        return best;
    }

    /** The way of dividing the model that needs least memory. */
    private Roofline roomiest() {
        double tokens = workload.totalTokens();
        int batch = fixedBatch.orElse(1);
        List<Roofline> rooflines = rooflines();
        Roofline roomiest = rooflines.get(0);
        for (Roofline roofline : rooflines) {
            if (roofline.bytesNeeded(tokens, batch) < roomiest.bytesNeeded(tokens, batch)) {
                roomiest = roofline;
            }
        }
        return roomiest;
    }

    /** The most GPUs over which heads can split the cache without copies, in models with experts. */
    private int dividedByCache() {
        if (!model.hasExperts()) {
            return most;
        }
        int heads = model.attention().cacheParts();
        int stageGpus = gpus / serving.pipelineParallel();
        int divisor = Math.min(heads, stageGpus);
        while (stageGpus % divisor != 0 || !Layout.dividesHeads(model, divisor)) {
            divisor--;
        }
        return divisor;
    }

    private Roofline roofline(int tensorParallelGpus) {
        return new Roofline(
                model,
                gpu,
                serving.efficiency(),
                serving.precision(),
                kvPrecision,
                Layout.of(serving, tensorParallelGpus));
    }

    /** The ways of dividing the group that are worth trying. */
    List<Roofline> rooflines() {
        if (tensorParallel.isPresent()) {
            return List.of(roofline(tensorParallel.getAsInt()));
        }
        int linked = linkedTensorParallel();
        int byCache = dividedByCache();
        List<Roofline> rooflines = new ArrayList<>(3);
        rooflines.add(roofline(most));
        if (linked != most) {
            rooflines.add(roofline(linked));
        }
        if (byCache != most && byCache != linked) {
            rooflines.add(roofline(byCache));
        }
        return rooflines;
    }

    /** The most GPUs of one link's reach among which the heads can be divided. */
    private int linkedTensorParallel() {
        int reach = Math.max(1, gpu.linkDomain());
        if (most <= reach) {
            return most;
        }
        int stageGpus = gpus / serving.pipelineParallel();
        int parts = reach;
        while (parts > 1 && (stageGpus % parts != 0 || !Layout.dividesHeads(model, parts))) {
            parts--;
        }
        return parts;
    }

    private Optional<ServingCost> find(Roofline roofline) {
        int largest = roofline.largestBatch(workload.totalTokens(), USABLE_MEMORY);
        int batch = fixedBatch.orElse(largest);
        if (batch < 1 || batch > largest) {
            return Optional.empty();
        }
        int within = fixedBatch.isPresent() ? batch : largestWithinLimits(roofline, largest);
        ServingCost cost = new ServingCost(serving, roofline, pace(roofline, Math.max(1, within)));
        return keepsLimits(cost) ? Optional.of(cost) : Optional.empty();
    }

    /** Why there is no cost. */
    InvalidInputException refusal() {
        if (serving.prefillGpus().isPresent()) {
            return SplitServing.refusal(serving);
        }
        Roofline roofline = roomiest();
        int batch = fixedBatch.orElse(1);
        if (batch > roofline.largestBatch(workload.totalTokens(), USABLE_MEMORY)) {
            return doesNotFit(roofline, batch);
        }
        ServingCost fastest = new ServingCost(serving, roofline, pace(roofline, batch));
        boolean slow = fastest.secondsPerOutputToken() > serving.maxSecondsPerOutputToken();
        String limit = slow ? "maxSecondsPerOutputToken" : "maxSecondsToFirstToken";
        double given = slow ? serving.maxSecondsPerOutputToken() : serving.maxSecondsToFirstToken();
        double least = slow ? fastest.secondsPerOutputToken() : fastest.secondsToFirstToken();
        return InvalidInputException.of(limit, given, "at least " + least + " at batch " + batch + " of " + serving);
    }

    private InvalidInputException doesNotFit(Roofline roofline, int batch) {
        double needed = roofline.bytesNeeded(workload.totalTokens(), batch);
        double there = roofline.bytesAvailable(USABLE_MEMORY);
        int enough = (int) Math.ceil(gpus * needed / there);
        return new InvalidInputException(serving + " does not fit: it needs " + gb(needed) + " GB for weights and "
                + (batch == 1 ? "one sequence" : batch + " sequences") + ", there are " + gb(there)
                + " GB (" + Numbers.percent(USABLE_MEMORY) + " of memory)"
                + (gpu.link() == GpuSpec.Link.NONE
                        ? ""
                        : "\nMaybe gpus(" + Integer.highestOneBit(2 * enough - 1) + ")"));
    }

    private static String gb(double bytes) {
        return Numbers.human(bytes / 1e9);
    }

    private boolean isLimited() {
        return serving.maxSecondsPerOutputToken() < Double.POSITIVE_INFINITY
                || serving.maxSecondsToFirstToken() < Double.POSITIVE_INFINITY;
    }

    private boolean keepsLimits(ServingCost cost) {
        return !isLimited()
                || (cost.secondsPerOutputToken() <= serving.maxSecondsPerOutputToken()
                        && cost.secondsToFirstToken() <= serving.maxSecondsToFirstToken());
    }

    private Pace pace(Roofline roofline, int batch) {
        return Pace.of(serving, roofline, batch);
    }

    /** Bisects: both latencies grow with the batch. */
    private int largestWithinLimits(Roofline roofline, int largest) {
        boolean chunked = serving.prefillChunk().isPresent();
        if (!isLimited() && !chunked) {
            return largest;
        }
        int good = 0;
        int bad = largest + 1;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            Pace pace = pace(roofline, middle);
            if (pace.secondsPerOutputToken() <= serving.maxSecondsPerOutputToken()
                    && pace.secondsToFirstToken() <= serving.maxSecondsToFirstToken()
                    && pace.keepsUp()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }
}
