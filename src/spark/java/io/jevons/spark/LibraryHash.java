package io.jevons.spark;

import io.jevons.internal.Sha256;
import io.jevons.uncertainty.runner.DrawJob;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestOutputStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * SHA-256 of the library's classes and tables, the same of a folder and of the jar made of it. It tells two builds of one version
 * apart, whose numbers may differ.
 */
final class LibraryHash {
    private static final String ROOT = "io/jevons";

    /** What is compiled apart, and so is in some jars only. */
    private static final List<String> OPTIONAL = List.of("io/jevons/spark/", "io/jevons/kernel/");

    private LibraryHash() {}

    /** Of the library that runs here; read once. */
    private static final class Here {
        private static final String HASH = of(DrawJob.class);
    }

    /** Empty where the library runs from neither a folder nor a jar. */
    static String here() {
        return Here.HASH;
    }

    private static String of(Class<?> one) {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "";
        }
        try {
            Path place = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(place)) {
                return of(place);
            }
            if (!Files.isRegularFile(place)) {
                return "";
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return of(jar.getPath("/"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return "";
        }
    }

    private static String of(Path root) throws IOException {
        try (DigestOutputStream out = Sha256.hashing(OutputStream.nullOutputStream());
                Stream<Path> files = Files.walk(root.resolve(ROOT))) {
            List<Path> parts = files.filter(Files::isRegularFile)
                    .filter(f -> OPTIONAL.stream().noneMatch(name(root, f)::startsWith))
                    .sorted((a, b) -> name(root, a).compareTo(name(root, b)))
                    .toList();
            for (Path part : parts) {
                out.write((name(root, part) + "\n").getBytes(StandardCharsets.UTF_8));
                Files.copy(part, out);
            }
            return Sha256.of(out);
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
