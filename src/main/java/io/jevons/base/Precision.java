package io.jevons.base;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The number format of weights, activations or KV cache.
 *
 * <p>Formats of eight bits and more are arithmetic formats: a GPU computes in them or lacks them. The four-bit ones are
 * storage formats first: where a GPU has no four-bit arithmetic, kernels unpack the weights on the way and compute in 16
 * bits, so that every GPU can serve them.
 */
public enum Precision {
    /** IEEE half precision, 2 bytes. */
    FP16(2, 2),
    /** Brain floating point, 2 bytes; same cost as {@link #FP16}. */
    BF16(2, 2),
    /** Eight-bit floating point (E4M3, E5M2), 1 byte. */
    FP8(1, 1),
    /** Eight-bit integers, 1 byte. */
    INT8(1, 1),
    /** Four-bit floating point with block scales (NVFP4, MXFP4): 4.5 bits a weight. */
    FP4(0.5625, 0.5625),
    /** Four-bit integers with a scale and a zero point for 128 weights (AWQ, GPTQ): 4.25 bits a weight. */
    INT4(0.53125, 0.53125);

    private final double bytesPerWeight;
    private final double bytesPerElement;

    Precision(double bytesPerWeight, double bytesPerElement) {
        this.bytesPerWeight = bytesPerWeight;
        this.bytesPerElement = bytesPerElement;
    }

    /**
     * Memory of a weight, scales included.
     *
     * @return bytes a parameter
     */
    public double bytesPerWeight() {
        return bytesPerWeight;
    }

    /**
     * Memory of an element of the KV cache.
     *
     * @return bytes an element
     */
    public double bytesPerElement() {
        return bytesPerElement;
    }

    /**
     * Whether weights take four bits.
     *
     * @return whether they do
     */
    public boolean isFourBit() {
        return bytesPerWeight < 1;
    }

    /**
     * Finds a precision by its name.
     *
     * @param name such as {@code fp8}, in any case
     * @return the precision
     * @throws InvalidInputException if there is none of that name
     */
    public static Precision named(String name) {
        Objects.requireNonNull(name, "name");
        for (Precision precision : values()) {
            if (precision.name().equals(name.strip().toUpperCase(Locale.ROOT))) {
                return precision;
            }
        }
        throw InvalidInputException.unknown(
                "precision", name, Arrays.stream(values()).map(Enum::name).toList());
    }
}
