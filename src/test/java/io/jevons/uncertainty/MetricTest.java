package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MetricTest {
    private static List<Metric> builtIn() {
        Metric rebound = Metric.rebound(Resource.GPUS);
        return List.of(
                rebound,
                rebound.lessIsBetter(),
                rebound.over(Horizon.SHORT_RUN),
                rebound.above(1),
                rebound.below(1),
                // The names of these two are the same, to three digits.
                rebound.above(1.0001),
                Metric.rebound(Resource.SALES),
                Metric.rebound(Resource.GPUS.on("edge")),
                Metric.backfire(Resource.GPUS),
                Metric.moreThanBase(Resource.GPUS),
                Metric.change(Resource.GPUS),
                Metric.value("total", "tokens", "2030Q4"),
                Metric.value("total", "tokens", "2031Q4"),
                Metric.difference("total", "tokens", "2030Q4"));
    }

    @Test
    void thoseThatMeasureTheSameAreEqual() {
        List<Metric> twice = new ArrayList<>(builtIn());
        assertEquals(builtIn(), twice);
        twice.addAll(builtIn());
        assertEquals(builtIn().size(), new HashSet<>(twice).size());
    }

    @Test
    void ofFunctionsEachIsItsOwn() {
        Metric own = Metric.of("own", c -> 1);
        assertNotEquals(own, Metric.of("own", c -> 1));
        assertEquals(own.above(2), own.above(2));
        assertNotEquals(Metric.event("own", c -> true), Metric.event("own", c -> true));
    }

    @Test
    void aBackfireIsOfARebound() {
        Metric backfire = Metric.backfire(Resource.GPUS).over(Horizon.SHORT_RUN);
        assertEquals(
                Optional.of(Metric.rebound(Resource.GPUS).over(Horizon.SHORT_RUN)),
                backfire.ofRebound(),
                "of the same resource and horizon");
        assertEquals(Optional.empty(), Metric.rebound(Resource.GPUS).ofRebound());
        assertEquals(Optional.empty(), backfire.above(0.5).ofRebound());
        assertEquals(
                Optional.empty(), Metric.event("backfire of GPUs", c -> true).ofRebound(), "whatever its name");
    }

    @Test
    void valuesAreNamedInWordsWithTheSeriesBehind() {
        assertEquals(
                "need for flagship, 2030Q4 (flagship need)",
                Metric.value("flagship", "need", "2030Q4").name());
        assertEquals(
                "all served tokens, 2030Q4 (total tokens-served), scenario less base",
                Metric.difference("total", "tokens-served", "2030Q4").name());
        assertEquals(
                "sme no-such-series, 2030Q4",
                Metric.value("sme", "no-such-series", "2030Q4").name(),
                "which the run refuses by name");
    }

    /** Nothing is above or below what is no number: 0 % would be said of a question that was not asked. */
    @Test
    void aThresholdIsANumber() {
        Metric rebound = Metric.rebound(Resource.GPUS);
        for (Executable asked : List.<Executable>of(() -> rebound.above(Double.NaN), () -> rebound.below(Double.NaN))) {
            assertEquals(
                    "threshold of " + rebound.name() + " = NaN: must be a number",
                    assertThrows(InvalidInputException.class, asked).getMessage());
        }
        assertTrue(rebound.below(Double.POSITIVE_INFINITY).isEvent());
    }
}
