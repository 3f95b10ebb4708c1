package io.jevons.cost.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.yaml.YamlNode;
import io.jevons.cost.architecture.Attention;
import io.jevons.cost.architecture.Experts;
import io.jevons.cost.architecture.TokenMixer;
import io.jevons.internal.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSpecTest {
    @Nested
    class Names {
        @ParameterizedTest
        @CsvSource({
            "DeepSeek-R1, DeepSeek-R1",
            "R1, DeepSeek-R1",
            "deepseek r1, DeepSeek-R1",
            "Llama 3.1 70B, Llama-3.1-70B",
            "Llama-3-8B, Llama-3.1-8B",
            "r1-distill-qwen-32b, DeepSeek-R1-Distill-Qwen-32B",
            "405B, Llama-3.1-405B",
            "DeepSeek-V3/R1, DeepSeek-V3"
        })
        void areFoundInTheirUsualForms(String written, String name) {
            assertEquals(name, ModelSpec.named(written).name());
        }

        @Test
        void ofNothingKnownAreRefusedWithTheNearest() {
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> ModelSpec.named("DeepSeek-R11"));
            assertEquals("unknown model 'DeepSeek-R11'\nMaybe DeepSeek-R1", e.getMessage());
        }

        @Test
        void thatFitSeveralModelsAreRefusedWithThose() {
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> ModelSpec.named("Llama"));
            assertTrue(e.getMessage().contains("Maybe"), e.getMessage());
        }

        @Test
        void findTheSameModelAgain() {
            for (ModelSpec model : ModelSpec.all()) {
                assertSame(model, ModelSpec.named(model.name()));
            }
        }

        /** So that one of the first file, which is looked through alone, is none of the second. */
        @Test
        void meanOneModelOfBothFiles() {
            Map<String, String> aliases = new LinkedHashMap<>();
            for (Resources.Row row : Resources.csv(ModelSpec.class, "models.csv")) {
                aliases.put(row.text("name"), row.text("aliases"));
            }
            YamlNode.parse("models.yaml", Resources.text(ModelSpec.class, "models.yaml"))
                    .entries()
                    .forEach((name, entry) -> assertNull(aliases.put(
                            name,
                            entry.get("aliases").isNull()
                                    ? ""
                                    : entry.get("aliases").text())));
            assertEquals(ModelSpec.all().stream().map(ModelSpec::name).toList(), List.copyOf(aliases.keySet()));
            aliases.forEach((name, written) -> {
                for (String alias : written.isEmpty() ? new String[0] : written.split("\\|", -1)) {
                    assertEquals(name, ModelSpec.named(alias).name(), alias);
                }
            });
        }
    }

    @Nested
    class Sizes {
        @ParameterizedTest
        @CsvSource({
            // KV-cache elements a token, computed from each published configuration.
            "DeepSeek-V3, 35136",
            "Llama-3.1-70B, 163840",
            "Llama-2-7B, 262144",
            "Qwen3-235B-A22B, 96256",
            "GPT-3-175B, 2359296"
        })
        void ofTheCacheFollowTheAttention(String name, double elements) {
            assertEquals(elements, ModelSpec.named(name).kvElementsPerToken());
        }

        @Test
        void ofRoutedAndDensePartsAddUp() {
            ModelSpec v3 = ModelSpec.named("DeepSeek-V3");
            assertEquals(58.0 * 256 * 3 * 7168 * 2048, v3.routedParameters());
            assertEquals(v3.totalParameters(), v3.routedParameters() + v3.denseParameters(), 1);
        }

        @Test
        void areRefusedWhereTheyContradict() {
            assertThrows(InvalidInputException.class, () -> new Experts(8, 9, 0, 100, 10, 3));
            assertThrows(InvalidInputException.class, () -> Attention.grouped(8, 16, 128));
            assertThrows(
                    InvalidInputException.class, () -> ModelSpec.dense("none", 0, 1, 1, 1, Attention.grouped(1, 1, 1)));
            assertThrows(
                    InvalidInputException.class,
                    () -> ModelSpec.dense("none", Double.NaN, 1, 1, 1, Attention.grouped(1, 1, 1)));
        }
    }

    @Nested
    class TouchedExperts {
        private final Experts experts = new Experts(256, 8, 1, 2048, 58, 3);

        @Test
        void growFromTheChosenToAll() {
            assertEquals(0, experts.touched(0));
            assertEquals(8.0 / 256, experts.touched(1), 1e-15);
            assertEquals(1, experts.touched(10_000), 1e-12);
            assertTrue(experts.touched(31) < experts.touched(32));
        }

        @Test
        void areNoneInADenseModel() {
            assertEquals(0, Experts.NONE.touched(64));
        }
    }

    @Nested
    class Windows {
        @Test
        void areOfTheModelsThatHaveThem() {
            for (String name : List.of("Mistral-Small-3-24B", "Mistral-Large-2-123B", "Phi-4", "Kimi-K2.5")) {
                assertTrue(
                        ModelSpec.named(name).mixers().stream().allMatch(mixer -> mixer.kind() == TokenMixer.Kind.FULL),
                        name);
            }
            assertEquals(
                    TokenMixer.Kind.WINDOWED,
                    ModelSpec.named("gpt-oss-20b").mixers().get(1).kind());
        }
    }

    @Nested
    class OtherNames {
        @Test
        void withPublisherAndTuningAreFound() {
            assertEquals("gpt-oss-120b", ModelSpec.named("openai/gpt-oss-120b").name());
            assertEquals("Qwen3-8B", ModelSpec.named("Qwen/Qwen3-8B").name());
            assertEquals(
                    "Qwen2.5-72B", ModelSpec.named("Qwen/Qwen2.5-72B-Instruct").name());
            assertEquals("Gemma-4-31B", ModelSpec.named("google/gemma-4-31b-it").name());
        }
    }
}
