package io.jevons.internal.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.StrangeText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileNamesTest {
    private static String utf8(String name) {
        return FileNames.of(name, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deepseek-r1", "need.flagship", "my_case", "a", "2025q1", "need-edge.base"})
    void plainNamesStay(String name) {
        assertEquals(name, utf8(name));
    }

    @Test
    void aColonBecomesAPlus() {
        assertEquals("share+consumer.sme", utf8("share:consumer.sme"));
        assertTrue(utf8("share+consumer.sme").startsWith("share_consumer.sme~"));
    }

    @Test
    void othersAreReadableAsFarAsThePlatformGoes() {
        assertTrue(utf8("need-флагман").matches("need-флагман~[0-9a-f]{12}"));
        assertTrue(utf8("need-旗舰").matches("need-旗舰~[0-9a-f]{12}"));
        assertTrue(FileNames.of("need-旗舰", StandardCharsets.US_ASCII).matches("need-_~[0-9a-f]{12}"));
        // As src/docs/output.md shows it.
        assertEquals("need-Edge_GPUs~81d79d607b0c", utf8("need-Edge GPUs"));
        assertTrue(utf8("../../../escaped").matches("escaped~[0-9a-f]{12}"));
    }

    /** As file systems compare: without regard to case and to the ways of writing a letter. */
    @Test
    void noTwoNamesShareAFile() {
        List<String> names = List.of(
                "edge",
                "Edge",
                "EDGE",
                "флагман",
                "Флагман",
                "旗舰",
                "主流",
                "边缘",
                "!",
                "?",
                "",
                " ",
                ".",
                "..",
                "a b",
                "a_b",
                "a/b",
                "a\\b",
                "a:b",
                "a+b",
                "caf\u00e9",
                "cafe\u0301",
                "stra\u00dfe",
                "strasse",
                "con",
                "CON",
                "con.x",
                "a.",
                "a",
                "a ",
                "\ud800",
                "\ud801",
                "x".repeat(300),
                "x".repeat(301),
                "界".repeat(99),
                "界".repeat(100),
                "\u0130",
                "i\u0307",
                "-rf",
                "rf",
                ".hidden",
                "hidden",
                "e\u0000",
                "e");
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.ISO_8859_1)) {
            Map<String, String> taken = new HashMap<>();
            for (String name : names) {
                String file = FileNames.of(name, charset);
                String compared =
                        Normalizer.normalize(file, Normalizer.Form.NFKD).toUpperCase(Locale.ROOT);
                assertEquals(null, taken.put(compared, name), file);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"con", "CON", "nul.txt", "Aux", "com1", "lpt9.a.b", "prn.", "con ", "nul:x"})
    void noneIsADeviceOfWindows(String name) {
        String stem = utf8(name + ".").split("[.]", -1)[0];
        assertTrue(!stem.toLowerCase(Locale.ROOT).matches("con|prn|aux|nul|com\\d|lpt\\d"), stem);
        String own = utf8(name).split("[.:]", -1)[0];
        assertTrue(!own.toLowerCase(Locale.ROOT).matches("con|prn|aux|nul|com\\d|lpt\\d"), own);
    }

    @Test
    void everyNameIsOneShortElementOfAPath() {
        Random random = new Random(14);
        for (int i = 0; i < 5_000; i++) {
            requireElement(StrangeText.of(random));
        }
    }

    private static void requireElement(String name) {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII)) {
            String file = FileNames.of(name, charset);
            assertTrue(!file.isEmpty() && !file.startsWith(".") && !file.startsWith("-") && !file.endsWith("."), file);
            assertTrue(file.chars().noneMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0), file);
            assertTrue(file.getBytes(StandardCharsets.UTF_8).length <= 200, file);
            assertTrue(charset.newEncoder().canEncode(file), file);
        }
    }
}
