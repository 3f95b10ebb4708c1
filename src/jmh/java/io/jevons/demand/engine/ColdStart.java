package io.jevons.demand.engine;

import io.jevons.Jevons;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * The first comparison in a new virtual machine: starts some, each with the options that this one has, and prints the seconds from
 * before the start of the process to its verdict, and the processor time that it took until it ended. Plain, with an archive of classes, and
 * with what suits a program that answers once and ends.
 */
final class ColdStart {
    private static final String ONCE = "once";
    private static final int RUNS = 9;
    private static final double NANOS = 1e9;
    private static final Set<Path> PACKED = new HashSet<>();

    /** Options that differ by row, and what each process in turn took. */
    private record Way(String name, List<String> options, List<Double> seconds, List<Double> processor) {
        Way(String name, String... options) {
            this(name, List.of(options), new ArrayList<>(), new ArrayList<>());
        }
    }

    private ColdStart() {}

    /**
     * Measures; or compares once and prints the verdict, which is what the processes do that are measured.
     *
     * @param arguments the number of runs, unless it is to be nine; or {@code once}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(ONCE)) {
            System.out.println(Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                    .verdict());
            System.out.println(ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElse(Duration.ZERO)
                    .toMillis());
            return;
        }
        int runs = arguments.length > 0 && arguments[0].matches("\\d+") ? Integer.parseInt(arguments[0]) : RUNS;
        Path archive = Path.of("target", "cold-start.jsa");
        Files.deleteIfExists(archive);
        run(new Way("archive", "-XX:ArchiveClassesAtExit=" + archive));
        String shared = "-XX:SharedArchiveFile=" + archive;
        List<Way> ways = List.of(
                new Way("as it is"),
                new Way("with an archive of classes", shared),
                new Way("the same, quick to start", shared, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        // In turn, so that a machine that grows slower does so for all.
        for (int k = 0; k < runs; k++) {
            for (Way way : ways) {
                run(way);
            }
        }
        System.out.println(
                "| first verdict, s: median (least to greatest) of " + runs + " | from start | of processors |");
        System.out.println("| --- | --- | --- |");
        for (Way way : ways) {
            System.out.println(
                    "| " + way.name() + " | " + spread(way.seconds()) + " | " + spread(way.processor()) + " |");
        }
    }

    private static void run(Way way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(way.options());
        command.addAll(List.of("-cp", archivable(), ColdStart.class.getName(), ONCE));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String verdict = out.readLine();
            double seconds = (System.nanoTime() - start) / NANOS;
            if (verdict == null || verdict.isEmpty()) {
                throw new IllegalStateException("no verdict from " + String.join(" ", command));
            }
            way.seconds().add(seconds);
            way.processor().add(Double.parseDouble(out.readLine()) / 1e3);
        }
        process.waitFor();
    }

    /** The class path with jars in place of folders, of which no archive is made. */
    private static String archivable() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            jars.add(Files.isDirectory(path) ? packed(path).toString() : entry);
        }
        return String.join(File.pathSeparator, jars);
    }

    private static Path packed(Path folder) throws IOException {
        Path jar = Path.of("target", "cold-start-" + folder.getFileName() + ".jar");
        if (PACKED.add(jar)) {
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                    Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(
                            new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                }
            }
        }
        return jar;
    }

    private static String spread(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%.2f (%.2f to %.2f)",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
