package io.jevons.uncertainty.design;

import java.util.List;

/** The inputs of a function as a design sees them: a unit cube whose points have values. */
public interface Space {
    List<String> names();

    /** The place of an input by its name, which is refused where there is none. */
    int index(String name);

    default int size() {
        return names().size();
    }

    /** Whether an input has no lower or no upper end. */
    boolean isUnbounded(int input);

    /** The values at a point, one on the edge counted as so far inside where an input has no end there or depends on another. */
    double[] at(double[] point, double edge);

    /** The values at a point inside the cube, with the inputs' dependence unrolled in an order. */
    double[] at(double[] point, int[] order);
}
