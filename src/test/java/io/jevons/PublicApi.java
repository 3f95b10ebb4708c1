package io.jevons;

import io.jevons.base.Numbers;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that is public outside {@code io.jevons.internal}, and an example of each type that one can be had of. */
final class PublicApi {
    /** Compiled in a profile of its own, and then there without Spark, which its signatures name. */
    private static final String SPARK = "io.jevons.spark.";

    /** What a notebook's kernel loads, whose own types are on no class path of ours. */
    private static final String KERNEL = "io.jevons.kernel.";

    private final Map<Class<?>, Object> examples = new LinkedHashMap<>();

    /** Starts from values of which others can be had. */
    PublicApi(List<Object> roots) {
        roots.forEach(root -> examples.put(root.getClass(), root));
        for (int round = 0; round < 3; round++) {
            for (Object example : List.copyOf(examples.values())) {
                harvest(example);
            }
        }
    }

    /** The public classes, by name. */
    static List<Class<?>> classes() {
        try {
            Path root = Path.of(Jevons.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(root.resolve("io/jevons"))) {
                return files.map(f -> root.relativize(f).toString().replace('/', '.'))
                        .filter(n -> n.endsWith(".class")
                                && !n.contains(".internal.")
                                && !n.startsWith(SPARK)
                                && !n.startsWith(KERNEL)
                                && !n.endsWith("package-info.class"))
                        .sorted()
                        .<Class<?>>map(n -> load(n.substring(0, n.length() - ".class".length())))
                        .filter(PublicApi::isPublic)
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Numbers.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }

    /** The public constructors and methods that a class itself declares. */
    static List<Executable> executables(Class<?> type) {
        List<Executable> all = new ArrayList<>();
        all.addAll(Arrays.asList(type.getConstructors()));
        Arrays.stream(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !m.isSynthetic())
                .filter(m -> !type.isEnum() || !m.getName().equals("valueOf"))
                .filter(m -> !m.getName().equals("equals"))
                .sorted((a, b) -> a.toGenericString().compareTo(b.toGenericString()))
                .forEach(all::add);
        return all;
    }

    private void harvest(Object example) {
        Class<?> type = example.getClass();
        if (!isPublic(type) || !type.getName().startsWith("io.jevons.")) {
            return;
        }
        for (Executable executable : executables(type)) {
            if (executable instanceof Method method
                    && method.getParameterCount() == 0
                    && method.getReturnType().getName().startsWith("io.jevons.")
                    && !List.of("run", "runAll", "fit", "claims").contains(method.getName())) {
                try {
                    Object found = method.invoke(example);
                    examples.putIfAbsent(found.getClass(), found);
                } catch (InvocationTargetException | IllegalAccessException cannotBeHad) {
                    // Another example, or none, stands for its type.
                }
            }
        }
    }

    /** An example that can stand for a type. */
    Optional<Object> example(Class<?> type) {
        return examples.values().stream().filter(type::isInstance).findFirst();
    }

    /** One of the examples that can stand for a type, of which there may be several. */
    Optional<Object> anExample(Class<?> type, Random random) {
        List<Object> all = examples.values().stream().filter(type::isInstance).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    /** Keeps a value as the example of its class, if there is none so far; the elements of a collection likewise. */
    void keep(@Nullable Object value) {
        if (value instanceof Optional<?> some) {
            some.ifPresent(this::keep);
        } else if (value instanceof Iterable<?> several
                && value.getClass().getName().startsWith("java.")) {
            several.forEach(this::keep);
        } else if (value != null && value.getClass().getName().startsWith("io.jevons.")) {
            examples.putIfAbsent(value.getClass(), value);
        }
    }

    /** Arguments for all parameters, or empty where there is no example of one. */
    Optional<Object[]> arguments(Executable executable) {
        Object[] arguments = new Object[executable.getParameterCount()];
        for (int i = 0; i < arguments.length; i++) {
            Optional<Object> argument = argument(executable.getParameterTypes()[i]);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments[i] = argument.get();
        }
        return Optional.of(arguments);
    }

    private Optional<Object> argument(Class<?> type) {
        if (type == int.class) {
            return Optional.of(1);
        } else if (type == long.class) {
            return Optional.of(1L);
        } else if (type == double.class) {
            return Optional.of(0.5);
        } else if (type == boolean.class) {
            return Optional.of(true);
        } else if (type == Object.class) {
            return Optional.of("object");
        } else if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[0]);
        } else if (type.isArray()) {
            return Optional.of(java.lang.reflect.Array.newInstance(type.getComponentType(), 0));
        } else if ((type.isInterface() && type.getName().startsWith("java.util.function."))
                || type.isAnnotationPresent(FunctionalInterface.class)) {
            return Optional.of(java.lang.reflect.Proxy.newProxyInstance(
                    Numbers.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null));
        }
        return example(type);
    }

    /** Calls, and gives what was thrown; empty where the call returned. */
    static Optional<Throwable> thrown(Executable executable, Object target, Object... arguments) {
        return call(executable, target, arguments).thrown();
    }

    /** What came of a call: what it gave, which may be nothing, or what it threw. */
    record Answer(@Nullable Object value, Optional<Throwable> thrown) {}

    static Answer call(Executable executable, Object target, Object... arguments) {
        try {
            Object value = executable instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) executable).invoke(target, arguments);
            return new Answer(value, Optional.empty());
        } catch (InvocationTargetException e) {
            return new Answer(null, Optional.of(e.getCause()));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IllegalStateException(executable.toString(), e);
        }
    }
}
