package io.jevons.internal.files;

import io.jevons.internal.Sha256;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The files of a folder that the library wrote there, as the list in it says: {@code files.sha256}, of the form that
 * {@code sha256sum -c} checks. Only they are ever deleted. A second list, {@code files.sha256.part}, is there while files
 * take their places one by one, and has the old ones and the new.
 */
final class OwnFiles {
    static final String LIST = "files.sha256";
    private static final String PART = LIST + ".part";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (.+)");

    private final Path folder;
    /** By name, the contents that the file may have. */
    private final Map<String, Set<String>> hashes = new LinkedHashMap<>();

    private OwnFiles(Path folder) {
        this.folder = folder;
    }

    /** What the lists in a folder name, as far as it is there. */
    static OwnFiles of(Path folder) throws IOException {
        OwnFiles own = new OwnFiles(folder);
        for (String list : List.of(PART, LIST)) {
            if (isFile(folder.resolve(list))) {
                for (String line : Files.readAllLines(folder.resolve(list))) {
                    Matcher parts = LINE.matcher(line);
                    if (parts.matches() && own.isInside(parts.group(2))) {
                        own.hashes
                                .computeIfAbsent(parts.group(2), n -> new LinkedHashSet<>())
                                .add(parts.group(1));
                    }
                }
            }
        }
        return own;
    }

    /** The list of files by name and hash. */
    static String list(Map<String, String> files) {
        return files.entrySet().stream()
                .map(f -> f.getValue() + "  " + f.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /** Whether a listed name is a file of the folder itself, not one that a link or {@code ..} leads to. */
    private boolean isInside(String name) {
        Path at = folder;
        for (Path part : folder.getFileSystem().getPath(name)) {
            if (!at.equals(folder) && !Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            if (part.toString().equals("..")) {
                return false;
            }
            at = at.resolve(part);
        }
        return !folder.getFileSystem().getPath(name).isAbsolute() && isFile(at);
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    boolean has(String name) {
        return hashes.containsKey(name);
    }

    /** The listed files that a new set lacks and nobody has changed since. */
    List<String> stale(Collection<String> made) {
        List<String> stale = new ArrayList<>();
        hashes.forEach((name, allowed) -> {
            if (!made.contains(name) && allowed.contains(Sha256.of(folder.resolve(name)))) {
                stale.add(name);
            }
        });
        return stale;
    }

    /** Whether a folder has a file that is none of ours, or that somebody has changed and a new set lacks. */
    boolean areAmongOthers(Collection<String> made) throws IOException {
        Set<String> gone = new LinkedHashSet<>(stale(made));
        boolean[] found = new boolean[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = folder.relativize(file)
                        .toString()
                        .replace(folder.getFileSystem().getSeparator(), "/");
                boolean ours = name.equals(LIST)
                        || name.equals(PART)
                        || (hashes.containsKey(name) && (made.contains(name) || gone.contains(name)));
                found[0] = !ours;
                return ours ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                found[0] = true;
                return FileVisitResult.TERMINATE;
            }
        });
        return found[0];
    }

    /** Says in the folder that these and the new files are ours, while they change places. */
    void begin(Map<String, String> made) throws IOException {
        StringBuilder both = new StringBuilder();
        hashes.forEach((name, allowed) -> allowed.forEach(h -> both.append(list(Map.of(name, h)))));
        Files.writeString(folder.resolve(PART), both + list(made));
        Files.deleteIfExists(folder.resolve(LIST));
    }

    /** Ends what {@link #begin} began: from here on the list alone counts. */
    void end() throws IOException {
        Files.deleteIfExists(folder.resolve(PART));
    }

    void delete(Collection<String> names) throws IOException {
        Set<Path> folders = new LinkedHashSet<>();
        for (String name : names) {
            Path file = folder.resolve(name);
            Files.deleteIfExists(file);
            for (Path above = file.getParent(); above != null && !above.equals(folder); above = above.getParent()) {
                folders.add(above);
            }
        }
        for (Path empty : folders) {
            deleteWhereEmpty(empty);
        }
    }

    /** Deletes all that is ours, and the folder where nothing else is in it. */
    void delete() throws IOException {
        delete(List.copyOf(hashes.keySet()));
        Files.deleteIfExists(folder.resolve(LIST));
        Files.deleteIfExists(folder.resolve(PART));
        List<Path> folders = new ArrayList<>();
        try (var entries = Files.walk(folder)) {
            entries.filter(p -> Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)).forEach(p -> folders.add(0, p));
        }
        for (Path empty : folders) {
            deleteWhereEmpty(empty);
        }
    }

    private static void deleteWhereEmpty(Path folder) throws IOException {
        boolean empty;
        try (var entries = Files.list(folder)) {
            empty = entries.findAny().isEmpty();
        }
        if (empty) {
            Files.delete(folder);
        }
    }
}
