package io.jevons.internal.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all but one from placing files in a folder, among threads and processes. It is held for the moment in which
 * finished files are moved, never while they are made.
 */
final class FolderLock {
    private static final String NAME = ".jevons-lock";
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final long PAUSE_MILLIS = 5;
    /** A lock of a file is one of the whole process; among its threads this one counts. */
    private static final ReentrantLock THREADS = new ReentrantLock();

    private FolderLock() {}

    /** Something that can fail. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Runs a step while no other places anything in the folder. */
    static void holding(Path folder, Step step) throws IOException {
        Path file = folder.resolve(NAME);
        THREADS.lock();
        try {
            @Nullable FileChannel channel = lock(file);
            try {
                step.run();
            } finally {
                Files.deleteIfExists(file);
                if (channel != null) {
                    channel.close();
                }
            }
        } finally {
            THREADS.unlock();
        }
    }

    /** The locked file; nothing where the file system has no locks. */
    private static @Nullable FileChannel lock(Path file) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            @Nullable Object before = key(file);
            FileChannel channel;
            try {
                channel = FileChannel.open(file, StandardOpenOption.WRITE);
            } catch (NoSuchFileException | AccessDeniedException e) {
                // The other has just deleted it; Windows denies access until all have closed it.
                pause();
                continue;
            }
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (IOException e) {
                channel.close();
                return null;
            }
            // Whoever had it before has deleted the file, and another may have made it anew.
            if (lock != null && Files.exists(file) && Objects.equals(before, key(file))) {
                return channel;
            }
            channel.close();
            pause();
        }
        throw new IOException("another program has held the lock " + file + " for a minute");
    }

    /** What tells the file from one of the same name; makes it where there is none. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException | AccessDeniedException e) {
            // As it is when another holds it.
        }
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException | AccessDeniedException e) {
            return null;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another program wrote", e);
        }
    }
}
