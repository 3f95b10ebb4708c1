package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VersionTest {
    private static Properties facts(String version, String commit) {
        Properties facts = new Properties();
        facts.setProperty("version", version);
        facts.setProperty("commit", commit);
        return facts;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1a2b3c4d5e | 1.2.0, commit 1a2b3c4d5e",
                "1a2b3c4d5e-dirty | 1.2.0, commit 1a2b3c4d5e and changes",
            })
    void namesTheCommit(String commit, String words) {
        assertEquals(words, Version.of(facts("1.2.0", commit)));
    }

    /** Outside a clone, without git, and where nothing put values for the names. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "${commit}", "fatal: not a git repository"})
    void saysThatTheCommitIsUnknown(String commit) {
        assertEquals("1.2.0, unknown commit", Version.of(facts("1.2.0", commit)));
    }

    @Test
    void neverShowsAPlaceholder() {
        assertFalse(Version.here().contains("$"), Version.here());
        assertFalse(Version.here().isBlank());
    }
}
