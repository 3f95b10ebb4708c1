package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.Objects;

/**
 * What reinforcement learning costs, step by step.
 *
 * @param algorithm GRPO or PPO
 * @param policy the model that is trained
 * @param gpu the GPU
 * @param gpus how many of them work together
 * @param steps steps of the run
 * @param rolloutSeconds generating the samples of a step, on the whole fleet
 * @param referenceSeconds the reference model's pass over them
 * @param criticSeconds the critic's pass and update; 0 without a critic
 * @param updateSeconds the policy's update
 * @param memoryBytes memory of weights, gradients and optimiser of all models, in bytes
 */
public record ReinforcementCost(
        ReinforcementLearning.Algorithm algorithm,
        ModelSpec policy,
        GpuSpec gpu,
        int gpus,
        int steps,
        double rolloutSeconds,
        double referenceSeconds,
        double criticSeconds,
        double updateSeconds,
        double memoryBytes) {

    /** What the loop around the parts costs: moving weights between training and generation, rewards, idle GPUs. */
    private static final double LOOP = 0.75;

    /**
     * A step, with the loop around its parts, which take three quarters of it (published step times; 0.6 to 0.9).
     *
     * @return seconds
     */
    public double stepSeconds() {
        return (rolloutSeconds + referenceSeconds + criticSeconds + updateSeconds) / LOOP;
    }

    /**
     * The share of a step in which samples are generated.
     *
     * @return between 0 and 1
     */
    public double generationShare() {
        return rolloutSeconds / stepSeconds();
    }

    /**
     * The whole run.
     *
     * @return GPU-hours
     */
    public double gpuHours() {
        return stepSeconds() * steps * gpus / 3600;
    }

    /**
     * The rent of the run.
     *
     * @param rentUsdPerGpuHour rent in USD a GPU-hour, not negative
     * @return USD
     * @throws InvalidInputException if the rent is negative
     */
    public double usd(double rentUsdPerGpuHour) {
        return gpuHours() * Checks.notNegative("rentUsdPerGpuHour", rentUsdPerGpuHour);
    }

    /**
     * The share of GPU-hours that this run saves against another one, such as PPO with the same prompts.
     *
     * @param other the other run
     * @return 0.4 where it takes 40 % less; negative where it takes more
     */
    public double savingAgainst(ReinforcementCost other) {
        Objects.requireNonNull(other, "other");
        return 1 - gpuHours() / other.gpuHours();
    }

    @Override
    public String toString() {
        return Table.titled(algorithm + " of " + policy.name() + " on " + gpus + " x " + gpu.name())
                .text("part")
                .number("value", "")
                .text("unit")
                .row("rollout", rolloutSeconds, "s a step")
                .row("reference", referenceSeconds, "s a step")
                .row("critic", criticSeconds, "s a step")
                .row("update", updateSeconds, "s a step")
                .row("step", stepSeconds(), "s, with the loop around it")
                .row("memory", memoryBytes / 1e9, "GB in training")
                .row("run", gpuHours(), "GPU-hours for " + steps + " steps")
                .build()
                .toString();
    }
}
