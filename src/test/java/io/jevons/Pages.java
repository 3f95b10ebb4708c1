package io.jevons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** The pages that people read: the README, those under {@code src/docs}, and what they say. */
public final class Pages {
    private static final Path DOCS = Path.of("src", "docs");

    private Pages() {}

    /** The README first, then the others by name. */
    static List<Path> all() {
        try (Stream<Path> docs = Files.list(DOCS)) {
            return Stream.concat(Stream.of(Path.of("README.md")), docs.sorted()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page by its name, such as {@code README.md} or {@code evidence.md}. */
    static Path named(String name) {
        return all().stream().filter(page -> page.endsWith(name)).findFirst().orElseThrow();
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of a language that a page shows. */
    static List<String> blocks(Path page, String language) {
        return Pattern.compile("```" + language + "\\R(.*?)```", Pattern.DOTALL)
                .matcher(text(page))
                .results()
                .map(block -> block.group(1))
                .toList();
    }

    /** Looks for a sentence in a page, wherever its lines break. */
    public static void says(String page, String sentence) {
        String prose = text(named(page)).replaceAll("\\s+", " ");
        Assertions.assertTrue(
                prose.contains(sentence.replaceAll("\\s+", " ")), () -> page + " does not say: " + sentence);
    }

    /** Looks for lines in a page, whatever blanks they end with. */
    public static void shows(String page, String block) {
        Assertions.assertTrue(
                stripped(text(named(page))).contains(stripped(block).strip()),
                () -> page + " does not show:\n" + block);
    }

    private static String stripped(String text) {
        return text.lines().map(String::stripTrailing).reduce("", (all, line) -> all + line + "\n");
    }
}
