package io.jevons.cost.architecture;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;

/**
 * The routed experts of a mixture-of-experts transformer.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if a size is below its bound or more experts are chosen than there are.
 *
 * @param count routed experts a layer; 0 in a dense model
 * @param perToken experts that a token is sent to, 1 to {@code count}; 0 in a dense model
 * @param shared experts a layer that every token passes through
 * @param width inner width of an expert
 * @param layers layers that have experts
 * @param matrices weight matrices an expert: 3 with a gate, 2 without
 * @param latent width to which tokens are projected before they reach an expert; 0 where experts take the model's width
 */
public record Experts(int count, int perToken, int shared, int width, int layers, int matrices, int latent) {
    /** A dense model: no experts. */
    public static final Experts NONE = new Experts(0, 0, 0, 0, 0, 3);

    /**
     * Checks the figures.
     *
     * @param count routed experts a layer
     * @param perToken experts that a token is sent to
     * @param shared experts a layer that every token passes through
     * @param width inner width of an expert
     * @param layers layers that have experts
     * @param matrices weight matrices an expert
     * @param latent width to which tokens are projected before
     * @throws InvalidInputException if a size is below its bound or more experts are chosen than there are
     */
    public Experts {
        Checks.atLeast("experts", count, 0);
        int least = count > 0 ? 1 : 0;
        Checks.atLeast("expertsPerToken", perToken, least);
        Checks.atLeast("sharedExperts", shared, 0);
        Checks.atLeast("expertWidth", width, least);
        Checks.atLeast("expertLayers", layers, least);
        Checks.atLeast("expertMatrices", matrices, 1);
        Checks.atLeast("latent", latent, 0);
        if (perToken > count) {
            throw InvalidInputException.of("expertsPerToken", perToken, "at most the " + count + " experts there are");
        }
    }

    /**
     * Experts that take tokens in the model's width.
     *
     * @param count routed experts a layer
     * @param perToken experts that a token is sent to
     * @param shared experts a layer that every token passes through
     * @param width inner width of an expert
     * @param layers layers that have experts
     * @param matrices weight matrices an expert
     * @throws InvalidInputException as the constructor
     */
    public Experts(int count, int perToken, int shared, int width, int layers, int matrices) {
        this(count, perToken, shared, width, layers, matrices, 0);
    }

    /**
     * Whether there are experts.
     *
     * @return false in a dense model
     */
    public boolean any() {
        return count > 0;
    }

    /**
     * Parameters of all routed experts.
     *
     * @param hidden the model's width
     * @return parameters
     */
    public double parameters(int hidden) {
        return (double) layers * count * matrices * (latent > 0 ? latent : hidden) * width;
    }

    /**
     * The expected share of a layer's experts that a batch of tokens touches when routing is uniform and independent:
     * {@code 1 - (1 - perToken/count)^tokens}.
     *
     * @param tokens tokens of a step, not negative
     * @return between 0 and 1; 0 in a dense model
     */
    public double touched(double tokens) {
        return any() && tokens > 0 ? -Math.expm1(tokens * logMissed()) : 0;
    }

    /**
     * The logarithm of the chance that one token misses an expert.
     *
     * @return at most 0; minus infinity where all are chosen
     */
    public double logMissed() {
        return Math.log1p(-(double) perToken / Math.max(1, count));
    }
}
