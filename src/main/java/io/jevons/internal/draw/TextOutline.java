package io.jevons.internal.draw;

import java.awt.AWTError;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;

/**
 * The outline of a line of text that starts at the origin. It is set in the sans-serif face of the Java runtime, which asks
 * for no display; a runtime that has no fonts, as small container images do, gets a plain one of strokes.
 */
final class TextOutline {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
    private static volatile boolean fonts = true;

    private TextOutline() {}

    static Shape of(String text, Canvas.Face face) {
        if (fonts) {
            try {
                Font font = new Font(Font.SANS_SERIF, face.bold() ? Font.BOLD : Font.PLAIN, face.size());
                return font.createGlyphVector(CONTEXT, text).getOutline();
            } catch (AWTError | LinkageError | InternalError | RuntimeException e) {
                // What a runtime throws that has no fonts depends on its version; it will have none later either.
                fonts = false;
            }
        }
        return strokes(text, face);
    }

    /** Text in the face of strokes, each character as wide as the layout takes it to be. */
    static Shape strokes(String text, Canvas.Face face) {
        Path2D all = new Path2D.Double();
        BasicStroke pen = new BasicStroke(
                face.size() * (face.bold() ? 0.13f : 0.085f), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        double at = 0;
        for (int c : text.codePoints().toArray()) {
            double advance = TextWidth.of(Character.toString(c), face);
            AffineTransform place =
                    new AffineTransform(0.18 * advance, 0, 0, 0.104 * face.size(), at + 0.14 * advance, 0);
            all.append(pen.createStrokedShape(place.createTransformedShape(StrokeFont.of(c))), false);
            at += advance;
        }
        return all;
    }
}
