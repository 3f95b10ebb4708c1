package io.jevons.internal.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextWidthTest {
    private static final Canvas.Face FACE = new Canvas.Face(10, false, Canvas.Anchor.START);
    private static final Canvas.Face BOLD = new Canvas.Face(10, true, Canvas.Anchor.START);

    @Test
    void addsAdvances() {
        assertEquals(0, TextWidth.of("", FACE));
        assertEquals(6.1 + 6.3, TextWidth.of("ab", FACE), 1e-9);
        assertEquals(TextWidth.of("Wi", FACE), TextWidth.of("W", FACE) + TextWidth.of("i", FACE), 1e-9);
        assertEquals(TextWidth.of("e", FACE), TextWidth.of("e\u0301", FACE), 1e-9, "an accent adds nothing");
        for (char c = ' '; c < 0x7f; c++) {
            assertTrue(TextWidth.of(String.valueOf(c), BOLD) >= TextWidth.of(String.valueOf(c), FACE), "" + c);
        }
    }

    @Test
    void cutsToAWidthAtTheEndOrInTheMiddle() {
        String text = "training.pretraining.elasticity";
        assertEquals(text, TextWidth.fit(text, 1000, FACE));
        for (double pixels = 0; pixels < 160; pixels += 3) {
            String end = TextWidth.fit(text, pixels, FACE);
            String middle = TextWidth.fitEnds(text, pixels, FACE);
            assertTrue(TextWidth.of(end, FACE) <= pixels && TextWidth.of(middle, FACE) <= pixels);
            assertTrue(end.isEmpty() || text.startsWith(end.replace("…", "")), end);
        }
        assertTrue(TextWidth.fitEnds(text, 100, FACE).endsWith("elasticity"));
    }

    @Test
    void neverCutsACharacterInHalf() {
        String text = "\ud83d\ude00".repeat(50);
        String cut = TextWidth.fitEnds(text, 100, FACE) + TextWidth.fit(text, 95, FACE) + TextWidth.shorten(text, 7);
        assertFalse(cut.replace("\ud83d\ude00", "").replace("…", "").length() > 0, cut);
    }

    @Test
    void breaksLinesBetweenWordsAndSaysWhereItStops() {
        assertEquals(List.of(), TextWidth.wrap("", 100, FACE, 3));
        assertEquals(List.of("one two", "three"), TextWidth.wrap("one two\nthree", 45, FACE, 3));
        List<String> cut = TextWidth.wrap("one two three four five six", 45, FACE, 2);
        assertEquals(2, cut.size());
        assertTrue(cut.get(1).endsWith("…"), cut::toString);
        for (String line : TextWidth.wrap("x".repeat(100_000), 50, FACE, 3)) {
            assertTrue(TextWidth.of(line, FACE) <= 50);
        }
    }

    @Test
    void breaksNoLineWithinAQuantity() {
        for (String quantity : List.of("62.5 %", "5.26 M", "283 bn", "1.5 tn", "12 k")) {
            String text = "to " + quantity + " of tokens";
            for (int pixels = 40; pixels < 140; pixels++) {
                assertTrue(
                        TextWidth.wrap(text, pixels, FACE, 9).stream().anyMatch(line -> line.contains(quantity)),
                        quantity + " in " + pixels);
            }
        }
        assertEquals(List.of("in 2025", "many"), TextWidth.wrap("in 2025 many", 45, FACE, 3));
    }

    @Test
    void labelsMoveApartAndKeepTheirOrder() {
        double[] moved = LabelSpace.apart(new double[] {10, 11, 12, 90}, 10, 0, 95);
        for (int i = 1; i < moved.length; i++) {
            assertTrue(moved[i] - moved[i - 1] >= 10 - 1e-9);
        }
        assertEquals(90, moved[3]);
        LabelSpace space = new LabelSpace(0, 0, 100, 100);
        assertTrue(space.take(0, 0, 50, 10));
        assertFalse(space.take(40, 5, 20, 10), "covers the first");
        assertFalse(space.take(60, 95, 20, 10), "leaves the space");
        assertTrue(space.take(50, 0, 50, 10), "beside the first");
    }
}
