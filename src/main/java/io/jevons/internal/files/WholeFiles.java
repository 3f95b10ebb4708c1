package io.jevons.internal.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Writes files and folders whole or not at all: first beside their place, then moved there, so that a reader never sees
 * half of one and a failure leaves what was there before.
 *
 * <p>A link is followed and what it leads to is replaced, with the permissions that it had; new files get those of any
 * other program (the umask). Devices and pipes are written through. What a killed process left behind is swept up by the
 * next that writes beside it.
 */
public final class WholeFiles {
    /** What follows a file's name in that of its manifest. */
    public static final String MANIFEST = ".manifest.json";

    /** How a manifest that stands beside a file begins. */
    public static final String MANIFEST_START = "{\n  \"jevons\": ";

    private WholeFiles() {}

    /** Writes text to where it is told. */
    @FunctionalInterface
    public interface Text {
        /**
         * Writes the text.
         *
         * @param out where to
         * @throws IOException if that fails
         */
        void writeTo(Writer out) throws IOException;
    }

    /** The manifest of a file that has been written. */
    @FunctionalInterface
    public interface Description {
        /**
         * The text of the manifest, which begins with {@link #MANIFEST_START}.
         *
         * @param file the name of the file
         * @param hash SHA-256 of what is in it
         * @return the text
         */
        String of(String file, String hash);
    }

    /** Puts files into a new folder. */
    @FunctionalInterface
    public interface Filling {
        /**
         * Puts the files in.
         *
         * @throws IOException if that fails
         */
        void fill(FolderDraft folder) throws IOException;
    }

    /**
     * Checks before the work that a file can be written, as far as that can be known.
     *
     * @throws UncheckedIOException if it cannot, with the reason
     */
    public static void requireWritable(Path file) {
        step("cannot write ", file, () -> WriteTarget.of(file).requireFile());
    }

    /**
     * Checks before the work that a folder can be written, as far as that can be known.
     *
     * @throws UncheckedIOException if it cannot, with the reason
     */
    public static void requireWritableFolder(Path folder) {
        step(
                "cannot write into ",
                folder,
                () -> WriteTarget.requireFolder(WriteTarget.of(folder).asFolder()));
    }

    /**
     * Writes a text file in UTF-8; folders above it are made. A manifest of what was there before is taken away.
     *
     * @throws UncheckedIOException if it cannot be written; then there is no new file
     */
    public static void write(Path file, Text text) {
        place(file, FolderDraft.utf8(text), (name, hash) -> "");
    }

    /**
     * Writes a text file in UTF-8 and its manifest beside it, {@code p.csv.manifest.json}; folders above them are made. Of
     * two that write the same file at once the later has both. Before the file changes, its old manifest goes, so that
     * a manifest is never of another file, even where the process is killed. A device or a pipe has no manifest.
     *
     * @param file the file
     * @param text what to write
     * @param manifest gives the manifest's text; an empty one is not written
     * @throws UncheckedIOException if they cannot be written; then there is no new file
     */
    public static void write(Path file, Text text, Description manifest) {
        place(file, FolderDraft.utf8(text), manifest);
    }

    /**
     * Writes a file of bytes, as {@link #write(Path, Text)} writes a text.
     *
     * @throws UncheckedIOException if it cannot be written; then there is no new file
     */
    public static void writeBytes(Path file, byte[] bytes) {
        place(file, out -> out.write(bytes), (name, hash) -> "");
    }

    private static void place(Path file, FolderDraft.Bytes bytes, Description manifest) {
        step("cannot write ", file, () -> {
            WriteTarget target = WriteTarget.of(file).requireFile();
            if (target.through()) {
                writeThrough(target.place(), bytes);
                return;
            }
            Path folder = target.folder();
            String name = target.place().getFileName().toString();
            Path beside = WriteTarget.of(folder.resolve(name + MANIFEST))
                    .requireFile()
                    .place();
            try (Draft draft = Draft.in(folder)) {
                FolderDraft made = new FolderDraft(draft.resolve("new"));
                String description = manifest.of(name, made.write("contents", bytes));
                if (!description.isEmpty()) {
                    made.text("manifest", out -> out.write(description));
                }
                boolean isDescribed = !description.isEmpty();
                FolderLock.holding(folder, () -> place(made.folder(), isDescribed, target.place(), beside));
            }
        });
    }

    /** The old manifest goes first and the new one comes last. */
    private static void place(Path made, boolean isDescribed, Path target, Path beside) throws IOException {
        if (Files.isRegularFile(beside) && (isDescribed || isManifest(beside))) {
            if (isDescribed) {
                WriteTarget.keepPermissions(beside, made.resolve("manifest"));
            }
            Files.delete(beside);
        }
        WriteTarget.keepPermissions(target, made.resolve("contents"));
        FolderPlacing.move(made.resolve("contents"), target);
        if (isDescribed) {
            FolderPlacing.move(made.resolve("manifest"), beside);
        }
    }

    private static boolean isManifest(Path file) throws IOException {
        byte[] start = MANIFEST_START.getBytes(StandardCharsets.UTF_8);
        try (var in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(start.length), start);
        }
    }

    private static void writeThrough(Path device, FolderDraft.Bytes bytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(device, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            bytes.writeTo(out);
        }
    }

    /**
     * Writes a folder, with those above it. Beside the files stands the list of them, {@code files.sha256}; where it
     * stands the folder is complete. What an earlier call wrote into the folder goes, as far as nobody changed it; files of
     * others stay. A folder without such is replaced as a whole, so that at any moment it is the old one, the new one, or
     * absent.
     *
     * @throws UncheckedIOException if it cannot be written, or a file of others has a name that is needed; then nothing of it is there
     */
    public static void writeFolder(Path folder, Filling filling) {
        step("cannot write into ", folder, () -> {
            Path target = WriteTarget.of(folder).asFolder();
            WriteTarget.requireFolder(target);
            Path above = target.getParent();
            // Where a folder may be written into but not the one above it, all happens inside.
            boolean inside = above == null || (Files.exists(target) && !Files.isWritable(above));
            Path place = inside ? target : above;
            try (Draft draft = Draft.in(place)) {
                FolderDraft made = new FolderDraft(draft.resolve("new"));
                filling.fill(made);
                made.finish();
                FolderLock.holding(place, () -> new FolderPlacing(made, target).place(draft.old(), !inside));
            }
        });
    }

    private static void step(String what, Path path, FolderLock.Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(what + path + ": " + reason(e), e);
        } catch (UncheckedIOException e) {
            throw new UncheckedIOException(what + path + ": " + reason(e.getCause()), e.getCause());
        }
    }

    /** Exceptions of the file system often have a path for all their message. */
    private static String reason(IOException e) {
        String name = e.getClass().getSimpleName();
        return e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : name + " " + e.getMessage();
    }
}
