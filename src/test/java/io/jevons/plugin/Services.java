package io.jevons.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** A folder of {@code META-INF/services} on the context class path, whose lines name classes of the tests. */
final class Services {
    private final Path folder;

    Services(Path folder) {
        this.folder = folder;
    }

    /** Lists parts of a kind. */
    Services with(Class<?> kind, String... lines) {
        try {
            Path services = Files.createDirectories(folder.resolve("META-INF").resolve("services"));
            Files.write(services.resolve(kind.getName()), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Runs something with the folder on the context class path. */
    <T> T within(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Services.class.getClassLoader())) {
            thread.setContextClassLoader(loader);
            return action.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
