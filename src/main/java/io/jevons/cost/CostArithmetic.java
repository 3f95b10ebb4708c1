package io.jevons.cost;

import io.jevons.base.Numbers;
import java.util.Locale;

/** The arithmetic of a serving cost in words and numbers. */
final class CostArithmetic {
    private CostArithmetic() {}

    static String of(ServingCost cost, Roofline roofline, StepTime step, double prefillShare) {
        Serving serving = cost.serving();
        Workload workload = serving.workload();
        GpuSpec gpu = serving.gpu();
        double context = workload.meanContext();
        double bytes = roofline.decodeBytes(cost.batch(), context);
        double work = roofline.decodeWork(cost.batch(), context);
        String batch = cost.batch() + " sequences";
        return String.join(
                        "\n",
                        serving.toString(),
                        "memory    " + gb(roofline.weightBytesPerGpu()) + " of weights a GPU, " + batch + " of "
                                + Numbers.human(workload.totalTokens()) + " tokens fit beside them"
                                + replicas(serving, roofline),
                        "roof      a step reads " + gb(bytes) + " and takes " + Numbers.human(work)
                                + " FLOPs a GPU, at peaks of " + Numbers.human(gpu.bandwidthGbPerSecond()) + " GB/s",
                        "          and " + Numbers.human(gpu.peakFlops(serving.precision()) / 1e12)
                                + " TFLOP/s; the step reaches " + Numbers.percent(cost.shareOfRoof())
                                + " of that roof, bound by "
                                + cost.bound().name().toLowerCase(Locale.ROOT),
                        "decode    weights " + ms(step.weights()) + " + KV cache " + ms(step.cache()) + " = memory "
                                + ms(step.memory()),
                        "          products " + ms(step.compute()) + "; the longer of memory and products counts",
                        "          + communication " + ms(step.communication()) + " + overhead " + ms(step.overhead())
                                + " = step " + ms(step.seconds()),
                        "prefill   one request alone " + ms(cost.prefillSeconds()) + "; as one of many "
                                + ms(prefillShare) + " of the whole group",
                        "batch     " + cost.batch() + " prefills + " + Numbers.human(workload.outputTokens())
                                + " steps = "
                                + Numbers.human(cost.secondsPerOutputToken() * workload.outputTokens()) + " s",
                        "cost      " + serving.gpus() + " GPUs over " + batch + " and "
                                + Numbers.human(workload.totalTokens()) + " tokens each = "
                                + Numbers.human(cost.gpuHoursPerMtok()) + " GPU-hours per million tokens")
                + "\n";
    }

    /** More GPUs than key-value heads hold copies of them. */
    private static String replicas(Serving serving, Roofline roofline) {
        int copies = roofline.layout().replicas(serving.model());
        return copies > 1 ? "\n          key-value heads lie on " + copies + " GPUs each" : "";
    }

    private static String ms(double seconds) {
        return Numbers.human(seconds * 1e3) + " ms";
    }

    private static String gb(double bytes) {
        return Numbers.human(bytes / 1e9) + " GB";
    }
}
