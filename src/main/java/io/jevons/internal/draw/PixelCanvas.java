package io.jevons.internal.draw;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/**
 * Paints pixels. Shapes and strokes are Java's own; filling them is done here, since {@code BufferedImage.createGraphics()}
 * starts the window system of a process that has not said that it is headless: with a display that is gone it throws
 * {@code AWTError}, and saying headless on a program's behalf would take its windows away.
 */
public final class PixelCanvas implements Canvas {
    private final Coverage coverage;
    private final AffineTransform zoom;
    private final int[] pixels;

    /**
     * Creates a canvas of one colour.
     *
     * @param width its width in pixels
     * @param height its height in pixels
     * @param zoom how many pixels a unit of the drawing takes
     * @param ground the colour, {@code #rrggbb}
     */
    public PixelCanvas(int width, int height, double zoom, String ground) {
        this.coverage = new Coverage(width, height);
        this.zoom = AffineTransform.getScaleInstance(zoom, zoom);
        this.pixels = new int[width * height];
        Arrays.fill(pixels, rgb(ground));
    }

    /** The pixels, row by row from the top, each {@code 0xrrggbb}: the array of the canvas itself. */
    public int[] pixels() {
        return pixels;
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        Path2D path = path(x, y);
        path.closePath();
        fill(path, colour, opacity);
    }

    @Override
    public void line(double[] x, double[] y, String colour, Stroke stroke) {
        if (x.length == 0) {
            return;
        }
        float[] dash = {(float) stroke.pattern().on(), (float) stroke.pattern().off()};
        BasicStroke pen = new BasicStroke(
                (float) stroke.width(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                stroke.pattern() == Pattern.SOLID ? null : dash,
                0);
        fill(pen.createStrokedShape(path(x, y)), colour, 1);
    }

    @Override
    public void dots(double[] x, double[] y, double radius, String colour, double opacity) {
        Path2D all = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            all.append(new Ellipse2D.Double(x[i] - radius, y[i] - radius, 2 * radius, 2 * radius), false);
        }
        fill(all, colour, opacity);
    }

    @Override
    public void text(double x, double y, String text, Face face, String colour) {
        if (text.isEmpty()) {
            return;
        }
        Shape outline = TextOutline.of(text, face);
        Rectangle2D bounds = outline.getBounds2D();
        double room = TextWidth.of(text, face);
        // A face that is wider than the layout took it to be is set narrower.
        double narrow = Math.min(1, room / Math.max(1, bounds.getMaxX()));
        double ink = narrow * bounds.getMaxX();
        double start = face.anchor() == Anchor.START ? x : face.anchor() == Anchor.END ? x - ink : x - ink / 2;
        fill(new AffineTransform(narrow, 0, 0, 1, start, y).createTransformedShape(outline), colour, 1);
    }

    private static Path2D path(double[] x, double[] y) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, x.length + 1);
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        return path;
    }

    private void fill(Shape shape, String colour, double opacity) {
        int ink = rgb(colour);
        coverage.of(
                zoom.createTransformedShape(shape),
                (pixel, covered) -> pixels[pixel] = blend(pixels[pixel], ink, covered * opacity));
    }

    private static int blend(int below, int above, double part) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = (below >> shift) & 0xff;
            int to = (above >> shift) & 0xff;
            mixed |= (int) Math.round(from + part * (to - from)) << shift;
        }
        return mixed;
    }

    private static int rgb(String colour) {
        return Integer.parseInt(colour.substring(1), 16);
    }
}
