package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.distillation.DistillationCost;
import org.junit.jupiter.api.Test;

class PretrainingTest {
    private static final GpuSpec H800 = GpuSpec.named("H800");

    @Test
    void takesSixOperationsAParameterAndToken() {
        TrainingCost cost = Training.pretraining(ModelSpec.named("Llama-3.1-8B"), 15e12)
                .on(GpuSpec.named("H100"))
                .utilisation(0.4)
                .cost();
        assertEquals(6 * 8.03e9 * 15e12, cost.flops(), 1e12);
        assertEquals(cost.flops() / (989.4e12 * 0.4 * 3600), cost.gpuHours(), 1e-6);
    }

    @Test
    void ofDeepSeekV3IsWithinAQuarterOfThePublishedHours() {
        double hours = Training.pretraining(ModelSpec.named("DeepSeek-V3"), 14.8e12)
                .on(H800)
                .cost()
                .gpuHours();
        assertEquals(0, Math.log(hours / 2.664e6), Math.log(1.25));
    }

    @Test
    void isRefusedWithoutGpuOrPrecision() {
        Pretraining run = Training.pretraining(ModelSpec.named("Llama-3.1-8B"), 15e12);
        assertThrows(InvalidInputException.class, run::cost);
        assertThrows(
                InvalidInputException.class,
                () -> run.on(GpuSpec.named("A100")).precision(Precision.FP8).cost());
        assertThrows(InvalidInputException.class, () -> Training.pretraining(ModelSpec.named("R1"), -1));
    }

    /** 4800 GPU-hours at 2 USD, on 100 GPUs in two days of 24 hours. */
    @Test
    void takesItsHoursOnAllGpus() {
        TrainingCost cost = new TrainingCost("a run", GpuSpec.named("H100"), 1e24, 4800, 0.4);
        assertEquals(2, cost.days(100));
        assertEquals(9600, cost.usd(2));
    }

    /** 30 GPU-hours of the teacher and 12 of the student, at 2 USD each. */
    @Test
    void distillationCostsTheHoursOfBoth() {
        DistillationCost cost = new DistillationCost(GpuSpec.named("H100"), 30, 12);
        assertEquals(42, cost.gpuHours());
        assertEquals(84, cost.usd(2));
    }

    @Test
    void printHoursOperationsAndRent() {
        GpuSpec h100 = GpuSpec.named("H100");
        GpuSpec unpriced = GpuSpec.of("mine", 100, 1000, 1000);
        double rent = h100.rentUsdPerHour().orElseThrow();
        TrainingCost cost = new TrainingCost("a run", h100, 1e24, 4800, 0.4);
        assertEquals(4800 * rent, cost.usd(), 1e-9);
        assertEquals(
                "a run:\n4.80 k GPU-hours, 1.00e+24 FLOPs, 40.0 % of peak, " + Numbers.human(4800 * rent) + " USD",
                cost.toString());
        assertEquals(
                "a run:\n4.80 k GPU-hours, 1.00e+24 FLOPs, 40.0 % of peak",
                new TrainingCost("a run", unpriced, 1e24, 4800, 0.4).toString());
        DistillationCost both = new DistillationCost(h100, 30, 12);
        assertEquals(42 * rent, both.usd(), 1e-9);
        assertEquals(
                "30.0 teacher and 12.0 student GPU-hours on " + h100.name() + ", " + Numbers.human(42 * rent) + " USD",
                both.toString());
        assertEquals(
                "30.0 teacher and 12.0 student GPU-hours on mine", new DistillationCost(unpriced, 30, 12).toString());
    }

    @Test
    void printsItsCostOnceItHasAGpu() {
        Pretraining run = Training.pretraining(ModelSpec.named("Llama-3.1-8B"), 15e12);
        assertEquals("Llama-3.1-8B on 15.0 tn tokens", run.toString());
        assertEquals(run.on(H800).cost().toString(), run.on(H800).toString());
    }

    /** In 8 bits where the model was published in them and the GPU has them; four bits train nothing. */
    @Test
    void precisionIsThatOfTheModelWhereTheGpuHasIt() {
        Pretraining run = Training.pretraining(ModelSpec.named("DeepSeek-V3"), 1e12);
        assertTrue(run.on(H800).cost().description().contains(" in FP8 on "));
        assertTrue(run.on(GpuSpec.named("A100")).cost().description().contains(" in BF16 on "));
        assertTrue(Training.pretraining(ModelSpec.named("Llama-3.1-8B"), 1e12)
                .on(H800)
                .cost()
                .description()
                .contains(" in BF16 on "));
        for (Precision precision : new Precision[] {Precision.INT8, Precision.INT4, Precision.FP4}) {
            assertThrows(
                    InvalidInputException.class,
                    () -> run.on(GpuSpec.named("B200")).precision(precision).cost(),
                    precision.toString());
        }
        TrainingCost half = run.on(H800).precision(Precision.FP16).cost();
        assertEquals(run.on(H800).precision(Precision.BF16).cost().gpuHours(), half.gpuHours(), 1e-9);
    }

    /** Of the tables: 0.41 of the peak of 16 bits, 0.53 of an Ampere's, 0.38 of 8 bits; half of it with experts, 0.8 in whole runs. */
    @Test
    void utilisationIsThatOfBenchmarksLessWhatRunsLose() {
        ModelSpec dense = ModelSpec.named("Llama-3.1-8B");
        GpuSpec h100 = GpuSpec.named("H100");
        assertEquals(
                0.8 * 0.41, Training.pretraining(dense, 1e12).on(h100).cost().utilisation(), 1e-12);
        assertEquals(
                0.8 * 0.53,
                Training.pretraining(dense, 1e12)
                        .on(GpuSpec.named("A100"))
                        .cost()
                        .utilisation(),
                1e-12);
        assertEquals(
                0.8 * 0.38,
                Training.pretraining(dense, 1e12)
                        .on(h100)
                        .precision(Precision.FP8)
                        .cost()
                        .utilisation(),
                1e-12);
        assertEquals(
                0.8 * 0.38 / 2,
                Training.pretraining(ModelSpec.named("DeepSeek-V3"), 1e12)
                        .on(H800)
                        .cost()
                        .utilisation(),
                1e-12);
    }
}
