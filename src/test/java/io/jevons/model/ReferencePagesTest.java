package io.jevons.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Javadoc has the reference of files and of series, made from the tables that the readers go by. After a change to those,
 * {@code mvn test -Dtest=ReferencePagesTest -Djevons.docs=write} writes the pages again.
 */
final class ReferencePagesTest {
    private static final Path FOLDER = Path.of("src/main/java/io/jevons/doc-files");

    private static String page(String title, String intro, List<Table> tables) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + title
                + "</title>\n</head>\n<body>\n<h1>" + title + "</h1>\n<p>" + intro + "</p>\n"
                + tables.stream().map(Table::toHtml).collect(Collectors.joining()) + "</body>\n</html>\n";
    }

    private static String files() {
        Stream<Table> kinds = ShockKind.all().stream().map(k -> KeyTables.keys(k.name()));
        return page(
                "Keys of market and scenario files",
                "What <code>Jevons.keys(\"market\")</code>, <code>keys(\"scenario\")</code> and <code>keys(\"shock\")</code> print. "
                        + "Both kinds of files are YAML, or JSON. Every number of a market may also be written "
                        + "<code>{value: 0.6, unit: .., source: \"..\", kind: sourced, range: [0.3, 0.9]}</code>.",
                Stream.concat(Stream.of("market", "scenario", "shock").map(KeyTables::keys), kinds)
                        .toList());
    }

    private static String series() {
        return page(
                "Series of a projection",
                "What <code>Jevons.series()</code> prints: the variables that <code>value</code> and <code>series</code> of a projection "
                        + "take, and which entities have them. An entity is the name of a tier, a cell, a training workload, a nest or "
                        + "a group of the market, or <code>total</code>.",
                List.of(KeyTables.series()));
    }

    private static void assertPage(String name, String text) throws IOException {
        if ("write".equals(System.getProperty("jevons.docs"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name), text);
        }
        assertEquals(text, Files.readString(FOLDER.resolve(name)), name + " is not what the tables give");
    }

    @Test
    void filesAreThoseOfTheKeyTables() throws IOException {
        assertPage("files.html", files());
        for (Key key : Stream.concat(Keys.market().all().stream(), Keys.scenario().all().stream())
                .toList()) {
            assertTrue(files().contains(Table.escape(key.path()) + "</th>"), key.path());
        }
    }

    @Test
    void seriesAreThoseOfTheEquations() throws IOException {
        assertPage("series.html", series());
        for (Equation equation : Equations.model().all()) {
            equation.series().ifPresent(s -> assertTrue(series().contains(">" + s + "</th>"), s));
        }
    }
}
