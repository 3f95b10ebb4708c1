package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Settings;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Reinforcement learning of a language model on a fleet of GPUs that generates, judges and learns in turn. Immutable.
 *
 * <p>A step of {@code prompts · group} samples of {@code T} tokens takes: the rollout, decoded as in {@link Serving} in
 * groups of GPUs that just hold the policy, until the longest sample has ended; the reference model's forward pass,
 * {@code 2 N} operations a token; the policy's update, {@code 6 N}; with PPO the critic's forward pass and update,
 * {@code 2 N_c + 6 N_c}. What GRPO saves by having no critic is a result, not an input.
 */
public final class ReinforcementLearning {
    /** The algorithm. */
    public enum Algorithm {
        /** Group relative policy optimisation: no critic. */
        GRPO,
        /** Proximal policy optimisation: a critic that is trained along. */
        PPO
    }

    private static final double DEFAULT_PROMPT_TOKENS = 300;

    /** The longest sample of a step against the mean one; assumed, 1.5 to 4. */
    private static final double DEFAULT_SPREAD = 2;

    /** Memory of a generating group over the weights that it holds. */
    private static final double ROOM = 1.4;

    private final Given given;

    private ReinforcementLearning(Given given) {
        this.given = given;
    }

    static ReinforcementLearning of(Algorithm algorithm, ModelSpec policy) {
        return new ReinforcementLearning(new Given(algorithm, policy));
    }

    /**
     * Sets the prompts of a step; 512 by default.
     *
     * @param prompts at least 1
     * @return a changed copy
     * @throws InvalidInputException if it is below 1
     */
    public ReinforcementLearning promptsPerStep(int prompts) {
        Checks.atLeast("promptsPerStep", prompts, 1);
        return with(copy -> copy.promptsPerStep = prompts);
    }

    /**
     * Sets the samples of a prompt; 16 by default.
     *
     * @param samples at least 1, and 2 for GRPO, which compares them
     * @return a changed copy
     * @throws InvalidInputException if it is too low
     */
    public ReinforcementLearning group(int samples) {
        Checks.atLeast("group", samples, given.algorithm == Algorithm.GRPO ? 2 : 1);
        return with(copy -> copy.group = samples);
    }

    /**
     * Sets the mean length of a prompt; 300 tokens by default.
     *
     * @param tokens above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public ReinforcementLearning promptTokens(double tokens) {
        Checks.positive("promptTokens", tokens);
        return with(copy -> copy.promptTokens = tokens);
    }

    /**
     * Sets the mean length of a sample; 8000 tokens by default.
     *
     * @param tokens above 0
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public ReinforcementLearning rolloutTokens(double tokens) {
        Checks.positive("rolloutTokens", tokens);
        return with(copy -> copy.rolloutTokens = tokens);
    }

    /**
     * Sets the length of the longest sample of a step, for which all GPUs wait; twice the mean by default (assumed).
     *
     * @param tokens at least the mean
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public ReinforcementLearning longestRollout(double tokens) {
        Checks.positive("longestRollout", tokens);
        return with(copy -> copy.longestRollout = OptionalDouble.of(tokens));
    }

    /**
     * Sets the number of steps; 1000 by default.
     *
     * @param count at least 1
     * @return a changed copy
     * @throws InvalidInputException if it is below 1
     */
    public ReinforcementLearning steps(int count) {
        Checks.atLeast("steps", count, 1);
        return with(copy -> copy.steps = count);
    }

    /**
     * Sets the critic of PPO; as large as the policy by default.
     *
     * @param model the critic
     * @return a changed copy
     * @throws InvalidInputException if the algorithm is GRPO, which has none
     */
    public ReinforcementLearning critic(ModelSpec model) {
        Objects.requireNonNull(model, "model");
        if (given.algorithm == Algorithm.GRPO) {
            throw InvalidInputException.of("critic", model.name(), "absent, since GRPO has none");
        }
        return with(copy -> copy.critic = Optional.of(model));
    }

    /**
     * Sets the memory of a parameter.
     *
     * @param trained bytes a trained one, above 0; 16 by default: weights, gradients, two moments, a master copy
     * @param frozen bytes a frozen one, above 0; 2 by default
     * @return a changed copy
     * @throws InvalidInputException if one is not above 0
     */
    public ReinforcementLearning bytesPerParameter(double trained, double frozen) {
        Checks.positive("bytes a trained parameter", trained);
        Checks.positive("bytes a frozen parameter", frozen);
        return with(copy -> {
            copy.bytesTrained = trained;
            copy.bytesFrozen = frozen;
        });
    }

    /**
     * Sets the GPU.
     *
     * @param fleet the GPU
     * @return a changed copy
     */
    public ReinforcementLearning on(GpuSpec fleet) {
        Objects.requireNonNull(fleet, "fleet");
        return with(copy -> copy.gpu = Optional.of(fleet));
    }

