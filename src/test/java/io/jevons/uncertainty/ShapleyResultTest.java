package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Table;
import io.jevons.uncertainty.findings.ShapleyResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Effects of x1 + 2 x2 of independent uniform inputs: their own variances, a fifth and four fifths; x3 has none. */
final class ShapleyResultTest {
    private static ShapleyResult linear(int base) {
        return ShapleyEffects.of(
                        List.of(TestFunctions.UNIT, TestFunctions.UNIT, TestFunctions.UNIT), x -> x[0] + 2 * x[1])
                .base(base)
                .run();
    }

    @Test
    void areSharesOfTheVariance() {
        ShapleyResult result = linear(2000);
        assertArrayEquals(new double[] {0.2, 0.8, 0}, result.effects(), 0.04);
        assertEquals(1, Arrays.stream(result.effects()).sum(), 1e-12);
        assertTrue(result.interval(1).contains(0.8), result.interval(1).toString());
        assertEquals(0, result.effects()[2], 1e-12, "it moves nothing, in whatever order");
        assertEquals(2000 * 4, result.runs());
    }

    @Test
    void areTabledLargestFirst() {
        Table table = linear(200).toTable();
        assertEquals(3, table.rowCount());
        assertEquals("x2", table.get(0, "input"));
        assertEquals("x1", table.get(1, "input"));
        assertEquals("x3", table.get(2, "input"));
    }

    /** Of a product of two about their means neither has an effect alone; each has half of what they do together. */
    @Test
    void shareWhatInputsDoTogether() {
        ShapleyResult product = ShapleyEffects.of(
                        List.of(TestFunctions.UNIT, TestFunctions.UNIT), x -> (x[0] - 0.5) * (x[1] - 0.5))
                .base(4000)
                .run();
        assertArrayEquals(new double[] {0.5, 0.5}, product.effects(), 0.05);
    }
}
