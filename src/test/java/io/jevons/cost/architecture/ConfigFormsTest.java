package io.jevons.cost.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.Serving;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"num_hidden_layers\": 32 | \"num_hidden_layers\": 0 | line 5 | num_hidden_layers",
                "\"num_hidden_layers\": 32 | \"num_hidden_layers\": 99999999999999999999 | line 5 | num_hidden_layers",
                "\"num_attention_heads\": 32 | \"num_attention_heads\": 31 | line 6 | does not divide the width",
                "\"num_key_value_heads\": 8 | \"num_key_value_heads\": 7 | line 7 | does not divide the 32 heads",
                "\"num_key_value_heads\": 8 | \"num_key_value_heads\": 64 | line | at most the 32 heads",
                "\"num_key_value_heads\": 8 | \"num_key_value_heads\": [8, 4] | line 7 | differs by layer",
                "\"vocab_size\" | \"max_position_embeddings\": 0, \"vocab_size\" | line 8 | max_position_embeddings",
                "\"vocab_size\" | \"layer_types\": [\"full_attention\"], \"vocab_size\" | line 8 | layer_types",
                "\"vocab_size\" | \"quantization_config\": \"awq\", \"vocab_size\" | line 8 | quantization_config",
                "\"vocab_size\" | \"tie_word_embeddings\": \"yes\", \"vocab_size\" | line 8 | tie_word_embeddings",
                "\"llama\" | [\"llama\"] | line 1 | model_type"
            })
    void withSizesThatDoNotGoTogetherNamesLineAndKey(String old, String changed, String line, String key) {
        String message = refusal(LLAMA.replace(old, changed));
        assertTrue(message.startsWith("config.json, " + line) && message.contains(key), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"full_attention\", \"sliding_attention\"] | 2 entries for 32 layers",
                "\"full_attention\" | must be a list",
                "{\"a\": 1} | must be a list"
            })
    void withAListOfLayersThatIsNoneNamesIt(String list, String why) {
        String message = refusal(LLAMA.replace("\"llama\"", "\"olmo3\"")
                .replace("\"vocab_size\"", "\"layer_types\": " + list + ", \"vocab_size\""));
        assertTrue(message.startsWith("config.json, line 8: ") && message.contains("layer_types"), message);
        assertTrue(message.contains(why), message);
    }

    @Test
    void thatIsNoTextIsSaid() throws IOException {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
            Path file = Files.write(folder.resolve("config.json"), LLAMA.getBytes(charset));
            assertThrows(InvalidInputException.class, () -> ModelSpec.fromConfig(file));
        }
        Path packed = Files.write(folder.resolve("config.json"), new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 1});
        String message = assertThrows(InvalidInputException.class, () -> ModelSpec.fromConfig(packed))
                .getMessage();
        assertTrue(message.contains("UTF-8"), message);
        assertTrue(refusal("{\"a\":".repeat(5000) + "1" + "}".repeat(5000)).contains("levels deep"));
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
        for (String broken : new String[] {"{\"a\": 1", "{\t\"a\": 1"}) {
            assertTrue(refusal(broken).startsWith("config.json, line 1: is no valid JSON"), refusal(broken));
        }
    }

    @Test
    void withATypeOfWeightsThatIsNoneNamesLineAndKey() throws IOException {
        for (String type : new String[] {"\"torch.float16\"", "\"float16\""}) {
            assertEquals(
                    Precision.FP16,
                    read(LLAMA.replace("\"vocab_size\"", "\"torch_dtype\": " + type + ", \"vocab_size\""))
                            .weights());
        }
        String message = refusal(LLAMA.replace("\"vocab_size\"", "\"torch_dtype\": \"bloat16\", \"vocab_size\""));
        assertTrue(message.startsWith("config.json, line 8: torch_dtype = 'bloat16': must be a type"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[[\"global\", \"local\"]]]",
                "[[]]",
                "[[[\"global\"], 1, 1]]",
                "[1]",
                "[[\"global\", 4]]",
                "[[[\"global\"], 5]]",
                "[[[], 4]]"
            })
    void withPairsOfAttentionThatAreNoneNamesThem(String types) throws IOException {
        String neo = """
                {
                  "model_type": "gpt_neo",
                  "hidden_size": 64,
                  "num_layers": 4,
                  "num_heads": 4,
                  "vocab_size": 100,
                  "attention_types": [[["global", "local"], 2]]
                }
                """;
        String good = "[[[\"global\", \"local\"], 2]]";
        assertEquals(2, read(neo).mixers().size());
        String message = refusal(neo.replace(good, types));
        assertTrue(message.startsWith("config.json, line 7: ") && message.contains("attention_types"), message);
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

    /** A width of nothing is none; another name of it counts. */
    @Test
    void withAWidthOfNothingTakesItsOtherName() throws IOException {
        String other =
                LLAMA.replace("\"intermediate_size\": 14336", "\"intermediate_size\": 0, \"ffn_hidden_size\": 14336");
        assertEquals(read(LLAMA).totalParameters(), read(other).totalParameters());
    }

    /** Which of eight layers have experts, said in the ways that publishers say it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qwen3_moe | \"decoder_sparse_step\": 1 | 8",
                "qwen3_moe | \"decoder_sparse_step\": 2 | 4",
                "qwen3_moe | \"decoder_sparse_step\": 2, \"mlp_only_layers\": [1, 2] | 3",
                "qwen3_moe | \"decoder_sparse_step\": 3 | 2",
                "ernie4_5_moe | \"moe_layer_start_index\": 1 | 7",
                "ernie4_5_moe | \"moe_layer_start_index\": 1, \"moe_layer_end_index\": 5 | 5",
                "ernie4_5_moe | \"moe_layer_start_index\": 3, \"moe_layer_end_index\": 3 | 1"
            })
    void withExpertsBehindSomeLayersCountsThem(String type, String layers, int count) throws IOException {
        String text = LLAMA.replace("\"llama\"", "\"" + type + "\"")
                .replace("\"num_hidden_layers\": 32", "\"num_hidden_layers\": 8")
                .replace(
                        "\"vocab_size\"",
                        "\"num_experts\": 4, \"num_experts_per_tok\": 2, \"moe_num_experts\": 4, \"moe_k\": 2,"
                                + " \"moe_intermediate_size\": 512, " + layers + ", \"vocab_size\"");
        assertEquals(count, read(text).experts().layers());
    }
}
