package io.jevons.base.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Refusal;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class YamlNodeTest {
    private static YamlNode parse(String text) {
        return YamlNode.parse("f.yaml", text);
    }

    @Nested
    final class Reading {
        @Test
        void knowsLineAndPathOfEveryNode() {
            YamlNode root = parse("a: 1\nb:\n  - x\n  - c: {d: yes}\n");
            YamlNode d = root.get("b").items().get(1).get("c").get("d");
            assertEquals("b[1].c.d", d.path());
            assertEquals(4, d.line());
            assertEquals("f.yaml, line 4: ", d.place());
            assertEquals("f.yaml, line 4: b[1].c.d = yes", d.toString());
        }

        @Test
        void keepsTheOrderOfKeys() {
            assertEquals(
                    List.of("z", "a", "m"),
                    List.copyOf(parse("z: 1\na: 2\nm: 3").entries().keySet()));
        }

        @Test
        void takesJson() {
            YamlNode root = parse("{\"a\": 1.5e3, \"b\": [\"x\", true], \"c\": {}}");
            assertEquals(1500, root.get("a").number());
            assertEquals("x", root.get("b").items().get(0).text());
            assertTrue(root.get("b").items().get(1).truth());
            assertTrue(root.get("c").entries().isEmpty());
        }

        @Test
        void passesOverAByteOrderMark() {
            assertEquals(1, parse("\uFEFFa: 1").get("a").number());
        }

        @ParameterizedTest
        @ValueSource(strings = {"12", "-1.5", "+.5", "1e3", "1E-3", "1.e+2", "007"})
        void takesDecimalNumbers(String text) {
            assertEquals(Double.parseDouble(text), parse("a: " + text).get("a").number());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"0x10", "1_000", ".inf", ".nan", "NaN", "Infinity", "1d", "1e", "'1'", "e5", "true", "~", ""
                })
        void takesNothingElseForANumber(String text) {
            Refusal.of(() -> parse("a: " + text).get("a").number())
                    .at("f.yaml", 1)
                    .names("a = ", "must be a finite number");
        }

        @Test
        void takesAliasesThatStayWithinBounds() {
            YamlNode root = parse("a: &x {k: 1}\nb: *x\n");
            assertEquals(1, root.get("b").get("k").number());
            assertEquals("b.k", root.get("b").get("k").path());
        }

        @Test
        void aliasesStandForWhatTheirAnchorLastWas() {
            YamlNode root = parse("a: &x 1\nlist: &y [*x, {k: *x}]\nagain: *y\nb: &x 2\nlast: *x\n");
            YamlNode again = root.get("again").items().get(1).get("k");
            assertEquals(1, again.number());
            assertEquals("f.yaml, line 1: again[1].k = 1", again.toString());
            assertEquals(2, root.get("last").number());
        }

        @Test
        void aliasesStandForKeysToo() {
            YamlNode root = parse("a: &x key\nb: {*x : 1}\n&y c: *y\n");
            assertEquals(1, root.get("b").get("key").number());
            assertEquals("c", root.get("c").text());
        }
    }

    @Nested
    final class Refusing {
        @Test
        void emptyTexts() {
            for (String text : List.of("", "  \n", "# only a comment\n", "\uFEFF")) {
                Refusal.of(() -> parse(text)).names("f.yaml: is empty");
            }
        }

        @Test
        void moreThanOneDocument() {
            Refusal.of(() -> parse("a: 1\n---\nb: 2\n")).names("f.yaml, line 2", "is no valid YAML");
        }

        @Test
        void brokenSyntax() {
            Refusal.of(() -> parse("a: 1\nb: [1, 2\nc: 3\n")).names("f.yaml, line 3", "is no valid YAML");
            Refusal.of(() -> parse("a: 'x\n")).names("f.yaml, line", "is no valid YAML");
            Refusal.of(() -> parse("a: *nowhere\n")).names("f.yaml, line 1", "is no valid YAML");
            Refusal.of(() -> parse("a: \u0007\n")).names("f.yaml", "is no valid YAML");
            Refusal.of(() -> parse("a: \ud800\n")).names("f.yaml", "is no valid YAML");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"!!java.net.URL [\"x\"]", "!!str 5", "!own {a: 1}", "!!float 5", "!<tag:yaml.org,2002:str> x"
                })
        void tags(String value) {
            Refusal.of(() -> parse("a: 1\nb: " + value)).at("f.yaml", 2).names("tags are not allowed");
        }

        @Test
        void duplicateKeys() {
            Refusal.of(() -> parse("a:\n  b: 1\n  c: 2\n  b: 3\n"))
                    .at("f.yaml", 4)
                    .names("duplicate key 'a.b'");
            Refusal.of(() -> parse("{\"a\": 1, a: 2}")).names("duplicate key 'a'");
        }

        @Test
        void keysThatAreNoText() {
            for (String text : List.of("? [a, b]\n: 1\n", "? {a: b}\n: 1\n", "[&x [a], {*x : 1}]")) {
                Refusal.of(() -> parse(text)).at("f.yaml", 1).names("a key must be a single text");
            }
        }

        @Test
        void theFirstFaultOfSeveral() {
            Refusal.of(() -> parse("a: {b: 1, b: 2}\nc: [1, 2\nd: 3\n"))
                    .at("f.yaml", 1)
                    .names("duplicate key 'a.b'");
        }

        @Test
        void aliasBombs() {
            StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 12; i++) {
                bomb.append("a").append(i).append(": &a").append(i).append(" [");
                bomb.append(("*a" + (i - 1) + ", ").repeat(8))
                        .append("*a")
                        .append(i - 1)
                        .append("]\n");
            }
            Refusal.of(() -> parse(bomb.toString())).names("f.yaml, line 1", "its aliases expand without bound");
        }

        @Test
        void aliasesOfThemselves() {
            Refusal.of(() -> parse("a: &x [*x]")).names("f.yaml", "line 1");
            Refusal.of(() -> parse("a: &x {b: {c: *x}}")).names("f.yaml", "line 1");
        }

        @Test
        void longKeysThatMultiply() {
            String key = "k".repeat(4_000_000);
            String items = "1,".repeat(100_000);
            Refusal.of(() -> parse("? " + key + "\n: [" + items + "]\n"))
                    .names("f.yaml, line 1", "must be one line of at most 200");
        }

        @Test
        void deepNesting() {
            for (int depth : new int[] {60, 100_000}) {
                Refusal.of(() -> parse("a: " + "[".repeat(depth)))
                        .names("f.yaml, line 1", "nested more than 50 levels");
                Refusal.of(() -> parse("a: " + "{a: ".repeat(depth)))
                        .names("f.yaml, line 1", "nested more than 50 levels");
            }
        }

        @Test
        void missingKeysWithTheNearest() {
            Refusal.of(() -> parse("elasticty: 1").get("elasticity"))
                    .at("f.yaml", 1)
                    .names("missing key 'elasticity'")
                    .maybe("elasticty");
        }

        @Test
        void unknownKeysWithTheNearest() {
            Refusal.of(() -> parse("a:\n  colour: 1").get("a").allow(List.of("color", "size")))
                    .at("f.yaml", 2)
                    .names("unknown key 'a.colour'")
                    .maybe("color");
        }

        @Test
        void unknownKeysWithTheLineOfTheKey() {
            YamlNode root = parse("a: 1\nb:\n\n  # more\n  - x\nc:\n  d:\n    e: 1");
            Refusal.of(() -> root.allow(List.of("a", "c"))).at("f.yaml", 2).names("unknown key 'b'");
            Refusal.of(() -> root.get("c").allow(List.of("a"))).at("f.yaml", 7).names("unknown key 'c.d'");
            YamlNode merged =
                    root.over(parse("c: {f: 2}")).with("g", parse("h: 1")).without("a");
            Refusal.of(() -> merged.allow(List.of("b", "g"))).at("f.yaml", 6).names("unknown key 'c'");
        }

        @Test
        void wholeNumbersOutOfRange() {
            YamlNode root = parse("a: 3\nb: 2.5\nc: 1e+99\nd: x");
            assertEquals(3, root.get("a").integer(1, 3));
            Refusal.of(() -> root.get("a").integer(4, 9)).names("a = 3: must be a whole number between 4 and 9");
            for (String key : List.of("b", "c", "d")) {
                Refusal.of(() -> root.get(key).integer(1, 9)).names("must be a whole number between 1 and 9");
            }
        }
    }

    @Nested
    final class InFiles {
        @TempDir
        private Path folder;

        private Path file(byte[] bytes) throws IOException {
            return Files.write(folder.resolve("mine.yaml"), bytes);
        }

        @Test
        void areReadInUtf8() throws IOException {
            Path file = file("a: Zürich 東京\r\nb: 2\r\n".getBytes(StandardCharsets.UTF_8));
            assertEquals("Zürich 東京", YamlNode.read(file).get("a").text());
            assertEquals("mine.yaml", YamlNode.read(file).file());
        }

        @Test
        void inAnotherEncodingAreRefused() throws IOException {
            Path latin = file("a: Zürich".getBytes(StandardCharsets.ISO_8859_1));
            Refusal.of(() -> YamlNode.read(latin)).names("mine.yaml: must be text in UTF-8");
            Path wide = file("a: 1".getBytes(StandardCharsets.UTF_16));
            Refusal.of(() -> YamlNode.read(wide)).names("mine.yaml");
        }

        @Test
        void above10MbAreRefused() throws IOException {
            byte[] large = new byte[10_000_001];
            java.util.Arrays.fill(large, (byte) '\n');
            Path file = file(large);
            Refusal.of(() -> YamlNode.read(file)).names("mine.yaml", "must be at most 10000000 bytes");
            Path zip = folder.resolve("z.zip");
            try (FileSystem archive =
                    FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true"))) {
                Path packed = archive.getPath("/mine.yaml");
                Files.write(packed, large);
                Refusal.of(() -> YamlNode.read(packed)).names("mine.yaml: 10000001 bytes: must be at most");
            }
            Refusal.of(() -> parse("\n".repeat(10_000_001))).names("f.yaml", "must be at most 10000000 bytes");
        }

        @Test
        void thatAreEmptyAbsentOrFoldersAreRefused() throws IOException {
            Path empty = file(new byte[0]);
            Refusal.of(() -> YamlNode.read(empty)).names("mine.yaml: is empty");
            Refusal.of(() -> YamlNode.read(folder.resolve("none.yaml"))).names("none.yaml", "no such file");
            Refusal.of(() -> YamlNode.read(folder)).names(folder.toString(), "must be a file, not a folder");
        }
    }

    @Test
    void truthIsOnOrOff() {
        YamlNode root = parse("[on, off, true, false, yes]");
        assertTrue(root.items().get(0).truth() && root.items().get(2).truth());
        assertFalse(root.items().get(1).truth() || root.items().get(3).truth());
        Refusal.of(() -> root.items().get(4).truth()).names("[4] = yes: must be on or off");
    }
}
