package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.distillation.Benchmark;
import io.jevons.cost.distillation.Quality;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistillationTest {
    private static final ModelSpec R1 = ModelSpec.named("DeepSeek-R1");

    private static Distillation of(String student) {
        return Distillation.of(R1, ModelSpec.named(student));
    }

    @Nested
    class MeasuredQuality {
        /** DeepSeek-R1 report, table 5: mean of four benchmarks over the teacher's. */
        @ParameterizedTest
        @CsvSource({
            "DeepSeek-R1-Distill-Qwen-1.5B, 0.5199",
            "DeepSeek-R1-Distill-Qwen-7B, 0.7472",
            "DeepSeek-R1-Distill-Llama-8B, 0.7253",
            "DeepSeek-R1-Distill-Qwen-14B, 0.8769",
            "DeepSeek-R1-Distill-Qwen-32B, 0.9100",
            "DeepSeek-R1-Distill-Llama-70B, 0.9132"
        })
        void isThatOfTheTable(String student, double retained) {
            Quality quality = of(student).quality();
            assertTrue(quality.measured());
            assertEquals(retained, quality.retained(), 5e-5);
            assertTrue(quality.low() < retained && retained < quality.high());
        }

        @Test
        void existsOutsideTheDomain() {
            Quality quality = of("DeepSeek-R1-Distill-Qwen-32B").quality(Benchmark.GENERAL);
            assertTrue(quality.measured());
            assertEquals(0.8088, quality.retained(), 5e-5);
        }

        @Test
        void existsForQwen3OnPolicy() {
            Quality quality = Distillation.of(ModelSpec.named("Qwen3-235B-A22B"), ModelSpec.named("Qwen3-8B"))
                    .method(Distillation.Method.ON_POLICY)
                    .quality();
            assertTrue(quality.measured());
            assertEquals(0.8998, quality.retained(), 5e-5);
        }
    }

    @Nested
    class PredictedQuality {
        @Test
        void isTheLawWhereNothingIsMeasured() {
            Quality quality = of("Qwen3-8B").quality();
            double odds = Math.pow(8.19 / 1.65, 0.73);
            assertFalse(quality.measured());
            assertEquals(odds / (1 + odds), quality.retained(), 1e-12);
            assertEquals(
                    "fitted on six students of DeepSeek-R1, K 1.65 bn (1.49 to 2.95), h 0.73 (0.62 to 1.08),"
                            + " leave-one-out error 0.042",
                    quality.basis());
        }

        @Test
        void fallsWithFewerSamples() {
            double few = of("Qwen3-8B").samples(1000).quality().retained();
            assertTrue(few < of("Qwen3-8B").quality().retained());
        }

        @Test
        void isLowerOutsideTheDomain() {
            Distillation distillation = of("Qwen3-8B");
            assertTrue(distillation.quality(Benchmark.GENERAL).retained()
                    < distillation.quality().retained());
        }
    }

    @Nested
    class Cost {
        private final Distillation distillation = of("DeepSeek-R1-Distill-Qwen-32B");
        private final Workload workload = Workload.of(1000, 1000);

        @Test
        void ratioComparesTheCheapestOfBoth() {
            double ratio = distillation.studentCost(workload).usdPerMtok()
                    / distillation.teacherCost(workload).usdPerMtok();
            assertEquals(ratio, distillation.costRatio(workload), 1e-12);
            assertEquals(distillation.quality().retained() / ratio, distillation.efficiency(), 1e-12);
        }

        @Test
        void withTheOneOffPartIsOneAtBreakEven() {
            double tokens = distillation.breakEvenTokens();
            assertEquals(1, distillation.costRatio(workload, tokens), 1e-9);
            assertEquals(tokens / 1e9, distillation.paybackDays(1e9), 1e-9);
        }

        @Test
        void ofTheStudentFollowsItsOperations() {
            double flops = 6 * 32.76e9 * 800_000 * 5400 * 2;
            assertEquals(flops / (989.4e12 * 0.25) / 3600, distillation.oneOff().studentGpuHours(), 1e-6);
        }

        /** Published: 5000 H800-hours for the 800 000 samples (Nature, supplement); the acceptance of 0.25 is assumed. */
        @Test
        void ofTheTeacherIsNearThePublishedHours() {
            double hours = distillation.on(GpuSpec.named("H800")).oneOff().teacherGpuHours();
            assertEquals(0, Math.log(hours / 5000), Math.log(2), "hours " + hours);
        }

        @Test
        void neverBreaksEvenWhereTheStudentIsDearer() {
            Distillation upwards = Distillation.of(ModelSpec.named("Qwen3-8B"), R1);
            assertEquals(Double.POSITIVE_INFINITY, upwards.breakEvenTokens());
            assertFalse(upwards.worthwhile(0));
        }

        /** Worth adopting up to the quality that it retains, that itself included. */
        @Test
        void isWorthWhileUpToTheQualityRetained() {
            double retained = distillation.quality().retained();
            assertTrue(distillation.efficiency() > 1);
            assertTrue(distillation.worthwhile(retained));
            assertFalse(distillation.worthwhile(Math.nextUp(retained)));
        }
    }

    @Nested
    class Claims {
        @Test
        void compareWithLargerModelsByBenchmark() {
            Distillation small = of("DeepSeek-R1-Distill-Qwen-7B");
            assertTrue(small.matches("DeepSeek-V3", Benchmark.AIME24));
            assertFalse(small.matches("DeepSeek-V3", Benchmark.GPQA));
            assertTrue(of("DeepSeek-R1-Distill-Qwen-32B").matches("DeepSeek-V3", Benchmark.GPQA));
        }

        @Test
        void compareWithAllLargerModelsAtOnce() {
            Distillation large = of("DeepSeek-R1-Distill-Qwen-32B");
            assertTrue(large.matchesLarger(Benchmark.REASONING));
            assertFalse(of("DeepSeek-R1-Distill-Qwen-7B").matchesLarger(Benchmark.GPQA));
            assertEquals(24, Distillation.comparison().rowCount());
        }

        @Test
        void ofReinforcementLearningStandBesideDistillation() {
            Table table = Distillation.againstReinforcementLearning();
            assertEquals(5, table.rowCount());
            assertEquals(72.6, table.get(4, "AIME 2024"));
            assertEquals(47.0, table.get(3, "AIME 2024"));
        }

        @Test
        void ofTheTierMoved() {
            assertTrue(of("DeepSeek-R1-Distill-Qwen-7B")
                    .tierMove(Workload.of(1000, 1000))
                    .endsWith("-> consumer"));
        }

        @Test
        void reproduceTheSixStudents() {
            Table table = Distillation.students();
            assertEquals(6, table.rowCount());
            for (int i = 0; i < 6; i++) {
                double measured = ((Number) table.get(i, "measured")).doubleValue();
                double predicted = ((Number) table.get(i, "predicted")).doubleValue();
                assertEquals(measured, predicted, 0.046);
            }
        }

        @Test
        void tableStudentsBesideTheirTeacher() {
            Table table = Distillation.students();
            for (int i = 0; i < table.rowCount(); i++) {
                ModelSpec student = ModelSpec.named((String) table.get(i, "student"));
                Quality quality = Distillation.of(R1, student).quality();
                assertEquals(quality.retained(), table.get(i, "measured"));
                assertEquals(quality.low(), table.get(i, "low"));
                assertEquals(quality.high(), table.get(i, "high"));
                assertEquals(student.totalParameters() / R1.totalParameters(), (double) table.get(i, "weights"), 1e-12);
                assertEquals(
                        student.activeParameters() / R1.activeParameters(),
                        (double) table.get(i, "FLOPs/token"),
                        1e-12);
            }
        }

        @Test
        void ofQualitySayWhereItComesFrom() {
            assertEquals(
                    Benchmark.AIME24 + " retained 50.0 % (40.0 % to 60.0 %)\npredicted: a law",
                    new Quality(Benchmark.AIME24, 0.5, 0.4, 0.6, false, "a law").toString());
            assertTrue(of("DeepSeek-R1-Distill-Qwen-7B").quality().toString().contains("\nmeasured: "));
        }

        @Test
        void ofUnknownRivalsAreRefused() {
            assertThrows(
                    InvalidInputException.class,
                    () -> of("DeepSeek-R1-Distill-Qwen-7B").matches("GPT-5", Benchmark.AIME24));
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefused() {
            Distillation distillation = of("Qwen3-8B");
            assertThrows(InvalidInputException.class, () -> distillation.samples(0));
            assertThrows(InvalidInputException.class, () -> distillation.acceptance(1.5));
            assertThrows(InvalidInputException.class, () -> distillation.worthwhile(Double.NaN));
            assertThrows(InvalidInputException.class, () -> distillation.paybackDays(-1));
        }
    }
}
