package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Resources;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of one's own from JShell, in a line each. */
final class RegistrationTest {
    @Test
    void aLineRegistersAPart() {
        try (Snippets shell = new Snippets()) {
            List<String> values = shell.run(Resources.text(RegistrationTest.class, "/io/jevons/registration.jsh"));
            assertEquals("true", values.get(values.size() - 1));
            assertTrue(values.stream().anyMatch(v -> v.contains("shell-claim: true")), values.toString());
        }
    }
}
