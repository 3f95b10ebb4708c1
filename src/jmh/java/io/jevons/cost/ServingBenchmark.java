package io.jevons.cost;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of a serving cost: at a fixed batch, with a search for the batch, and the cheapest over all bundled GPUs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ServingBenchmark {
    private final ModelSpec model = ModelSpec.named("DeepSeek-R1");
    private final Workload workload = Workload.of(1000, 1000);
    private final Serving serving = Serving.of(model, GpuSpec.named("H200 SXM"))
            .gpus(8)
            .precision(Precision.FP8)
            .workload(workload);
    private final Serving fixed = serving.batch(64);

    /**
     * At a fixed batch.
     *
     * @return GPU-hours per million tokens
     */
    @Benchmark
    public double fixedBatch() {
        return fixed.cost().gpuHoursPerMtok();
    }

    /**
     * With the largest batch that fits.
     *
     * @return GPU-hours per million tokens
     */
    @Benchmark
    public double batchSearch() {
        return serving.cost().gpuHoursPerMtok();
    }

    /**
     * Over all GPUs, groups and precisions.
     *
     * @return the number of deployments
     */
    @Benchmark
    public int cheapest() {
        return Serving.cheapest(model, workload).deployments().size();
    }
}
