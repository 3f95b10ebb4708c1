package io.jevons.cost.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shapes of public models, against what their publishers state and what their own classes count: each is right, or refused by
 * name.
 */
class ShapesTest {
    /** Publishers round, and leave norms and biases to the reader. */
    private static final double TOTAL = 0.03;

    /** What counts as active differs between publishers: with or without the embeddings. */
    private static final double ACTIVE = 0.12;

    /** Norms and biases, which are left out. */
    private static final double COUNTED = 0.006;

    @TempDir
    Path folder;

    record Shape(String name, YamlNode entry) {
        String outcome() {
            return entry.get("outcome").text();
        }

        String config() {
            return entry.get("config").text();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Shape> shapes() {
        return Stream.of("shapes.yaml", "remembered_shapes.yaml")
                .flatMap(file ->
                        YamlNode.parse(file, Resources.text(ShapesTest.class, file)).entries().entrySet().stream())
                .map(entry -> new Shape(entry.getKey(), entry.getValue()));
    }

    private ModelSpec read(String config) throws IOException {
        return ModelSpec.fromConfig(Files.writeString(folder.resolve("config.json"), config));
    }

    private static Shape shape(String name) {
        return shapes().filter(shape -> shape.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void areRightOrRefused(Shape shape) throws IOException {
        if (!shape.outcome().equals("read")) {
            try {
                read(shape.config());
                assertEquals("refuse-or-read", shape.outcome());
            } catch (InvalidInputException e) {
                assertTrue(e.getMessage().contains("architecture"), e.getMessage());
            }
            return;
        }
        ModelSpec model = read(shape.config());
        boolean withoutHead = shape.entry().find("active-leaves-out").isPresent();
        double head = withoutHead ? model.headParameters() : 0;
        assertTrue(
                shape.entry()
                        .find("total-b")
                        .or(() -> shape.entry().find("counted-b"))
                        .isPresent(),
                "has a total");
        isNear(shape, "total-b", TOTAL, model.totalParameters());
        isNear(shape, "active-b", ACTIVE, model.activeParameters() - head);
        isNear(shape, "counted-b", COUNTED, model.totalParameters());
        isNear(shape, "counted-active-b", COUNTED, model.activeParameters());
        shape.entry()
                .find("kv-bytes")
                .ifPresent(bytes -> assertEquals(bytes.number(), 2 * model.kvElementsPerToken(), 0.001));
    }

    private static void isNear(Shape shape, String key, double tolerance, double parameters) {
        shape.entry()
                .find(key)
                .map(billions -> billions.number() * 1e9)
                .ifPresent(expected -> assertEquals(expected, parameters, tolerance * expected, key));
    }

    @Test
    void ofTheSameTypeAreReadWithAnUnknownKeyThatSaysNothing() throws IOException {
        String config = shape("Mistral-7B-v0.1").config();
        assertEquals(
                read(config).totalParameters(),
                read(config.replaceFirst("\\{", "{\"colour\":\"red\",")).totalParameters());
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-oss-20b, head_dim",
        "Qwen3-14B, head_dim",
        "DeepSeek-V3.2, index_topk|index_n_heads|index_head_dim",
        "GLM-5, index_topk|index_n_heads|index_head_dim",
        "DeepSeek-V3.2, n_routed_experts|n_shared_experts|moe_intermediate_size|first_k_dense_replace|q_lora_rank",
        "MiniMax-M2.5, num_local_experts|num_key_value_heads",
        "gemma-2-2b, num_key_value_heads|sliding_window",
        "gpt-oss-20b, num_key_value_heads|sliding_window",
        "Mistral-7B-v0.1, num_key_value_heads",
        "qwen3-next-80b, num_experts|num_key_value_heads|moe_intermediate_size|shared_expert_intermediate_size",
        "jamba-1.5-mini, num_experts|num_key_value_heads",
        "Llama-4-Scout-17B-16E-Instruct, num_local_experts|num_key_value_heads"
    })
    void withoutSizesThatAreThoseOfTheirClassAreTheSame(String name, String keys) throws IOException {
        String config = shape(name).config();
        String shorter = config.replaceAll("\"(" + keys + ")\":[^,}]*,?", "");
        assertNotEquals(config, shorter);
        ModelSpec whole = read(config);
        ModelSpec less = read(shorter);
        assertEquals(whole.totalParameters(), less.totalParameters());
        assertEquals(whole.mixers(), less.mixers());
    }

    /** A null is there, and says none; a key that is not there has the value of the class. */
    @Test
    void withANullAreAnotherShapeThanWithoutTheKey() throws IOException {
        String config = shape("Mistral-7B-v0.1").config();
        String without = config.replaceAll("\"sliding_window\":[^,}]*", "\"sliding_window\":null");
        assertEquals(TokenMixer.Kind.WINDOWED, read(config).mixers().get(0).kind());
        assertEquals(TokenMixer.Kind.FULL, read(without).mixers().get(0).kind());
        String everyHead = config.replaceAll("\"num_key_value_heads\":[^,}]*", "\"num_key_value_heads\":null");
        assertEquals(32, read(everyHead).attention().kvHeads());
    }

    @ParameterizedTest
    @ValueSource(strings = {"qwen3_moe", "qwen2_moe", "cwm", "mellum"})
    void whoseWindowsAreNotSaidAreRefused(String type) {
        String config = "{\"model_type\":\"" + type + "\",\"hidden_size\":64,\"num_hidden_layers\":4,"
                + "\"num_attention_heads\":8,\"num_key_value_heads\":8,\"intermediate_size\":64,\"vocab_size\":100,"
                + "\"num_experts_per_tok\":2,\"use_sliding_window\":true,\"sliding_window\":16}";
        String message =
                assertThrows(InvalidInputException.class, () -> read(config)).getMessage();
        assertTrue(message.contains("sliding_window") || message.contains("layer_types"), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"kv_lora_rank\": 512",
                "\"num_experts\": 8",
                "\"num_kv_shared_layers\": 10",
                "\"moe_latent_size\": 1024",
                "\"hybrid_override_pattern\": \"M*E\"",
                "\"attn_type_list\": [0, 1]",
                "\"hidden_size_per_layer_input\": 256",
                "\"compress_ratios\": [0, 4]",
                "\"cross_attention_layers\": [3]",
                "\"layer_types\": [\"mamba\"]",
                "\"block_configs\": [{\"ffn\": 1}]",
                "\"index_topk\": 2048"
            })
    void withAKeyThatChangesTheShapeAreRefusedByIt(String key) {
        String config =
                shape("llava_1.5_7b_hf").config().replaceFirst("\"text_config\":\\{", "\"text_config\":{" + key + ",");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(config));
        String name = key.substring(1, key.indexOf('"', 1));
        assertTrue(e.getMessage().contains("llama") && e.getMessage().contains(name), e.getMessage());
        assertTrue(e.getMessage().startsWith("config.json, line "), e.getMessage());
    }

    @Test
    void ofUnknownTypesAreRefusedByName() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> read(
                        "{\"model_type\": \"megatron_x\", \"architectures\": [\"MegatronXForCausalLM\"], \"hidden_size\": 1}"));
        assertTrue(
                e.getMessage().contains("megatron_x") && e.getMessage().contains("MegatronXForCausalLM"),
                e.getMessage());
    }

