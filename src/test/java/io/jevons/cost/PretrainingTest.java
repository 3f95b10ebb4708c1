package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.cost.distillation.DistillationCost;
import io.jevons.base.InvalidInputException;
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
}
