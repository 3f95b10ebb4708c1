package io.jevons.cost.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configurations hold the sizes that each publisher states; keys without weight for the cost are left out. */
class ConfigFileTest {
    @TempDir
    Path folder;

    private ModelSpec read(String json) throws IOException {
        Path file = folder.resolve("config.json");
        Files.writeString(file, json);
        return ModelSpec.fromConfig(file);
    }

    private ModelSpec bundledConfig(String name) throws IOException {
        return read(Resources.text(ConfigFileTest.class, "config/" + name + ".json"));
    }

    @Nested
    class Sizes {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Llama-3.1-8B",
                    "Qwen2.5-7B",
                    "Mixtral-8x7B",
                    "Qwen3-30B-A3B",
                    "DeepSeek-V3",
                    "DeepSeek-V2-Lite",
                    "gpt-oss-20b",
                    "Gemma-2-27B",
                    "Llama-4-Maverick"
                })
        void agreeWithTheBundledTable(String name) throws IOException {
            ModelSpec bundled = ModelSpec.named(name);
            ModelSpec read = bundledConfig(name);
            assertEquals(bundled.totalParameters(), read.totalParameters(), 0.015 * bundled.totalParameters());
            assertEquals(bundled.kvElementsPerToken(), read.kvElementsPerToken());
            assertEquals(bundled.cacheBytes(100_000, Precision.BF16), read.cacheBytes(100_000, Precision.BF16));
            assertEquals(bundled.experts().layers(), read.experts().layers());
            assertEquals(bundled.experts().perToken(), read.experts().perToken());
        }

        @Test
        void ofActiveExpertsAreCounted() throws IOException {
            assertEquals(37e9, bundledConfig("DeepSeek-V3").activeParameters(), 0.02 * 37e9);
            // The published 3.3 B count the input embedding too, which a token only looks up.
            double embedding = 151_936.0 * 2048;
            assertEquals(3.35e9, bundledConfig("Qwen3-30B-A3B").activeParameters() + embedding, 0.01 * 3.35e9);
        }

        @Test
        void ofTheOldestNamesAreUnderstood() throws IOException {
            assertEquals(124e6, bundledConfig("GPT-2").totalParameters(), 2e6);
        }

        @Test
        void treatNullAsAbsent() throws IOException {
            ModelSpec model = read(
                    "{\"_name_or_path\": \"\", \"model_type\": \"llama\", \"intermediate_size\": 100, \"hidden_size\": 64, \"num_hidden_layers\": 2,"
                            + " \"num_attention_heads\": 4, \"num_key_value_heads\": null, \"vocab_size\": 100,"
                            + " \"quantization_config\": null, \"sliding_window\": null}");
            assertEquals(4, model.attention().kvHeads());
            assertEquals(folder.getFileName().toString(), model.name());
        }

        @Test
        void giveThePublishedPrecision() throws IOException {
            assertEquals(Precision.FP8, bundledConfig("DeepSeek-V3").weights());
            assertEquals(Precision.FP4, bundledConfig("gpt-oss-20b").weights());
        }
    }

    @Nested
    class BadInput {
        private static final String SMALL =
                "{\"model_type\": \"qwen3_moe\", \"hidden_size\": 64, \"num_hidden_layers\": 2, \"num_attention_heads\": 4, \"vocab_size\": 100";

        @Test
        void withoutASizeNamesTheKey() {
            InvalidInputException e = assertThrows(
                    InvalidInputException.class, () -> read("{\"model_type\": \"llama\", \"hidden_size\": 64}"));
            assertTrue(e.getMessage().contains("num_hidden_layers"), e.getMessage());
        }

        @Test
        void withMoreChosenExpertsThanThereAreIsRefused() {
            InvalidInputException e = assertThrows(
                    InvalidInputException.class,
                    () -> read(SMALL + ", \"num_experts\": 4, \"num_experts_per_tok\": 5, \"intermediate_size\": 8}"));
            assertTrue(e.getMessage().startsWith("config.json, line 1: "), e.getMessage());
        }

        @Test
        void withAZeroSizeIsRefused() {
            assertThrows(InvalidInputException.class, () -> read(SMALL.replace("64", "0") + "}"));
        }

        @Test
        void ofAMissingFileIsRefused() {
            assertThrows(InvalidInputException.class, () -> ModelSpec.fromConfig(folder.resolve("none.json")));
        }
    }
}
