package io.jevons;

import io.jevons.internal.Resources;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every block of the tour runs as written. */
@Tag("long")
final class TourTest {
    @ParameterizedTest
    @ValueSource(strings = {"main", "core", "rebound", "evidence", "posterior", "notebook"})
    void runs(String block) {
        try (Snippets snippets = new Snippets()) {
            snippets.run(Resources.text(TourTest.class, "/tour/" + block + ".jsh"));
        }
    }

    @Test
    void runsUncertainty() {
        try (Snippets snippets = new Snippets()) {
            snippets.run("""
                    var market = Jevons.market("world-2024Q4");
                    var deepseek = Jevons.scenario("deepseek-r1");
                    var points = Sampler.SOBOL.block(2, 512, 0, 512, 0);
                    var isOfInterest = new boolean[512];
                    for (int i = 0; i < 512; i++) {
                        isOfInterest[i] = points[i][0] > 0.5 && points[i][1] < 0.3;
                    }
                    """);
            snippets.run(Resources.text(TourTest.class, "/tour/uncertainty.jsh"));
        }
    }
}