    /**
     * Sets the number of GPUs; by default the smallest power of two whose memory holds all models in training.
     *
     * @param count at least 1
     * @return a changed copy
     * @throws InvalidInputException if it is below 1
     */
    public ReinforcementLearning gpus(int count) {
        Checks.atLeast("gpus", count, 1);
        return with(copy -> copy.gpus = OptionalInt.of(count));
    }

    /**
     * Works out the cost.
     *
     * @return the cost, with its parts
     * @throws InvalidInputException if no GPU was given, or the fleet cannot generate with the policy
     */
    public ReinforcementCost cost() {
        GpuSpec on = given.gpu.orElseThrow(
                () -> new InvalidInputException("the training has no GPU\nMaybe .on(GpuSpec.named(\"H100\"))"));
        double memory = memoryBytes();
        int fleet = given.gpus.orElseGet(() -> powerOfTwo(memory / (on.memoryBytes() * ServingPlan.USABLE_MEMORY)));
        double tokens = (double) given.promptsPerStep * given.group * (given.promptTokens + given.rolloutTokens);
        double forward = fleetSeconds(on, given.policy, fleet, 2 * given.policy.activeParameters() * tokens);
        double update = fleetSeconds(on, given.policy, fleet, 6 * given.policy.activeParameters() * tokens);
        double judged = 0;
        if (given.algorithm == Algorithm.PPO) {
            ModelSpec judge = given.critic.orElse(given.policy);
            judged = fleetSeconds(on, judge, fleet, 8 * judge.activeParameters() * tokens);
        }
        return new ReinforcementCost(
                given.algorithm,
                given.policy,
                on,
                fleet,
                given.steps,
                rolloutSeconds(on, fleet),
                forward,
                judged,
                update,
                memory);
    }

    /** Memory of all models in training, in bytes; activations and cache apart. */
    private double memoryBytes() {
        double policies = given.policy.totalParameters() * (given.bytesTrained + given.bytesFrozen);
        return given.algorithm == Algorithm.PPO
                ? policies + given.critic.orElse(given.policy).totalParameters() * given.bytesTrained
                : policies;
    }

    private static double fleetSeconds(GpuSpec gpu, ModelSpec model, int gpus, double flops) {
        double share = TrainingEfficiency.ofBenchmark(model, gpu, Precision.BF16);
        return flops / (gpu.peakFlops(Precision.BF16) * share * gpus);
    }

    /** All samples at the mean length, in waves where memory holds no more; then the longest at the pace of few. */
    private double rolloutSeconds(GpuSpec on, int fleet) {
        double longest =
                Math.max(given.rolloutTokens, given.longestRollout.orElse(DEFAULT_SPREAD * given.rolloutTokens));
        Serving generation = generation(on, fleet);
        int instances = Math.max(1, fleet / generation.gpus());
        int samples = given.promptsPerStep * given.group;
        int perInstance = (samples + instances - 1) / instances;
        int largest = Math.max(1, new ServingPlan(generation).largestBatch());
        int waves = (perInstance + largest - 1) / largest;
        int batch = (perInstance + waves - 1) / waves;
        ServingCost together = generation.batch(batch).cost();
        ServingCost last = generation.batch(1).cost();
        double tail = (longest - given.rolloutTokens) * last.decodeStepSeconds();
        return waves * together.secondsPerOutputToken() * given.rolloutTokens + tail;
    }

    /** The smallest group that holds the policy, in the precision it is published in, with room for its cache. */
    private Serving generation(GpuSpec on, int fleet) {
        Workload sample = Workload.of(given.promptTokens, given.rolloutTokens);
        Precision weights = TrainingEfficiency.defaultPrecision(given.policy, on);
        Serving serving = Serving.of(given.policy, on).precision(weights).workload(sample);
        double least = given.policy.totalParameters() * weights.bytesPerWeight() * ROOM / on.memoryBytes();
        int size = Math.min(powerOfTwo(least), Integer.highestOneBit(fleet));
        return serving.gpus(size);
    }

    private static int powerOfTwo(double least) {
        int power = 1;
        while (power < least) {
            power *= 2;
        }
        return power;
    }

    private ReinforcementLearning with(Consumer<Given> change) {
        return new ReinforcementLearning(given.with(change));
    }

    @Override
    public String toString() {
        return given.gpu.isPresent() ? cost().toString() : given.algorithm + " of " + given.policy.name();
    }

    /** What is set, or its default. */
    private static final class Given extends Settings<Given> {
        private final Algorithm algorithm;
        private final ModelSpec policy;
        private Optional<ModelSpec> critic = Optional.empty();
        private Optional<GpuSpec> gpu = Optional.empty();
        private OptionalInt gpus = OptionalInt.empty();
        private int promptsPerStep = 512;
        private int group = 16;
        private double promptTokens = DEFAULT_PROMPT_TOKENS;
        private double rolloutTokens = 8000;
        private OptionalDouble longestRollout = OptionalDouble.empty();
        private int steps = 1000;
        private double bytesTrained = 16;
        private double bytesFrozen = 2;

        Given(Algorithm algorithm, ModelSpec policy) {
            this.algorithm = algorithm;
            this.policy = policy;
        }
    }
}
