package io.jevons.cost.roofline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import org.junit.jupiter.api.Test;

/** What weights of fewer bits cost: unpacking, in products as in reading, but for matrix units of four bits. */
final class EfficiencyTest {
    private static final GpuSpec H100 = GpuSpec.named("H100");
    private static final Efficiency SERVER = Efficiency.of(H100);

    private static double unpacking(Efficiency efficiency, GpuSpec gpu) {
        return efficiency.compute(Precision.INT4, gpu) / efficiency.compute(Precision.BF16, gpu);
    }

    @Test
    void unpackingSlowsReadingAsItDoesProducts() {
        double unpacking = unpacking(SERVER, H100);
        assertTrue(unpacking < 1);
        double plain = SERVER.reading(Precision.BF16);
        assertEquals(plain, SERVER.reading(Precision.FP8));
        for (Precision packed : new Precision[] {Precision.INT4, Precision.FP4, Precision.INT8}) {
            assertEquals(unpacking * plain, SERVER.reading(packed), 1e-15, packed.toString());
        }
    }

    @Test
    void fourBitsAreUnpackedWhereThereAreNoUnitsForThem() {
        assertEquals(SERVER.compute(Precision.INT4, H100), SERVER.compute(Precision.FP4, H100));
        GpuSpec b200 = GpuSpec.named("B200");
        Efficiency own = Efficiency.of(b200);
        assertTrue(b200.teraflopsFp4() > 0);
        assertNotEquals(own.compute(Precision.INT4, b200), own.compute(Precision.FP4, b200));
    }

    /** Small boxes have the units and do not use them: what they reach is that of 16 bits, whatever the peak of four. */
    @Test
    void smallBoxesUnpackThemAllTheSame() {
        GpuSpec spark = GpuSpec.named("DGX Spark");
        Efficiency own = Efficiency.of(spark);
        assertTrue(spark.teraflopsFp4() > 0);
        double reached = own.compute(Precision.FP4, spark) * spark.teraflopsFp4();
        assertEquals(own.compute(Precision.INT4, spark) * spark.teraflops16(), reached, 1e-9);
    }

    @Test
    void precisionsOfOneWidthAreEqual() {
        assertEquals(SERVER.compute(Precision.BF16, H100), SERVER.compute(Precision.FP16, H100));
        assertEquals(SERVER.compute(Precision.FP8, H100), SERVER.compute(Precision.INT8, H100));
    }
}
