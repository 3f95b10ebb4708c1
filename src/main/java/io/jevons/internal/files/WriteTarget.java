package io.jevons.internal.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Where what is written to a path really goes.
 *
 * @param place the path with its links followed, even to where there is nothing yet
 * @param through whether it is a device, a pipe or an open file of a process, which is written to and never replaced
 */
record WriteTarget(Path place, boolean through) {
    /** More than any operating system follows. */
    private static final int MOST_LINKS = 64;

    static WriteTarget of(Path path) throws IOException {
        requireDisk(path);
        Path place = path.toAbsolutePath();
        for (int i = 0; i < MOST_LINKS; i++) {
            // What a process has open: a name there leads to a pipe or to a file of which others hold the place.
            if (place.startsWith("/proc") || place.startsWith("/dev/fd") || isDevice(place)) {
                return new WriteTarget(path, true);
            }
            if (!Files.isSymbolicLink(place)) {
                return new WriteTarget(place, false);
            }
            place = place.resolveSibling(Files.readSymbolicLink(place));
        }
        throw new FileSystemLoopException(path.toString());
    }

    /** Locks, moves at one stroke and links, on which whole files rest, are those of a disk: an archive has none of them. */
    private static void requireDisk(Path path) throws IOException {
        if (path.getFileSystem() != FileSystems.getDefault()) {
            throw new IOException(
                    "it is in a file system of its own (" + path.toUri().getScheme()
                            + "), must be on disk\nMaybe write it to a folder and copy it from there");
        }
    }

    private static boolean isDevice(Path place) {
        return Files.exists(place) && !Files.isRegularFile(place) && !Files.isDirectory(place);
    }

    /** The target as a folder, by the path that it has of its own. */
    Path asFolder() throws IOException {
        return Files.exists(place) ? place.toRealPath() : place.normalize();
    }

    /** The folder that the target stands in. */
    Path folder() throws IOException {
        Path folder = place.getParent();
        if (folder == null) {
            throw new IOException("it is the root of a file system");
        }
        return folder;
    }

    /** Refuses what a file cannot be written to. */
    WriteTarget requireFile() throws IOException {
        if (Files.isDirectory(place)) {
            throw new IOException("it is a folder");
        }
        if (!through) {
            requireFolder(folder());
        }
        try {
            // One question, not whether it exists and then whether it may be written: another may delete it in between.
            place.getFileSystem().provider().checkAccess(place, AccessMode.WRITE);
        } catch (NoSuchFileException e) {
            // To be made.
        } catch (AccessDeniedException e) {
            throw new IOException("it may not be written", e);
        }
        return this;
    }

    /** Refuses a folder that can neither be written into nor be made. */
    static void requireFolder(Path folder) throws IOException {
        Path there = folder;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
            Path above = there.getParent();
            if (above == null) {
                throw new IOException("there is no " + there);
            }
            there = above;
        }
        if (!Files.isDirectory(there)) {
            String what = Files.exists(there) ? " is no folder" : " is a link to where nothing is";
            throw new IOException(there + what);
        }
        if (!Files.isWritable(there)) {
            throw new IOException("the folder " + there + " may not be written into");
        }
    }

    /** Makes a folder and those above it; a link to a folder is one. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }

    /** Gives a new file or folder the permissions of the one that it takes the place of. */
    static void keepPermissions(Path old, Path made) throws IOException {
        PosixFileAttributeView from =
                Files.getFileAttributeView(old, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        PosixFileAttributeView to = Files.getFileAttributeView(made, PosixFileAttributeView.class);
        boolean kept = Files.exists(old, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(old);
        if (from != null && to != null && kept) {
            to.setPermissions(from.readAttributes().permissions());
        }
    }
}
