package io.jevons.cost;

import io.jevons.cost.catalogue.ModelSpec;
import java.util.Objects;

/** The front door to training costs: pre-training, and reinforcement learning by GRPO or PPO. */
public final class Training {
    private Training() {}

    /**
     * Pre-training of a model.
     *
     * @param model the model
     * @param tokens training tokens, above 0
     * @return the run, still without a GPU
     * @throws io.jevons.base.InvalidInputException if the tokens are not above 0
     */
    public static Pretraining pretraining(ModelSpec model, double tokens) {
        Objects.requireNonNull(model, "model");
        return Pretraining.of(model, tokens);
    }

    /**
     * Group relative policy optimisation (Shao et al. 2024, arXiv 2402.03300): the baseline of a sample is the mean reward
     * of its group, {@code advantage = (reward - mean) / standard deviation}, so that no critic is needed.
     *
     * @param policy the model that is trained
     * @return the run, still without a GPU
     */
    public static ReinforcementLearning grpo(ModelSpec policy) {
        Objects.requireNonNull(policy, "policy");
        return ReinforcementLearning.of(ReinforcementLearning.Algorithm.GRPO, policy);
    }

    /**
     * Proximal policy optimisation (Schulman et al. 2017, arXiv 1707.06347) with a critic of the policy's size.
     *
     * @param policy the model that is trained
     * @return the run, still without a GPU
     */
    public static ReinforcementLearning ppo(ModelSpec policy) {
        Objects.requireNonNull(policy, "policy");
        return ReinforcementLearning.of(ReinforcementLearning.Algorithm.PPO, policy);
    }
}
