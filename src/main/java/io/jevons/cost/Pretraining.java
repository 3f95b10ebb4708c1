package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A pre-training run: {@code C = 6 N D} floating-point operations for {@code N} active parameters and {@code D} tokens
 * (Kaplan et al. 2020, arXiv 2001.08361), at a share of the GPU's peak that benchmarks reach and whole runs fall short of.
 * Immutable.
 */
public final class Pretraining {
    private final ModelSpec model;
    private final double tokens;
    private final Optional<GpuSpec> gpu;
    private final Optional<Precision> precision;
    private final OptionalDouble utilisation;

    private Pretraining(
            ModelSpec model,
            double tokens,
            Optional<GpuSpec> gpu,
            Optional<Precision> precision,
            OptionalDouble utilisation) {
        this.model = model;
        this.tokens = tokens;
        this.gpu = gpu;
        this.precision = precision;
        this.utilisation = utilisation;
    }

    static Pretraining of(ModelSpec model, double tokens) {
        Checks.positive("tokens", tokens);
        return new Pretraining(model, tokens, Optional.empty(), Optional.empty(), OptionalDouble.empty());
    }

    /**
     * Sets the GPU.
     *
     * @param newGpu the GPU
     * @return a changed copy
     */
    public Pretraining on(GpuSpec newGpu) {
        Objects.requireNonNull(newGpu, "newGpu");
        return new Pretraining(model, tokens, Optional.of(newGpu), precision, utilisation);
    }

    /**
     * Sets the precision of the matrix products; by default FP8 for models published in FP8 on GPUs that have it, else
     * BF16.
     *
     * @param products BF16, FP16 or FP8
     * @return a changed copy
     */
    public Pretraining precision(Precision products) {
        Objects.requireNonNull(products, "products");
        return new Pretraining(model, tokens, gpu, Optional.of(products), utilisation);
    }

    /**
     * Sets the share of peak that the run reaches (MFU), restarts included.
     *
     * @param share of the peak at the run's precision, above 0, at most 1
     * @return a changed copy
     * @throws InvalidInputException if it is out of its range
     */
    public Pretraining utilisation(double share) {
        Checks.fraction("utilisation", share);
        return new Pretraining(model, tokens, gpu, precision, OptionalDouble.of(share));
    }

    /**
     * Works out the cost.
     *
     * @return the cost
     * @throws InvalidInputException if no GPU was given, or it lacks the precision
     */
    public TrainingCost cost() {
        GpuSpec on = gpu.orElseThrow(
                () -> new InvalidInputException("the training has no GPU\nMaybe .on(GpuSpec.named(\"H100\"))"));
        Precision products = precision.orElseGet(() -> TrainingEfficiency.defaultPrecision(model, on));
        double peak = TrainingEfficiency.peakFlops(on, products);
        double share = utilisation.orElseGet(() -> TrainingEfficiency.ofRun(model, on, products));
        double flops = 6 * model.activeParameters() * tokens;
        String description =
                model.name() + " on " + Numbers.human(tokens) + " tokens in " + products + " on " + on.name();
        return new TrainingCost(description, on, flops, flops / (peak * share) / 3600, share);
    }

    @Override
    public String toString() {
        return gpu.isPresent() ? cost().toString() : model.name() + " on " + Numbers.human(tokens) + " tokens";
    }
}
