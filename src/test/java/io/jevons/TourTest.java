package io.jevons;

import io.jevons.internal.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every block of the tour runs as written. */
final class TourTest {
    @ParameterizedTest
    @ValueSource(strings = {"main", "evidence"})
    void runs(String block) {
        try (Snippets snippets = new Snippets()) {
            snippets.run(Resources.text(TourTest.class, "/tour/" + block + ".jsh"));
        }
    }
}
