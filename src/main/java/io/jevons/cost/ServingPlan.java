package io.jevons.cost;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.roofline.Roofline;
import io.jevons.cost.roofline.ServingGroup;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** How a serving is carried out: which way of dividing the model over its group is cheapest, and how large the batch gets. */
final class ServingPlan {
    /**
     * Share of memory that weights and cache may fill; the rest holds activations and buffers. Servers default to 0.9;
     * several measured runs fit only with more.
     */
    static final double USABLE_MEMORY = 0.95;

    /** No larger group is proposed, since nobody serves a model with one. */
    private static final int MOST_GPUS = 1024;

    private final Serving serving;
    private final ServingTerms terms;
    private final ServingGroup group;
    private final double tokens;
    private final OptionalInt fixedBatch;

    ServingPlan(Serving serving) {
        this.serving = serving;
        terms = serving.terms();
        group = serving.group();
        tokens = terms.workload().totalTokens();
        fixedBatch = terms.fixedBatch();
        ModelSpec model = group.model();
        if (tokens > model.contextLength()) {
            throw InvalidInputException.of(
                    "tokens of a request",
                    Numbers.human(tokens),
                    "at most the context of " + model.name() + ", " + model.contextLength() + " tokens");
        }
    }

    /** The largest batch that memory holds, whatever batch is asked for; 0 where not one sequence fits. */
    int largestBatch() {
        int largest = 0;
        for (Roofline roofline : group.rooflines()) {
            largest = Math.max(largest, roofline.largestBatch(tokens, USABLE_MEMORY));
        }
        return largest;
    }

    /** Memory that the group lacks; 0 where it holds the model and its batch. */
    double missingBytes() {
        if (terms.prefillGpus().isPresent()) {
            return SplitServing.missingBytes(serving);
        }
        Roofline roofline = roomiest();
        double needed = roofline.bytesNeeded(tokens, fixedBatch.orElse(1));
        return Math.max(0, needed - roofline.bytesAvailable(USABLE_MEMORY));
    }

    /** The cost, unless memory or a limit forbids it. */
    Optional<ServingCost> find() {
        if (terms.prefillGpus().isPresent()) {
            return SplitServing.find(serving);
        }
        Optional<ServingCost> best = Optional.empty();
        List<Roofline> rooflines = group.rooflines();
        for (int i = 0; i < rooflines.size(); i++) {
            Optional<ServingCost> cost = find(rooflines.get(i));
            if (cost.isPresent()
                    && (best.isEmpty()
                            || cost.get().gpuHoursPerMtok() < best.get().gpuHoursPerMtok())) {
                best = cost;
            }
        }
        return best;
    }

    private Optional<ServingCost> find(Roofline roofline) {
        int largest = roofline.largestBatch(tokens, USABLE_MEMORY);
        int batch = fixedBatch.orElse(largest);
        if (batch < 1 || batch > largest) {
            return Optional.empty();
        }
        Prompt prompt = Prompt.of(terms.workload(), roofline);
        int within = fixedBatch.isPresent() ? batch : largestWithinLimits(roofline, prompt, largest);
        Pace pace = Pace.of(serving, roofline, prompt, Math.max(1, within));
        return terms.areKeptBy(pace) ? Optional.of(new ServingCost(serving, roofline, pace)) : Optional.empty();
    }

    /** Bisects: both latencies grow with the batch. */
    private int largestWithinLimits(Roofline roofline, Prompt prompt, int largest) {
        if (!terms.isLimited() && terms.prefillChunk().isEmpty()) {
            return largest;
        }
        int good = 0;
        int bad = largest + 1;
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            Pace pace = Pace.of(serving, roofline, prompt, middle);
            if (terms.areKeptBy(pace) && pace.keepsUp()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    /** Why there is no cost. */
    InvalidInputException refusal() {
        if (terms.prefillGpus().isPresent()) {
            return SplitServing.refusal(serving);
        }
        Roofline roofline = roomiest();
        int batch = fixedBatch.orElse(1);
        if (batch > roofline.largestBatch(tokens, USABLE_MEMORY)) {
            return doesNotFit(roofline, batch);
        }
        Pace fastest = Pace.of(serving, roofline, Prompt.of(terms.workload(), roofline), batch);
        boolean slow = fastest.secondsPerOutputToken() > terms.maxSecondsPerOutputToken();
        String limit = slow ? "maxSecondsPerOutputToken" : "maxSecondsToFirstToken";
        double given = slow ? terms.maxSecondsPerOutputToken() : terms.maxSecondsToFirstToken();
        double least = slow ? fastest.secondsPerOutputToken() : fastest.secondsToFirstToken();
        return InvalidInputException.of(limit, given, "at least " + least + " at batch " + batch + " of " + serving);
    }

    /** The way of dividing the model that needs least memory. */
    private Roofline roomiest() {
        int batch = fixedBatch.orElse(1);
        List<Roofline> rooflines = group.rooflines();
        Roofline roomiest = rooflines.get(0);
        for (Roofline roofline : rooflines) {
            if (roofline.bytesNeeded(tokens, batch) < roomiest.bytesNeeded(tokens, batch)) {
                roomiest = roofline;
            }
        }
        return roomiest;
    }

    private InvalidInputException doesNotFit(Roofline roofline, int batch) {
        double needed = roofline.bytesNeeded(tokens, batch);
        double there = roofline.bytesAvailable(USABLE_MEMORY);
        long enough = (long) Math.ceil(group.gpus() * needed / there);
        return new InvalidInputException(serving + " does not fit: it needs " + gb(needed) + " GB for weights and "
                + (batch == 1 ? "one sequence" : batch + " sequences") + ", there are " + gb(there)
                + " GB (" + Numbers.percent(USABLE_MEMORY) + " of memory)"
                + (group.gpu().link() == GpuSpec.Link.NONE || enough > MOST_GPUS
                        ? ""
                        : "\nMaybe gpus(" + Long.highestOneBit(2 * enough - 1) + ")"));
    }

    private static String gb(double bytes) {
        return Numbers.human(bytes / 1e9);
    }
}
