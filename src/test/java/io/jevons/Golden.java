package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.internal.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold what was looked at once; a change of theirs is to be looked at again. */
public final class Golden {
    /** Set to a folder, this property has the texts written there, to be looked at and then kept as the golden ones. */
    private static final String WRITE = "jevons.golden";

    private Golden() {}

    /** Compares a text with a resource beside a class. */
    public static void check(Class<?> beside, String resource, String text) throws IOException {
        String folder = System.getProperty(WRITE, "");
        if (!folder.isEmpty()) {
            Files.createDirectories(Path.of(folder));
            Files.writeString(Path.of(folder).resolve(Path.of(resource).getFileName()), text);
        }
        assertEquals(Resources.text(beside, resource), text);
    }
}
