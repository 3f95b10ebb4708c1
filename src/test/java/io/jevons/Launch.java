package io.jevons;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A launcher in a virtual machine of its own, with an empty home, in some locale, time zone and encoding. */
public record Launch(Path folder, List<String> options, Map<String, String> environment) {
    /**
     * What came of it.
     *
     * @param status the exit status
     * @param text what it printed, errors included
     */
    record Outcome(int status, String text) {}

    /** A program of the class path that the tests run on, in a virtual machine of its own that starts fast; not yet started. */
    public static ProcessBuilder java(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(),
                program));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static String classPath() {
        if (Launch.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs())
                    .map(url -> Path.of(URI.create(url.toString())).toString())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }

    /** In a folder, with a home in it that is empty. */
    static Launch in(Path folder) {
        return new Launch(folder, List.of("-Duser.home=" + folder.resolve("home")), Map.of());
    }

    /** In a place such as {@code de-DE Europe/Berlin UTF-8}. */
    Launch at(String place) {
        String[] parts = place.split(" ", -1);
        String[] locale = parts[0].split("-", -1);
        List<String> all = new ArrayList<>(options);
        all.add("-Duser.language=" + locale[0]);
        all.add("-Duser.country=" + locale[1]);
        all.add("-Duser.timezone=" + parts[1]);
        all.add("-Dfile.encoding=" + parts[2]);
        return new Launch(folder, all, environment);
    }

    Launch environment(String name, String value) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put(name, value);
        return new Launch(folder, options, all);
    }

    Outcome run(String launcher, String input, String... arguments) {
        try {
            Path home = Files.createDirectories(folder.resolve("home"));
            Path in = Files.writeString(folder.resolve("in"), input);
            Path out = folder.resolve("out");
            ProcessBuilder builder = java(launcher, arguments).directory(folder.toFile());
            builder.command().addAll(1, options);
            builder.environment().putAll(environment);
            builder.environment().put("HOME", home.toString());
            builder.redirectErrorStream(true).redirectInput(in.toFile()).redirectOutput(out.toFile());
            Process process = builder.start();
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            String text = Files.readString(out, StandardCharsets.ISO_8859_1);
            assertTrue(ended, () -> launcher + " did not end: " + text);
            return new Outcome(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What is in the home. */
    List<String> home() {
        try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
            Path home = folder.resolve("home");
            return files.filter(f -> !f.equals(home))
                    .map(f -> home.relativize(f).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
