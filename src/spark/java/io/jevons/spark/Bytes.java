package io.jevons.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;

/** Values as bytes of Java's own serialisation. Spark is given nothing but bytes, so that its serialiser may be any. */
final class Bytes {
    private Bytes() {}

    static byte[] of(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static <T> T read(Class<T> type, byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new TaskInput(new ByteArrayInputStream(bytes))) {
            return type.cast(in.readObject());
        }
    }

    /** Finds classes as a task does: those of a notebook's cells are in a loader below the library's own. */
    private static final class TaskInput extends ObjectInputStream {
        TaskInput(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        described.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException notThere) {
                return super.resolveClass(described);
            }
        }
    }
}
