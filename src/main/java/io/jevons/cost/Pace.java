package io.jevons.cost;

import io.jevons.cost.roofline.Roofline;
import io.jevons.cost.roofline.StepTime;
import java.util.function.DoubleSupplier;

/**
 * How fast a group works at a batch, from the times of its steps and prompts.
 *
 * @param batch sequences decoded together
 * @param step one decode step
 * @param stepSeconds its time, with drafts and prompt tokens that it takes along
 * @param tokensPerStep tokens that it yields a sequence
 * @param requestsPerSecond requests that the whole group finishes
 * @param secondsPerOutputToken what a user sees
 * @param untilFirstToken seconds of a request that waits for no other; worked out when somebody asks
 * @param promptSeconds for one of many prompts, of the GPUs that stop for it; 0 where it comes in chunks beside decoding
 * @param prefillGpuSeconds GPU time of a request's prompt
 * @param decodeGpuSeconds GPU time of a request's output
 * @param keepsUp whether prompts are worked out as fast as they come
 */
record Pace(
        int batch,
        StepTime step,
        double stepSeconds,
        double tokensPerStep,
        double requestsPerSecond,
        double secondsPerOutputToken,
        DoubleSupplier untilFirstToken,
        double promptSeconds,
        double prefillGpuSeconds,
        double decodeGpuSeconds,
        boolean keepsUp) {

    /** Prompts and decoding take turns on the same GPUs, or prompts come in chunks beside decoding. */
    static Pace of(Serving serving, Roofline roofline, Prompt prompt, int batch) {
        Drafts drafts = Drafts.of(serving, roofline, batch);
        if (serving.terms().prefillChunk().isPresent()) {
            return chunked(serving, roofline, drafts, batch);
        }
        double output = serving.workload().outputTokens();
        double share = prompt.share();
        double steps = output / drafts.tokensPerStep();
        double seconds = batch * share + steps * drafts.seconds();
        return new Pace(
                batch,
                drafts.step(),
                drafts.seconds(),
                drafts.tokensPerStep(),
                batch / seconds,
                seconds / output,
                () -> prompt.alone() + drafts.seconds(),
                share,
                serving.gpus() * share,
                serving.gpus() * steps * drafts.seconds() / batch,
                true);
    }

    /** In a steady state each step takes along the prompt tokens that its sequences' successors need. */
    private static Pace chunked(Serving serving, Roofline roofline, Drafts drafts, int batch) {
        Workload workload = serving.workload();
        double computed = workload.computedInputTokens();
        double input = workload.inputTokens();
        double output = workload.outputTokens();
        double perStep = batch * computed * drafts.tokensPerStep() / output;
        int chunk = serving.terms().prefillChunk().getAsInt();
        double context = workload.meanContext();
        StepTime mixed = roofline.mixed(batch, context, drafts.checked(), perStep, computed, input);
        double seconds = mixed.seconds() + drafts.seconds() - drafts.step().seconds();
        double steps = output / drafts.tokensPerStep();
        double rate = batch / (steps * seconds);
        double decoding = serving.gpus() * steps * drafts.seconds() / batch;
        return new Pace(
                batch,
                mixed,
                seconds,
                drafts.tokensPerStep(),
                rate,
                seconds / drafts.tokensPerStep(),
                () -> Math.ceil(computed / chunk)
                                * roofline.mixed(batch, context, drafts.checked(), chunk, computed, input)
                                        .seconds()
                        + drafts.seconds(),
                0,
                Math.max(0, serving.gpus() / rate - decoding),
                decoding,
                perStep <= chunk);
    }

    /** Steps that the output of a request takes. */
    double steps(Workload workload) {
        return workload.outputTokens() / tokensPerStep;
    }

    /** Seconds of a step that drafts take. */
    double draftSeconds() {
        return stepSeconds - step.seconds();
    }

    double secondsToFirstToken() {
        return untilFirstToken.getAsDouble();
    }

    /** A step of the batch, with the drafts that it checks; {@code checked} tokens of each sequence are worked out. */
    record Drafts(StepTime step, double seconds, double tokensPerStep, double checked) {
        static Drafts of(Serving serving, Roofline roofline, int batch) {
            double context = serving.workload().meanContext();
            StepTime plain = roofline.decode(batch, context);
            if (serving.terms().speculation().isEmpty()) {
                return new Drafts(plain, plain.seconds(), 1, 1);
            }
            Speculation speculation = serving.terms().speculation().get();
            double checked = speculation.drafted() + 1.0;
            StepTime check = roofline.decode(batch, context, checked);
            double drafting = speculation.drafted() * speculation.draftCost() * plain.seconds();
            return new Drafts(check, check.seconds() + drafting, speculation.accepted(), checked);
        }
    }
}
