package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jevons.base.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
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
    void carriesItsPartsForPrograms() {
        InvalidInputException refused = InvalidInputException.of("busy", 2, "in (0, 1]");
        assertParts(refused, "", "busy", "2", "in (0, 1]");
        InvalidInputException placed = refused.at("mine.yaml, line 12", "tiers.edge");
        assertEquals("mine.yaml, line 12: tiers.edge: busy = 2: must be in (0, 1]", placed.getMessage());
        assertSame(refused, placed.getCause());
        assertParts(placed, "mine.yaml, line 12", "tiers.edge", "2", "in (0, 1]");
        assertParts(placed.with("\nMaybe 0.9", Optional.empty()), "mine.yaml, line 12", "tiers.edge", "2", "in (0, 1]");
        assertParts(
                InvalidInputException.unknown("tier", "flagshp", TIERS),
                "",
                "tier",
                "flagshp",
                "one of flagship, midrange, consumer, edge");
        assertParts(new InvalidInputException("no more than a message"), "", "", "", "");
    }

    @Test
    void carriesThePlaceInAFile() {
        YamlNode node = YamlNode.parse("mine.yaml", "tiers:\n  edge: {busy: 2, bzy: 1}\n")
                .get("tiers")
                .get("edge");
        assertParts(
                assertThrows(InvalidInputException.class, () -> node.get("busy").number(x -> x <= 1, "at most 1")),
                "mine.yaml, line 2",
                "tiers.edge.busy",
                "2",
                "at most 1");
        assertParts(
                assertThrows(InvalidInputException.class, () -> node.allow(List.of("busy"))),
                "mine.yaml, line 2",
                "tiers.edge.bzy",
                "",
                "");
        assertParts(
                assertThrows(InvalidInputException.class, () -> node.get("life")),
                "mine.yaml, line 2",
                "tiers.edge.life",
                "",
                "");
    }

    /** A refusal without a place gets the node's; one that has a place of its own keeps it, though it be another file. */
    @Test
    void isPlacedOnce() {
        YamlNode node = YamlNode.parse("mine.yaml", "busy: 2\n").get("busy");
        InvalidInputException placed = assertThrows(
                InvalidInputException.class, () -> node.read(() -> Checks.between("share", node.number(), 0, 1)));
        assertEquals("mine.yaml, line 1: busy: share = 2.0: must be between 0.0 and 1.0", placed.getMessage());
        assertEquals("busy: share = 2.0: must be between 0.0 and 1.0", placed.withoutPlace());
        assertEquals("no place", new InvalidInputException("no place").withoutPlace());
        YamlNode other = YamlNode.parse("other.yaml", "grade: x\n").get("grade");
        assertSame(
                placed,
                assertThrows(
                        InvalidInputException.class,
                        () -> other.read(() -> {
                            throw placed;
                        })));
    }

    private static void assertParts(
            InvalidInputException refused, String place, String field, String value, String allowed) {
        assertEquals(place, refused.place().orElse(""));
        assertEquals(field, refused.field().orElse(""));
        assertEquals(value, refused.value().orElse(""));
        assertEquals(allowed, refused.allowed().orElse(""));
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
