package io.jevons.cost;

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
        return Pretraining.of(model, tokens);
    }
}
