package io.jevons.internal.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

final class PixelCanvasTest {
    private static double covered(Shape shape) {
        double[] sum = new double[1];
        new Coverage(100, 80).of(shape, (pixel, part) -> sum[0] += part);
        return sum[0];
    }

    @Test
    void coversTheAreaOfAShape() {
        assertEquals(20.5 * 10.2, covered(new Rectangle2D.Double(3.25, 4.4, 20.5, 10.2)), 1e-9);
        assertEquals(Math.PI * 30 * 30, covered(new Ellipse2D.Double(20.3, 10.7, 60, 60)), 15);
        assertEquals(100 * 80, covered(new Rectangle2D.Double(-500, -500, 5000, 5000)), 1e-6);
        assertEquals(0, covered(new Rectangle2D.Double(-50, 10, 20, 20)));
    }

    @Test
    void countsAnAreaOnceWhereAShapeLiesOnItself() {
        Path2D twice = new Path2D.Double(new Rectangle2D.Double(10, 10, 20, 20));
        twice.append(new Rectangle2D.Double(20, 10, 20, 20), false);
        assertEquals(30 * 20, covered(twice), 1e-9);
    }

    @Test
    void mixesColoursByOpacity() {
        PixelCanvas canvas = new PixelCanvas(4, 4, 1, "#ffffff");
        canvas.box(0, 0, 2, 4, "#000000", 1);
        canvas.box(2, 0, 4, 4, "#0000ff", 0.5);
        assertEquals(0x000000, canvas.pixels()[0]);
        assertEquals(0x8080ff, canvas.pixels()[3]);
    }

    @Test
    void textIsNoWiderThanTheLayoutTakesItToBe() {
        for (boolean bold : new boolean[] {false, true}) {
            Canvas.Face face = new Canvas.Face(12, bold, Canvas.Anchor.END);
            String text = "Flagship need: WWW 100 %";
            PixelCanvas canvas = new PixelCanvas(400, 40, 1, "#ffffff");
            canvas.text(300, 30, text, face, "#000000");
            double left = 300 - TextWidth.of(text, face);
            int ink = 0;
            for (int i = 0; i < canvas.pixels().length; i++) {
                if (canvas.pixels()[i] != 0xffffff) {
                    ink++;
                    assertTrue(i % 400 >= left - 2 && i % 400 <= 301, "at " + i % 400);
                }
            }
            assertTrue(ink > 100);
        }
    }

    /** What a machine without fonts shows. */
    @Test
    void theFaceOfStrokesHasEveryCharacterOfTheKeyboard() {
        Canvas.Face face = new Canvas.Face(20, false, Canvas.Anchor.START);
        Rectangle2D unknown = TextOutline.strokes("\u4e00", face).getBounds2D();
        for (char c = '!'; c < 0x7f; c++) {
            Shape outline = TextOutline.strokes(String.valueOf(c), face);
            Rectangle2D box = outline.getBounds2D();
            double advance = TextWidth.of(String.valueOf(c), face);
            assertFalse(box.isEmpty(), "" + c);
            assertTrue(box.getMinX() >= -1 && box.getMaxX() <= advance + 1.5, c + " " + box + " in " + advance);
            assertTrue(box.getMinY() >= -17 && box.getMaxY() <= 6, c + " " + box);
        }
        assertFalse(unknown.isEmpty(), "a box stands for what it lacks");
        assertEquals(
                TextOutline.strokes("e", face).getBounds2D().getHeight(),
                TextOutline.strokes("\u00e9", face).getBounds2D().getHeight(),
                1e-9,
                "an accent is left out");
    }

    @Test
    void aFileHoldsEveryPixel() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        int[] pixels = random.ints(31 * 17, 0, 1 << 24).toArray();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Png.of(31, 17, pixels)));
        for (int i = 0; i < pixels.length; i++) {
            assertEquals(pixels[i], image.getRGB(i % 31, i / 31) & 0xffffff);
        }
    }
}
