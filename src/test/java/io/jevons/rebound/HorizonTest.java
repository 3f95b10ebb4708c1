package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which quarters a horizon takes: those of ten, in a market whose hours halve at once and call forth nothing. */
final class HorizonTest {
    private static Comparison halvedFrom(int period, int quarters) {
        return Comparison.of(
                TinyMarket.oneTier(quarters - 1),
                Scenario.named("gain")
                        .with(Shock.efficiency(TinyMarket.GRADE, 2)
                                .from(TinyMarket.quarter(period).toString())));
    }

    private static double change(Comparison comparison, Horizon horizon) {
        return comparison.change(Resource.GPU_HOURS, horizon);
    }

    @Nested
    class LongRun {
        @Test
        void isTheLastFourQuarters() {
            assertEquals(-0.125, change(halvedFrom(9, 10), Horizon.LONG_RUN), 1e-12);
            assertEquals(-0.375, change(halvedFrom(7, 10), Horizon.LONG_RUN), 1e-12);
            assertEquals(-0.5, change(halvedFrom(6, 10), Horizon.LONG_RUN), 1e-12);
            assertEquals(new Horizon.Span(6, 9), Horizon.LONG_RUN.span(halvedFrom(7, 10)));
        }

        @Test
        void isAllOfAShorterRun() {
            assertEquals(-0.5 * 2 / 3, change(halvedFrom(1, 3), Horizon.LONG_RUN), 1e-12);
        }
    }

    @Nested
    class ShortRun {
        @Test
        void isFourQuartersFromTheFirstShock() {
            assertEquals(new Horizon.Span(2, 5), Horizon.SHORT_RUN.span(halvedFrom(2, 10)));
            assertEquals(-0.5, change(halvedFrom(2, 10), Horizon.SHORT_RUN), 1e-12);
        }

        @Test
        void endsWithTheRun() {
            assertEquals(new Horizon.Span(8, 9), Horizon.SHORT_RUN.span(halvedFrom(8, 10)));
        }

        @Test
        void startsWithARunWithoutShocks() {
            Comparison none = Comparison.of(TinyMarket.oneTier(9), Scenario.named("none"));
            assertEquals(new Horizon.Span(0, 3), Horizon.SHORT_RUN.span(none));
        }
    }

    @Test
    void cumulativeIsAllQuarters() {
        assertEquals(-0.15, change(halvedFrom(7, 10), Horizon.CUMULATIVE), 1e-12);
    }

    @Test
    void oneQuarterIsThatAlone() {
        assertEquals(0, change(halvedFrom(7, 10), Horizon.at(TinyMarket.quarter(6))), 1e-12);
        assertEquals(-0.5, change(halvedFrom(7, 10), Horizon.at(TinyMarket.quarter(7))), 1e-12);
    }

    /** Ten quarters from 2025Q1, the shock from the third. */
    @Test
    void saysItsQuarters() {
        Comparison c = halvedFrom(2, 10);
        assertEquals("2025Q3 to 2026Q2", Horizon.SHORT_RUN.in(c));
        assertEquals("2026Q3 to 2027Q2", Horizon.LONG_RUN.in(c));
        assertEquals("2025Q1 to 2027Q2", Horizon.CUMULATIVE.in(c));
        assertEquals("2025Q4", Horizon.at("2025Q4").in(c));
        // The four quarters of one year are the year; four of two years, or fewer of one, are not.
        assertEquals("2026", Horizon.LONG_RUN.in(halvedFrom(2, 8)));
        assertEquals("2026Q1 to 2026Q3", Horizon.SHORT_RUN.in(halvedFrom(4, 7)));
    }

    @Test
    void travelsByItsName() throws IOException, ClassNotFoundException {
        for (Horizon horizon :
                List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN, Horizon.CUMULATIVE, Horizon.at(TinyMarket.quarter(3)))) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(horizon);
            Object arrived = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
            assertEquals(horizon, arrived);
            assertEquals(horizon.in(halvedFrom(7, 10)), ((Horizon) arrived).in(halvedFrom(7, 10)));
        }
        assertNotEquals(Horizon.SHORT_RUN, Horizon.LONG_RUN);
    }
}
