package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new virtual machine loads for its first verdict, which is most of what that verdict takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FirstVerdictTest {
    private String printed = "";
    private String loaded = "";

    /** The comparison that the user's first program makes. */
    public static final class Once {
        private Once() {}

        /** Prints the verdict. */
        public static void main(String[] arguments) {
            System.out.println(verdict());
        }
    }

    private static String verdict() {
        return Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                .verdict();
    }

    @BeforeAll
    void ask(@TempDir Path folder) throws Exception {
        Path classes = folder.resolve("classes.txt");
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder = Launch.java(Once.class.getName());
        builder.command().add(1, "-Xlog:class+load:file=" + classes);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        process.waitFor();
        printed = Files.readString(out).strip();
        loaded = Files.readString(classes);
    }

    @Test
    void isTheSameAsAnyLaterOne() {
        assertEquals(verdict(), printed);
        assertTrue(loaded.contains(" io.jevons.rebound.Verdict "));
    }

    /** Files of the jar, texts and rooms that nothing in this comparison asks for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.jevons.cost.catalogue.BundledModels$All",
                "io.jevons.market.MarketReader$Rules",
                "io.jevons.demand.KnownStrategies",
                "io.jevons.uncertainty.",
                "io.jevons.report.",
                "io.jevons.estimate.",
                "io.jevons.model.Equations",
                "org.snakeyaml.engine.v2.composer.",
                "org.slf4j.",
                "java.util.Formatter$FormatSpecifier",
                "sun.util.cldr."
            })
    void loadsNothingThatItDoesNotAskFor(String name) {
        assertFalse(loaded.contains(" " + name), name);
    }
}
