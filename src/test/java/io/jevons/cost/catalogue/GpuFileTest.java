package io.jevons.cost.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.cost.Serving;
import io.jevons.base.InvalidInputException;
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
}
