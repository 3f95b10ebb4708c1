package io.jevons.cost.roofline;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model on a group of equal GPUs, and how it is divided over them: all that a {@link Roofline} depends on. Rooflines are
 * prepared once, on first use, and serve every workload and batch on the group.
 */
public final class ServingGroup extends Settings<ServingGroup> {
    private final ModelSpec model;
    private final GpuSpec gpu;
    private Efficiency efficiency;
    private int gpus = 1;
    private Precision precision;
    private Optional<Precision> kvPrecision = Optional.empty();
    private OptionalInt tensorParallel = OptionalInt.empty();
    private OptionalInt expertParallel = OptionalInt.empty();
    private int pipelineParallel = 1;

    /** Empty until somebody asks; threads that ask at once prepare the same. */
    private volatile List<Roofline> rooflines = List.of();

    public ServingGroup(ModelSpec model, GpuSpec gpu) {
        this.model = model;
        this.gpu = gpu;
        precision = published(model, gpu);
        efficiency = Efficiency.of(gpu);
    }

    /** The published weights as they are, where the GPU has the arithmetic; else unpacked to 16 bits, or 8-bit integers. */
    private static Precision published(ModelSpec model, GpuSpec gpu) {
        if (gpu.supports(model.weights())) {
            return model.weights();
        }
        return gpu.supports(Precision.BF16) ? Precision.BF16 : Precision.INT8;
    }

    public ServingGroup gpus(int count) {
        Checks.atLeast("gpus", count, 1);
        if (count > 1 && gpu.link() == GpuSpec.Link.NONE) {
            throw InvalidInputException.of("gpus", count, "1 for " + gpu.name() + ", which cannot be joined to others");
        }
        ServingGroup copy = copy();
        copy.gpus = count;
        return copy;
    }

    public ServingGroup precision(Precision weights) {
        if (!gpu.supports(weights)) {
            throw new InvalidInputException(
                    "precision = " + weights + ": " + gpu.name() + " lacks it\nMaybe " + published(model, gpu));
        }
        ServingGroup copy = copy();
        copy.precision = weights;
        return copy;
    }

    public ServingGroup kvPrecision(Precision cache) {
        ServingGroup copy = copy();
        copy.kvPrecision = Optional.of(cache);
        return copy;
    }

    public ServingGroup tensorParallel(int count) {
        Checks.atLeast("tensorParallel", count, 1);
        ServingGroup copy = copy();
        copy.tensorParallel = OptionalInt.of(count);
        return copy;
    }

    public ServingGroup expertParallel(int count) {
        Checks.atLeast("expertParallel", count, 1);
        ServingGroup copy = copy();
        copy.expertParallel = OptionalInt.of(count);
        return copy;
    }

    public ServingGroup pipelineParallel(int stages) {
        Checks.atLeast("pipelineParallel", stages, 1);
        if (stages > model.layers()) {
            throw InvalidInputException.of(
                    "pipelineParallel", stages, "at most the " + model.layers() + " layers of " + model.name());
        }
        ServingGroup copy = copy();
        copy.pipelineParallel = stages;
        return copy;
    }

    /** The same with other efficiency constants. */
    public ServingGroup efficiency(Efficiency constants) {
        ServingGroup copy = copy();
        copy.efficiency = constants;
        return copy;
    }

    private ServingGroup copy() {
        return with(copy -> copy.rooflines = List.of());
    }

    public ModelSpec model() {
        return model;
    }

    public GpuSpec gpu() {
        return gpu;
    }

    public int gpus() {
        return gpus;
    }

    public Precision precision() {
        return precision;
    }

    public Precision kvPrecision() {
        if (kvPrecision.isPresent()) {
            return kvPrecision.get();
        }
        return precision == Precision.FP8 && !model.attention().isLatent() ? Precision.FP8 : Precision.BF16;
    }

    public OptionalInt tensorParallel() {
        return tensorParallel;
    }

    public OptionalInt expertParallel() {
        return expertParallel;
    }

    public int pipelineParallel() {
        return pipelineParallel;
    }

    /** The ways of dividing the model over the group that are worth trying, at least one. */
    public List<Roofline> rooflines() {
        List<Roofline> prepared = rooflines;
        if (prepared.isEmpty()) {
            prepared = prepare();
            rooflines = prepared;
        }
        return prepared;
    }

    private List<Roofline> prepare() {
        List<Roofline> prepared = new ArrayList<>(3);
        Precision cache = kvPrecision();
        for (Layout layout : Layout.worthTrying(this)) {
            prepared.add(new Roofline(model, gpu, efficiency, precision, cache, layout));
        }
        return List.copyOf(prepared);
    }

    @Override
    public String toString() {
        return model.name() + " " + precision + " on " + gpus + " x " + gpu.name();
    }
}
