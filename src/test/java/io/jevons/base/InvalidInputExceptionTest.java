package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class InvalidInputExceptionTest {
    private static final List<String> TIERS = List.of("flagship", "midrange", "consumer", "edge");

    @Test
    void namesFieldValueAndWhatIsAllowed() {
        assertEquals(
                "busy = 2: must be in (0, 1]",
                InvalidInputException.of("busy", 2, "in (0, 1]").getMessage());
    }

    @Test
    void offersTheNearestName() {
        assertEquals(
                "unknown tier 'flagshp'\nMaybe flagship",
                InvalidInputException.unknown("tier", "flagshp", TIERS).getMessage());
        assertEquals("\nMaybe flagship", InvalidInputException.maybe("FLAGSHIP", TIERS));
        assertEquals("\nMaybe midrange", InvalidInputException.maybe("range", TIERS));
    }

    @Test
    void listsTheNamesThereAreWhereNoneIsNear() {
        assertEquals("\nMaybe one of flagship, midrange, consumer, edge", InvalidInputException.maybe("zzzzzz", TIERS));
        List<String> many = IntStream.range(10, 30).mapToObj(i -> "name" + i).toList();
        assertEquals(
                "\nMaybe one of " + String.join(", ", many.subList(0, 12)) + ", and 8 more",
                InvalidInputException.maybe("zzzzzzzz", many));
        assertEquals("", InvalidInputException.maybe("x", List.of()));
    }

    /** Whoever tells of bad input shall not fail on it. */
    @Test
    void aValueThatIsNullIsToldOfLikeAnyOther() {
        assertEquals(
                "x = null: must be a number",
                InvalidInputException.of("x", null, "a number").getMessage());
    }
}
