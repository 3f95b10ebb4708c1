package io.jevons.cost;

import io.jevons.base.InvalidInputException;
import io.jevons.cost.roofline.Roofline;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Prompts and decoding on GPUs of their own (Splitwise, arXiv 2311.18677; DistServe, arXiv 2401.09670). The pools work at
 * the rate of the slower one, between them caches travel over a data-centre network.
 */
final class SplitServing {
    private SplitServing() {}

    static Optional<ServingCost> find(Serving serving) {
        Optional<ServingCost> best = Optional.empty();
        for (Roofline prefill : prefillPool(serving).group().rooflines()) {
            if (prefill.largestBatch(serving.workload().inputTokens(), ServingPlan.USABLE_MEMORY) < 1) {
                continue;
            }
            Prompt prompt = Prompt.of(serving.workload(), prefill);
            for (Roofline decode : decodePool(serving).group().rooflines()) {
                Optional<ServingCost> cost = find(serving, prefill, prompt, decode);
                if (cost.isPresent()
                        && (best.isEmpty()
                                || cost.get().gpuHoursPerMtok() < best.get().gpuHoursPerMtok())) {
                    best = cost;
                }
            }
        }
        return best;
    }

    static double missingBytes(Serving serving) {
        return new ServingPlan(prefillPool(serving)).missingBytes()
                + new ServingPlan(decodePool(serving)).missingBytes();
    }

    static InvalidInputException refusal(Serving serving) {
        for (Serving pool : new Serving[] {prefillPool(serving), decodePool(serving)}) {
            if (new ServingPlan(pool).missingBytes() > 0) {
                return pool.refusal();
            }
        }
        return InvalidInputException.of(
                "limits of " + serving,
                serving.terms().maxSecondsPerOutputToken() + " s a token, "
                        + serving.terms().maxSecondsToFirstToken() + " s to the first",
                "such as a batch of one keeps");
    }

    private static Serving prefillPool(Serving serving) {
        return serving.pool(serving.terms().prefillGpus().getAsInt()).batch(1);
    }

    private static Serving decodePool(Serving serving) {
        return serving.pool(serving.gpus() - serving.terms().prefillGpus().getAsInt());
    }

    private static Optional<ServingCost> find(Serving serving, Roofline prefill, Prompt prompt, Roofline decode) {
        int largest = decode.largestBatch(serving.workload().totalTokens(), ServingPlan.USABLE_MEMORY);
        OptionalInt asked = serving.terms().fixedBatch();
        if (largest < 1 || asked.orElse(1) > largest) {
            return Optional.empty();
        }
        int good = 0;
        int bad = asked.orElse(largest) + 1;
        // The largest batch that the prompts can fill and the limits allow; its rate grows with the batch.
        while (bad - good > 1) {
            int middle = (good + bad) >>> 1;
            Pace pace = pace(serving, prefill, prompt, decode, middle);
            if (pace.keepsUp()
                    && pace.secondsPerOutputToken() <= serving.terms().maxSecondsPerOutputToken()) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        // One sequence more uses up what the prompts give.
        Pace next = pace(serving, prefill, prompt, decode, Math.min(good + 1, asked.orElse(largest)));
        Pace pace = good == 0 || next.secondsPerOutputToken() <= serving.terms().maxSecondsPerOutputToken()
                ? next
                : pace(serving, prefill, prompt, decode, good);
        return serving.terms().areKeptBy(pace) ? Optional.of(new ServingCost(serving, decode, pace)) : Optional.empty();
    }

    private static Pace pace(Serving serving, Roofline prefill, Prompt prompt, Roofline decode, int batch) {
        Workload workload = serving.workload();
        double output = workload.outputTokens();
        int prefillGpus = serving.terms().prefillGpus().getAsInt();
        int decodeGpus = serving.gpus() - prefillGpus;
        Pace.Drafts drafts = Pace.Drafts.of(serving, decode, batch);
        double decoded = batch / (output / drafts.tokensPerStep() * drafts.seconds());
        double share = prompt.share();
        double bytes = prefill.promptBytes(workload.inputTokens());
        double lines = Math.min(prefillGpus, decodeGpus) * Roofline.NETWORK_BYTES_PER_SECOND;
        double given = Math.min(share > 0 ? 1 / share : Double.POSITIVE_INFINITY, lines / bytes);
        double rate = Math.min(decoded, given);
        double handOver = bytes / (prefill.layout().tensorParallel() * Roofline.NETWORK_BYTES_PER_SECOND);
        return new Pace(
                batch,
                drafts.step(),
                drafts.seconds(),
                drafts.tokensPerStep(),
                rate,
                drafts.seconds() / drafts.tokensPerStep(),
                () -> prompt.alone() + handOver + drafts.seconds(),
                share,
                prefillGpus / rate,
                decodeGpus / rate,
                decoded <= given);
    }
}
