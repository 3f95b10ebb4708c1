package io.jevons.internal.draw;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * Which part of each pixel a shape covers. Every row of pixels is cut into thin lines; along each, the shape is inside where
 * its edges wind around, and the stretches inside are measured exactly.
 */
final class Coverage {
    /** What is done with a pixel that a shape covers, wholly or in part. */
    @FunctionalInterface
    interface Paint {
        void at(int pixel, double covered);
    }

    /** Thin lines in a row of pixels. */
    private static final int LINES = 5;

    /** How far a flattened curve may be off, in pixels. */
    private static final double FLATNESS = 0.1;

    private final int width;
    private final int height;
    /** Crossings of each thin line with the edges: where, and whether the edge goes up or down. */
    private final double[][] at;

    private final int[] count;
    private int first;
    private int last;

    Coverage(int width, int height) {
        this.width = width;
        this.height = height;
        this.at = new double[height * LINES][];
        this.count = new int[height * LINES];
    }

    void of(Shape shape, Paint paint) {
        first = count.length;
        last = -1;
        Arrays.fill(count, 0);
        edges(shape);
        double[] row = new double[width + 1];
        for (int y = first / LINES; y <= last / LINES && y < height; y++) {
            for (int line = y * LINES; line < (y + 1) * LINES; line++) {
                inside(line, row);
            }
            for (int x = 0; x < width; x++) {
                if (row[x] > 0) {
                    paint.at(y * width + x, Math.min(1, row[x]));
                }
            }
            Arrays.fill(row, 0);
        }
    }

    private void edges(Shape shape) {
        double[] to = new double[6];
        double startX = 0;
        double startY = 0;
        double x = 0;
        double y = 0;
        PathIterator path = new FlatteningPathIterator(shape.getPathIterator(null), FLATNESS);
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(to);
            if (kind == PathIterator.SEG_LINETO) {
                edge(x, y, to[0], to[1]);
                x = to[0];
                y = to[1];
            } else {
                edge(x, y, startX, startY);
                x = kind == PathIterator.SEG_MOVETO ? to[0] : startX;
                y = kind == PathIterator.SEG_MOVETO ? to[1] : startY;
                startX = x;
                startY = y;
            }
        }
        edge(x, y, startX, startY);
    }

    private void edge(double fromX, double fromY, double toX, double toY) {
        boolean down = fromY < toY;
        double top = LINES * Math.min(fromY, toY) - 0.5;
        double bottom = LINES * Math.max(fromY, toY) - 0.5;
        double slope = (toX - fromX) / (toY - fromY);
        int begin = (int) Math.max(0, Math.ceil(top));
        int end = (int) Math.min(count.length - 1, Math.ceil(bottom) - 1);
        if (begin <= end) {
            first = Math.min(first, begin);
            last = Math.max(last, end);
        }
        for (int line = begin; line <= end; line++) {
            double x = fromX + slope * ((line + 0.5) / LINES - fromY);
            add(line, x, down);
        }
    }

    private void add(int line, double x, boolean down) {
        double[] crossings = at[line] == null ? new double[8] : at[line];
        if (count[line] == crossings.length) {
            crossings = Arrays.copyOf(crossings, 2 * crossings.length);
        }
        at[line] = crossings;
        // The lowest bit of a place, far below what can be seen, says which way the edge goes.
        long bits = Double.doubleToRawLongBits(Math.max(0, Math.min(width, x)));
        crossings[count[line]++] = Double.longBitsToDouble(down ? bits | 1 : bits & ~1L);
    }

    private void inside(int line, double[] row) {
        if (count[line] == 0) {
            return;
        }
        Arrays.sort(at[line], 0, count[line]);
        int winding = 0;
        double start = 0;
        for (int i = 0; i < count[line]; i++) {
            double x = at[line][i];
            int before = winding;
            winding += (Double.doubleToRawLongBits(x) & 1) == 1 ? 1 : -1;
            if (before == 0) {
                start = x;
            } else if (winding == 0) {
                stretch(row, start, x);
            }
        }
    }

    private static void stretch(double[] row, double from, double to) {
        int start = (int) from;
        int end = (int) to;
        if (start == end) {
            row[start] += (to - from) / LINES;
            return;
        }
        row[start] += (start + 1 - from) / LINES;
        for (int x = start + 1; x < end; x++) {
            row[x] += 1.0 / LINES;
        }
        row[end] += (to - end) / LINES;
    }
}
