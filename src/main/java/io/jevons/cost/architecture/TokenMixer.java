package io.jevons.cost.architecture;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import java.util.Objects;

/**
 * Layers of one kind by which a token learns of the tokens before it: attention to all, to a window, a chunk, a
 * compressed or selected past, or a state of fixed size. A model has one or several.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if one is below its bound.
 *
 * @param layers how many layers are of this kind, at least 1
 * @param kind the kind
 * @param attention the heads; of a recurrent layer those of its state
 * @param reach tokens of the window or chunk; 0 where there is none
 * @param ratio tokens of the past that share one entry of the cache, at least 1; 1 where nothing is compressed
 * @param selected entries that a query attends to of all in the cache; 0 where it attends to all
 * @param indexHeads heads of the index by which entries are selected
 * @param indexWidth width of an index key, kept beside each entry; 0 without an index
 * @param stateBytes bytes of state that a sequence holds in a layer, whatever its length
 * @param stateFlops FLOPs of a token in a layer to move its state
 */
public record TokenMixer(
        int layers,
        Kind kind,
        Attention attention,
        int reach,
        double ratio,
        int selected,
        int indexHeads,
        int indexWidth,
        double stateBytes,
        double stateFlops) {

    /** How layers see the past. */
    public enum Kind {
        /** Every token before. */
        FULL,
        /** The last tokens of a sliding window. */
        WINDOWED,
        /** The tokens of the query's own chunk. */
        CHUNKED,
        /** A window, and entries that stand for several tokens each, of which an index may select some. */
        COMPRESSED,
        /** A state of fixed size: linear attention, state space, convolution. */
        RECURRENT,
        /** Something else than the text, such as an image: no cache that grows. */
        CROSS
    }

    /**
     * Checks the figures.
     *
     * @param layers how many layers are of this kind
     * @param kind the kind
     * @param attention the heads
     * @param reach tokens of the window or chunk
     * @param ratio tokens that share one entry
     * @param selected entries that a query attends to
     * @param indexHeads heads of the index
     * @param indexWidth width of an index key
     * @param stateBytes bytes of state
     * @param stateFlops FLOPs of a token to move its state
     * @throws InvalidInputException if one is below its bound
     */
    public TokenMixer {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(attention, "attention");
        Checks.atLeast("layers", layers, 1);
        Checks.atLeast("reach", reach, kind == Kind.WINDOWED || kind == Kind.CHUNKED ? 1 : 0);
        Checks.atLeast("selected", selected, 0);
        Checks.atLeast("indexHeads", indexHeads, 0);
        Checks.atLeast("indexWidth", indexWidth, 0);
        Checks.between("ratio", ratio, 1, 1e9);
        Checks.notNegative("stateBytes", stateBytes);
        Checks.notNegative("stateFlops", stateFlops);
    }

    /**
     * Attention to all tokens before.
     *
     * @param layers how many layers
     * @param attention the heads
     * @return the layers
     */
    public static TokenMixer full(int layers, Attention attention) {
        Objects.requireNonNull(attention, "attention");
        return new TokenMixer(layers, Kind.FULL, attention, 0, 1, 0, 0, 0, 0, 0);
    }

    /**
     * Attention to the last tokens.
     *
     * @param layers how many layers
     * @param attention the heads
     * @param window tokens that a query sees, at least 1
     * @return the layers
     */
    public static TokenMixer windowed(int layers, Attention attention, int window) {
        Objects.requireNonNull(attention, "attention");
        return new TokenMixer(layers, Kind.WINDOWED, attention, window, 1, 0, 0, 0, 0, 0);
    }

    /**
     * Attention within chunks of the text (Llama 4).
     *
     * @param layers how many layers
     * @param attention the heads
     * @param chunk tokens of a chunk, at least 1
     * @return the layers
     */
    public static TokenMixer chunked(int layers, Attention attention, int chunk) {
        Objects.requireNonNull(attention, "attention");
        return new TokenMixer(layers, Kind.CHUNKED, attention, chunk, 1, 0, 0, 0, 0, 0);
    }

    /**
     * Attention to a window and to a compressed past (DeepSeek-V4), or to the tokens that an index selects
     * (DeepSeek-V3.2: no window, a ratio of 1).
     *
     * @param layers how many layers
     * @param attention the heads
     * @param window tokens that are seen uncompressed; 0 without a window
     * @param ratio tokens that share an entry, at least 1
     * @param selected entries that a query attends to; 0 for all
     * @param indexHeads heads of the index
     * @param indexWidth width of an index key; 0 without an index
     * @return the layers
     */
    public static TokenMixer compressed(
            int layers, Attention attention, int window, double ratio, int selected, int indexHeads, int indexWidth) {
        Objects.requireNonNull(attention, "attention");
        return new TokenMixer(
                layers, Kind.COMPRESSED, attention, window, ratio, selected, indexHeads, indexWidth, 0, 0);
    }

    /**
     * A state of fixed size.
     *
     * @param layers how many layers
     * @param heads heads of the state
     * @param stateBytes bytes that a sequence holds in a layer
     * @param stateFlops FLOPs of a token in a layer beside its products with weights
     * @return the layers
     */
    public static TokenMixer recurrent(int layers, int heads, double stateBytes, double stateFlops) {
        return new TokenMixer(
                layers, Kind.RECURRENT, Attention.grouped(heads, heads, 1), 0, 1, 0, 0, 0, stateBytes, stateFlops);
    }

    /**
     * Attention to something else than the text.
     *
     * @param layers how many layers
     * @param attention the heads
     * @return the layers
     */
    public static TokenMixer cross(int layers, Attention attention) {
        Objects.requireNonNull(attention, "attention");
        return new TokenMixer(layers, Kind.CROSS, attention, 0, 1, 0, 0, 0, 0, 0);
    }

    /**
     * Whether a token adds to the cache of these layers, at least until a window is full.
     *
     * @return false where the state has a fixed size
     */
    public boolean hasCache() {
        return kind != Kind.RECURRENT && kind != Kind.CROSS;
    }

    /**
     * Keys and values that a token adds to the cache of all these layers, while no window is full and index keys apart.
     *
     * @return elements
     */
    public double kvElementsPerToken() {
        return hasCache() ? layers * attention.kvElementsPerLayer() / ratio : 0;
    }

    /**
     * Elements that a sequence holds in the cache of all these layers.
     *
     * @param context its tokens
     * @return elements, index keys included
     */
    public double heldElements(double context) {
        double each = attention.kvElementsPerLayer();
        return layers
                * switch (kind) {
                    case FULL -> each * context;
                    case WINDOWED, CHUNKED -> each * Math.min(context, reach);
                    case COMPRESSED -> each * Math.min(context, reach) + (each + indexWidth) * (context / ratio);
                    case RECURRENT, CROSS -> 0;
                };
    }

    /**
     * Elements of the cache that one decoded token reads in all these layers.
     *
     * @param context tokens before it
     * @return elements, index keys included
     */
    public double readElements(double context) {
        return kind == Kind.COMPRESSED
                ? layers * (attention.kvElementsPerLayer() * seen(context) + indexWidth * (context / ratio))
                : heldElements(context);
    }

    /**
     * Entries that a query attends to in one layer.
     *
     * @param context tokens before it
     * @return tokens, or compressed entries
     */
    public double seen(double context) {
        return switch (kind) {
            case FULL -> context;
            case WINDOWED, CHUNKED -> Math.min(context, reach);
            case COMPRESSED -> Math.min(context, reach) + Math.min(most(), context / ratio);
            case RECURRENT, CROSS -> 0;
        };
    }

    /**
     * FLOPs of one decoded token in all these layers beside its products with weights.
     *
     * @param context tokens before it
     * @return FLOPs
     */
    public double decodeFlops(double context) {
        double index = 2.0 * indexHeads * indexWidth * (context / ratio);
        return layers * (attention.decodeFlopsPerLayer() * seen(context) + index + stateFlops);
    }

    /**
     * FLOPs of the tokens of a prompt in all these layers beside their products with weights.
     *
     * @param cached tokens before them whose keys and values are there already
     * @param computed the tokens that are worked out, each of which sees those before it
     * @return FLOPs of all of them
     */
    public double prefillFlops(double cached, double computed) {
        double last = cached + computed;
        double attended = seenUpTo(last) - seenUpTo(cached);
        double index = 2.0 * indexHeads * indexWidth * (last * last - cached * cached) / (2 * ratio);
        return layers * (attention.prefillFlopsPerLayer() * attended + index + stateFlops * computed);
    }

    /** Entries seen by all tokens up to a place, one after the other: the integral of {@link #seen}. */
    private double seenUpTo(double place) {
        return switch (kind) {
            case FULL -> place * place / 2;
            case WINDOWED -> capped(place, reach, 1);
            case CHUNKED -> {
                double chunks = Math.floor(place / reach);
                double rest = place - chunks * reach;
                yield chunks * reach * reach / 2.0 + rest * rest / 2;
            }
            case COMPRESSED -> capped(place, reach, 1) + capped(place, most(), ratio);
            case RECURRENT, CROSS -> 0;
        };
    }

    /** The integral of min(x/ratio, most) from 0 to the place. */
    private static double capped(double place, double most, double ratio) {
        double turn = most * ratio;
        return place <= turn ? place * place / (2 * ratio) : most * place - most * turn / 2;
    }

    private double most() {
        return selected > 0 ? selected : Double.POSITIVE_INFINITY;
    }
}
