package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.roofline.Layout;
import io.jevons.cost.roofline.ServingGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of serving that are deployed today, by laws that hold whatever the constants are. */
class DeployedFormsTest {
    private static final ModelSpec LLAMA = ModelSpec.named("Llama-3.1-70B");
    private static final ModelSpec R1 = ModelSpec.named("R1");
    private static final GpuSpec H200 = GpuSpec.named("H200");
    private static final Workload CHAT = Workload.of(2000, 500);

    private static Serving llama() {
        return Serving.of(LLAMA, H200).gpus(8).precision(Precision.FP8).workload(CHAT);
    }

    @Nested
    class SpeculativeDecoding {
        @Test
        void followsTheFormulaOfLeviathan() {
            assertEquals(1, Speculation.acceptedTokens(0, 4));
            assertEquals(5, Speculation.acceptedTokens(1, 4));
            assertEquals((1 - Math.pow(0.8, 5)) / 0.2, Speculation.acceptedTokens(0.8, 4), 1e-12);
            double mean = 0;
            for (int accepted = 0; accepted <= 4; accepted++) {
                double chance = Math.pow(0.8, accepted) * (accepted == 4 ? 1 : 0.2);
                mean += chance * (accepted + 1);
            }
            assertEquals(mean, Speculation.acceptedTokens(0.8, 4), 1e-12);
        }

        @Test
        void isFasterByNearlyWhatIsAcceptedAtABatchOfOne() {
            double plain = llama().batch(1).cost().decodeStepSeconds();
            ServingCost drafted =
                    llama().batch(1).speculative(new Speculation(2.4, 3, 0)).cost();
            assertEquals(2.4, plain / (drafted.decodeStepSeconds() / 2.4), 0.3);
        }

        @Test
        void gainsLessTheLargerTheBatch() {
            double last = Double.POSITIVE_INFINITY;
            for (int batch : new int[] {1, 16, 64, 256}) {
                double gain = llama().speculative(2.4).batch(batch).cost().outputTokensPerSecond()
                        / llama().batch(batch).cost().outputTokensPerSecond();
                assertTrue(gain < last, batch + ": " + gain);
                last = gain;
            }
            assertTrue(last < 1.3, "at a batch of 256 the check's products cost what drafts save: " + last);
        }

        @Test
        void ofNothingAcceptedCostsMore() {
            assertTrue(llama().speculative(1).batch(8).cost().gpuHoursPerMtok()
                    > llama().batch(8).cost().gpuHoursPerMtok());
        }

        @Test
        void outOfRangeIsRefused() {
            assertThrows(InvalidInputException.class, () -> llama().speculative(0.5));
            assertThrows(InvalidInputException.class, () -> new Speculation(4.5, 3, 0.1));
            assertThrows(InvalidInputException.class, () -> llama().speculative(Double.NaN));
        }
    }

    @Nested
    class PoolsOfTheirOwn {
        private Serving split() {
            return Serving.of(LLAMA, H200)
                    .precision(Precision.FP8)
                    .workload(CHAT)
                    .disaggregated(8, 8);
        }

        @Test
        void workAtTheRateOfTheSlower() {
            ServingCost cost = split().cost();
            double decodeOnly = cost.batch() / (CHAT.outputTokens() * cost.decodeStepSeconds());
            assertTrue(cost.requestsPerSecond() <= decodeOnly * (1 + 1e-9));
            assertEquals(16, cost.serving().gpus());
            ServingCost least = Serving.of(ModelSpec.named("Llama-3.1-8B"), H200)
                    .disaggregated(1, 1)
                    .cost();
            assertEquals(2, least.serving().gpus());
            assertEquals(
                    cost.gpuHoursPerMtok() * CHAT.totalTokens(),
                    cost.gpuHoursPerMtokInput() * CHAT.inputTokens()
                            + cost.gpuHoursPerMtokOutput() * CHAT.outputTokens(),
                    1e-9);
        }

        /** The batch is the least whose decoding keeps up with the prompts: one fewer is slower, more are no faster. */
        @Test
        void decodeTheLeastBatchThatUsesUpThePrompts() {
            ServingCost cost = split().cost();
            assertTrue(cost.batch() > 1);
            double most = cost.requestsPerSecond();
            assertTrue(split().batch(cost.batch() - 1).cost().requestsPerSecond() < most);
            assertEquals(most, split().batch(cost.batch() + 1).cost().requestsPerSecond(), 1e-12 * most);
        }

