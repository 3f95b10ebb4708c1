package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Precision;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.serving.ServingModel;
import io.jevons.cost.serving.ServingRequest;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingTest {
    private static final ModelSpec LLAMA_8B = ModelSpec.named("Llama-3.1-8B");
    private static final ModelSpec LLAMA_70B = ModelSpec.named("Llama-3.1-70B");
    private static final ModelSpec R1 = ModelSpec.named("DeepSeek-R1");
    private static final GpuSpec H100 = GpuSpec.named("H100");
    private static final GpuSpec H200 = GpuSpec.named("H200");
    private static final GpuSpec ORIN = GpuSpec.named("Jetson AGX Orin");

    @Nested
    class Identities {
        private final ServingCost cost = Serving.of(LLAMA_70B, H100)
                .gpus(4)
                .workload(Workload.of(2000, 500))
                .cost();

        @Test
        void hoursFollowFromTheRate() {
            double requestsPerSecond = cost.outputTokensPerSecond() / 500;
            double hours = 4 / (requestsPerSecond * 2500) * 1e6 / 3600;
            assertEquals(hours, cost.gpuHoursPerMtok(), 1e-12 * hours);
        }

        @Test
        void inputAndOutputPartsAddUpToTheMix() {
            double mixed = (2000 * cost.gpuHoursPerMtokInput() + 500 * cost.gpuHoursPerMtokOutput()) / 2500;
            assertEquals(cost.gpuHoursPerMtok(), mixed, 1e-12);
        }

        @Test
        void interleavedTimePerTokenIsTheBatchOverItsRate() {
            assertEquals(cost.batch() / cost.outputTokensPerSecond(), cost.secondsPerOutputToken(), 1e-12);
        }

        @Test
        void priceIsHoursTimesRentOverUtilisation() {
            assertEquals(cost.gpuHoursPerMtok() * 4, cost.usdPerMtok(2, 0.5), 1e-12);
        }

        @Test
        void energyIsHoursTimesPower() {
            assertEquals(cost.gpuHoursPerMtok() * 0.7, cost.kwhPerMtok(1, 1), 1e-12);
        }
    }

    @Nested
    class Anchors {
        /** Rounded figures of an independent plain roofline, 2000 tokens in and 500 out; the two differ in details. */
        @ParameterizedTest
        @CsvSource({
            "Llama-3.1-405B, H100, 8, FP8, 0.36",
            "Llama-3.1-405B, MI300X, 8, FP8, 0.40",
            "Llama-3.1-70B, H100, 4, FP8, 0.063",
            "Llama-3.1-70B, L40S, 4, FP8, 0.39",
            "Llama-3.1-8B, H100, 1, FP8, 0.0084",
            "Llama-3.1-8B, L40S, 1, FP8, 0.0265",
            "Llama-3.1-8B, RTX 4090, 1, FP8, 0.03",
            "Llama-3.1-8B, Jetson AGX Orin, 1, INT4, 0.22",
            "DeepSeek-R1-Distill-Qwen-32B, H100, 1, FP8, 0.030",
            "DeepSeek-R1-Distill-Qwen-32B, L40S, 1, FP8, 0.16"
        })
        void areMetWithinAHalf(String model, String gpu, int gpus, String precision, double hours) {
            ServingCost cost = Serving.of(ModelSpec.named(model), GpuSpec.named(gpu))
                    .gpus(gpus)
                    .precision(Precision.named(precision))
                    .workload(Workload.of(2000, 500))
                    .cost();
            assertEquals(0, Math.log(cost.gpuHoursPerMtok() / hours), Math.log(1.5));
        }
    }

    @Nested
    class Batch {
        @Test
        void isTheLargestThatFits() {
            Serving serving = Serving.of(LLAMA_8B, H100);
            int largest = serving.cost().batch();
            assertEquals(largest, serving.batch(largest).cost().batch());
            assertThrows(
                    InvalidInputException.class,
                    () -> serving.batch(largest + 1).cost());
        }

        @Test
        void keepsTheLimitOfTimePerToken() {
            Serving serving = Serving.of(LLAMA_70B, H100).gpus(4).maxSecondsPerOutputToken(0.05);
            ServingCost cost = serving.cost();
            assertTrue(cost.secondsPerOutputToken() <= 0.05);
            assertThrows(
                    InvalidInputException.class,
                    () -> serving.batch(cost.batch() + 1).cost());
        }

        @Test
        void costsLessATokenTheLargerItIs() {
            double last = Double.POSITIVE_INFINITY;
            for (int batch = 1; batch <= 256; batch *= 2) {
                double hours = Serving.of(LLAMA_8B, H100)
                        .precision(Precision.FP8)
                        .batch(batch)
                        .cost()
                        .gpuHoursPerMtok();
                assertTrue(hours < last);
                last = hours;
            }
        }
    }

    @Nested
    class Limits {
        private final Serving serving = Serving.of(LLAMA_8B, H100).batch(8);
        private final ServingCost cost = serving.cost();

        /** A limit that is just met is kept; a little less is refused. */
        @Test
        void areKeptAtTheLimit() {
            double token = cost.secondsPerOutputToken();
            double first = cost.secondsToFirstToken();
            assertEquals(token, serving.maxSecondsPerOutputToken(token).cost().secondsPerOutputToken());
            assertEquals(first, serving.maxSecondsToFirstToken(first).cost().secondsToFirstToken());
            Serving faster = serving.maxSecondsPerOutputToken(Math.nextDown(token));
            Serving sooner = serving.maxSecondsToFirstToken(Math.nextDown(first));
            assertThrows(InvalidInputException.class, faster::cost);
            assertThrows(InvalidInputException.class, sooner::cost);
        }

        /** A limit that nothing reaches leaves the largest batch that fits. */
        @Test
        void thatNothingReachesChangeNothing() {
            int largest = Serving.of(LLAMA_8B, H100).cost().batch();
            assertEquals(
                    largest,
                    Serving.of(LLAMA_8B, H100)
                            .maxSecondsPerOutputToken(1e6)
                            .cost()
                            .batch());
        }

        @Test
        void ofPowerAreThoseOfTheBuilding() {
            assertThrows(InvalidInputException.class, () -> cost.kwhPerMtok(1, 0.99));
            assertThrows(InvalidInputException.class, () -> cost.kwhPerMtok(1, Double.POSITIVE_INFINITY));
            assertEquals(1.5 * cost.kwhPerMtok(1, 1), cost.kwhPerMtok(1, 1.5), 1e-15);
        }
    }

    @Nested
    class Requests {
        private final ServingRequest request = ServingRequest.of(LLAMA_8B, H200, Workload.of(2000, 500))
                .gpus(1)
                .precision(Precision.FP8);

        /** Hours of H100s that would do the work of these: three times as many of a GPU that does a third of it. */
        @Test
        void countHoursInUnitsOfAReference() {
            ServingModel model = ServingModel.named("roofline");
            double hours = model.serve(request).gpuHoursPerMtok();
            assertTrue(hours > 0);
            assertEquals(hours * H200.h100Equivalents(), request.referenceHours(model, 1), 1e-15);
            assertEquals(3 * request.referenceHours(model, 1), request.referenceHours(model, 1 / 3.0), 1e-12);
            assertTrue(request.fits(model));
            assertFalse(ServingRequest.of(R1, ORIN, Workload.of(2000, 500)).fits(model));
            assertEquals("roofline", model.name());
            assertTrue(ServingModel.all().contains(model));
        }

        @Test
        void areAnsweredInWords() {
            ServingAnswer answer = ServingModel.named("roofline").serve(request);
            assertEquals(
                    Numbers.human(answer.gpuHoursPerMtok()) + " GPU-hours per million tokens: " + answer.description(),
                    answer.toString());
            assertTrue(answer.description().startsWith("Llama-3.1-8B FP8 on 1 x H200 SXM"), answer.description());
            ServingAnswer none =
                    ServingModel.named("roofline").serve(ServingRequest.of(R1, ORIN, Workload.of(2000, 500)));
            assertEquals(none.description(), none.toString());
        }

        @Test
        void namePlainlyWhatIsAskedFor() {
            assertEquals("Llama-3.1-8B on 1 x H200 SXM in FP8, 2000 tokens in, 500 out", request.toString());
            assertEquals(
                    "Llama-3.1-8B on H200 SXM, 2000 tokens in, 500 out",
                    ServingRequest.of(LLAMA_8B, H200, Workload.of(2000, 500)).toString());
            assertEquals("2.00 k tokens in, 500 out", Workload.of(2000, 500).toString());
            assertEquals(
                    "2.00 k tokens in, 500 out, 25.0 % of input cached",
                    Workload.of(2000, 500).cached(0.25).toString());
        }

        @Test
        void ofUnknownModelsNameTheKnown() {
            String message = assertThrows(InvalidInputException.class, () -> ServingModel.named("rooflines"))
                    .getMessage();
            assertTrue(message.startsWith("unknown serving model 'rooflines'"), message);
            assertTrue(message.contains("Maybe roofline"), message);
        }
    }

    @Nested
    class BadInput {
        @Test
        void thatDoesNotFitSaysHowManyBytes() {
            InvalidInputException e = assertThrows(
                    InvalidInputException.class,
                    () -> Serving.of(R1, H100).gpus(8).precision(Precision.FP8).cost());
            assertTrue(
                    e.getMessage().contains("it needs") && e.getMessage().contains("there are 608 GB"), e.getMessage());
            assertTrue(e.getMessage().contains("\nMaybe gpus(16)"), e.getMessage());
            assertTrue(Serving.of(R1, H100).gpus(8).missingBytes() > 60e9);
        }

        @Test
        void isRefusedFieldByField() {
            Serving serving = Serving.of(LLAMA_8B, H100);
            assertThrows(InvalidInputException.class, () -> serving.gpus(0));
            assertThrows(InvalidInputException.class, () -> serving.batch(0));
            assertThrows(InvalidInputException.class, () -> serving.tensorParallel(0));
            assertThrows(
                    InvalidInputException.class,
                    () -> serving.gpus(8).tensorParallel(3).cost());
            assertThrows(InvalidInputException.class, () -> serving.maxSecondsPerOutputToken(Double.NaN));
            assertThrows(
                    InvalidInputException.class,
                    () -> serving.maxSecondsPerOutputToken(1e-9).cost());
            assertThrows(
                    InvalidInputException.class,
                    () -> serving.maxSecondsToFirstToken(1e-9).cost());
            assertThrows(
                    InvalidInputException.class,
                    () -> Serving.of(LLAMA_8B, ORIN).gpus(2));
            assertThrows(InvalidInputException.class, () -> Workload.of(0, 100));
            assertThrows(InvalidInputException.class, () -> Workload.of(100, Double.NaN));
            assertThrows(
                    InvalidInputException.class, () -> Workload.of(100, 100).cached(1.1));
            assertThrows(InvalidInputException.class, () -> serving.cost().usdPerMtok(2, 0));
        }

        private static String refused(Serving serving) {
            return assertThrows(InvalidInputException.class, serving::cost).getMessage();
        }

        /** The least that a limit may be is what one sequence takes. */
        @Test
        void ofLimitsSaysWhatWouldDo() {
            Serving serving = Serving.of(LLAMA_8B, H100);
            ServingCost one = serving.batch(1).cost();
            assertEquals(
                    "maxSecondsPerOutputToken = 1.0E-9: must be at least " + one.secondsPerOutputToken()
                            + " at batch 1 of " + serving.maxSecondsPerOutputToken(1e-9),
                    refused(serving.maxSecondsPerOutputToken(1e-9)));
            assertEquals(
                    "maxSecondsToFirstToken = 1.0E-9: must be at least " + one.secondsToFirstToken() + " at batch 1 of "
                            + serving.maxSecondsToFirstToken(1e-9),
                    refused(serving.maxSecondsToFirstToken(1e-9)));
        }

        @Test
        void thatDoesNotFitSaysForHowManySequences() {
            Serving small = Serving.of(R1, H100).gpus(8).precision(Precision.FP8);
            assertTrue(refused(small).contains(" GB for weights and one sequence, there are "), refused(small));
            assertTrue(
                    refused(small.batch(2)).contains(" GB for weights and 2 sequences, there are "),
                    refused(small.batch(2)));
        }

        @Test
        void ofADivisionNamesTheGpusOfAStage() {
            Serving stages = Serving.of(LLAMA_8B, H100).gpus(8).pipelineParallel(2);
            assertTrue(
                    refused(stages.tensorParallel(8))
                            .startsWith("tensorParallel = 8: must be a divisor of the 4 GPUs of a stage"),
                    refused(stages.tensorParallel(8)));
            assertTrue(refused(Serving.of(LLAMA_8B, H100).gpus(8).tensorParallel(3))
                    .startsWith("tensorParallel = 3: must be a divisor of the 8 GPUs"));
        }

        @Test
        void ofAPrecisionThatTheGpuLacksNamesOneThatItHas() {
            InvalidInputException e = assertThrows(
                    InvalidInputException.class,
                    () -> Serving.of(LLAMA_8B, GpuSpec.named("A100")).precision(Precision.FP8));
            assertEquals("precision = FP8: A100 80GB SXM4 lacks it\nMaybe BF16", e.getMessage());
        }
    }

    @Nested
    class ServingModels {
        @Test
        void includeTheRoofline() {
            ServingRequest request = ServingRequest.of(LLAMA_8B, H100, Workload.of(2000, 500));
            ServingAnswer answer = ServingModel.named("roofline").serve(request);
            ServingAnswer fixed =
                    ServingModel.named("roofline").serve(request.gpus(1).precision(Precision.FP8));
            assertTrue(answer.fits());
            assertTrue(answer.gpuHoursPerMtok() <= fixed.gpuHoursPerMtok());
            assertEquals(
                    Serving.of(LLAMA_8B, H100)
                            .precision(Precision.FP8)
                            .workload(Workload.of(2000, 500))
                            .cost()
                            .gpuHoursPerMtok(),
                    fixed.gpuHoursPerMtok());
        }

        @Test
        void sayWhatIsMissing() {
            ServingAnswer answer =
                    ServingModel.named("roofline").serve(ServingRequest.of(R1, ORIN, Workload.of(2000, 500)));
            assertTrue(!answer.fits() && answer.missingBytes() > 290e9);
            assertThrows(InvalidInputException.class, answer::gpuHoursPerMtok);
        }

        @Test
        void ofUnknownNamesAreRefused() {
            assertThrows(InvalidInputException.class, () -> ServingModel.named("roofine"));
        }
    }

    @Nested
    class WhereTheTimeGoes {
        private final Serving serving = Serving.of(R1, H200).gpus(8);

        private final List<Serving> forms = List.of(
                serving,
                serving.speculative(1.8),
                serving.prefillChunk(512),
                serving.prefillChunk(512).speculative(1.8),
                serving.disaggregated(8, 8),
                serving.disaggregated(8, 24).speculative(1.8),
                serving.disaggregated(24, 8).batch(16),
                serving.workload(Workload.of(2000, 1).cached(1)),
                Serving.of(R1, H200).gpus(16).pipelineParallel(2).maxSecondsPerOutputToken(0.05));

        private double share(Table parts, String part) {
            for (int i = 0; i < parts.rowCount(); i++) {
                if (parts.get(i, 0).equals(part)) {
                    return ((Number) parts.get(i, 2)).doubleValue();
                }
            }
            return 0;
        }

        @Test
        void addsUpToTheWholeInEveryForm() {
            for (Serving form : forms) {
                Table parts = form.cost().breakdown();
                double sum = 0;
                for (int i = 0; i < parts.rowCount(); i++) {
                    double share = ((Number) parts.get(i, 2)).doubleValue();
                    assertTrue(share >= 0, parts.toString());
                    sum += share;
                }
                assertEquals(1, sum, 1e-9, parts.toString());
            }
        }

        /** Parts that follow one another, in ms a step, make the time of a batch over its steps. */
        @Test
        void isInMillisecondsOfAStep() {
            ServingCost cost = serving.batch(64).cost();
            Table parts = cost.breakdown();
            double turn = 64 / cost.requestsPerSecond() / serving.workload().outputTokens();
            for (int i = 0; i < parts.rowCount(); i++) {
                double ms = ((Number) parts.get(i, 1)).doubleValue();
                double share = ((Number) parts.get(i, 2)).doubleValue();
                if (share > 0) {
                    assertEquals(share * turn * 1e3, ms, 1e-9, parts.toString());
                }
            }
            String text = cost.explain().text();
            String weights = "memory    " + Numbers.human(R1.totalParameters() / 8 / 1e9) + " GB of weights a GPU, ";
            assertTrue(text.contains(weights), text);
        }

        /** Each pool's work and waiting fill its share of the GPUs. */
        @Test
        void ofPoolsHasWhatTheyWaitForEachOther() {
            Table equal = serving.disaggregated(8, 8).cost().breakdown();
            Table prompts = serving.disaggregated(8, 24).cost().breakdown();
            assertTrue(share(equal, "waiting, GPUs for prompts") > 0.1, equal.toString());
            assertEquals(0, share(equal, "waiting, GPUs that decode"), 0.01, equal.toString());
            assertEquals(
                    0.5, share(equal, "prefill") + share(equal, "waiting, GPUs for prompts"), 1e-9, equal.toString());
            assertEquals(
                    0.25,
                    share(prompts, "prefill") + share(prompts, "waiting, GPUs for prompts"),
                    1e-9,
                    prompts.toString());
        }

        @Test
        void isExplainedWithTheStepAndTheBatchOfTheForm() {
            for (Serving form : forms) {
                ServingCost cost = form.cost();
                String text = cost.explain().text();
                String step = " = step " + Numbers.human(cost.decodeStepSeconds() * 1e3) + " ms";
                String seconds = Numbers.human(cost.batch() / cost.requestsPerSecond()) + " s";
                assertTrue(text.contains(step), text);
                assertTrue(text.lines().anyMatch(line -> line.endsWith(seconds)), text);
                assertTrue(text.lines().skip(1).allMatch(line -> line.length() <= 100), text);
            }
        }

        @Test
        void countsTheStepsThatDraftsSpareAndNoPrefillsThatRunElsewhere() {
            String text = serving.disaggregated(8, 8)
                    .speculative(1.8)
                    .cost()
                    .explain()
                    .text();
            assertTrue(text.contains("batch     556 steps on 8 GPUs = "), text);
            assertTrue(text.contains(" + drafts "), text);
            assertFalse(text.contains("prefills + "), text);
        }

        @Test
        void tellsTheBatchThatFitsFromTheOneThatIsServed() {
            String most = " sequences of 2.00 k tokens fit beside them";
            int fit = serving.tensorParallel(8).cost().batch();
            String text = serving.tensorParallel(8).batch(39).cost().explain().text();
            assertTrue(text.contains(fit + most) && text.contains("a batch of 39 is decoded"), text);
        }

        /** What prompts add in chunks is part of a step and not of its decoding; pools take none along. */
        @Test
        void tellsChunksFromPools() {
            Serving chunks = serving.prefillChunk(512);
            Serving pools = serving.disaggregated(8, 8);
            String alongside = "Its parts include the prompts' tokens that it takes along.";
            assertTrue(
                    chunks.cost().breakdown().toString().replaceAll("\\s+", " ").contains(alongside));
            assertThrows(InvalidInputException.class, () -> pools.prefillChunk(512));
            for (Serving form : List.of(serving, pools)) {
                assertFalse(form.cost()
                        .breakdown()
                        .toString()
                        .replaceAll("\\s+", " ")
                        .contains(alongside));
                assertTrue(form.cost().explain().text().contains("roof      a step reads "));
            }
            assertTrue(chunks.cost().explain().text().contains("roof      a step's decoding reads "));
            assertTrue(chunks.cost().explain().text().contains(" in chunks of 512; as one of many "));
            assertTrue(pools.cost().explain().text().contains("the way of its cache included"));
            assertTrue(pools.cost().explain().text().contains(" of 8 GPUs\n"));
            assertFalse(serving.cost().explain().text().contains("the way of its cache included"));
            assertTrue(serving.speculative(1.8).toString().endsWith(" drafted"));
            assertTrue(pools.toString().contains(" (8 for prompts, 8 decoding)"), pools.toString());
            assertFalse(serving.toString().contains("decoding"));
        }

        @Test
        void callsInterleavedOnlyWhatIs() {
            assertTrue(serving.cost().toString().contains("time per output token, interleaved"));
            assertTrue(
                    serving.prefillChunk(512).cost().toString().contains("time per output token, prompts in chunks"));
            assertTrue(serving.disaggregated(8, 8).cost().toString().contains("time per output token, prompts apart"));
        }

        @Test
        void isDrawnWithItsRoof() {
            Chart chart = serving.rooflineChart(1, 8, 64);
            assertEquals(2, chart.traces().size());
            assertEquals(3, chart.traces().get(0).points().size());
            assertTrue(chart.title().startsWith("A batch of 64 reaches"), chart.title());
        }

        @Test
        void staysBelowTheRoof() {
            Table points = serving.roofline();
            assertTrue(points.rowCount() > 8);
            for (int i = 0; i < points.rowCount(); i++) {
                double roof = ((Number) points.get(i, "roof")).doubleValue();
                double reached = ((Number) points.get(i, "reached")).doubleValue();
                assertTrue(reached < roof);
                assertEquals(reached / roof, ((Number) points.get(i, "of the roof")).doubleValue(), 1e-9);
            }
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void staysWithinAHundredColumns() {
            ServingCost cost = Serving.of(R1, H200).gpus(8).cost();
            for (String text : new String[] {cost.toString(), cost.explain().text()}) {
                assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
            }
        }

        @Test
        void ofTheExplanationHasTheStepsOfTheArithmetic() {
            String text = Serving.of(R1, H200).gpus(8).cost().explain().text();
            for (String part : new String[] {"memory", "decode", "prefill", "GPU-hours per million tokens"}) {
                assertTrue(text.contains(part), text);
            }
        }
    }

    @Nested
    class RooflineOfWhatDoesNotFit {
        @Test
        void isRefusedWithTheBytes() {
            Serving tooSmall = Serving.of(ModelSpec.named("R1"), GpuSpec.named("H200"));
            for (Runnable asking :
                    new Runnable[] {tooSmall::rooflineChart, tooSmall::roofline, () -> tooSmall.rooflineChart(1, 2)}) {
                InvalidInputException e = assertThrows(InvalidInputException.class, asking::run);
                assertTrue(e.getMessage().contains("does not fit"), e.getMessage());
            }
        }
    }
}
