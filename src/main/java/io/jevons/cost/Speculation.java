package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.Objects;

/**
 * Speculative decoding (Leviathan et al. 2023, arXiv 2211.17192), multi-token prediction included: a draft of a few tokens
 * is checked in one step, of which some are accepted.
 *
 * <p>The constructor refuses the figures with {@link InvalidInputException} if one is out of its range, or more tokens are accepted than drafted and one.
 *
 * @param accepted tokens that a step yields on average, the one that the check itself gives included: 1 to {@code drafted + 1}
 * @param drafted tokens of a draft, 1 to 64
 * @param draftCost time of a drafted token over that of a step without drafts, 0 to 1
 */
public record Speculation(double accepted, int drafted, double draftCost) {
    private static final int MOST = 64;

    /**
     * Checks the figures.
     *
     * @param accepted tokens that a step yields
     * @param drafted tokens of a draft
     * @param draftCost time of a drafted token over that of a step
     * @throws InvalidInputException if one is out of its range
     */
    public Speculation {
        Checks.between("drafted", drafted, 1, MOST);
        Checks.between("accepted", accepted, 1, drafted + 1.0);
        Checks.between("draftCost", draftCost, 0, 1);
    }

    /**
     * Drafts of a layer of the model's own width and its output head, as multi-token prediction and EAGLE make them.
     *
     * @param accepted tokens that a step yields on average
     * @param drafted tokens of a draft
     * @param model the model
     * @return the speculation
     * @throws InvalidInputException as the constructor
     */
    public static Speculation of(double accepted, int drafted, ModelSpec model) {
        Objects.requireNonNull(model, "model");
        double share = 1.0 / model.layers() + model.headParameters() / model.activeParameters();
        return new Speculation(accepted, drafted, Math.min(1, share));
    }

    /**
     * Tokens that a step yields where each drafted token is accepted with the same chance and the first that is not ends the
     * draft: {@code (1 - α^(γ+1)) / (1 - α)}, equation 1 of the paper.
     *
     * @param chance the chance α that a drafted token is accepted, 0 to 1
     * @param drafted the tokens γ of a draft
     * @return tokens a step
     * @throws InvalidInputException if the chance is out of its range
     */
    public static double acceptedTokens(double chance, int drafted) {
        Checks.between("chance", chance, 0, 1);
        return chance == 1 ? drafted + 1.0 : (1 - Math.pow(chance, drafted + 1.0)) / (1 - chance);
    }

    @Override
    public String toString() {
        return Numbers.human(accepted) + " tokens a step of " + drafted + " drafted";
    }
}
