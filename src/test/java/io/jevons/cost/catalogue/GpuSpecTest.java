package io.jevons.cost.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuSpecTest {
    @ParameterizedTest
    @CsvSource({
        "H100, H100 SXM5 80GB",
        "h100 sxm, H100 SXM5 80GB",
        "H100 PCIe, H100 PCIe 80GB",
        "H200, H200 SXM",
        "B200, B200 (HGX)",
        "A40, A40 PCIe",
        "L40S, L40S",
        "RTX 4090, GeForce RTX 4090",
        "rtx4090, GeForce RTX 4090",
        "Jetson AGX Orin, Jetson AGX Orin 64GB",
        "MI300X, Instinct MI300X"
    })
    void isFoundByItsUsualNames(String written, String name) {
        assertEquals(name, GpuSpec.named(written).name());
    }

    @Test
    void isRefusedWithTheNearestNameWhereUnknown() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> GpuSpec.named("L40T"));
        assertEquals("unknown GPU 'L40T'\nMaybe L40S", e.getMessage());
    }

    @Test
    void isFoundAgainByItsOwnName() {
        for (GpuSpec gpu : GpuSpec.all()) {
            assertSame(gpu, GpuSpec.named(gpu.name()));
        }
    }

    @Test
    void servesEightBitsOnlyWhereItHasThem() {
        GpuSpec a100 = GpuSpec.named("A100");
        assertFalse(a100.supports(Precision.FP8));
        assertTrue(a100.supports(Precision.INT8));
        assertEquals(312e12, a100.peakFlops(Precision.INT4), "four bits are unpacked to sixteen");
        assertEquals(9000e12, GpuSpec.named("B200").peakFlops(Precision.FP4));
    }

    @Test
    void isCountedInUnitsOfTheH100() {
        assertEquals(1, GpuSpec.named("H100").h100Equivalents());
        assertEquals(0.366, GpuSpec.named("L40S").h100Equivalents(), 5e-4);
    }

    @Test
    void isRefusedWithoutMemoryOrRate() {
        assertThrows(InvalidInputException.class, () -> GpuSpec.of("none", 0, 1000, 100));
        assertThrows(InvalidInputException.class, () -> GpuSpec.of("none", 80, Double.NaN, 100));
        assertThrows(InvalidInputException.class, () -> GpuSpec.of("none", 80, 1000, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "NVIDIA H100 80GB HBM3, H100 SXM5 80GB",
        "NVIDIA H100 PCIe, H100 PCIe 80GB",
        "A100 PCIe, A100 PCIe 80GB",
        "NVIDIA A100-SXM4-80GB, A100 80GB SXM4",
        "NVIDIA A100-PCIE-40GB, A100 PCIe 40GB",
        "nvidia h200, H200 SXM",
        "AMD Instinct MI300X OAM, Instinct MI300X",
        "NVIDIA GeForce RTX 4090, GeForce RTX 4090",
        "RTX A6000, RTX A6000",
        "VR200, 'Vera Rubin VR200 (per GPU, NVL72)'"
    })
    void isFoundByTheNamesThatDriversAndPeopleGive(String name, String found) {
        assertEquals(found, GpuSpec.named(name).name());
    }

    /** A card with another number, or of another kind, is another card. */
    @ParameterizedTest
    @ValueSource(strings = {"RTX 4080", "RTX 5070", "L50S", "A200 PCIe", "H900"})
    void isNotTakenForAnother(String name) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> GpuSpec.named(name));
        for (GpuSpec gpu : GpuSpec.all()) {
            assertFalse(
                    e.getMessage().contains("Maybe " + gpu.name())
                            && !gpu.name().contains("5070"),
                    e.getMessage());
        }
    }

    /** Another number is another card, but those of its family are what may be meant. */
    @Test
    void ofAFamilyNamesItsMembers() {
        String told = assertThrows(InvalidInputException.class, () -> GpuSpec.named("H300"))
                .getMessage();
        assertTrue(told.startsWith("unknown GPU 'H300'\nMaybe one of "), told);
        for (String member : List.of("H100 SXM", "H200 SXM", "MI300X")) {
            assertTrue(told.contains(member), told);
        }
    }

    @Test
    void isKnownOnceItIsRegistered() {
        GpuSpec mine = GpuSpec.of("chip of my own", 48, 900, 200);
        GpuSpec.register(mine);
        assertEquals(mine, GpuSpec.named("chip of my own"));
        GpuSpec bundled = GpuSpec.all().get(0);
        assertThrows(InvalidInputException.class, () -> GpuSpec.register(bundled));
    }

    @Test
    void isPrintedWithWhatIsKnown() {
        assertEquals(
                "H100 SXM5 80GB: 80.0 GB, 3.35 k GB/s, 989 TFLOP/s 16-bit, 700 W",
                GpuSpec.named("H100").toString());
        assertEquals(
                "mine: 48.0 GB, 900 GB/s, 200 TFLOP/s 16-bit",
                GpuSpec.of("mine", 48, 900, 200).toString());
    }

    @Test
    void isNoNumberOutOfItsRange() {
        for (double wrong : new double[] {-1, GpuSpec.LEAST / 2, GpuSpec.MOST * 2, Double.NaN}) {
            assertFalse(GpuSpec.isRate(wrong) || GpuSpec.isSize(wrong), "" + wrong);
            assertThrows(InvalidInputException.class, () -> GpuSpec.of("mine", 80, 1000, wrong));
        }
        assertTrue(GpuSpec.isRate(0));
        assertFalse(GpuSpec.isSize(0));
        for (double end : new double[] {GpuSpec.LEAST, GpuSpec.MOST}) {
            assertTrue(GpuSpec.isSize(end) && GpuSpec.isRate(end));
            assertEquals(end, GpuSpec.of("mine", end, 1000, 100).memoryGb());
        }
    }

    private static GpuSpec withSizes(double watts, double price, double rent) {
        return new GpuSpec(
                "mine",
                "",
                "",
                "",
                GpuSpec.Memory.HBM,
                80,
                1000,
                100,
                0,
                0,
                0,
                GpuSpec.Link.NONE,
                0,
                0,
                OptionalDouble.of(watts),
                OptionalDouble.of(price),
                OptionalDouble.of(rent),
                "",
                "");
    }

    @Test
    void isRefusedWithAPowerPriceOrRentOfNothing() {
        assertEquals(2, withSizes(700, 30_000, 2).rentUsdPerHour().orElseThrow());
        assertThrows(InvalidInputException.class, () -> withSizes(0, 30_000, 2));
        assertThrows(InvalidInputException.class, () -> withSizes(700, 0, 2));
        assertThrows(InvalidInputException.class, () -> withSizes(700, 30_000, 0));
    }
}
