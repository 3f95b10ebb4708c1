package io.jevons.internal.files;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Puts a finished folder where it belongs. Where nothing is there, or nothing but files that the library wrote, it is moved
 * as a whole; between other files its own take their places one by one, the list of them last.
 */
final class FolderPlacing {
    private final FolderDraft made;
    private final Path target;

    FolderPlacing(FolderDraft made, Path target) {
        this.made = made;
        this.target = target;
    }

    /** Places the folder; the one that was there is put aside at a path of the same file system. */
    void place(Path aside, boolean mayMove) throws IOException {
        if (!Files.exists(target)) {
            move(made.folder(), target);
            return;
        }
        OwnFiles own = OwnFiles.of(target);
        requireRoom(own);
        if (!mayMove || isWorkedIn() || own.areAmongOthers(made.hashes().keySet()) || !swap(aside)) {
            placeOneByOne(own);
        }
    }

    /** Refuses to replace what the library has not written, before anything is placed. */
    private void requireRoom(OwnFiles own) throws IOException {
        for (String name : made.hashes().keySet()) {
            Path file = target.resolve(name);
            for (Path above = file.getParent(); !above.equals(target); above = above.getParent()) {
                if (Files.exists(above, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(above)) {
                    throw new IOException(above + " is no folder");
                }
            }
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !own.has(name)) {
                throw new IOException(file + " is there already and is not listed in " + OwnFiles.LIST
                        + " as written by Jevons\nMaybe move it away, or choose another folder");
            }
        }
    }

    /** Whether the process works in the folder or below it: then it must not be moved away. */
    private boolean isWorkedIn() throws IOException {
        return Path.of("").toRealPath().startsWith(target.toRealPath());
    }

    /** Whether the whole folder could be moved; a mount point cannot, nor on Windows one with an open file. */
    private boolean swap(Path aside) throws IOException {
        WriteTarget.keepPermissions(target, made.folder());
        for (String name : made.hashes().keySet()) {
            WriteTarget.keepPermissions(target.resolve(name), made.folder().resolve(name));
        }
        try {
            Files.move(target, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            return false;
        }
        try {
            move(made.folder(), target);
        } catch (IOException e) {
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        return true;
    }

    private void placeOneByOne(OwnFiles own) throws IOException {
        Map<String, String> files = made.hashes();
        own.begin(files);
        own.delete(own.stale(files.keySet()));
        for (String name : files.keySet()) {
            WriteTarget.makeFolder(target.resolve(name).getParent());
            WriteTarget.keepPermissions(target.resolve(name), made.folder().resolve(name));
            move(made.folder().resolve(name), target.resolve(name));
        }
        move(made.folder().resolve(OwnFiles.LIST), target.resolve(OwnFiles.LIST));
        own.end();
    }

    static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
