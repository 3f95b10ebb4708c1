package io.jevons.estimate.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import org.junit.jupiter.api.Test;

/** Forecasts with a pencil, made with one. */
final class NaiveForecastersTest {
    private static Series known(double... values) {
        return Series.of("sales", "USD", Quarter.parse("2020Q1"), values);
    }

    private static Forecast next(Forecaster forecaster, Series known, int gap, int quarters) {
        return forecaster.forecast(known, known.end().plus(1 + gap), quarters);
    }

    @Test
    void theLastQuarterComesAgain() {
        assertEquals(
                12, next(NaiveForecasters.lastQuarter(), known(1, 5, 3), 2, 4).median(), 1e-12);
    }

    /** From 4 to 8 in a year: 16 in the next one, 32 in that after it; half of a year is a quarter of a year nearer than a whole. */
    @Test
    void lastYearsGrowthGoesOn() {
        Series doubled = known(1, 1, 1, 1, 2, 2, 2, 2);
        Forecaster growth = NaiveForecasters.lastYearsGrowth();
        assertEquals(16, next(growth, doubled, 0, 4).median(), 1e-12);
        assertEquals(32, next(growth, doubled, 4, 4).median(), 1e-12);
        assertEquals(4 * Math.pow(2, 0.75), next(growth, doubled, 0, 2).median(), 1e-12);
        assertThrows(InvalidInputException.class, () -> next(growth, known(1, 1, 1, 1, 2, 2, 2), 0, 4));
    }

    /**
     * Logarithms 0, 1, 1, 2, 4 drift by 1 a quarter with surprises of 0, -1, 0 and 1, hence a variance of 2/3. A quarter ahead
     * is e^5, with an error of the step and of the drift, 2/3 (1 + 1/4); the quarter after it e^6, with 2/3 (2 + 4/4).
     */
    @Test
    void theWalkDriftsOnAndGrowsUncertain() {
        Series walk = known(1, Math.E, Math.E, Math.exp(2), Math.exp(4));
        Forecaster drift = NaiveForecasters.randomWalkWithDrift();
        Forecast one = next(drift, walk, 0, 1);
        assertEquals(Math.exp(5), one.median(), 1e-9);
        assertEquals(Math.exp(5 + 1.6448536269514722 * Math.sqrt(2 / 3.0 * 1.25)), one.quantile(0.95), 1e-8);
        Forecast later = next(drift, walk, 1, 1);
        assertEquals(Math.exp(6 + 1.6448536269514722 * Math.sqrt(2 / 3.0 * 3)), later.quantile(0.95), 1e-7);
        assertEquals(Math.exp(5) + Math.exp(6), next(drift, walk, 0, 2).median(), 1e-9);
    }

    @Test
    void lookAheadOnly() {
        assertThrows(
                InvalidInputException.class,
                () -> NaiveForecasters.lastQuarter().forecast(known(1, 2), Quarter.parse("2020Q2"), 1));
        assertThrows(InvalidInputException.class, () -> next(NaiveForecasters.lastQuarter(), known(1, 0), 0, 1));
    }
}
