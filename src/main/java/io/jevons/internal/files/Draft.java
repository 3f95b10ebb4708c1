package io.jevons.internal.files;

import io.jevons.internal.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hidden folder beside a target, in which what will take its place is written. Its writer holds a lock on a file in it, so
 * that the drafts of a process that was killed can be told from those of one that lives, and are swept away.
 */
final class Draft implements AutoCloseable {
    private static final String PREFIX = ".jevons-draft-";
    private static final String LOCK = "lock";
    /** Where the folder is put that another takes the place of. */
    private static final String OLD = "old";
    /** Drafts of this process: to close a file would give up all locks that the process holds on it. */
    private static final Set<String> LIVE = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private Draft(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Sweeps up in a folder and makes a draft there. */
    static Draft in(Path place) throws IOException {
        WriteTarget.makeFolder(place);
        sweep(place);
        while (true) {
            Path folder = place.resolve(PREFIX + UUID.randomUUID());
            LIVE.add(folder.getFileName().toString());
            Files.createDirectory(folder);
            Path lock = folder.resolve(LOCK);
            try {
                FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                boolean swept = isHeldByAnother(channel);
                if (!swept && Files.exists(lock)) {
                    return new Draft(folder, channel);
                }
                channel.close();
            } catch (NoSuchFileException e) {
                // Another swept the folder away before it had its lock; the next one has better luck.
            }
            LIVE.remove(folder.getFileName().toString());
        }
    }

    /** Tries to take the lock. */
    private static boolean isHeldByAnother(FileChannel channel) {
        try {
            return channel.tryLock() == null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** A place in the draft. */
    Path resolve(String name) {
        return folder.resolve(name);
    }

    Path old() {
        return folder.resolve(OLD);
    }

    /** Takes away what is left of the draft; what cannot be is swept up by the next that writes here. */
    @Override
    public void close() throws IOException {
        channel.close();
        try {
            delete(folder);
        } catch (IOException | UncheckedIOException e) {
            Log.of(Draft.class).debug("{} is left over: {}", folder, e.toString());
        } finally {
            LIVE.remove(folder.getFileName().toString());
        }
    }

    /** Whether this process holds the lock; false too where the file system has none. */
    private static boolean tryLock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void sweep(Path place) throws IOException {
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (Path draft : drafts) {
                if (!LIVE.contains(draft.getFileName().toString())) {
                    sweepDead(draft);
                }
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
            // Another sweeps too, or the draft is not ours to delete: neither keeps anyone from writing.
            Log.of(Draft.class).debug("drafts in {} are left over: {}", place, e.toString());
        }
    }

    /** Deletes a draft that nobody holds; the lock is kept until all is gone, lest its maker takes it meanwhile. */
    private static void sweepDead(Path draft) throws IOException {
        boolean empty;
        try (var files = Files.list(draft)) {
            empty = files.findAny().isEmpty();
        }
        Path lock = draft.resolve(LOCK);
        if (empty) {
            // About to get its lock, perhaps: it goes only if it still is empty.
            Files.delete(draft);
        } else if (Files.exists(lock)) {
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
                if (tryLock(channel)) {
                    delete(draft);
                }
            }
        } else {
            // The lock is the first that a draft gets, so that this is what an end in the middle of deleting left.
            delete(draft);
        }
    }

    /** Of a folder that was put aside only our own files go; while others are in it, it stays. */
    private static void delete(Path draft) throws IOException {
        Path old = draft.resolve(OLD);
        if (Files.isDirectory(old, LinkOption.NOFOLLOW_LINKS)) {
            OwnFiles.of(old).delete();
            if (Files.exists(old)) {
                return;
            }
        }
        List<Path> left = new ArrayList<>();
        try (var entries = Files.walk(draft)) {
            entries.forEach(left::add);
        }
        Collections.reverse(left);
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }
}
