package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.design.Space;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Inputs as designs see them: a uniform one from 2 to 4 and a normal one, which has no ends. */
final class InputsTest {
    private final Inputs inputs = Inputs.of(List.of(Distribution.uniform(2, 4), Distribution.normal(0, 1)));
    private final Space space = inputs.space();

    @Test
    void areKnownByTheirNames() {
        assertEquals(List.of("x1", "x2"), space.names());
        assertEquals(0, space.index("x1"));
        assertEquals(1, space.index("x2"));
        InvalidInputException unknown = assertThrows(InvalidInputException.class, () -> space.index("x3"));
        assertTrue(unknown.getMessage().contains("'x3'"), unknown.getMessage());
    }

    @Test
    void havePlacesByTheirQuantiles() {
        assertFalse(space.isUnbounded(0));
        assertTrue(space.isUnbounded(1));
        assertArrayEquals(new double[] {2.5, 0}, space.at(new double[] {0.25, 0.5}, 0.01), 1e-12);
    }

    /** Many points a column at a time have the bits of one after another: each family, correlated or not, and the cube's edge. */
    @Test
    void haveTheSameValuesManyAtATime() {
        Inputs all = Inputs.of(List.of(
                        Distribution.uniform(-2, 4),
                        Distribution.logUniform(0.1, 10),
                        Distribution.triangular(0, 1, 5),
                        Distribution.pert(0, 2, 3),
                        Distribution.normal(-1, 0.3),
                        Distribution.lognormal(0.2, 0.9),
                        Distribution.lognormal90(0.5, 1.8),
                        Distribution.beta(2, 0.7),
                        Distribution.discrete(List.of(1.0, 2.0, 5.0), List.of(0.2, 0.5, 0.3)),
                        Distribution.truncated(Distribution.normal(0, 1), -1, 3)))
                .correlate("x1", "x6", 0.6)
                .correlate("x6", "x7", -0.4)
                .correlate("x9", "x5", 0.3);
        double[][] points = Sampler.MONTE_CARLO.block(all.size(), 600, 0, 600, 11);
        for (int j = 0; j < all.size(); j++) {
            points[2 * j][j] = 0;
            points[2 * j + 1][j] = 1;
        }
        double[][] columns = new double[all.size()][points.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < points.length; i++) {
                columns[j][i] = points[i][j];
            }
        }
        all.at(columns, 0.001);
        double[][] values = Sampler.rows(columns);
        for (int i = 0; i < points.length; i++) {
            assertArrayEquals(all.at(points[i], 0.001), values[i], 0, "point " + i);
        }
    }
}
