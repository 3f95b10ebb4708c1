package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.yaml.YamlNode;
import io.jevons.market.BundledMarkets;
import io.jevons.market.Markets;
import io.jevons.scenario.BundledScenarios;
import io.jevons.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers of YAML 1.1 and of 1.2 take what is written for the same values. */
final class YamlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "No",
                "NO",
                "yes",
                "y",
                "N",
                "on",
                "Off",
                "true",
                "FALSE",
                "null",
                "Null",
                "~",
                "",
                "1_000",
                "1e7",
                "1.0e+7",
                "2025-01-31",
                "2025-1-3 12:30:00",
                "12:30:00",
                "1:20",
                "0x1F",
                "0o17",
                "010",
                "0b11",
                ".5",
                "+.inf",
                ".NaN",
                "=",
                "<<",
                "- a",
                "a: b",
                "a #b",
                "# a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "[a",
                "{a",
                "a,b",
                "'a",
                "|",
                ">",
                "?",
                "-",
                "5",
                "-5",
                "5.",
                " a",
                "a ",
                "a\tb",
                "a\nb",
                "\u2028",
                "\"",
                "\\",
                "Ω"
            })
    void takesTextsForTexts(String text) {
        for (String yaml : List.of("key: " + YamlText.value(text), YamlText.value(Map.of("key", text)))) {
            assertEquals(
                    List.of(YamlOneOne.Type.TEXT),
                    YamlOneOne.plain(yaml).map(YamlOneOne::of).distinct().toList(),
                    yaml);
            YamlNode read = YamlNode.parse("text", yaml).get("key");
            assertEquals(text, text.isBlank() ? text : read.text());
        }
        assertEquals(
                List.of(YamlOneOne.Type.TEXT),
                YamlOneOne.plain(YamlText.value(text) + ": plain")
                        .map(YamlOneOne::of)
                        .distinct()
                        .toList());
    }

    @Test
    void leavesWordsPlain() {
        assertEquals(
                "[flagship, world-2024Q4 + 1 change, 2025Q1, none, yesterday]",
                YamlText.value(List.of("flagship", "world-2024Q4 + 1 change", "2025Q1", "none", "yesterday")));
    }

    @Test
    void takesNumbersForNumbers() {
        assertEquals(
                "[1.0e+7, 1.0e-5, 0.5, -2.5e+300, .inf, -.inf, .nan, 3]",
                YamlText.value(List.of(
                        1e7, 1e-5, 0.5, -2.5e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 3)));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 2000; i++) {
            double number = Double.longBitsToDouble(random.nextLong());
            String text = YamlText.value(number);
            assertEquals(YamlOneOne.Type.NUMBER, YamlOneOne.of(text), text);
            assertEquals(YamlOneOne.Type.NUMBER, YamlOneOne.inOneTwo(text), text);
            if (Double.isFinite(number)) {
                assertEquals(number, Double.parseDouble(text));
            }
        }
    }

    @Test
    void takesTruthValuesForTruthValues() {
        assertEquals("{chosen: true}", YamlText.value(Map.of("chosen", true)));
        String written = Scenarios.named("deepseek-r1").toYaml().text();
        assertTrue(written.contains(", chosen: true, "), written);
    }

    /** What the library writes, and what it comes with, which people copy. */
    private static Stream<String> files() {
        List<String> markets = BundledMarkets.names();
        List<String> scenarios = BundledScenarios.names();
        return Stream.of(
                        markets.stream().map(m -> Markets.named(m).toYaml().toString()),
                        markets.stream().map(m -> Resources.text(Markets.class, m + ".yaml")),
                        scenarios.stream().map(s -> Scenarios.named(s).toYaml().toString()),
                        scenarios.stream().map(s -> Resources.text(Scenarios.class, s + ".yaml")))
                .flatMap(s -> s);
    }

    @ParameterizedTest
    @MethodSource("files")
    void meansTheSameInBothVersions(String file) {
        YamlOneOne.plain(file).distinct().forEach(plain -> {
            // A channel that is off is so for the older ones too, to which that is a truth value.
            if (!plain.equals("off")) {
                assertEquals(YamlOneOne.inOneTwo(plain), YamlOneOne.of(plain), plain);
            }
        });
    }
}