    @Test
    void ofEncodersAreRefusedAsWhatTheyAre() {
        assertTrue(assertThrows(
                        InvalidInputException.class,
                        () -> read(shape("bge-large").config()))
                .getMessage()
                .contains("is an encoder"));
        assertTrue(assertThrows(
                        InvalidInputException.class,
                        () -> read(shape("flan-t5-xl").config()))
                .getMessage()
                .contains("is an encoder-decoder"));
    }

    @Test
    void ofCompressedLayersHoldWhatTheirPublisherStatesAtAMillionTokens() throws IOException {
        ModelSpec flash = read(shape("DeepSeek-V4-Flash").config());
        assertEquals(6.72, flash.cacheBytes(1 << 20, Precision.BF16) / (1 << 30), 0.01);
    }

    @Test
    void withChunksAndWindowsGrowInFewLayersOnly() throws IOException {
        ModelSpec scout = read(shape("Llama-4-Scout-17B-16E-Instruct").config());
        double elements = 2.0 * 8 * 128;
        assertEquals(48 * elements * 2 * 8192, scout.cacheBytes(8192, Precision.BF16));
        assertEquals((12 * 100_000.0 + 36 * 8192.0) * elements * 2, scout.cacheBytes(100_000, Precision.BF16));
        ModelSpec gemma = read(shape("Gemma-4-31B-IT-NVFP4").config());
        double wide = 2.0 * 4 * 512;
        double near = 2.0 * 16 * 256;
        assertEquals(2 * (10 * wide * 100_000 + 50 * near * 1024), gemma.cacheBytes(100_000, Precision.BF16), 1);
    }
}
