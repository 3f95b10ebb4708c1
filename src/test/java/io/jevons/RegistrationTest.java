package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.internal.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts of one's own from JShell, in a line each. */
final class RegistrationTest {
    /** Run in a virtual machine of its own, since what is registered stays there: prints what each snippet gave. */
    public static void main(String[] arguments) {
        try (Snippets shell = new Snippets()) {
            shell.run(Resources.text(RegistrationTest.class, "/io/jevons/registration.jsh"))
                    .forEach(System.out::println);
        }
    }

    @Test
    void aLineRegistersAPart() throws IOException, InterruptedException {
        Process process = Launch.java(RegistrationTest.class.getName()).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), text);
        List<String> values = text.lines().toList();
        assertEquals("true", values.get(values.size() - 1));
        assertTrue(values.stream().anyMatch(v -> v.contains("shell-claim: true")), text);
    }
}