        @Test
        void moreForPromptsHelpsLongPrompts() {
            Workload documents = Workload.of(30_000, 100);
            Serving serving = Serving.of(LLAMA, H200).precision(Precision.FP8).workload(documents);
            assertTrue(serving.disaggregated(24, 8).cost().requestsPerSecond()
                    > 2.5 * serving.disaggregated(8, 24).cost().requestsPerSecond());
        }

        @Test
        void letNoPromptStandBetweenTokens() {
            ServingCost together = llama().batch(64).cost();
            ServingCost apart = split().batch(64).cost();
            assertTrue(apart.secondsPerOutputToken() < together.secondsPerOutputToken());
            assertTrue(apart.secondsToFirstToken() > together.prefillSeconds());
        }

        /** Chunks ride along with decoding, which is elsewhere: neither order of the two is taken in silence. */
        @Test
        void takeNoPromptsInChunks() {
            Serving pools = Serving.of(R1, H200).disaggregated(8, 8);
            Serving chunks = Serving.of(R1, H200).gpus(16).prefillChunk(512);
            for (Executable both :
                    List.<Executable>of(() -> pools.prefillChunk(512), () -> chunks.disaggregated(8, 8))) {
                InvalidInputException e = assertThrows(InvalidInputException.class, both);
                assertTrue(e.getMessage().startsWith("prefillChunk = 512: must be absent"), e.getMessage());
            }
        }

        @Test
        void thatHoldNoModelAreRefusedWithTheBytes() {
            InvalidInputException e = assertThrows(
                    InvalidInputException.class,
                    () -> Serving.of(R1, H200).disaggregated(8, 2).cost());
            assertTrue(e.getMessage().contains("does not fit"), e.getMessage());
            assertThrows(InvalidInputException.class, () -> Serving.of(R1, H200).disaggregated(0, 2));
            double two = Serving.of(R1, H200).gpus(2).missingBytes();
            assertTrue(two > 1e9);
            assertEquals(two, Serving.of(R1, H200).disaggregated(8, 2).missingBytes(), 1);
            assertEquals(0, Serving.of(R1, H200).disaggregated(8, 8).missingBytes());
            double promptsToo = Serving.of(R1, H200).disaggregated(2, 2).missingBytes();
            assertTrue(promptsToo > 1.9 * two, promptsToo + " of both pools, " + two + " of one");
        }
    }

    @Nested
    class Chunks {
        @Test
        void takePromptsAlongWhileWeightsAreRead() {
            ServingCost turns = llama().batch(64).cost();
            ServingCost chunks = llama().batch(64).prefillChunk(2048).cost();
            assertTrue(chunks.outputTokensPerSecond() > turns.outputTokensPerSecond());
            assertTrue(chunks.secondsPerOutputToken() < turns.secondsPerOutputToken());
        }

        @Test
        void thatAreSmallHoldTheBatchDown() {
            ServingCost small = llama().prefillChunk(64).cost();
            ServingCost large = llama().prefillChunk(2048).cost();
            assertTrue(small.batch() <= 64 * CHAT.outputTokens() / CHAT.inputTokens());
            assertTrue(small.batch() < large.batch());
        }
    }

    @Nested
    class ChunksWithDrafts {
        /** A step that checks drafts and takes prompts along is no shorter than one that only checks. */
        @Test
        void takeTheTimeOfTheCheckToo() {
            Workload equal = Workload.of(1000, 1000);
            Serving drafted =
                    Serving.of(R1, H200).gpus(8).workload(equal).batch(256).speculative(new Speculation(4, 8, 0.01));
            ServingCost chunks = drafted.prefillChunk(2048).cost();
            assertTrue(chunks.decodeStepSeconds() > drafted.cost().decodeStepSeconds());
            assertTrue(chunks.gpuHoursPerMtokInput() > 0);
            // 1000 tokens at 4 a step.
            double seconds = 1000 / 4.0 * chunks.decodeStepSeconds();
            assertEquals(256 / seconds, chunks.requestsPerSecond(), 1e-9 / seconds);
            assertEquals(
                    chunks.gpuHoursPerMtok() * equal.totalTokens(),
                    chunks.gpuHoursPerMtokInput() * equal.inputTokens()
                            + chunks.gpuHoursPerMtokOutput() * equal.outputTokens(),
                    1e-9);
        }
    }

