package io.jevons.cost;

import io.jevons.base.Numbers;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.roofline.Roofline;
import io.jevons.cost.roofline.StepTime;
import java.util.Locale;
import java.util.OptionalInt;

/** The arithmetic of a serving cost in words and numbers. */
final class CostArithmetic {
    private final ServingCost cost;
    private final Serving serving;
    private final Workload workload;
    private final Roofline roofline;
    private final Pace pace;

    private CostArithmetic(ServingCost cost, Roofline roofline, Pace pace) {
        this.cost = cost;
        serving = cost.serving();
        workload = serving.workload();
        this.roofline = roofline;
        this.pace = pace;
    }

    static String of(ServingCost cost, Roofline roofline, Pace pace) {
        CostArithmetic text = new CostArithmetic(cost, roofline, pace);
        return String.join(
                        "\n",
                        cost.serving().toString(),
                        text.memory(),
                        text.roof(),
                        text.decode(),
                        text.prefill(),
                        text.batch(),
                        text.total())
                + "\n";
    }

    private String memory() {
        int most = roofline.largestBatch(workload.totalTokens(), ServingPlan.USABLE_MEMORY);
        return "memory    " + gb(roofline.weightBytesPerGpu()) + " of weights a GPU"
                + (isSplit() ? " that decodes" : "")
                + ", " + most + " sequences of " + Numbers.human(workload.totalTokens()) + " tokens fit beside them"
                + (pace.batch() < most
                        ? "\n          of which a batch of " + pace.batch() + " is decoded together"
                        : "")
                + replicas();
    }

    /** More GPUs than key-value heads hold copies of them. */
    private String replicas() {
        int copies = roofline.layout().replicas(serving.model());
        return copies > 1 ? "\n          key-value heads lie on " + copies + " GPUs each" : "";
    }

    private String roof() {
        GpuSpec gpu = serving.gpu();
        double bytes = roofline.decodeBytes(pace.batch(), workload.meanContext());
        // What prompts add in chunks is part of a step's time, not of the decoding that the roof is for.
        String what = serving.terms().prefillChunk().isPresent() && !isSplit() ? "a step's decoding" : "a step";
        return "roof      " + what + " reads " + gb(bytes) + " and takes " + Numbers.human(cost.stepWork())
                + " FLOPs a GPU, at peaks of " + Numbers.human(gpu.bandwidthGbPerSecond()) + " GB/s\n          and "
                + Numbers.human(gpu.peakFlops(serving.precision()) / 1e12) + " TFLOP/s; the step reaches "
                + Numbers.percent(cost.shareOfRoof()) + " of that roof, bound by "
                + cost.bound().name().toLowerCase(Locale.ROOT);
    }

    private String decode() {
        StepTime step = pace.step();
        boolean drafts = serving.terms().speculation().isPresent();
        return "decode    weights " + ms(step.weights()) + " + KV cache " + ms(step.cache()) + " = memory "
                + ms(step.memory()) + "\n          products " + ms(step.compute())
                + "; the longer of memory and products counts\n          + communication " + ms(step.communication())
                + " + overhead " + ms(step.overhead()) + (drafts ? " + drafts " + ms(pace.draftSeconds()) : "")
                + " = step " + ms(pace.stepSeconds());
    }

    private String prefill() {
        OptionalInt chunk = serving.terms().prefillChunk();
        String alone = "prefill   one request alone " + ms(cost.prefillSeconds());
        if (isSplit()) {
            return alone + ", the way of its cache included\n          as one of many " + ms(pace.promptSeconds())
                    + " of " + prefillGpus() + " GPUs";
        }
        return alone + (chunk.isPresent() ? " in chunks of " + chunk.getAsInt() : "") + "; as one of many "
                + ms(pace.prefillGpuSeconds() / serving.gpus()) + " of the whole group";
    }

    private String batch() {
        double steps = pace.steps(workload);
        String decoded = Numbers.human(steps) + " steps";
        String whole = Numbers.human(pace.batch() / pace.requestsPerSecond()) + " s";
        if (isSplit()) {
            return "batch     " + decoded + " on " + (serving.gpus() - prefillGpus()) + " GPUs = "
                    + Numbers.human(steps * pace.stepSeconds()) + " s; " + pace.batch() + " prefills on "
                    + prefillGpus()
                    + " = " + Numbers.human(pace.batch() * pace.promptSeconds())
                    + " s\n          the longest of them and of sending the caches counts: " + whole;
        }
        return serving.terms().prefillChunk().isPresent()
                ? "batch     " + decoded + ", which take " + pace.batch() + " prompts along = " + whole
                : "batch     " + pace.batch() + " prefills + " + decoded + " = " + whole;
    }

    private String total() {
        return "cost      " + serving.gpus() + " GPUs over " + pace.batch() + " sequences and "
                + Numbers.human(workload.totalTokens()) + " tokens each = " + Numbers.human(cost.gpuHoursPerMtok())
                + " GPU-hours per million tokens";
    }

    private boolean isSplit() {
        return serving.terms().prefillGpus().isPresent();
    }

    private int prefillGpus() {
        return serving.terms().prefillGpus().orElse(0);
    }

    private static String ms(double seconds) {
        return Numbers.human(seconds * 1e3) + " ms";
    }

    private static String gb(double bytes) {
        return Numbers.human(bytes / 1e9) + " GB";
    }
}
