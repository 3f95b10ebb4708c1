package io.jevons.cost.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.cost.GpuSpec;
import io.jevons.cost.ModelSpec;
import io.jevons.cost.Precision;
import io.jevons.cost.Serving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that a configuration has when it comes from elsewhere: read, or one exception with its line. */
class ConfigFormsTest {
    private static final String LLAMA = """
            {
              "model_type": "llama",
              "hidden_size": 4096,
              "intermediate_size": 14336,
              "num_hidden_layers": 32,
              "num_attention_heads": 32,
              "num_key_value_heads": 8,
              "vocab_size": 128256
            }
            """;
    private static final double TOTAL = 8.03e9;

    @TempDir
    Path folder;

    private ModelSpec read(String text) throws IOException {
        return ModelSpec.fromConfig(Files.writeString(folder.resolve("config.json"), text));
    }

    private String refusal(String text) {
        return assertThrows(InvalidInputException.class, () -> read(text)).getMessage();
    }

    @Test
    void withAByteOrderMarkTabsOrOtherLineEndsIsRead() throws IOException {
        for (String text : new String[] {
            "\uFEFF" + LLAMA, LLAMA.replace("\n", "\r\n"), LLAMA.replace("  ", "\t"), LLAMA.replace("\n", " ")
        }) {
            assertEquals(TOTAL, read(text).totalParameters(), 0.01 * TOTAL);
        }
    }

    @Test
    void withNumbersThatAreNoneIsRead() throws IOException {
        String odd = LLAMA.replace(
                "\"vocab_size\"", "\"time_step_limit\": [0.0, Infinity], \"z_loss\": NaN, \"vocab_size\"");
        assertEquals(TOTAL, read(odd).totalParameters(), 0.01 * TOTAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "\"4096\"", "1e400", "-1", "0", "4096.5", "[1, 2]", "true", "{}"})
    void withASizeThatIsNoneNamesLineAndKey(String size) {
        String message = refusal(LLAMA.replace("4096", size));
        assertTrue(message.startsWith("config.json, line 3: ") && message.contains("hidden_size"), message);
    }

    @Test
    void withAKeyTwiceNamesTheSecond() {
        String message = refusal(LLAMA.replace("\"vocab_size\"", "\"hidden_size\": 1, \"vocab_size\""));
        assertTrue(message.startsWith("config.json, line 8: duplicate key"), message);
    }

    @Test
    void thatIsSomethingElseIsSaid() {
        String pointer =
                "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n";
        assertTrue(refusal(pointer).contains("Git LFS"));
        assertTrue(refusal("<!DOCTYPE html>\n<html><head><title>404: not found</title></head></html>")
                .contains("HTML"));
        assertTrue(refusal("[1, 2]").startsWith("config.json, line 1: "));
        assertTrue(refusal("Entry not found").startsWith("config.json, line 1: "));
        assertTrue(refusal("").contains("empty"));
        assertTrue(refusal("{\"a\": 1").startsWith("config.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"quant_method\": \"fp8\", \"fmt\": \"e4m3\"} | FP8",
                "{\"quant_method\": \"awq\", \"bits\": 4} | INT4",
                "{\"quant_method\": \"awq\", \"w_bit\": 4} | INT4",
                "{\"quant_method\": \"gptq\", \"bits\": 8} | INT8",
                "{\"quant_method\": \"mxfp4\"} | FP4",
                "{\"quant_method\": \"bitsandbytes\", \"load_in_4bit\": true} | INT4",
                "{\"quant_method\": \"bitsandbytes\", \"load_in_8bit\": true} | INT8",
                "{\"quant_method\": \"modelopt\", \"quant_algo\": \"NVFP4\"} | FP4",
                "{\"quant_method\": \"modelopt\", \"quant_algo\": \"FP8\"} | FP8",
                "{\"quant_method\": \"fbgemm_fp8\"} | FP8",
                "{\"quant_method\": \"auto-round\", \"bits\": 4} | INT4",
                "{\"quant_method\": \"hqq\", \"nbits\": 4} | INT4",
                "{\"quant_method\": \"torchao\", \"quant_type\": \"int4_weight_only\"} | INT4",
                "{\"quant_method\": \"quanto\", \"weights\": \"int8\"} | INT8",
                "{\"quant_method\": \"compressed-tensors\", \"config_groups\": {\"group_0\": {\"weights\": {\"num_bits\": 8, \"type\": \"float\"}}}} | FP8",
                "{\"quant_method\": \"compressed-tensors\", \"config_groups\": {\"group_0\": {\"weights\": {\"num_bits\": 4, \"type\": \"int\"}}}} | INT4",
                "{\"quant_method\": \"compressed-tensors\", \"config_groups\": {\"group_0\": {\"weights\": {\"num_bits\": 4, \"type\": \"float\"}}}} | FP4"
            })
    void entriesOfQuantisationGiveTheWeights(String entry, Precision precision) throws IOException {
        ModelSpec model =
                read(LLAMA.replace("\"vocab_size\"", "\"quantization_config\": " + entry + ", \"vocab_size\""));
        assertEquals(precision, model.weights());
        assertEquals(precision, Serving.of(model, GpuSpec.named("B200")).precision());
    }

    @Test
    void quantisationThatIsNotReadIsRefused() {
        for (String entry : new String[] {
            "{\"quant_method\": \"gptq\", \"bits\": 3}",
            "{\"quant_method\": \"aqlm\"}",
            "{\"quant_method\": \"bitnet\"}"
        }) {
            String message =
                    refusal(LLAMA.replace("\"vocab_size\"", "\"quantization_config\": " + entry + ", \"vocab_size\""));
            assertTrue(message.startsWith("config.json, line 8: quantization_config"), message);
        }
    }

    @Test
    void theFileOfModelOptBesideIsRead() throws IOException {
        Files.writeString(
                folder.resolve("hf_quant_config.json"),
                "{\"producer\": {\"name\": \"modelopt\"}, \"quantization\": {\"quant_algo\": \"NVFP4\"}}");
        assertEquals(Precision.FP4, read(LLAMA).weights());
    }
}
