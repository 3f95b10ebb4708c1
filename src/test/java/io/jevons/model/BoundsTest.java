package io.jevons.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of an interval the least and the greatest of some numbers tell for all; of other bounds they do not. */
final class BoundsTest {
    private static final double[] NUMBERS = {
        -1e12, -1, -1e-7, 0, 1e-9, 1e-6, 0.2, 0.5, 0.9, 1, 1.5, 2, 17, 399.5, 400, 99_999, 1e6, 1e9, 1e12
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> 0",
                ">= 0",
                "<= 0",
                "open (0, 1)",
                "(0, 1]",
                "(0, 0.9]",
                "[0, 1]",
                "[0, 1)",
                "> 1",
                ">= 1",
                ">= 0.2",
                "1e-6 to 1e9",
                "0 or 1e-6 to 1e9",
                "1 to 400",
                "1 to 100000",
                "1 to 1e6",
                "1 to 1e9",
                "0 to 1e9",
                "finite"
            })
    void sayWhetherTheyAreAnInterval(String notation) {
        Bounds bounds = Bounds.of(notation);
        double[] within = DoubleStream.of(NUMBERS).filter(bounds::allows).toArray();
        double least = within[0];
        double greatest = within[within.length - 1];
        boolean all = DoubleStream.of(NUMBERS)
                .filter(x -> x >= least && x <= greatest)
                .allMatch(bounds::allows);
        assertEquals(all, bounds.interval(), notation);
    }
}
