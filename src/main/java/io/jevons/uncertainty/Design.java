package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import java.io.Serializable;

/**
 * Where a method looks at a model: rows of points over the inputs, as a value that travels. A row depends on the design, the
 * inputs and its number alone, so that any machine can lay any rows.
 */
interface Design extends Serializable {
    /** The number of groups of rows, such as base points or trajectories. */
    int groups();

    /** The number of rows of a group. */
    int rowsEach();

    /** The values of the inputs at successive rows. */
    double[][] rows(Inputs inputs, int from, int to);

    /** All rows of all groups. */
    default int size() {
        long rows = (long) groups() * rowsEach();
        if (rows > Integer.MAX_VALUE) {
            throw InvalidInputException.of(
                    "runs", rows, "at most " + Integer.MAX_VALUE + "\nMaybe fewer base points or trajectories");
        }
        return (int) rows;
    }
}
