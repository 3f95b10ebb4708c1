package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.yaml.YamlNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Inputs of millions of entries or characters: refused within little memory, in a message that can be read. */
final class LimitsTest {
    private static final String HEAP = "-Xmx128m";

    private static String manyValues() {
        return "a: [" + "1,".repeat(1_999_999) + "1]\n";
    }

    private static String manyKeys() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 1_000_001).forEach(i -> text.append(i).append(":\n"));
        return text.toString();
    }

    /** Run in a virtual machine of its own: prints how each text is refused. */
    public static void main(String[] arguments) {
        for (String text : List.of(manyValues(), manyKeys())) {
            try {
                YamlNode.parse("f.yaml", text);
                System.out.println("taken");
            } catch (InvalidInputException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    /** This class, the library and its YAML reader, wherever each of them was loaded from. */
    private static String classPath() {
        return Stream.of(LimitsTest.class, YamlNode.class, LoadSettings.class)
                .map(c -> Path.of(URI.create(c.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void tooManyValuesAreRefusedWithinASmallHeap() throws IOException, InterruptedException {
        Process fork = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        classPath(),
                        LimitsTest.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(fork.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, fork.waitFor());
        assertEquals(
                List.of(
                        "f.yaml, line 1: has more than 1000000 values",
                        "f.yaml, line 1000000: has more than 1000000 values"),
                printed.lines().toList());
    }

    @Test
    void asManyValuesAsAreAllowedAreTaken() {
        // The list, its key's mapping and the items themselves.
        YamlNode root = YamlNode.parse("f.yaml", "a: [" + "1,".repeat(999_997) + "1]\n");
        assertEquals(999_998, root.get("a").items().size());
        Refusal.of(() -> YamlNode.parse("f.yaml", "a: [" + "1,".repeat(999_998) + "1]\n"))
                .at("f.yaml", 1)
                .names("has more than 1000000 values");
    }

    @Test
    void unknownNamesOfMillionsOfCharactersAreLikenedToNothing() {
        String name = "H200".repeat(2_000_000);
        String message = InvalidInputException.unknown("GPU", name, List.of("H100", "H200"))
                .getMessage();
        assertTrue(message.startsWith("unknown GPU 'H200H200"), message);
        assertTrue(message.endsWith("...'\nMaybe one of H100, H200"), message);
        assertTrue(message.length() < 300, "length " + message.length());
    }

    @Test
    void knownNamesOfMillionsOfCharactersAreShownInPart() {
        String known = "x".repeat(3_000_000);
        assertTrue(InvalidInputException.maybe("y", List.of(known)).length() < 300);
        assertTrue(InvalidInputException.maybe("xxx", List.of(known)).length() < 300);
    }

    @Test
    void longValuesAreShownInPart() {
        String value = "v".repeat(1_000_000);
        String message = InvalidInputException.of("a", value, "short").getMessage();
        assertEquals("a = " + "v".repeat(200) + "...: must be short", message);
    }

    @Test
    void theMiddleOfALongMessageIsLeftOut() {
        String message =
                new InvalidInputException("mine.yaml: " + "m".repeat(5_000_000) + ": must be short").getMessage();
        assertTrue(message.length() <= 8_005, "length " + message.length());
        assertTrue(message.startsWith("mine.yaml: m") && message.endsWith("m: must be short"));
    }

    @Test
    void longTextsOfFilesAreRefused() {
        YamlNode root = YamlNode.parse("f.yaml", "a: " + "t".repeat(10_001));
        Refusal.of(() -> root.get("a").text())
                .at("f.yaml", 1)
                .names("a = ttt", "...: must be a text of at most 10000 characters, not of 10001");
        assertEquals(
                10_000,
                YamlNode.parse("f.yaml", "a: " + "t".repeat(10_000))
                        .get("a")
                        .text()
                        .length());
    }
}
