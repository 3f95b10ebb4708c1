package io.jevons.demand.engine;

import io.jevons.market.ReferenceMarkets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Projections a second of the engine beside those of the same equations in NumPy and in C, on the reference market, as a table
 * for the README: each a process of its own, in turn, several rounds; medians with the least and the greatest. The C program is
 * compiled where there is a compiler, and the column says so where there is none; {@code NumpyEngineTest} holds both programs
 * to the engine's numbers.
 */
final class AnchorTable {
    private static final int ROUNDS = 3;
    private static final String WARM = "6";
    private static final String MEASURED = "2";
    private static final double A_SECOND = 1e6;

    private AnchorTable() {}

    /**
     * Runs everything; two minutes for a Java home.
     *
     * @param homes the Java homes to run the engine on; this one where none is named
     */
    public static void main(String[] homes) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("anchor");
        Path market = folder.resolve("market.csv");
        Files.writeString(market, NumpyEngineTest.flat(ReferenceMarkets.world()));
        Map<String, List<String>> columns = new LinkedHashMap<>();
        for (String home : homes.length == 0 ? new String[] {System.getProperty("java.home")} : homes) {
            String name = Path.of(home).getFileName().toString();
            columns.put(name, java(home));
            columns.put(name + ", Vector API", java(home, "--add-modules", "jdk.incubator.vector"));
        }
        Path program = folder.resolve("engine");
        if (!run(NumpyEngineTest.compiling(program)).isEmpty() || Files.exists(program)) {
            columns.put("C, operations of NumPy", List.of(program.toString(), market.toString(), "plain", MEASURED));
            columns.put("C, lean", List.of(program.toString(), market.toString(), "lean", MEASURED));
        } else {
            System.out.println("No C compiler here.");
        }
        columns.put("NumPy", List.of("python3", "-B", "src/jmh/python/engine.py", market.toString(), "512", MEASURED));
        Map<String, List<Double>> micros = new LinkedHashMap<>();
        Map<String, Double> limits = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<String, List<String>> column : columns.entrySet()) {
                List<String> lines = run(column.getValue());
                if (!lines.isEmpty()) {
                    String[] fields = lines.get(lines.size() - 1).split(" ");
                    double first = Double.parseDouble(fields[0]);
                    boolean rate = column.getKey().equals("NumPy");
                    micros.computeIfAbsent(column.getKey(), k -> new ArrayList<>())
                            .add(rate ? A_SECOND / first : first);
                    if (fields.length > 1) {
                        limits.merge(column.getKey(), Double.parseDouble(fields[1]), Math::min);
                    }
                }
            }
        }
        print(micros, limits);
    }

    private static void print(Map<String, List<Double>> micros, Map<String, Double> limits) {
        double plain = micros.containsKey("C, operations of NumPy")
                ? median(micros.get("C, operations of NumPy"))
                : Double.NaN;
        double lean = micros.containsKey("C, lean") ? median(micros.get("C, lean")) : Double.NaN;
        System.out.println(
                "| program | projections a second | µs each (least to greatest) | of C | of lean C | limit, of that time |");
        System.out.println("| --- | --- | --- | --- | --- | --- |");
        micros.forEach((name, us) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.2f (%.2f to %.2f) | %.2f | %.2f | %s |%n",
                name,
                A_SECOND / median(us),
                median(us),
                us.stream().mapToDouble(x -> x).min().orElseThrow(),
                us.stream().mapToDouble(x -> x).max().orElseThrow(),
                plain / median(us),
                lean / median(us),
                limits.containsKey(name) ? String.format(Locale.ROOT, "%.2f", limits.get(name) / median(us)) : ""));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static List<String> java(String home, String... options) {
        List<String> command =
                new ArrayList<>(List.of(Path.of(home, "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), AnchorRate.class.getName(), WARM, MEASURED));
        return command;
    }

    /** The lines that a program prints; none where it fails or cannot be started. */
    private static List<String> run(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            List<String> lines =
                    process.inputReader(StandardCharsets.UTF_8).lines().toList();
            return process.waitFor() == 0 ? lines : List.of();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
