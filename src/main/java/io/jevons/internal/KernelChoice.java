package io.jevons.internal;

import java.lang.reflect.Constructor;
import java.util.Optional;

/**
 * Which array kernels to run. The class that uses the Vector API is compiled apart and named here only as text, so that
 * nothing else depends on a module that is absent by default. Spark puts that module into all its processes, and the Vector API is slow until the
 * compiler has got to it, so that the system property {@code jevons.vector=false} says no for processes of some seconds.
 */
final class KernelChoice {
    private static final Optional<Constructor<? extends ArrayKernels>> VECTOR = findVector();

    private KernelChoice() {}

    static ArrayKernels create() {
        if (VECTOR.isEmpty()) {
            return ArrayMath.create();
        }
        try {
            return VECTOR.get().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the vector kernels cannot be created", e);
        }
    }

    private static Optional<Constructor<? extends ArrayKernels>> findVector() {
        boolean wanted = Boolean.parseBoolean(System.getProperty("jevons.vector", "true"));
        if (!wanted || ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Class.forName("io.jevons.internal.VectorKernels")
                    .asSubclass(ArrayKernels.class)
                    .getDeclaredConstructor());
        } catch (ReflectiveOperationException | LinkageError compiledWithoutThem) {
            return Optional.empty();
        }
    }
}
