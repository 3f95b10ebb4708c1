package io.jevons.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The pages under {@code src/docs} are made from the text of the model and the key tables. After a change to those,
 * {@code mvn test -Dtest=ModelPagesTest -Djevons.docs=write} writes them again.
 */
final class ModelPagesTest {
    private static final Path DOCS = Path.of("src/docs");

    private static void assertPage(String name, String text) throws IOException {
        if ("write".equals(System.getProperty("jevons.docs"))) {
            Files.createDirectories(DOCS);
            Files.writeString(DOCS.resolve(name), text);
        }
        assertEquals(text, Files.readString(DOCS.resolve(name)), name + " is not what the text of the model gives");
    }

    @Test
    void theModelIsThatOfTheEquations() throws IOException {
        assertPage("model.md", ModelPages.equations());
    }

    @Test
    void theFilesAreThoseOfTheKeyTables() throws IOException {
        assertPage("files.md", ModelPages.files());
    }

    @Test
    void aReportHasEveryEquation() {
        String html = ModelPages.equationsHtml();
        for (Equation equation : Equations.model().all()) {
            assertTrue(html.contains("<code>" + equation.key().replace("<", "&lt;") + " = "), equation.key());
        }
    }
}
