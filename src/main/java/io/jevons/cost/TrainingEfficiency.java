package io.jevons.cost;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;

/**
 * The share of a GPU's peak that training reaches (MFU), by precision and kind of model; sources: benchmark tables of
 * LLM Foundry (A100, H100) and Megatron Bridge (H100, B200, GB200, GB300), published runs.
 */
final class TrainingEfficiency {
    /** Dense models in 16 bits; range 0.30 to 0.46 on H100. */
    private static final double DENSE_16 = 0.41;

    /** The same on the Ampere generation, whose peak is lower against its memory; range 0.36 to 0.62. */
    private static final double DENSE_16_AMPERE = 0.53;

    /** Dense models in FP8, of the FP8 peak; range 0.32 to 0.41. */
    private static final double DENSE_8 = 0.38;

    /** Models with experts, against dense ones; MFU 0.15 to 0.35 in 16 bits, 0.05 to 0.22 of the FP8 peak. */
    private static final double EXPERTS = 0.5;

    /** A whole run, with restarts, evaluation and slow nodes, against a benchmark. */
    private static final double RUN = 0.8;

    private TrainingEfficiency() {}

    static Precision defaultPrecision(ModelSpec model, GpuSpec gpu) {
        return model.weights() == Precision.FP8 && gpu.teraflopsFp8() > 0 ? Precision.FP8 : Precision.BF16;
    }

    static double peakFlops(GpuSpec gpu, Precision precision) {
        boolean trains = precision == Precision.BF16 || precision == Precision.FP16 || precision == Precision.FP8;
        if (!trains || gpu.peakFlops(precision) <= 0) {
            throw InvalidInputException.of(
                    "precision", precision, "BF16, FP16 or FP8, and one that " + gpu.name() + " has");
        }
        return gpu.peakFlops(precision);
    }

    static double ofBenchmark(ModelSpec model, GpuSpec gpu, Precision precision) {
        double dense = gpu.generation().equals("Ampere") ? DENSE_16_AMPERE : DENSE_16;
        double share = precision == Precision.FP8 ? DENSE_8 : dense;
        return model.hasExperts() ? share * EXPERTS : share;
    }

    static double ofRun(ModelSpec model, GpuSpec gpu, Precision precision) {
        return RUN * ofBenchmark(model, gpu, precision);
    }
}
