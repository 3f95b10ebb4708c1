package io.jevons.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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

    @ParameterizedTest
    @CsvSource({
        "a.b,a.b,true", "a.b,a.c,false", "a.*,a.b,true", "a.*,*.b,true", "s*,*e,true", "ea*,*r,true", "ea*,t*,false",
        "a.*.c,a.*,false", "*,a.b,false", "a*b*c,abc,true", "*x,*y,false", "a*,a,true", "'','',true", "*,'',true"
    })
    void overlapsWhereOneNameFitsBoth(String a, String b, boolean overlap) {
        assertEquals(overlap, Wildcard.overlap(a, b));
        assertEquals(overlap, Wildcard.overlap(b, a));
    }
}
