package io.jevons.uncertainty.design;

import io.jevons.base.InvalidInputException;
import java.io.Serializable;
import java.util.function.IntFunction;

/**
 * Where a method looks at a model: rows of points over the inputs, as a value that travels. A row depends on the design, the
 * inputs and its number alone, so that any machine can lay any rows.
 */
public interface Design extends Serializable {
    /** The number of groups of rows, such as base points or trajectories. */
    int groups();

    /** The number of rows of a group. */
    int rowsEach();

    /** The groups over some inputs: by its number what one has in common, and of that by row the values of the inputs. */
    IntFunction<IntFunction<double[]>> over(Space inputs);

    /** The values of the inputs at successive rows. */
    default double[][] rows(Space inputs, int from, int to) {
        IntFunction<IntFunction<double[]>> groups = over(inputs);
        double[][] rows = new double[to - from][];
        int row = from;
        while (row < to) {
            int first = row - row % rowsEach();
            IntFunction<double[]> group = groups.apply(row / rowsEach());
            for (; row < Math.min(to, first + rowsEach()); row++) {
                rows[row - from] = group.apply(row - first);
            }
        }
        return rows;
    }

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
