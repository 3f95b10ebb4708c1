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

/**
 * The NumPy version of the base run, against which the engine's speed is measured, computes the same numbers. Skipped
 * where there is no Python with NumPy.
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
