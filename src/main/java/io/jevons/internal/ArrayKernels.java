package io.jevons.internal;

/**
 * Elementary functions of whole arrays. An instance owns its scratch arrays, so it belongs to one thread at a time and
 * allocates nothing after its creation: hold one per engine workspace.
 *
 * <p>Each method reads {@code in[inOffset .. inOffset + n)} and writes {@code out[outOffset .. outOffset + n)}. The two
 * may be the same array with the same offset; otherwise they must not overlap. The value of an element depends on its
 * argument alone, to the last bit: not on {@code n}, the offsets, its neighbours, the state of the compiler, or on which
 * implementation {@link #create} chose. It equals the scalar form of the same name in {@link ArrayMath}, which also states
 * the accuracy and the special cases.
 */
public interface ArrayKernels {
    /**
     * The fastest kernels that this virtual machine can run: those of the Vector API where it was started with {@code
     * --add-modules jdk.incubator.vector}, otherwise those in plain Java. Both give the same bits.
     *
     * @return new kernels with scratch of their own
     */
    static ArrayKernels create() {
        return KernelChoice.create();
    }

    /**
     * The exponential function, {@link ArrayMath#exp(double)} of each element.
     *
     * @param in the arguments
     * @param inOffset where they start
     * @param out receives the results
     * @param outOffset where they start
     * @param n how many
     * @throws IndexOutOfBoundsException if a range does not lie within its array
     */
    void exp(double[] in, int inOffset, double[] out, int outOffset, int n);

    /**
     * The natural logarithm, {@link ArrayMath#log(double)} of each element.
     *
     * @param in the arguments
     * @param inOffset where they start
     * @param out receives the results
     * @param outOffset where they start
     * @param n how many
     * @throws IndexOutOfBoundsException if a range does not lie within its array
     */
    void log(double[] in, int inOffset, double[] out, int outOffset, int n);

    /**
     * The normal distribution function Φ, {@link ArrayMath#normalCdf(double)} of each element.
     *
     * @param in the arguments
     * @param inOffset where they start
     * @param out receives the results
     * @param outOffset where they start
     * @param n how many
     * @throws IndexOutOfBoundsException if a range does not lie within its array
     */
    void normalCdf(double[] in, int inOffset, double[] out, int outOffset, int n);

    /**
     * The inverse Mills ratio φ/Φ, {@link ArrayMath#inverseMills(double)} of each element.
     *
     * @param in the arguments
     * @param inOffset where they start
     * @param out receives the results
     * @param outOffset where they start
     * @param n how many
     * @throws IndexOutOfBoundsException if a range does not lie within its array
     */
    void inverseMills(double[] in, int inOffset, double[] out, int outOffset, int n);
}
