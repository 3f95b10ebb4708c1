package io.jevons.internal.draw;

import java.util.ArrayList;
import java.util.List;

/** Which parts of a drawing labels have taken, so that no label covers another or leaves the drawing. */
public final class LabelSpace {
    private final double left;
    private final double top;
    private final double right;
    private final double bottom;
    private final List<double[]> taken = new ArrayList<>();

    /**
     * Creates a free space.
     *
     * @param left its left edge
     * @param top its upper edge
     * @param right its right edge
     * @param bottom its lower edge
     */
    public LabelSpace(double left, double top, double right, double bottom) {
        this.left = left;
        this.top = top;
        this.right = right;
        this.bottom = bottom;
    }

    /**
     * Takes a rectangle if it lies within the space and touches none that is taken.
     *
     * @param x its left edge
     * @param y its upper edge
     * @param width its width
     * @param height its height
     * @return whether it was taken
     */
    public boolean take(double x, double y, double width, double height) {
        if (x < left || y < top || x + width > right || y + height > bottom) {
            return false;
        }
        for (double[] other : taken) {
            if (x < other[2] && other[0] < x + width && y < other[3] && other[1] < y + height) {
                return false;
            }
        }
        taken.add(new double[] {x, y, x + width, y + height});
        return true;
    }

    /**
     * Places moved apart as little as needed, in their order.
     *
     * @param places the places, rising
     * @param gap how far apart they must be at least
     * @param low none lies below this
     * @param high none lies above this, where all find room
     * @return the places
     */
    public static double[] apart(double[] places, double gap, double low, double high) {
        double[] moved = places.clone();
        double least = low;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Math.max(moved[i], least);
            least = moved[i] + gap;
        }
        double most = high;
        for (int i = moved.length - 1; i >= 0; i--) {
            moved[i] = Math.min(moved[i], most);
            most = moved[i] - gap;
        }
        return moved;
    }
}
