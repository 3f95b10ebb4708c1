package io.jevons.internal.files;

import io.jevons.internal.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A folder while it is made: takes files, and remembers the hash of each. */
public final class FolderDraft {
    private final Path folder;
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    FolderDraft(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    /**
     * Writes a text file in UTF-8.
     *
     * @param name its name, such as {@code FileNames} gives, which may have folders before it, with {@code /} between
     * @param text what to write
     * @return SHA-256 of what is in it
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException if the name leads out of the folder, or the folder has it already
     */
    public String text(String name, WholeFiles.Text text) throws IOException {
        return write(name, utf8(text));
    }

    /**
     * Writes a file.
     *
     * @param name its name, as for {@link #text}
     * @param bytes what is in it
     * @throws IOException if it cannot be written
     * @throws IllegalArgumentException as for {@link #text}
     */
    public void bytes(String name, byte[] bytes) throws IOException {
        write(name, out -> out.write(bytes));
    }

    /** Writes bytes to where it is told. */
    @FunctionalInterface
    interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    static Bytes utf8(WholeFiles.Text text) {
        return out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder());
            text.writeTo(writer);
            writer.flush();
        };
    }

    String write(String name, Bytes bytes) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder) || file.equals(folder) || !taken.add(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("file name '" + name + "': must stay in its folder, and be there once");
        }
        Files.createDirectories(file.getParent());
        String hash = write(file, bytes);
        hashes.put(name, hash);
        return hash;
    }

    /** Writes a new file and gives the hash of what is in it. */
    static String write(Path file, Bytes bytes) throws IOException {
        DigestOutputStream out = Sha256.hashing(Files.newOutputStream(file));
        try (OutputStream buffered = new BufferedOutputStream(out)) {
            bytes.writeTo(buffered);
        }
        return Sha256.of(out);
    }

    Path folder() {
        return folder;
    }

    /** Hashes by name, in the order of writing. */
    Map<String, String> hashes() {
        return hashes;
    }

    /** Writes the list of the files, which is the last of them. */
    void finish() throws IOException {
        Files.writeString(folder.resolve(OwnFiles.LIST), OwnFiles.list(hashes));
    }
}
