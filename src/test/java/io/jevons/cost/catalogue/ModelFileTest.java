package io.jevons.cost.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.Serving;
import io.jevons.cost.Workload;
import io.jevons.internal.Resources;
import io.jevons.model.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model of one's own from a file, held to bundled ones of the same sizes. */
final class ModelFileTest {
    private static final String DENSE = """
            model: mine
            parameters-b: 8.03
            layers: 32
            hidden: 4096
            vocabulary: 128256
            heads: 32
            kv-heads: 8
            """;

    private static final String SPARSE = """
            model: mine
            parameters-b: 46.7
            active-b: 12.9
            layers: 32
            hidden: 4096
            vocabulary: 32000
            heads: 32
            kv-heads: 8
            experts: 8
            experts-per-token: 2
            expert-width: 14336
            context: 32768
            """;

    @TempDir
    Path folder;

    private ModelSpec model(String yaml) throws IOException {
        return ModelSpec.fromYaml(Files.writeString(folder.resolve("model.yaml"), yaml));
    }

    private static double hours(ModelSpec model) {
        return Serving.of(model, GpuSpec.named("H100 SXM"))
                .gpus(2)
                .workload(Workload.of(1000, 300))
                .cost()
                .gpuHoursPerMtok();
    }

    @Test
    void sizesGiveTheModelOfThoseSizes() throws IOException {
        ModelSpec bundled = ModelSpec.named("Llama-3.1-8B");
        ModelSpec read = model(DENSE);
        assertEquals(bundled.mixers(), read.mixers());
        assertEquals(bundled.totalParameters(), read.totalParameters());
        assertEquals(bundled.activeParameters(), read.activeParameters());
        assertEquals(hours(bundled), hours(read));
        assertEquals("mine", read.name());
        assertEquals("model.yaml", read.source());
        assertEquals(Precision.BF16, read.weights());
    }

    @Test
    void expertsMayBeGivenInNumbers() throws IOException {
        ModelSpec bundled = ModelSpec.named("Mixtral-8x7B");
        ModelSpec read = model(SPARSE);
        assertEquals(bundled.experts(), read.experts());
        assertEquals(bundled.contextLength(), read.contextLength());
        assertEquals(hours(bundled), hours(read));
    }

    @Test
    void aConfigurationGivesTheRest() throws IOException {
        YamlNode shapes = YamlNode.parse("models.yaml", Resources.text(ModelSpec.class, "models.yaml"));
        YamlNode entry = shapes.get("GLM-4.5");
        ModelSpec bundled = ModelSpec.named("GLM-4.5");
        String config = Resources.text(ModelSpec.class, "models.yaml")
                .lines()
                .dropWhile(line -> !line.startsWith("\"GLM-4.5\""))
                .filter(line -> line.startsWith("  config: "))
                .findFirst()
                .orElseThrow()
                .strip();
        ModelSpec counted = model("model: mine\n" + config + "\n");
        assertEquals(bundled.mixers(), counted.mixers());
        assertEquals(bundled.totalParameters(), counted.totalParameters(), 0.02 * bundled.totalParameters());
        ModelSpec stated = model("model: mine\nparameters-b: 355\nactive-b: 32\nweights: fp8\n" + config + "\n");
        assertEquals(bundled.totalParameters(), stated.totalParameters());
        assertEquals(bundled.activeParameters(), stated.activeParameters());
        assertEquals(Precision.FP8, stated.weights());
        assertEquals(entry.get("config").get("hidden_size").number(), stated.hidden());
    }

    /** Field, value and what is allowed, with file and line; two keys that are missing are told together. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layers: 32      | layers: 0          | model.yaml, line 3: layers = 0: must be a whole number between 1 and 1000000000",
                "layers: 32      | layers: many       | layers = many: must be",
                "heads: 32       | heads: 33          | heads = 33: must be a divisor of hidden, 4096",
                "kv-heads: 8     | kv-heads: 64       | model.yaml, line 7: kv-heads = 64: must be at most heads, 32",
                "kv-heads: 8     | weights: bf17      | unknown precision 'bf17'",
                "kv-heads: 8     | kv-haeds: 8        | Maybe kv-heads",
                "kv-heads: 8     | tied-embeddings: 2 | tied-embeddings = 2: must be",
                "kv-heads: 8     | active-b: 1        | active-b = 1: must be parameters-b",
                "kv-heads: 8     | expert-width: 1    | expert-width = 1: must be absent where experts is",
                "kv-heads: 8     | experts: 8         | missing keys 'experts-per-token', 'expert-width', 'active-b'",
                "parameters-b: 8.03 | parameters-b: -1 | parameters-b = -1: must be a number between 1e-6 and 1e9",
                "hidden: 4096    | head-dim: 64       | missing key 'hidden'",
                "kv-heads: 8     | config: {model_type: llama} | layers = 32: must be absent where config is given",
                "model: mine     | licence: MIT       | missing key 'model'",
            })
    void faultsAreRefused(String right, String wrong, String told) {
        String yaml = DENSE.replace(right, wrong);
        String message =
                assertThrows(InvalidInputException.class, () -> model(yaml)).getMessage();
        assertTrue(message.startsWith("model.yaml, line "), message);
        assertTrue(message.contains(told), message);
    }

    @Test
    void aBundledNameIsNotTaken() {
        ModelSpec copy = ModelSpec.named("Llama-3.1-8B");
        String message = assertThrows(InvalidInputException.class, () -> ModelSpec.register(copy))
                .getMessage();
        assertTrue(message.startsWith("model 'Llama-3.1-8B': must have a name of its own"), message);
    }

    @Test
    void aRegisteredModelIsFoundByItsName() throws IOException {
        ModelSpec mine = model(DENSE.replace("mine", "of-model-file-test"));
        ModelSpec.register(mine);
        assertEquals(mine, ModelSpec.named("of-model-file-test"));
        assertTrue(ModelSpec.all().stream().noneMatch(m -> m.name().equals("of-model-file-test")));
    }

    /** The table has no key that the readers do not take: each with a value that fits. */
    @Test
    void everyKeyOfTheTableIsRead() throws IOException {
        String all =
                SPARSE + "shared-experts: 1\nexpert-layers: 30\nhead-dim: 128\ntied-embeddings: true\nweights: fp8\n"
                        + "released: 2026-01-01\nlicence: MIT\nsource: a card\n";
        ModelSpec read = model(all);
        assertEquals(1, read.experts().shared());
        assertEquals(30, read.experts().layers());
        assertTrue(read.tiedEmbeddings());
        assertEquals("2026-01-01 MIT a card", read.released() + " " + read.licence() + " " + read.source());
        long known = Keys.parts().below("models.<m>").size();
        assertEquals(known, all.lines().count() - 1 + 1, "keys but model, and config");
    }
}
