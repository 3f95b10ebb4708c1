package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts under {@code src/examples} run, cell by cell, and the notebooks beside them say the same. */
@Tag("long")
final class NotebookTest {
    private static final Path FOLDER = Path.of("src/examples");

    /** {@code mvn test -Dtest=NotebookTest -Djevons.notebooks=write} writes the notebooks from the scripts. */
    private static final boolean WRITES = "write".equals(System.getProperty("jevons.notebooks"));

    private static Notebook notebook(String name) throws IOException {
        return Notebook.of(
                Files.readString(FOLDER.resolve(name + ".jsh")), Files.readString(FOLDER.resolve("setup.md")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-the-question", "2-your-own-scenario", "3-how-sure"})
    void isOfFormatFour(String name) throws IOException {
        YamlNode root = YamlNode.parse(name, Files.readString(FOLDER.resolve(name + ".ipynb")));
        assertEquals(4, root.get("nbformat").integer(4, 4));
        assertEquals(5, root.get("nbformat_minor").integer(5, 5));
        assertEquals("java", root.get("metadata").get("kernelspec").get("name").text());
        List<YamlNode> cells = root.get("cells").items();
        assertEquals(notebook(name).cells().size(), cells.size());
        assertEquals(
                cells.size(),
                cells.stream().map(c -> c.get("id").text()).distinct().count());
        for (YamlNode cell : cells) {
            assertTrue(
                    List.of("code", "markdown").contains(cell.get("cell_type").text()));
            assertFalse(cell.get("source").items().isEmpty());
        }
    }

    /** Any kernel runs it: no cell has a magic, and what a cell ends with is text that is worth reading or an image. */
    @ParameterizedTest
    @ValueSource(strings = {"1-the-question", "2-your-own-scenario", "3-how-sure"})
    void everyCellRunsAndShowsWhatIsStored(String name) throws IOException {
        Map<Integer, Map<String, String>> outputs = new LinkedHashMap<>();
        List<Notebook.Cell> cells = notebook(name).cells();
        try (Snippets kernel = new Snippets()) {
            for (int i = 0; i < cells.size(); i++) {
                Notebook.Cell cell = cells.get(i);
                if (cell.isCode()) {
                    String code = String.join("\n", cell.lines());
                    assertFalse(code.lines().anyMatch(l -> l.startsWith("%")), code);
                    List<String> values = kernel.runCell(code);
                    if (!code.startsWith("import")) {
                        assertShown(code, values.get(values.size() - 1));
                        outputs.put(
                                i, CellOutput.taken().orElseThrow(() -> new AssertionError("shows nothing: " + code)));
                    }
                }
            }
        }
        Path file = FOLDER.resolve(name + ".ipynb");
        // The commit that runs is no other's.
        String json = notebook(name).toJson(outputs).replace(Jevons.version(), "development");
        if (WRITES) {
            Files.writeString(file, json);
        }
        // Pixels may differ in their last bit from one JDK to the next.
        String picture = "\"image/png\": \"[A-Za-z0-9+/=]{5000,}\"";
        assertEquals(
                json.replaceAll(picture, "a picture"),
                Files.readString(file).replaceAll(picture, "a picture"),
                "write it again with -Djevons.notebooks=write");
        assertTrue(json.contains("<table>"), "a viewer without a kernel shows a table");
        assertTrue(json.replaceAll(picture, "a picture").contains("a picture"), "and a drawing");
    }

    private static void assertShown(String code, String value) {
        if (code.endsWith("toImage()")) {
            assertTrue(value.startsWith("BufferedImage@"), value);
        } else {
            assertFalse(value.matches("(?s)[\\w.$]+@[0-9a-f]+|null|\"?\\s*\"?"), code + "\n" + value);
        }
    }
}
