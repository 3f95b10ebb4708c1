package io.jevons;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;

/** Arguments that are of the right type, not null, and seldom what was meant. */
final class HostileArguments {
    private static final double[] NUMBERS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -1,
        -0.0,
        0,
        0.5,
        1,
        2,
        1e9,
        1e300
    };
    private static final int[] COUNTS = {Integer.MIN_VALUE, -1, 0, 1, 2, 7, 1 << 20, Integer.MAX_VALUE};
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\n",
            "\0",
            "*",
            "**",
            ".",
            "a: [",
            "1e999",
            "-1",
            "NaN",
            "2024Q4",
            "9999999999Q9",
            "%s %d",
            "\ud800",
            "\u202e",
            "x".repeat(5_000),
            "[".repeat(5_000));

    /** What means something to the examples. */
    private static final List<String> NAMES = List.of(
            "eager",
            "frontier",
            "cuda",
            "h100",
            "big",
            "cells.*.elasticity",
            "cells.eager.elasticity",
            "2020Q1",
            "need",
            "gpus",
            "scale");

    private final PublicApi api;
    private final Random random;
    private final Path folder;

    /** With examples for the library's own types, and a folder in which files may be read and written. */
    HostileArguments(PublicApi api, Random random, Path folder) {
        this.api = api;
        this.random = random;
        this.folder = folder;
    }

    /** A value of each type, or empty where one of them is not known here. */
    Optional<Object[]> of(Type[] types) {
        Object[] values = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            Optional<Object> value = of(types[i]);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        return Optional.of(values);
    }

    private Optional<Object> of(Type type) {
        if (type instanceof Class<?> known) {
            return of(known);
        } else if (type instanceof WildcardType wild) {
            return of(wild.getUpperBounds()[0]);
        } else if (type instanceof TypeVariable<?> variable) {
            return of(variable.getBounds()[0]);
        } else if (type instanceof GenericArrayType array) {
            return array(array.getGenericComponentType());
        } else if (type instanceof ParameterizedType parameterized) {
            return of(parameterized);
        }
        return Optional.empty();
    }

    private Optional<Object> of(Class<?> type) {
        if (type == double.class || type == Double.class) {
            return Optional.of(NUMBERS[random.nextInt(NUMBERS.length)]);
        } else if (type == int.class || type == Integer.class) {
            return Optional.of(COUNTS[random.nextInt(COUNTS.length)]);
        } else if (type == long.class || type == Long.class) {
            return Optional.of(random.nextBoolean() ? random.nextLong() : COUNTS[random.nextInt(COUNTS.length)]);
        } else if (type == boolean.class || type == Boolean.class) {
            return Optional.of(random.nextBoolean());
        } else if (type == String.class || type == CharSequence.class || type == Object.class) {
            return Optional.of(text());
        } else if (type == Path.class) {
            return Optional.of(folder.resolve(
                    List.of("none", "none/none", "text", "", "folder").get(random.nextInt(5))));
        } else if (type == Locale.class) {
            return Optional.of(
                    List.of(Locale.ROOT, Locale.forLanguageTag("ar-EG-u-nu-arab"), Locale.forLanguageTag("tr"))
                            .get(random.nextInt(3)));
        } else if (type.isEnum()) {
            return Optional.of(type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)]);
        } else if (type.isArray()) {
            return array(type.getComponentType());
        } else if (type.isAnnotationPresent(FunctionalInterface.class)) {
            return function(type, Map.of());
        }
        return api.anExample(type, random);
    }

    private String text() {
        return switch (random.nextInt(3)) {
            case 0 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 1 -> StrangeText.of(random);
            default -> NAMES.get(random.nextInt(NAMES.size()));
        };
    }

    private Optional<Object> array(Type component) {
        Class<?> raw = component instanceof ParameterizedType p
                ? (Class<?>) p.getRawType()
                : component instanceof Class<?> c ? c : Object.class;
        int length = random.nextInt(4);
        Object array = Array.newInstance(raw, length);
        for (int i = 0; i < length; i++) {
            Optional<Object> value = of(component);
            if (value.isEmpty()) {
                return Optional.of(Array.newInstance(raw, 0));
            }
            Array.set(array, i, value.get());
        }
        return Optional.of(array);
    }

    private Optional<Object> of(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] parts = type.getActualTypeArguments();
        if (raw.isAssignableFrom(List.class) && Iterable.class.isAssignableFrom(raw)) {
            return Optional.of(several(parts[0]));
        } else if (raw == Set.class) {
            return Optional.of(new LinkedHashSet<>(several(parts[0])));
        } else if (raw == Map.class) {
            Collection<Object> keys = several(parts[0]);
            Map<Object, Object> map = new LinkedHashMap<>();
            keys.forEach(key -> of(parts[1]).ifPresent(value -> map.put(key, value)));
            return Optional.of(map);
        } else if (raw == Optional.class) {
            return Optional.of(random.nextBoolean() ? Optional.empty() : of(parts[0]));
        } else if (raw.isAnnotationPresent(FunctionalInterface.class)) {
            Map<String, Type> bound = new LinkedHashMap<>();
            for (int i = 0; i < parts.length; i++) {
                bound.put(raw.getTypeParameters()[i].getName(), parts[i]);
            }
            // Of operators, what is given back is what is taken, and the function above them names it.
            bound.putIfAbsent("R", parts[0]);
            return function(raw, bound);
        }
        return of(raw);
    }

    private List<Object> several(Type type) {
        List<Object> values = new ArrayList<>();
        int length = random.nextInt(4);
        for (int i = 0; i < length; i++) {
            of(type).ifPresent(values::add);
        }
        return values;
    }

    /** A function that gives back what is hostile itself; empty where what it gives cannot be had. */
    private Optional<Object> function(Class<?> type, Map<String, Type> bound) {
        for (Method method : type.getMethods()) {
            if (java.lang.reflect.Modifier.isAbstract(method.getModifiers())) {
                Type result = method.getGenericReturnType();
                Type resolved =
                        result instanceof TypeVariable<?> v ? bound.getOrDefault(v.getName(), Object.class) : result;
                Object[] value = {null};
                if (resolved != void.class) {
                    Optional<Object> some =
                            resolved == OptionalDouble.class ? Optional.of(OptionalDouble.empty()) : of(resolved);
                    if (some.isEmpty()) {
                        return Optional.empty();
                    }
                    value[0] = some.get();
                }
                return Optional.of(Proxy.newProxyInstance(
                        type.getClassLoader() == null ? PublicApi.class.getClassLoader() : type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, called, args) -> {
                            if (called.isDefault()) {
                                return java.lang.reflect.InvocationHandler.invokeDefault(proxy, called, args);
                            }
                            return switch (called.getName()) {
                                case "toString" -> "a function";
                                case "hashCode" -> called.getDeclaringClass() == Object.class ? 1 : value[0];
                                case "equals" ->
                                    called.getDeclaringClass() == Object.class ? proxy == args[0] : value[0];
                                default -> value[0];
                            };
                        }));
            }
        }
        return Optional.empty();
    }
}