    @Nested
    class DivisionsThatCannotBe {
        private void isRefused(Serving serving, String... parts) {
            InvalidInputException e = assertThrows(InvalidInputException.class, serving::cost);
            for (String part : parts) {
                assertTrue(e.getMessage().contains(part), e.getMessage());
            }
        }

        @Test
        void ofHeads() {
            isRefused(
                    Serving.of(ModelSpec.named("Qwen2.5-14B"), H200).gpus(16).tensorParallel(16),
                    "tensorParallel = 16",
                    "40 heads",
                    "replicated");
            isRefused(Serving.of(LLAMA, H200).gpus(6).tensorParallel(3), "tensorParallel = 3", "64 heads");
        }

        @Test
        void sayWhereKeyValueHeadsAreReplicated() {
            assertTrue(Serving.of(ModelSpec.named("Qwen2.5-7B"), H200)
                    .gpus(4)
                    .tensorParallel(4)
                    .cost()
                    .explain()
                    .text()
                    .lines()
                    .noneMatch(line -> line.contains("GPUs each")));
            ModelSpec four = ModelSpec.named("Qwen3-235B-A22B");
            String explained = Serving.of(four, H200)
                    .gpus(8)
                    .tensorParallel(8)
                    .cost()
                    .explain()
                    .text();
            assertTrue(explained.contains("key-value heads lie on 2 GPUs each"), explained);
        }

        @Test
        void ofExperts() {
            isRefused(
                    Serving.of(ModelSpec.named("Mixtral-8x7B"), H200).gpus(16).expertParallel(16),
                    "expertParallel = 16",
                    "8 experts");
            isRefused(
                    Serving.of(LLAMA, H200).gpus(8).expertParallel(8),
                    "expertParallel = 8: must be 1 for Llama-3.1-70B, which has no experts");
        }

        private static List<Integer> tried(Serving serving) {
            return Layout.worthTrying(serving.group()).stream()
                    .map(Layout::tensorParallel)
                    .toList();
        }

        /** All of the group, as far as a fast link reaches, and as far as heads split the cache without copies: each once. */
        @Test
        void worthTryingAreThree() {
            assertEquals(List.of(8), tried(Serving.of(LLAMA, H200).gpus(8)));
            assertEquals(List.of(16, 8), tried(Serving.of(LLAMA, H200).gpus(16)));
            assertEquals(List.of(16, 8, 1), tried(Serving.of(R1, H200).gpus(16)));
            assertEquals(List.of(8, 1), tried(Serving.of(R1, H200).gpus(8)));
            assertEquals(List.of(4), tried(Serving.of(R1, H200).gpus(16).tensorParallel(4)));
        }

        /** Experts lie on as many GPUs as divide the group: of 12 GPUs, 8 experts on 6. */
        @Test
        void ofExpertsAreTheLargestThatFit() {
            ServingGroup group =
                    Serving.of(ModelSpec.named("Mixtral-8x7B"), H200).gpus(12).group();
            assertEquals(6, Layout.of(group, 4).expertParallel());
            assertEquals(3, Layout.of(group, 4).ranks());
            ServingGroup rank =
                    Serving.of(ModelSpec.named("Mixtral-8x7B"), H200).gpus(4).group();
            assertEquals(1, Layout.of(rank, 4).expertParallel(), "one rank splits them like the rest");
            ServingGroup dense = Serving.of(LLAMA, H200).gpus(8).group();
            assertEquals(1, Layout.of(dense, 4).expertParallel());
            ServingGroup asked =
                    Serving.of(R1, H200).gpus(16).expertParallel(16).group();
            assertEquals(16, Layout.of(asked, 8).expertParallel());
            isRefused(Serving.of(R1, H200).gpus(16).expertParallel(3), "expertParallel = 3", "divisor of the 16 GPUs");
        }

        @Test
        void ofLayers() {
            InvalidInputException e = assertThrows(
                    InvalidInputException.class,
                    () -> Serving.of(LLAMA, H200).gpus(96).pipelineParallel(96));
            assertTrue(e.getMessage().contains("80 layers"), e.getMessage());
            isRefused(Serving.of(LLAMA, H200).gpus(8).pipelineParallel(3), "pipelineParallel = 3", "8 GPUs");
            assertEquals(
                    80, Serving.of(LLAMA, H200).gpus(80).pipelineParallel(80).gpus());
            InvalidInputException pools = assertThrows(
                    InvalidInputException.class,
                    () -> Serving.of(LLAMA, H200).disaggregated(8, 8).gpus(4));
            assertTrue(pools.getMessage().startsWith("gpus = 4: must be more than the 8"), pools.getMessage());
        }

