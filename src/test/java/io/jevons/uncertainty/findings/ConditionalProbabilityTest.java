package io.jevons.uncertainty.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Draws;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.sensitivity.InputNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The probability of an event within thirds of its inputs. */
final class ConditionalProbabilityTest {
    private static final int DRAWS = 3_000;

    /** The event is x + y/2 > 3/4 for uniform x and y; z has no part in it. */
    private static ConditionalProbability ofSum() {
        double[][] points = Draws.of(
                        Inputs.of(List.of(
                                Distribution.uniform(0, 1), Distribution.uniform(0, 1), Distribution.uniform(0, 1))),
                        Sampler.SOBOL,
                        DRAWS,
                        1)
                .all();
        boolean[] happens = new boolean[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            happens[i] = points[i][0] + points[i][1] / 2 > 0.75;
        }
        InputNames names = InputNames.of(List.of("x", "y", "z"), Map.of("y", "factor on y"));
        return ConditionalProbability.of("the sum", names, points, happens, List.of());
    }

    @Test
    void isWhatTheIntegralsSay() {
        ConditionalProbability p = ofSum();
        // P = E[1 - F(3/4 - y/2)] = 1 - (3/4 - 1/4) = 1/2; given x it is 2x - 1/2, cut to [0, 1].
        assertEquals(0.5, p.overall().value(), 0.002);
        assertEquals(1.0 / 48, p.thirds("x").get(0).value(), 0.005, "3 times the integral of 2x - 1/2 from 1/4 to 1/3");
        assertEquals(0.5, p.thirds("x").get(1).value(), 0.005);
        assertEquals(47.0 / 48, p.thirds("x").get(2).value(), 0.005);
        // Given y it is 1/4 + y/2.
        assertEquals(1.0 / 3, p.thirds("y").get(0).value(), 0.005);
        assertEquals(0.5, p.thirds("y").get(1).value(), 0.005);
        assertEquals(2.0 / 3, p.thirds("y").get(2).value(), 0.005);
        assertEquals(0.5, p.thirds("z").get(0).value(), 0.02);
    }

    @Test
    void ranksInputsByWhatTheyMoveAndSaysHowSure() {
        ConditionalProbability p = ofSum();
        assertEquals(List.of("x", "y", "z"), p.names());
        Estimate middle = p.thirds("y").get(1);
        assertEquals(DRAWS / 3, middle.draws());
        assertEquals(Math.sqrt(0.25 / 1000), middle.standardError(), 1e-3);
        String table = p.toString();
        assertTrue(table.contains("factor on y") && table.contains("standard error"), table);
        assertTrue(table.contains("path"), table);
        assertTrue(
                p.sentence().contains("highest third of x it is 2.1 %, 49.7 % and 98.0 %; of factor on y 33"),
                p.sentence());
        assertTrue(
                p.sentence()
                        .startsWith("The probability of the sum is 49.9 % (standard error 0.9 %); within the lowest"),
                p.sentence());
    }

    @Test
    void theThirdsAddUpToTheWhole() {
        ConditionalProbability p = ofSum();
        for (String input : p.names()) {
            double mean = p.thirds(input).stream()
                    .mapToDouble(e -> e.value() * e.draws() / DRAWS)
                    .sum();
            assertEquals(p.overall().value(), mean, 1e-12);
        }
    }

    @Test
    void refusesTooFewDrawsAndUnknownInputs() {
        InputNames names = InputNames.of(List.of("x"), Map.of());
        assertThrows(
                InvalidInputException.class,
                () -> ConditionalProbability.of("e", names, new double[2][1], new boolean[2], List.of()));
        String unknown = assertThrows(InvalidInputException.class, () -> ofSum().thirds("w"))
                .getMessage();
        assertTrue(unknown.contains("unknown input 'w'"), unknown);
    }

    /** In whatever order inputs come: here that which moves nothing first. */
    @Test
    void ranksByWhatMovesWhateverTheOrderOfInputs() {
        double[][] points = new double[90][2];
        boolean[] happens = new boolean[90];
        for (int i = 0; i < 90; i++) {
            points[i] = new double[] {(i * 37) % 90, i};
            happens[i] = i >= 45;
        }
        InputNames names = InputNames.of(List.of("a", "b"), Map.of());
        ConditionalProbability p = ConditionalProbability.of("late", names, points, happens, List.of("a note"));
        assertEquals("late", p.event());
        assertEquals(List.of("b", "a"), p.names());
        assertEquals(0, p.thirds("b").get(0).value());
        assertEquals(0.5, p.thirds("b").get(1).value());
        assertEquals(1, p.thirds("b").get(2).value());
        assertTrue(p.toString().contains("a note"), p.toString());
    }
}
