package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jevons.base.Parameter;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.market.ReferenceMarkets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The versions of the base run in NumPy and in C, against which the engine's speed is measured, compute the same numbers.
 * Skipped where there is no Python with NumPy, or no C compiler.
 */
final class NumpyEngineTest {
    private static final double RELATIVE = 1e-9;

    @TempDir
    private Path folder;

    @Test
    void agreesWithTheEngine() throws IOException, InterruptedException {
        assumeTrue(exitCode(List.of("python3", "-c", "import numpy")) == 0, "no Python with NumPy here");
        Market market = ReferenceMarkets.world();
        Path values = folder.resolve("market.csv");
        Files.writeString(values, flat(market));
        Path series = folder.resolve("series.csv");
        int exit =
                exitCode(List.of("python3", "-B", "src/jmh/python/engine.py", values.toString(), "--series"), series);
        assertEquals(0, exit, () -> "python3 failed");
        assertAgree(market, series);
    }

    /** So does the version in C, with the operations of NumPy and with those that algebra leaves. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "lean"})
    void agreesInC(String form) throws IOException, InterruptedException {
        Path program = folder.resolve("engine");
        assumeTrue(exitCode(compiling(program)) == 0, "no C compiler here");
        Market market = ReferenceMarkets.world();
        Path values = folder.resolve("market.csv");
        Files.writeString(values, flat(market));
        Path series = folder.resolve("series.csv");
        assertEquals(0, exitCode(List.of(program.toString(), values.toString(), form, "--series"), series));
        assertAgree(market, series);
    }

    /** The command that compiles the C program. */
    static List<String> compiling(Path program) {
        return List.of(
                "cc",
                "-w",
                "-O3",
                "-march=native",
                "-ffast-math",
                "-fopenmp-simd",
                "-o",
                program.toString(),
                "src/jmh/c/engine.c",
                "-lm");
    }

    private static void assertAgree(Market market, Path series) throws IOException {
        Projection projection = Engine.project(Plan.of("base", Drivers.of(market, List.of())));
        List<String> lines = Files.readAllLines(series);
        assertEquals((3 * market.tiers().size() + market.cells().size()) * projection.periods(), lines.size());
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            double expected = projection.series(fields[1], fields[2]).get(Integer.parseInt(fields[0]));
            assertEquals(expected, Double.parseDouble(fields[3]), RELATIVE * Math.abs(expected), line);
        }
    }

    /** A market as rows of path and value, numbers and the texts that the equations need. */
    static String flat(Market market) {
        StringBuilder rows = new StringBuilder();
        for (Parameter p : market.allParameters()) {
            rows.append(p.path()).append(',').append(p.value()).append('\n');
        }
        for (String tier : market.tiers()) {
            String path = "tiers." + tier + ".nest";
            rows.append(path).append(',').append(market.text(path)).append('\n');
        }
        for (String cell : market.cells()) {
            String path = "cells." + cell + ".grade";
            rows.append(path).append(',').append(market.text(path)).append('\n');
        }
        return rows.toString();
    }

    private int exitCode(List<String> command) throws InterruptedException {
        try {
            return exitCode(command, folder.resolve("out.txt"));
        } catch (IOException noPython) {
            return -1;
        }
    }

    private static int exitCode(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = process.waitFor();
        if (code != 0) {
            System.err.println(Files.readString(output, StandardCharsets.UTF_8));
        }
        return code;
    }
}