        @Test
        void ofContext() {
            isRefused(
                    Serving.of(ModelSpec.named("Llama-2-70B"), H200).gpus(8).workload(Workload.of(5000, 500)),
                    "5.50 k",
                    "4096");
        }

        @Test
        void headsThatDoNotDivideAreSharedByFewerByDefault() {
            ServingCost cost =
                    Serving.of(ModelSpec.named("Qwen2.5-14B"), H200).gpus(16).cost();
            assertTrue(cost.outputTokensPerSecond() > 0);
        }
    }

    @Nested
    class Pipelines {
        @Test
        void holdWhatOneStageCannot() {
            Serving small = Serving.of(LLAMA, GpuSpec.named("RTX 4090"))
                    .precision(Precision.INT4)
                    .workload(CHAT);
            assertThrows(InvalidInputException.class, small::cost);
            ServingCost cost = small.gpus(4).pipelineParallel(4).cost();
            assertTrue(cost.batch() > 1);
        }

        /** A single sequence passes one stage after the other: as fast as one card with all of the weights. */
        @Test
        void areNoFasterForOneSequence() {
            ServingCost one = Serving.of(LLAMA, H200)
                    .precision(Precision.FP8)
                    .workload(CHAT)
                    .batch(1)
                    .cost();
            ServingCost four = Serving.of(LLAMA, H200)
                    .precision(Precision.FP8)
                    .workload(CHAT)
                    .gpus(4)
                    .pipelineParallel(4)
                    .batch(1)
                    .cost();
            assertEquals(one.decodeStepSeconds(), four.decodeStepSeconds(), 0.02 * one.decodeStepSeconds());
        }
    }

    @Nested
    class Frontiers {
        private final ServingFrontier frontier = Serving.frontier(R1, Workload.of(1000, 1000));

        @Test
        void fallFromTheFleetToTheUser() {
            frontier.curves().values().forEach(curve -> {
                for (int i = 1; i < curve.size(); i++) {
                    assertTrue(curve.get(i).secondsPerOutputToken()
                            > curve.get(i - 1).secondsPerOutputToken());
                    assertTrue(curve.get(i).outputTokensPerSecond()
                                    / curve.get(i).serving().gpus()
                            > curve.get(i - 1).outputTokensPerSecond()
                                    / curve.get(i - 1).serving().gpus());
                }
            });
            GpuSpec b200 = GpuSpec.named("B200");
            assertTrue(frontier.at(b200, 20) > frontier.at(b200, 60));
        }

        /** Of the points of a curve that are as fast for a user, that which makes most tokens on a GPU. */
        @Test
        void tellTheMostOfAGpuAtAPace() {
            List<ServingCost> curve = frontier.curves().get(H200);
            for (ServingCost cost : curve) {
                double pace = 1 / cost.secondsPerOutputToken();
                double perGpu = cost.outputTokensPerSecond() / cost.serving().gpus();
                assertEquals(perGpu, frontier.at(H200, pace * (1 - 1e-12)), 1e-9 * perGpu);
            }
            assertEquals(0, frontier.at(H200, 1e9));
            ServingCost last = curve.get(curve.size() - 1);
            assertTrue(
                    frontier.chart().title().startsWith("DeepSeek-R1: up to "),
                    frontier.chart().title());
            assertEquals(frontier.toTable().toString(), frontier.toString());
            assertTrue(last.serving().gpus() > 1);
        }

        @Test
        void printAndDraw() {
            assertTrue(frontier.toTable().rowCount() > 10);
            assertNotNull(frontier.chart());
            assertThrows(InvalidInputException.class, () -> frontier.among(List.of()));
            assertThrows(
                    InvalidInputException.class,
                    () -> frontier.among(List.of(GpuSpec.named("RTX 4090"))).toTable());
        }

        @Test
        void ofPoolsKeepThePools() {
            Map<GpuSpec, List<ServingCost>> curves = frontier.with(serving -> serving.disaggregated(8, 8))
                    .among(List.of(H200))
                    .curves();
            assertTrue(curves.get(H200).size() > 3);
            curves.get(H200).forEach(cost -> assertEquals(16, cost.serving().gpus()));
        }

