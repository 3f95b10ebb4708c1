package io.jevons.market;

import io.jevons.cost.GpuSpec;
import io.jevons.cost.ModelSpec;
import io.jevons.cost.Precision;
import io.jevons.cost.ServingModel;
import io.jevons.cost.ServingRequest;
import io.jevons.cost.Workload;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What serves a grade on a tier: the {@code serve} entry of a market file.
 *
 * @param model the model
 * @param gpu the GPU; where it is not the tier's reference, hours are converted by dense BF16 FLOP/s
 * @param gpus how many of them form a group; open where empty
 * @param precision the precision of the weights; open where empty
 * @param workload the tokens of a mean request
 */
public record Served(ModelSpec model, GpuSpec gpu, OptionalInt gpus, Optional<Precision> precision, Workload workload) {
    /**
     * The GPU-hours of a million tokens, in hours of the tier's reference GPU.
     *
     * @param servingModel the cost model
     * @param referenceEquivalents the reference GPU's dense BF16 FLOP/s in those of an H100 SXM
     * @return GPU-hours per million tokens
     * @throws io.jevons.base.InvalidInputException if the model does not fit, with the bytes that are missing
     */
    public double referenceHours(ServingModel servingModel, double referenceEquivalents) {
        ServingRequest request = new ServingRequest(model, gpu, gpus, precision, workload);
        return servingModel.serve(request).gpuHoursPerMtok() * gpu.h100Equivalents() / referenceEquivalents;
    }

    /**
     * Whether the model can be served at all.
     *
     * @param servingModel the cost model
     * @return whether it fits
     */
    public boolean fits(ServingModel servingModel) {
        return servingModel
                .serve(new ServingRequest(model, gpu, gpus, precision, workload))
                .fits();
    }

    @Override
    public String toString() {
        String group = gpus.isPresent() ? gpus.getAsInt() + " x " : "";
        String format = precision.map(p -> " in " + p).orElse("");
        return model.name() + " on " + group + gpu.name() + format + ", " + (long) workload.inputTokens()
                + " tokens in, " + (long) workload.outputTokens() + " out";
    }
}
