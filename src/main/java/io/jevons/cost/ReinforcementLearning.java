package io.jevons.cost;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
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

    private final Algorithm algorithm;
    private final ModelSpec policy;
    private final Optional<ModelSpec> critic;
    private final Optional<GpuSpec> gpu;
    private final OptionalInt gpus;
    private final int promptsPerStep;
    private final int group;
    private final double promptTokens;
    private final double rolloutTokens;
    private final OptionalDouble longestRollout;
    private final int steps;
    private final double bytesTrained;
    private final double bytesFrozen;

    private ReinforcementLearning(Draft draft) {
        algorithm = draft.algorithm;
        policy = draft.policy;
        critic = draft.critic;
        gpu = draft.gpu;
        gpus = draft.gpus;
        promptsPerStep = draft.promptsPerStep;
        group = draft.group;
        promptTokens = draft.promptTokens;
        rolloutTokens = draft.rolloutTokens;
        longestRollout = draft.longestRollout;
        steps = draft.steps;
        bytesTrained = draft.bytesTrained;
        bytesFrozen = draft.bytesFrozen;
    }

    static ReinforcementLearning of(Algorithm algorithm, ModelSpec policy) {
        return new ReinforcementLearning(new Draft(algorithm, policy));
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
        return with(draft -> draft.promptsPerStep = prompts);
    }

    /**
     * Sets the samples of a prompt; 16 by default.
     *
     * @param samples at least 1, and 2 for GRPO, which compares them
     * @return a changed copy
     * @throws InvalidInputException if it is too low
     */
    public ReinforcementLearning group(int samples) {
        Checks.atLeast("group", samples, algorithm == Algorithm.GRPO ? 2 : 1);
        return with(draft -> draft.group = samples);
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
        return with(draft -> draft.promptTokens = tokens);
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
        return with(draft -> draft.rolloutTokens = tokens);
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
        return with(draft -> draft.longestRollout = OptionalDouble.of(tokens));
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
        return with(draft -> draft.steps = count);
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
        if (algorithm == Algorithm.GRPO) {
            throw InvalidInputException.of("critic", model.name(), "absent, since GRPO has none");
        }
        return with(draft -> draft.critic = Optional.of(model));
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
        return with(draft -> {
            draft.bytesTrained = trained;
            draft.bytesFrozen = frozen;
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
        return with(draft -> draft.gpu = Optional.of(fleet));
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
        return with(draft -> draft.gpus = OptionalInt.of(count));
    }

    /**
     * Works out the cost.
     *
     * @return the cost, with its parts
     * @throws InvalidInputException if no GPU was given, or the fleet cannot generate with the policy
     */
    public ReinforcementCost cost() {
        GpuSpec on = gpu.orElseThrow(
                () -> new InvalidInputException("the training has no GPU\nMaybe .on(GpuSpec.named(\"H100\"))"));
        double memory = memoryBytes();
        int fleet = gpus.orElseGet(() -> powerOfTwo(memory / (on.memoryBytes() * ServingPlan.USABLE_MEMORY)));
        double tokens = (double) promptsPerStep * group * (promptTokens + rolloutTokens);
        double forward = fleetSeconds(on, policy, fleet, 2 * policy.activeParameters() * tokens);
        double update = fleetSeconds(on, policy, fleet, 6 * policy.activeParameters() * tokens);
        double judged = 0;
        if (algorithm == Algorithm.PPO) {
            ModelSpec judge = critic.orElse(policy);
            judged = fleetSeconds(on, judge, fleet, 8 * judge.activeParameters() * tokens);
        }
        return new ReinforcementCost(
                algorithm, policy, on, fleet, steps, rolloutSeconds(on, fleet), forward, judged, update, memory);
    }

    /** Memory of all models in training, in bytes; activations and cache apart. */
    private double memoryBytes() {
        double policies = policy.totalParameters() * (bytesTrained + bytesFrozen);
        return algorithm == Algorithm.PPO
                ? policies + critic.orElse(policy).totalParameters() * bytesTrained
                : policies;
    }

    private static double fleetSeconds(GpuSpec gpu, ModelSpec model, int gpus, double flops) {
        double share = TrainingEfficiency.ofBenchmark(model, gpu, Precision.BF16);
        return flops / (gpu.peakFlops(Precision.BF16) * share * gpus);
    }

    /** All samples at the mean length, in waves where memory holds no more; then the longest at the pace of few. */
    private double rolloutSeconds(GpuSpec on, int fleet) {
        double longest = Math.max(rolloutTokens, longestRollout.orElse(DEFAULT_SPREAD * rolloutTokens));
        Serving generation = generation(on, fleet);
        int instances = Math.max(1, fleet / generation.gpus());
        int samples = promptsPerStep * group;
        int perInstance = (samples + instances - 1) / instances;
        int largest = Math.max(1, new ServingPlan(generation).largestBatch());
        int waves = (perInstance + largest - 1) / largest;
        int batch = (perInstance + waves - 1) / waves;
        ServingCost together = generation.batch(batch).cost();
        ServingCost last = generation.batch(1).cost();
        double tail = (longest - rolloutTokens) * last.decodeStepSeconds();
        return waves * together.secondsPerOutputToken() * rolloutTokens + tail;
    }

    /** The smallest group that holds the policy, in the precision it is published in, with room for its cache. */
    private Serving generation(GpuSpec on, int fleet) {
        Workload sample = Workload.of(promptTokens, rolloutTokens);
        Precision weights = TrainingEfficiency.defaultPrecision(policy, on);
        Serving serving = Serving.of(policy, on).precision(weights).workload(sample);
        double least = policy.totalParameters() * weights.bytesPerWeight() * ROOM / on.memoryBytes();
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

    private ReinforcementLearning with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ReinforcementLearning(draft);
    }

    @Override
    public String toString() {
        return gpu.isPresent() ? cost().toString() : algorithm + " of " + policy.name();
    }

    /** The fields while a copy is made. */
    private static final class Draft {
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

        Draft(Algorithm algorithm, ModelSpec policy) {
            this.algorithm = algorithm;
            this.policy = policy;
        }

        Draft(ReinforcementLearning run) {
            algorithm = run.algorithm;
            policy = run.policy;
            critic = run.critic;
            gpu = run.gpu;
            gpus = run.gpus;
            promptsPerStep = run.promptsPerStep;
            group = run.group;
            promptTokens = run.promptTokens;
            rolloutTokens = run.rolloutTokens;
            longestRollout = run.longestRollout;
            steps = run.steps;
            bytesTrained = run.bytesTrained;
            bytesFrozen = run.bytesFrozen;
        }
    }
}
