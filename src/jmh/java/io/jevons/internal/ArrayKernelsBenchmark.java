package io.jevons.internal;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time per element of the array kernels, beside {@link Math}. With the Vector API where the virtual machine has it: add
 * {@code -Dbench.options="-f 1 -jvmArgsAppend --add-modules=jdk.incubator.vector"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 10, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class ArrayKernelsBenchmark {
    private static final int LANES = 256;

    private final ArrayKernels kernels = ArrayKernels.create();
    private final double[] normal = new double[LANES];
    private final double[] positive = new double[LANES];
    private final double[] out = new double[LANES];

    /** Normal and lognormal arguments with a standard deviation of 3. */
    public ArrayKernelsBenchmark() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < LANES; i++) {
            normal[i] = 3 * ArrayMath.normalQuantile(random.nextDouble());
            positive[i] = ArrayMath.exp(normal[i]);
        }
    }

    /**
     * The exponential function.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double[] exp() {
        kernels.exp(normal, 0, out, 0, LANES);
        return out;
    }

    /**
     * The logarithm.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double[] log() {
        kernels.log(positive, 0, out, 0, LANES);
        return out;
    }

    /**
     * The normal distribution function.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double[] normalCdf() {
        kernels.normalCdf(normal, 0, out, 0, LANES);
        return out;
    }

    /**
     * The inverse Mills ratio.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double[] inverseMills() {
        kernels.inverseMills(normal, 0, out, 0, LANES);
        return out;
    }

    /**
     * The exponential function of the platform.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double[] platformExp() {
        for (int i = 0; i < LANES; i++) {
            out[i] = Math.exp(normal[i]);
        }
        return out;
    }

    /**
     * The logarithm of the platform.
     *
     * @return the results
     */
    @Benchmark
    @OperationsPerInvocation(LANES)
    public double[] platformLog() {
        for (int i = 0; i < LANES; i++) {
            out[i] = Math.log(positive[i]);
        }
        return out;
    }
}
