package io.jevons.base.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read the quick way is what the parser of the whole language gives. */
class OrdinaryYamlTest {
    private static final String SMALL = """
            # A comment: with a colon
            market: small
            quarters: 28   # after a value
            empty: {}
            "quoted key": "a: b # c"
            finance:
              pue: {value: 1.25, kind: assumed, range: [1.1, 1.5], source: "2, 3"}
              plain: a text, of words (and more)
            list:
            - 1
            - name: one
              more: [a, [b, "c"], {d: -2e3}]

              last: +.5
            - "text"
            shocks:
              - access: {name: sme, cell: "*"}
              -
                deep: 0.5
            """;

    private static final List<String> PIECES = List.of(
            " ", "  ", "\n", ":", ": ", "- ", "-", ",", ", ", "#", " #", "{", "}", "[", "]", "\"", "'", "\\", "&a",
            "*a", "!", "|", ">", "%", "@", "?", "? ", "\t", "\r\n", "0", "9,5", "x", "~", "---", "...", "\u00e9",
            "\u2028", "\u0085", "<<");

    private static String dump(YamlNode node) {
        String own = node + " " + node.kind() + " " + node.line() + " " + node.path();
        return switch (node.kind()) {
            case SCALAR -> own + " " + node.isNumber() + " " + (node.isNull() ? "null" : node.text());
            case SEQUENCE ->
                own
                        + node.items().stream().map(OrdinaryYamlTest::dump).collect(Collectors.joining("\n", "\n", ""))
                        + node.invalid("else").getMessage();
            case MAPPING ->
                own + node.entries().keySet() + "\n"
                        + node.entries().values().stream()
                                .map(OrdinaryYamlTest::dump)
                                .collect(Collectors.joining("\n"));
        };
    }

    /** Whether the quick way reads a text, and that it reads it as the other does. */
    private static boolean reads(String text) {
        Optional<YamlNode> found = OrdinaryYaml.parse("a.yaml", text);
        found.ifPresent(root -> {
            String whole;
            try {
                whole = dump(WholeYaml.parse("a.yaml", text));
            } catch (InvalidInputException refused) {
                whole = refused.getMessage();
            }
            assertEquals(whole, dump(root), text);
        });
        return found.isPresent();
    }

    @Test
    void readsEveryFileOfTheLibrary() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of("src/main/resources"))) {
            files = all.filter(path -> path.toString().endsWith(".yaml")).toList();
        }
        assertTrue(files.size() > 20, files.toString());
        for (Path file : files) {
            assertTrue(reads(Files.readString(file)), file.toString());
        }
        assertTrue(reads(SMALL));
    }

    /** A fault, or what the language has beyond the ordinary, is never read as something else. */
    @Test
    void readsAsTheWholeLanguageDoesOrNotAtAll() {
        int rounds = Integer.getInteger("jevons.yaml.rounds", 6000);
        Random random = new Random(5);
        int read = 0;
        for (int round = 0; round < rounds; round++) {
            StringBuilder text = new StringBuilder(SMALL);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(text.length());
                int to = Math.min(text.length(), at + random.nextInt(6));
                String other = random.nextInt(4) == 0
                        ? text.substring(at, Math.min(text.length(), at + random.nextInt(60)))
                        : PIECES.get(random.nextInt(PIECES.size()));
                text.replace(at, random.nextBoolean() ? at : to, random.nextInt(5) == 0 ? "" : other);
            }
            read += reads(text.toString()) ? 1 : 0;
        }
        assertTrue(read > rounds / 10 && read < rounds * 9 / 10, read + " of " + rounds);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a:",
                "a: b: c",
                "a: {b: 1,000}",
                "a: [1,5, 2,5]",
                "a: 'b'",
                "a: |\n  b",
                "a: b\n  c",
                "a: &x b",
                "a: {b: 1,\n  c: 2}",
                "a: 1\na: 2",
                "a: !t b",
                "- - a",
                "? a\n: b",
                "---\na: b",
                "a: b\n---\nc: d",
                "a:\tb",
                "a: {b}",
                "a: 1\n b: 2",
                "{a: 1}"
            })
    void leavesTheRestToTheParserOfTheWhole(String text) {
        assertTrue(OrdinaryYaml.parse("a.yaml", text).isEmpty());
    }
}
