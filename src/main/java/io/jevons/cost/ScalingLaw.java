package io.jevons.cost;

import io.jevons.base.Checks;
import java.util.Objects;

/**
 * The loss of a language model that is trained on its own, for 'distil or train?' at a compute budget:
 *
 * <pre>
 *   L(N, D) = E + A / N^α + B / D^β
 * </pre>
 *
 * <p>with {@code N} parameters and {@code D} training tokens. The law for distilled students of Busbridge et al. 2025
 * (arXiv 2502.08606) is not here, since its coefficients could not be checked against the paper.
 *
 * @param name whose fit it is
 * @param floor {@code E}, the loss that no size removes, in nats a token
 * @param sizeFactor {@code A}
 * @param dataFactor {@code B}
 * @param sizeExponent {@code α}
 * @param dataExponent {@code β}
 */
public record ScalingLaw(
        String name, double floor, double sizeFactor, double dataFactor, double sizeExponent, double dataExponent) {

    /**
     * Refuses null.
     *
     * @param name whose fit it is
     * @param floor the loss of perfect models of unlimited data
     * @param sizeFactor A
     * @param dataFactor B
     * @param sizeExponent alpha
     * @param dataExponent beta
     */
    public ScalingLaw {
        Objects.requireNonNull(name, "name");
    }

    /** Hoffmann et al. 2022, arXiv 2203.15556, as published. */
    public static final ScalingLaw HOFFMANN = new ScalingLaw("Hoffmann 2022", 1.69, 406.4, 410.7, 0.34, 0.28);

    /** The refit of Besiroglu et al. 2024, arXiv 2404.10102, which corrects the published one. */
    public static final ScalingLaw BESIROGLU =
            new ScalingLaw("Besiroglu 2024", 1.8172, 482.01, 2085.43, 0.3478, 0.3658);

    /**
     * The loss.
     *
     * @param parameters {@code N}, above 0
     * @param tokens {@code D}, above 0
     * @return nats a token
     * @throws io.jevons.base.InvalidInputException if one is not above 0
     */
    public double loss(double parameters, double tokens) {
        Checks.positive("parameters", parameters);
        Checks.positive("tokens", tokens);
        return floor + sizeFactor / Math.pow(parameters, sizeExponent) + dataFactor / Math.pow(tokens, dataExponent);
    }

    /**
     * The parameters that make the loss least for a budget of {@code C = 6 N D} operations:
     * {@code N = (α A / (β B))^(1/(α+β)) · (C/6)^(β/(α+β))}.
     *
     * @param flops the budget, above 0
     * @return parameters; the tokens are {@code flops / 6 / parameters}
     * @throws io.jevons.base.InvalidInputException if it is not above 0
     */
    public double optimalParameters(double flops) {
        Checks.positive("flops", flops);
        double sum = sizeExponent + dataExponent;
        double ratio = sizeExponent * sizeFactor / (dataExponent * dataFactor);
        return Math.pow(ratio, 1 / sum) * Math.pow(flops / 6, dataExponent / sum);
    }
}
