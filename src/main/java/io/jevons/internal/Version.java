package io.jevons.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/**
 * Which library runs: its version and the commit that it was built from. The build asks git and writes {@code version.properties} beside
 * this class; where classes were compiled without it, neither is known.
 */
public final class Version {
    private static final String HERE = read().map(Version::of).orElse("development");

    private Version() {}

    /**
     * Version and commit in words.
     *
     * @return such as {@code 1.2.0, commit 1a2b3c4d5e}, with {@code and changes} where files differed from the commit; {@code 1.2.0,
     *     unknown commit} where it was built outside a clone; {@code development} where it was not built by Maven
     */
    public static String here() {
        return HERE;
    }

    private static Optional<Properties> read() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            if (in == null) {
                return Optional.empty();
            }
            Properties facts = new Properties();
            facts.load(in);
            return Optional.of(facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In words what the build wrote: the commit is what {@code git describe --always --dirty} says, or nothing. */
    static String of(Properties facts) {
        String release = facts.getProperty("version", "development");
        String commit = facts.getProperty("commit", "").strip();
        if (!commit.matches("[0-9a-f]{7,64}(-dirty)?")) {
            return release + ", unknown commit";
        }
        return release + ", commit " + commit.replace("-dirty", " and changes");
    }
}
