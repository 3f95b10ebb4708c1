package io.jevons.spark;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.study.Manifest;
import java.io.IOException;
import java.io.Serializable;
import java.util.Optional;

/**
 * What every task of a run needs, sent to an executor once: the job, and which library it is of. The job is bytes within, since
 * another version of the library might not even read it; so versions are compared first.
 */
final class Parcel implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "\nMaybe give the same two jars, of the library and of its classifier spark, to the driver and to every worker, such as by --jars";

    private final String version;
    private final String library;
    private final byte[] job;

    /** Read once in an executor, whose tasks share the parcel. */
    private transient Optional<DrawJob> read;

    private Parcel(String version, String library, byte[] job) {
        this.version = version;
        this.library = library;
        this.job = job;
    }

    static Parcel of(DrawJob job) {
        return of(Manifest.parse(job.manifest()).version(), LibraryHash.here(), job);
    }

    static Parcel of(String version, String library, DrawJob job) {
        return new Parcel(version, library, Bytes.of(job));
    }

    /** The job, on the machine that shall run it. */
    synchronized DrawJob open() {
        if (read == null || read.isEmpty()) {
            read = Optional.of(opened());
        }
        return read.orElseThrow();
    }

    private DrawJob opened() {
        String here = Manifest.libraryVersion();
        if (!version.equals(here)) {
            throw other("version " + here + " of the library, must be " + version + " as on the driver");
        }
        String code = LibraryHash.here();
        if (!code.isEmpty() && !library.isEmpty() && !code.equals(library)) {
            throw other("another build of version " + here + " of the library, with SHA-256 " + code
                    + ", must be the driver's with " + library);
        }
        try {
            return Bytes.read(DrawJob.class, job);
        } catch (IOException | ClassNotFoundException | LinkageError unreadable) {
            throw other("a library that does not read the driver's job (" + unreadable + "), must be the driver's")
                    .with("", Optional.of(unreadable));
        }
    }

    private static InvalidInputException other(String what) {
        return new InvalidInputException("a worker has " + what + REMEDY);
    }

    /** What became of a run whose workers have no library at all, or one whose parcel cannot be read. */
    static InvalidInputException absent(Throwable why) {
        return new InvalidInputException(
                "the workers lack the library or have another version of it: must be the driver's (" + why + ")"
                        + REMEDY,
                why);
    }
}
