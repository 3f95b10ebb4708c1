package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Settings;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * A pre-training run: {@code C = 6 N D} floating-point operations for {@code N} active parameters and {@code D} tokens
 * (Kaplan et al. 2020, arXiv 2001.08361), at a share of the GPU's peak that benchmarks reach and whole runs fall short of.
 * Immutable.
 */
public final class Pretraining {
    private final Given given;

    private Pretraining(Given given) {
        this.given = given;
    }

    static Pretraining of(ModelSpec model, double tokens) {
        Checks.positive("tokens", tokens);
        return new Pretraining(new Given(model, tokens));
    }

    /**
     * Sets the GPU.
     *
     * @param newGpu the GPU
     * @return a changed copy
     */
    public Pretraining on(GpuSpec newGpu) {
        Objects.requireNonNull(newGpu, "newGpu");
        return with(copy -> copy.gpu = Optional.of(newGpu));
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
        return with(copy -> copy.precision = Optional.of(products));
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
        return with(copy -> copy.utilisation = OptionalDouble.of(share));
    }

    /**
     * Works out the cost.
     *
     * @return the cost
     * @throws InvalidInputException if no GPU was given, or it lacks the precision
     */
    public TrainingCost cost() {
        GpuSpec on = given.gpu.orElseThrow(
                () -> new InvalidInputException("the training has no GPU\nMaybe .on(GpuSpec.named(\"H100\"))"));
        Precision products = given.precision.orElseGet(() -> TrainingEfficiency.defaultPrecision(given.model, on));
        double peak = TrainingEfficiency.peakFlops(on, products);
        double share = given.utilisation.orElseGet(() -> TrainingEfficiency.ofRun(given.model, on, products));
        double flops = 6 * given.model.activeParameters() * given.tokens;
        String description = given.model.name() + " on " + Numbers.human(given.tokens) + " tokens in " + products
                + " on " + on.name();
        return new TrainingCost(description, on, flops, flops / (peak * share) / 3600, share);
    }

    private Pretraining with(Consumer<Given> change) {
        return new Pretraining(given.with(change));
    }

    @Override
    public String toString() {
        return given.gpu.isPresent()
                ? cost().toString()
                : given.model.name() + " on " + Numbers.human(given.tokens) + " tokens";
    }

    /** What is set, or its default. */
    private static final class Given extends Settings<Given> {
        private final ModelSpec model;
        private final double tokens;
        private Optional<GpuSpec> gpu = Optional.empty();
        private Optional<Precision> precision = Optional.empty();
        private OptionalDouble utilisation = OptionalDouble.empty();

        Given(ModelSpec model, double tokens) {
            this.model = model;
            this.tokens = tokens;
        }
    }
}
