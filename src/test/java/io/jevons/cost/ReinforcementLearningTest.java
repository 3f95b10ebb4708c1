package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReinforcementLearningTest {
    private static final ModelSpec MODEL = ModelSpec.named("Qwen2.5-7B");
    private static final GpuSpec H100 = GpuSpec.named("H100");

    private static ReinforcementLearning grpo() {
        return Training.grpo(MODEL).on(H100).gpus(8).rolloutTokens(700);
    }

    private static ReinforcementLearning ppo() {
        return Training.ppo(MODEL).on(H100).gpus(8).rolloutTokens(700);
    }

    @Nested
    class Parts {
        @Test
        void addUpToTheStep() {
            ReinforcementCost cost = ppo().cost();
            double parts =
                    cost.rolloutSeconds() + cost.referenceSeconds() + cost.criticSeconds() + cost.updateSeconds();
            assertEquals(parts / 0.75, cost.stepSeconds(), 1e-9);
            assertEquals(cost.stepSeconds() * 1000 * 8 / 3600, cost.gpuHours(), 1e-6);
        }

        @Test
        void ofTheUpdateAreThreeForwardPasses() {
            ReinforcementCost cost = ppo().cost();
            assertEquals(3 * cost.referenceSeconds(), cost.updateSeconds(), 1e-9);
            assertEquals(4 * cost.referenceSeconds(), cost.criticSeconds(), 1e-9);
        }

        @Test
        void ofMemoryAreSixteenBytesTrainedAndTwoFrozen() {
            assertEquals(18 * 7.62e9, grpo().cost().memoryBytes(), 1e3);
            assertEquals(34 * 7.62e9, ppo().cost().memoryBytes(), 1e3);
            assertEquals(
                    (12 + 1) * 7.62e9, grpo().bytesPerParameter(12, 1).cost().memoryBytes(), 1e3);
        }

        @Test
        void ofTheCriticAreWhatGrpoSaves() {
            ReinforcementCost without = grpo().cost();
            ReinforcementCost with = ppo().cost();
            assertEquals(0, without.criticSeconds());
            assertEquals(with.stepSeconds() - without.stepSeconds(), with.criticSeconds() / 0.75, 1e-9);
            assertEquals(1 - without.gpuHours() / with.gpuHours(), without.savingAgainst(with), 1e-12);
        }
    }

    @Nested
    class PublishedRuns {
        /**
         * Step times of NVIDIA NeMo RL 0.4 and 0.6 on H100 (performance summary); 2048 or 512 samples, mean and longest
         * length as stated, prompts assumed 200 tokens.
         */
        @ParameterizedTest
        @CsvSource({
            "Llama-3.1-8B, 16, 128, 1060, 4096, 97.7",
            "Qwen3-32B, 32, 128, 3206, 4096, 393",
            "Qwen3-30B-A3B, 32, 128, 3203, 4096, 192",
            "Qwen3-235B-A22B, 128, 32, 5698, 8192, 395"
        })
        void areMetWithinThreeFifths(
                String model, int gpus, int prompts, double length, double longest, double seconds) {
            ReinforcementCost cost = Training.grpo(ModelSpec.named(model))
                    .on(H100)
                    .gpus(gpus)
                    .promptsPerStep(prompts)
                    .promptTokens(200)
                    .rolloutTokens(length - 200)
                    .longestRollout(longest)
                    .cost();
            assertEquals(0, Math.log(cost.stepSeconds() / seconds), Math.log(1.6), "seconds " + cost.stepSeconds());
            assertTrue(cost.generationShare() >= 0.41 && cost.generationShare() <= 0.70);
        }

        /** 512 H800 for 198 hours; 10 400 steps of 512 samples, generated 8192 at a time; mean length taken as 8000. */
        @Test
        void ofR1ZeroIsMetWithinTwice() {
            double hours = Training.grpo(ModelSpec.named("DeepSeek-V3"))
                    .on(GpuSpec.named("H800"))
                    .gpus(512)
                    .promptsPerStep(512)
                    .group(16)
                    .rolloutTokens(8000)
                    .steps(650)
                    .cost()
                    .gpuHours();
            assertEquals(0, Math.log(hours / 101_376), Math.log(2), "GPU-hours " + hours);
        }
    }

    @Nested
    class Fleet {
        @Test
        void isTheSmallestThatHoldsTheModels() {
            ReinforcementCost small = Training.grpo(MODEL).on(H100).cost();
            ReinforcementCost large = Training.ppo(MODEL).on(H100).cost();
            assertEquals(2, small.gpus());
            assertEquals(4, large.gpus());
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefused() {
            assertThrows(InvalidInputException.class, () -> Training.grpo(MODEL).cost());
            assertThrows(InvalidInputException.class, () -> grpo().group(1));
            assertThrows(InvalidInputException.class, () -> grpo().critic(MODEL));
            assertThrows(InvalidInputException.class, () -> grpo().promptsPerStep(0));
            assertThrows(InvalidInputException.class, () -> grpo().rolloutTokens(Double.NaN));
            assertThrows(InvalidInputException.class, () -> grpo().bytesPerParameter(0, 2));
            assertThrows(InvalidInputException.class, () -> grpo().steps(0));
        }
    }

    @Test
    void printsItsParts() {
        String text = grpo().cost().toString();
        assertTrue(text.contains("rollout") && text.contains("GPU-hours for 1000 steps"), text);
    }

    /** Eight GPUs serve one sample each of 8, and two each of 9 to 16, one after the other for each token. */
    @Test
    void samplesAreSharedByTheInstances() {
        for (int[] run : new int[][] {{4, 2, 1}, {5, 2, 2}, {8, 2, 2}, {9, 2, 3}}) {
            ReinforcementCost cost = grpo().promptsPerStep(run[0])
                    .group(run[1])
                    .promptTokens(200)
                    .longestRollout(700)
                    .cost();
            double token = Serving.of(MODEL, H100)
                    .precision(Precision.BF16)
                    .workload(Workload.of(200, 700))
                    .batch(run[2])
                    .cost()
                    .secondsPerOutputToken();
            assertEquals(700 * token, cost.rolloutSeconds(), 1e-9, run[0] + " prompts");
        }
    }

    /** What is longer than the mean goes on at the pace of one. */
    @Test
    void theLongestSampleEndsAlone() {
        double step = Serving.of(MODEL, H100)
                .precision(Precision.BF16)
                .workload(Workload.of(200, 700))
                .batch(1)
                .cost()
                .decodeStepSeconds();
        double mean = grpo().promptTokens(200).longestRollout(700).cost().rolloutSeconds();
        assertEquals(
                mean + 300 * step,
                grpo().promptTokens(200).longestRollout(1000).cost().rolloutSeconds(),
                1e-9);
    }

    @Test
    void costsItsHoursAtARent() {
        ReinforcementCost cost = grpo().cost();
        assertEquals(2.5 * cost.gpuHours(), cost.usd(2.5), 1e-9);
        assertEquals(0, cost.usd(0));
        assertThrows(InvalidInputException.class, () -> cost.usd(-1));
    }
}
