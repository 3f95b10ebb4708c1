package io.jevons.plugin;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.DemandCurve;
import io.jevons.demand.RentalMarket;
import io.jevons.demand.TierChoice;
import io.jevons.internal.Resources;
import io.jevons.rebound.Claim;
import io.jevons.scenario.ScenarioProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A plug-in as a user would make one: the sources under {@code src/test/resources/io/jevons/plugin}, compiled into a jar
 * with its {@code META-INF/services}, and seen through the thread's context class loader.
 */
public final class PluginJar {
    private static final Map<Class<?>, String> SERVICES = Map.of(
            DemandCurve.class, "LinearDemand",
            TierChoice.class, "LeastCostChoice",
            RentalMarket.class, "RegulatedRent",
            ScenarioProvider.class, "FactoryScenarios",
            Claim.class, "EdgeDoubles");

    private static final PluginJar BUILT = new PluginJar();

    private final URLClassLoader loader;

    private PluginJar() {
        try {
            Path folder = Files.createTempDirectory("jevons-plugin");
            compile(folder);
            loader = new URLClassLoader(new URL[] {pack(folder).toUri().toURL()}, PluginJar.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = SERVICES.values().stream()
                .map(name -> (JavaFileObject) new Source(name, Resources.text(PluginJar.class, name + ".java")))
                .toList();
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        assertTrue(compiler.getTask(null, null, null, options, null, sources).call(), "the plug-in compiles");
    }

    private static Path pack(Path folder) throws IOException {
        Path jar = folder.resolve("plugin.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<Class<?>, String> service : SERVICES.entrySet()) {
                out.putNextEntry(
                        new JarEntry("META-INF/services/" + service.getKey().getName()));
                out.write(("plugin." + service.getValue() + "\n").getBytes(StandardCharsets.UTF_8));
                String type = "plugin/" + service.getValue() + ".class";
                out.putNextEntry(new JarEntry(type));
                out.write(Files.readAllBytes(folder.resolve(type)));
            }
        }
        return jar;
    }

    /** Runs something with the jar on the context class path, as an application that has it does. */
    public static <T> T within(Supplier<T> action) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(BUILT.loader);
        try {
            return action.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The jar's part of a kind. */
    public static <T> T part(Class<T> type) {
        return within(() -> ServiceLoader.load(type).stream()
                .filter(p -> p.type().getPackageName().equals("plugin"))
                .findFirst()
                .orElseThrow()
                .get());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        private Source(String name, String text) {
            super(URI.create("string:///plugin/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
