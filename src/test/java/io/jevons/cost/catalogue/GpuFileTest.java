package io.jevons.cost.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.Serving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuFileTest {
    @TempDir
    Path folder;

    private GpuSpec gpu(String yaml) throws IOException {
        Path file = folder.resolve("gpu.yaml");
        Files.writeString(file, yaml);
        return GpuSpec.fromYaml(file);
    }

    @Test
    void areReadFromYaml() throws IOException {
        GpuSpec gpu = gpu("""
                gpu: mine
                memory: hbm
                memory-gb: 100
                bandwidth-gb-per-s: 4000
                tflops-16bit: 900
                link: fabric
                link-gb-per-s: 900
                link-domain: 8
                rent-usd-per-hour: 1.5
                """);
        assertEquals(100e9, gpu.memoryBytes());
        assertEquals(GpuSpec.Link.FABRIC, gpu.link());
        double hours = Serving.of(ModelSpec.named("Llama-3.1-8B"), gpu).cost().gpuHoursPerMtok();
        assertTrue(hours > 0 && hours < 1);
    }

    @Test
    void withFaultsAreRefused() {
        String valid = "gpu: mine\nmemory-gb: 100\nbandwidth-gb-per-s: 4000\ntflops-16bit: 900\n";
        for (String fault : new String[] {"link: rope\n", "memory-tb: 1\n", "price-usd: cheap\n", "board-w: -1\n"}) {
            assertThrows(InvalidInputException.class, () -> gpu(valid + fault), fault);
        }
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> gpu(valid + "memory-tb: 1\n"));
        assertTrue(e.getMessage().contains("Maybe memory-gb"), e.getMessage());
        assertThrows(InvalidInputException.class, () -> gpu("gpu: mine\nmemory-gb: 0\n"));
    }

    /** Each range names file, line and key; a bandwidth of next to nothing gave infinite times. */
    @Test
    void outOfRangeNamesItsPlace() {
        for (String line : new String[] {
            "bandwidth-gb-per-s: 1e-310",
            "memory-gb: 0",
            "tflops-16bit: -1",
            "board-w: 0",
            "tflops-fp8: NaN",
            "price-usd: 1e300"
        }) {
            String key = line.substring(0, line.indexOf(':'));
            String yaml = "gpu: mine\nmemory-gb: 100\nbandwidth-gb-per-s: 4000\ntflops-16bit: 900\n"
                            .replaceAll(key + ": .*\n", "")
                    + line + "\n";
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> gpu(yaml), line);
            assertTrue(e.getMessage().startsWith("gpu.yaml, line "), e.getMessage());
            assertTrue(e.getMessage().contains(key), e.getMessage());
        }
        assertThrows(InvalidInputException.class, () -> GpuSpec.of("mine", 80, 1e-310, 100));
    }

    /** A GPU below a name of its own has no key for it, and may not take a bundled one's. */
    @Test
    void standBelowTheirNames() {
        String figures =
                "{memory-gb: 100, bandwidth-gb-per-s: 4000, tflops-16bit: 0, tops-int8: 300, launched: 2026Q1}";
        GpuSpec gpu = GpuSpec.fromYaml("mine", YamlNode.parse("m.yaml", figures));
        assertEquals("mine", gpu.name());
        assertEquals(300e12, gpu.peakFlops(Precision.INT8));
        assertEquals(300e12, gpu.peakFlops(Precision.INT4), "unpacked to eight bits where there are no more");
        assertEquals("2026Q1", gpu.launched());
        assertEquals("m.yaml", gpu.source());
        assertEquals(0, gpu.linkDomain());
        YamlNode named = YamlNode.parse("m.yaml", figures.replace("{", "{gpu: other, "));
        assertThrows(InvalidInputException.class, () -> GpuSpec.fromYaml("mine", named));
        String taken = assertThrows(
                        InvalidInputException.class, () -> GpuSpec.fromYaml("L40S", YamlNode.parse("m.yaml", figures)))
                .getMessage();
        assertTrue(taken.contains("GPU 'L40S': must have a name of its own"), taken);
        YamlNode none = YamlNode.parse("m.yaml", figures.replace("300", "0"));
        String nothing = assertThrows(InvalidInputException.class, () -> GpuSpec.fromYaml("mine", none))
                .getMessage();
        assertTrue(nothing.contains("tflops-16bit = 0: must be above 0 where tops-int8 is not given"), nothing);
    }

    @Test
    void withALinkSayHowFastAndHowFarItReaches() {
        String figures = "{memory-gb: 100, bandwidth-gb-per-s: 4000, tflops-16bit: 500, link: FABRIC";
        GpuSpec gpu = GpuSpec.fromYaml(
                "mine", YamlNode.parse("m.yaml", figures + ", link-gb-per-s: 900, link-domain: 8, board-w: 700}"));
        assertEquals(8, gpu.linkDomain());
        assertEquals(900, gpu.linkGbPerSecond());
        assertEquals(700, gpu.boardPowerW().orElseThrow());
        for (String rest : new String[] {
            "}",
            ", link-gb-per-s: 900}",
            ", link-domain: 8}",
            ", link-gb-per-s: 0, link-domain: 8}",
            ", link-gb-per-s: 900, link-domain: 0}"
        }) {
            YamlNode wrong = YamlNode.parse("m.yaml", figures + rest);
            assertThrows(InvalidInputException.class, () -> GpuSpec.fromYaml("mine", wrong), rest);
        }
    }
}
