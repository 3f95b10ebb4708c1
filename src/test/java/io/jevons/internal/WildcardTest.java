package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WildcardTest {
    @Test
    void matchesAnyRunWithoutADot() {
        List<String> names = List.of("a.b.c", "a.bb.c", "a.b", "x");
        assertEquals(List.of("a.b.c", "a.bb.c"), Wildcard.matches("a.*.c", names));
        assertEquals(List.of("x"), Wildcard.matches("*", names));
        assertEquals(List.of("a.b"), Wildcard.matches("a.b", names));
        assertEquals(List.of("a.b.c", "a.bb.c"), Wildcard.matches("*.b*.c*", names));
        assertEquals(List.of(), Wildcard.matches("a.**", List.of("a.b.c")));
    }

    /** What patterns mean, as slowly and plainly as can be. */
    private static boolean defined(String pattern, String name) {
        if (pattern.isEmpty()) {
            return name.isEmpty();
        }
        if (pattern.charAt(0) == '*') {
            return defined(pattern.substring(1), name)
                    || (!name.isEmpty() && name.charAt(0) != '.' && defined(pattern, name.substring(1)));
        }
        return !name.isEmpty()
                && pattern.charAt(0) == name.charAt(0)
                && defined(pattern.substring(1), name.substring(1));
    }

    @Test
    void agreesWithItsDefinition() {
        Random random = new Random(7);
        int matched = 0;
        for (int i = 0; i < 200_000; i++) {
            String pattern = text(random, "ab.**");
            String name = text(random, "aab.");
            boolean found = !Wildcard.matches(pattern, List.of(name)).isEmpty();
            assertEquals(defined(pattern, name), found, pattern + " on " + name);
            matched += found ? 1 : 0;
        }
        assertTrue(matched > 5_000, "matched " + matched);
    }

    private static String text(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    /** One that tries every way to divide a name among the stars would not come back. */
    @Test
    void manyStarsAreMatchedAtOnce() {
        String name = "cells.sme." + "e".repeat(5_000);
        assertEquals(List.of(), Wildcard.matches("cells.sme.***e***z", List.of(name)));
        assertEquals(List.of(), Wildcard.matches("cells.sme." + "*e".repeat(2_000) + "*z", List.of(name)));
        assertEquals(List.of(name), Wildcard.matches("cells.sme." + "*e".repeat(2_000) + "*", List.of(name)));
        assertEquals(List.of(name), Wildcard.matches("*".repeat(50_000) + "." + "*.*", List.of(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "a.b,a.b,true", "a.b,a.c,false", "a.*,a.b,true", "a.*,*.b,true", "s*,*e,true", "ea*,*r,true", "ea*,t*,false",
        "a.*.c,a.*,false", "*,a.b,false", "a*b*c,abc,true", "*x,*y,false", "a*,a,true", "'','',true", "*,'',true"
    })
    void overlapsWhereOneNameFitsBoth(String a, String b, boolean overlap) {
        assertEquals(overlap, Wildcard.overlap(a, b));
        assertEquals(overlap, Wildcard.overlap(b, a));
    }

    @Test
    void theLaterOfTwoPatternsHasWhatBothMatch() {
        assertEquals(
                List.of(List.of("a"), List.of(), List.of("c", "b")),
                Wildcard.withoutLater(List.of(List.of("a", "b"), List.of("b"), List.of("c", "b"))));
        assertEquals(List.of(), Wildcard.withoutLater(List.of()));
    }
}
