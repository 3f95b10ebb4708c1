package io.jevons.cost.serving;

import io.jevons.base.Checks;
import io.jevons.base.Precision;
import io.jevons.cost.Workload;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The question put to a {@link ServingModel}: serve this on that, as the {@code serve} entry of a market file says it. What
 * is left open the model may choose, at least cost.
 *
 * <p>The constructor refuses the figures with {@link io.jevons.base.InvalidInputException} if it is below 1.
 *
 * @param model the model
 * @param gpu the one type of GPU
 * @param gpus how many of them form a group; open where empty
 * @param precision the precision of the weights; open where empty
 * @param workload the tokens of a mean request
 */
public record ServingRequest(
        ModelSpec model, GpuSpec gpu, OptionalInt gpus, Optional<Precision> precision, Workload workload) {

    /**
     * Checks the figures.
     *
     * @param model the model
     * @param gpu the one type of GPU
     * @param gpus how many of them form a group
     * @param precision the precision of the weights
     * @param workload the tokens of a mean request
     * @throws io.jevons.base.InvalidInputException if it is below 1
     */
    public ServingRequest {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(gpu, "gpu");
        Objects.requireNonNull(gpus, "gpus");
        Objects.requireNonNull(precision, "precision");
        Objects.requireNonNull(workload, "workload");
        gpus.ifPresent(count -> Checks.atLeast("gpus", count, 1));
    }

    /**
     * A request that leaves group and precision open.
     *
     * @param model the model
     * @param gpu the GPU
     * @param workload the workload
     * @return the request
     */
    public static ServingRequest of(ModelSpec model, GpuSpec gpu, Workload workload) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(gpu, "gpu");
        Objects.requireNonNull(workload, "workload");
        return new ServingRequest(model, gpu, OptionalInt.empty(), Optional.empty(), workload);
    }

    /**
     * The same for a group of a given size.
     *
     * @param count at least 1
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if it is below 1
     */
    public ServingRequest gpus(int count) {
        return new ServingRequest(model, gpu, OptionalInt.of(count), precision, workload);
    }

    /**
     * The same for weights of a given precision.
     *
     * @param weights the precision
     * @return a changed copy
     */
    public ServingRequest precision(Precision weights) {
        Objects.requireNonNull(weights, "weights");
        return new ServingRequest(model, gpu, gpus, Optional.of(weights), workload);
    }

    /**
     * Whether the model can be served so.
     *
     * @param servingModel the cost model
     * @return whether it fits
     */
    public boolean fits(ServingModel servingModel) {
        Objects.requireNonNull(servingModel, "servingModel");
        return servingModel.serve(this).fits();
    }

    /**
     * The GPU-hours of a million tokens, in hours of another GPU: converted by dense BF16 FLOP/s.
     *
     * @param servingModel the cost model
     * @param referenceEquivalents the other GPU's dense BF16 FLOP/s in those of an H100 SXM
     * @return GPU-hours per million tokens
     * @throws io.jevons.base.InvalidInputException if the model does not fit, with the bytes that are missing
     */
    public double referenceHours(ServingModel servingModel, double referenceEquivalents) {
        Objects.requireNonNull(servingModel, "servingModel");
        return servingModel.serve(this).gpuHoursPerMtok() * gpu.h100Equivalents() / referenceEquivalents;
    }

    @Override
    public String toString() {
        String group = gpus.isPresent() ? gpus.getAsInt() + " x " : "";
        String format = precision.map(p -> " in " + p).orElse("");
        return model.name() + " on " + group + gpu.name() + format + ", " + (long) workload.inputTokens()
                + " tokens in, " + (long) workload.outputTokens() + " out";
    }
}