        @Test
        void answerOnlyForTheirOwnGpus() {
            InvalidInputException e =
                    assertThrows(InvalidInputException.class, () -> frontier.at(GpuSpec.named("RTX 4090"), 20));
            assertTrue(e.getMessage().contains("H200 SXM"), e.getMessage());
            assertThrows(InvalidInputException.class, () -> frontier.at(H200, Double.NaN));
        }

        @Test
        void withDraftsAreFasterForTheUser() {
            double plain = 1 / frontier.curves().get(H200).get(0).secondsPerOutputToken();
            double drafted = 1
                    / frontier.with(s -> s.speculative(1.8))
                            .curves()
                            .get(H200)
                            .get(0)
                            .secondsPerOutputToken();
            assertTrue(drafted > 1.2 * plain);
        }
    }

    @Nested
    class Prices {
        private final ServingCost cost = llama().cost();
        private final TokenPrices prices = cost.prices(2.5, 0.5);

        /** A small model works a token out faster than its keys and values come over PCI Express. */
        @Test
        void ofWhatIsCachedAreNeverAboveThoseOfWhatIsNot() {
            ServingCost small = Serving.of(ModelSpec.named("Qwen3-0.6B"), GpuSpec.named("GB200"))
                    .workload(Workload.of(4000, 500))
                    .cost();
            assertEquals(small.prices(2, 1).input(), small.prices(2, 1).cachedInput());
            for (double hits : new double[] {0, 0.5, 0.95}) {
                TokenPrices chunked = llama().workload(Workload.of(4000, 500).cached(hits))
                        .prefillChunk(512)
                        .cost()
                        .prices(2, 1);
                assertTrue(chunked.cachedInput() <= chunked.input());
            }
        }

        @Test
        void addUpToThatOfTheMix() {
            double request = CHAT.inputTokens() * prices.input() + CHAT.outputTokens() * prices.output();
            assertEquals(cost.usdPerMtok(2.5, 0.5), request / CHAT.totalTokens(), 1e-9);
        }

        @Test
        void ofCachedInputAreAFractionOfFresh() {
            assertTrue(prices.cachedInput() > 0 && prices.cachedInput() < 0.5 * prices.input());
            assertTrue(prices.input() < prices.output());
        }

        /** Each turn sends all before it again: the sum over turns is the closed form. */
        @Test
        void ofASessionAreTheSumOfItsTurns() {
            double usd = 0;
            double sent = 0;
            double context = 8000;
            for (int turn = 1; turn <= 20; turn++) {
                double fresh = context - sent;
                usd += (fresh + 0.1 * sent) * prices.input()
                        + 0.9 * sent * prices.cachedInput()
                        + 300 * prices.output();
                sent = context + 300;
                context = sent + 1000;
            }
            assertEquals(usd / 1e6, prices.session(20, 8000, 1000, 300, 0.9), 1e-12);
            // A call of a million turns would hold 1.3 bn tokens, of which no model takes so many.
            InvalidInputException e =
                    assertThrows(InvalidInputException.class, () -> prices.session(1_000_000, 8000, 1000, 300, 0.9));
            assertTrue(
                    e.getMessage().startsWith("turns = 1000000: must be such that the last call keeps"),
                    e.getMessage());
            int most = Integer.parseInt(e.getMessage().replaceAll("(?s).*Maybe (\\d+) turns.*", "$1"));
            assertTrue(prices.session(most, 8000, 1000, 300, 0.9) > 0);
            assertThrows(InvalidInputException.class, () -> prices.session(most + 1, 8000, 1000, 300, 0.9));
            assertTrue(new TokenPrices(1, 0.1, 3).session(1_000_000, 8000, 1000, 300, 0.9) > 0);
        }

        @ParameterizedTest
        @ValueSource(doubles = {1, 1.5, 3})
        void aLoadNeedsWholeGroups(double peak) {
            double load = 10 * cost.outputTokensPerSecond();
            int gpus = cost.gpusForLoad(load, peak);
            assertEquals(0, gpus % 8);
            assertTrue(gpus >= 80 * peak - 1e-6 && gpus < 80 * peak + 8);
        }

        @Test
        void energyOfATokenIsPowerOverRate() {
            double watts = 8 * 700 * 0.75 * 1.25;
            assertEquals(watts / cost.outputTokensPerSecond(), cost.joulesPerOutputToken(), 1e-9);
        }
    }
}
