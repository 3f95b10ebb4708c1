package io.jevons.estimate.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class PencilRuleTest {
    private static final Quarter START = new Quarter(2024, 1);
    private static final double Z95 = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.95);

    /** Figures of consecutive quarters by the logarithm's steps; a step that is not a number is a gap. */
    private static SortedMap<Quarter, Double> figures(double... steps) {
        SortedMap<Quarter, Double> known = new TreeMap<>();
        double log = 0;
        known.put(START, 100.0);
        for (int i = 0; i < steps.length; i++) {
            log += steps[i];
            known.put(START.plus(i + 1), 100 * Math.exp(log));
        }
        return known;
    }

    private static void isLognormal(double median, double variance, LogForecast forecast) {
        assertEquals(median, forecast.median(), 1e-3 * median);
        double deviation = Math.log(forecast.quantile(0.95) / forecast.quantile(0.05)) / (2 * Z95);
        assertEquals(Math.sqrt(variance), deviation, 5e-3 * Math.sqrt(variance));
    }

    private static LogForecast of(PencilRule rule, SortedMap<Quarter, Double> known, int ahead) {
        return rule.forecast(known, known.lastKey().plus(ahead), 0.1);
    }

    @Test
    void lastValueIsARandomWalk() {
        double variance = (0.01 + 0.09 + 0.04 + 0.16) / 4;
        LogForecast forecast = of(PencilRule.LAST_VALUE, figures(0.1, 0.3, -0.2, 0.4), 3);
        isLognormal(100 * Math.exp(0.6), 3 * variance, forecast);
    }

    @Test
    void lastGrowthGoesOn() {
        // Growth changes by 0.1, -0.2 and 0.1; two quarters ahead 1² + 2² of their mean square.
        LogForecast forecast = of(PencilRule.LAST_GROWTH, figures(0.1, 0.2, 0.0, 0.1), 2);
        isLognormal(100 * Math.exp(0.4 + 0.2), 5 * (0.01 + 0.04 + 0.01) / 3, forecast);
    }

    @Test
    void driftIsTheMeanStepWithItsError() {
        double variance = (0.0025 + 0.0025 + 0.0025 + 0.0025) / 3;
        LogForecast forecast = of(PencilRule.DRIFT, figures(0.05, 0.15, 0.05, 0.15), 2);
        isLognormal(100 * Math.exp(0.4 + 0.2), variance * (2 + 4 / 4.0), forecast);
    }

    /** The boom of the first quarters is forgotten after four steps. */
    @Test
    void thePastIsFourSteps() {
        double[] late = {0.1, 0.2, 0.1, 0.05};
        for (PencilRule rule : PencilRule.values()) {
            double all = of(rule, figures(2.0, 0.1, 0.2, 0.1, 0.05), 1).median() / Math.exp(2);
            assertEquals(of(rule, figures(late), 1).median(), all, 1e-9 * all, rule.toString());
        }
    }

    /** A step over two quarters is twice a step over one. */
    @Test
    void gapsCountAsTheirQuarters() {
        SortedMap<Quarter, Double> known = figures(0.1, 0.1, 0.1, 0.1, 0.1);
        known.remove(START.plus(3));
        known.remove(START.plus(1));
        assertEquals(100 * Math.exp(0.7), of(PencilRule.LAST_GROWTH, known, 2).median(), 0.2);
        assertEquals(100 * Math.exp(0.7), of(PencilRule.DRIFT, known, 2).median(), 0.2);
    }

    @Test
    void fewFiguresTakeTheErrorOfAFigure() {
        for (PencilRule rule : PencilRule.values()) {
            isLognormal(100, 2 * 0.01 * 3, of(rule, figures(), 3));
        }
        isLognormal(100 * Math.exp(0.3), 2 * 0.01, of(PencilRule.LAST_GROWTH, figures(0.15), 1));
        isLognormal(100 * Math.exp(0.3), 2 * 0.01 * 2, of(PencilRule.DRIFT, figures(0.15), 1));
    }

    /** A series that never moved is no certainty. */
    @Test
    void aStillPastHasAWidth() {
        for (PencilRule rule : PencilRule.values()) {
            isLognormal(100, 0.01, of(rule, figures(0, 0, 0, 0), 2));
        }
    }

    @Test
    void theLastKnownQuarterIsRefused() {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> of(PencilRule.DRIFT, figures(0.1), 0));
        assertTrue(refused.getMessage().startsWith("quarter to forecast = 2024Q2: must be after 2024Q2"));
        assertThrows(InvalidInputException.class, () -> PencilRule.DRIFT.forecast(new TreeMap<>(), START, 0.1));
    }
}
