package io.jevons.cost.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import org.junit.jupiter.api.Test;

class QualityLadderTest {
    private final QualityLadder gpqa = QualityLadder.of("gpqa");

    /** 15 and 60 USD a million tokens against 0.55 and 2.19. */
    @Test
    void showsTheFallFromO1ToR1() {
        QualityLadder.Rung rung = gpqa.rung("o1-2024-12-17");
        assertEquals("DeepSeek-R1", rung.open());
        assertEquals("2025-01-20", rung.reached());
        assertEquals((3 * 15 + 60.0) / (3 * 0.55 + 2.19), rung.fall(), 1e-9);
        assertEquals(27, rung.fall(), 0.5);
        assertEquals(0.25, rung.years());
    }

    @Test
    void hasNoRungThatWasReachedBeforeItWasThere() {
        assertTrue(gpqa.rungs().size() > 15);
        for (QualityLadder.Rung rung : gpqa.rungs()) {
            assertTrue(rung.reached().compareTo(rung.listed()) >= 0, rung.toString());
            assertTrue(rung.years() >= 0 && rung.fall() > 0);
        }
        assertEquals(gpqa.rungs().size(), gpqa.toTable().rowCount());
    }

    /** Of all that are open, score as much less what reruns differ by, and came no earlier: the first, and of one day the cheapest. */
    @Test
    void isReachedByTheFirstAndOfOneDayTheCheapest() {
        for (QualityLadder.Rung rung : gpqa.rungs()) {
            for (ListPrices.Listing other : ListPrices.listings("gpqa")) {
                boolean reaches = other.open()
                        && other.score() >= rung.score() - 5
                        && other.date().compareTo(rung.listed()) >= 0;
                int later = other.date().compareTo(rung.reached());
                assertTrue(
                        !reaches || later > 0 || (later == 0 && other.usdPerMtok() >= rung.openUsdPerMtok()),
                        rung + " " + other);
            }
        }
    }

    /** A path starts at the first price of its quality, and falls by the trends alone. */
    @Test
    void givesAPathByQuality() {
        assertTrue(gpqa.path(50).at(Quarter.parse("2024Q1")) > gpqa.path(35).at(Quarter.parse("2024Q1")));
        assertEquals(7, gpqa.path(70).factorPerYear(), 1e-9);
    }

    /** Against the prices of two years: the trends miss by less than that nothing changes, at most heights of quality. */
    @Test
    void predictsHeldOutPricesBetterThanThatNothingChanges() {
        int better = 0;
        int all = 0;
        for (String asOf : new String[] {"2023Q4", "2024Q2", "2024Q4"}) {
            Table table = gpqa.heldOut(Quarter.parse(asOf), 4);
            for (int i = 0; i < table.rowCount(); i++) {
                double predicted = Math.abs(Math.log(((Number) table.get(i, "predicted/listed")).doubleValue()));
                double same = Math.abs(Math.log(((Number) table.get(i, "no change/listed")).doubleValue()));
                better += predicted < same ? 1 : 0;
                all++;
            }
        }
        assertTrue(all >= 8 && better > all / 2, better + " of " + all);
    }

    @Test
    void refusesWhatItHasNot() {
        assertThrows(InvalidInputException.class, () -> QualityLadder.of("arena"));
        assertThrows(InvalidInputException.class, () -> gpqa.rung("gpt-9"));
        assertThrows(InvalidInputException.class, () -> gpqa.path(99.9));
        assertThrows(InvalidInputException.class, () -> gpqa.heldOut(Quarter.parse("2024Q4"), 0));
    }

    /** One rung a closed model that was reached, of its first listing. */
    @Test
    void takesTheFirstListingOfAClosedModel() {
        for (QualityLadder.Rung rung : gpqa.rungs()) {
            assertEquals(
                    1,
                    gpqa.rungs().stream()
                            .filter(r -> r.closed().equals(rung.closed()))
                            .count());
            for (ListPrices.Listing other : ListPrices.listings("gpqa")) {
                assertTrue(
                        !other.model().equals(rung.closed()) || other.date().compareTo(rung.listed()) >= 0,
                        other.toString());
            }
        }
        long reached = ListPrices.listings("gpqa").stream()
                .filter(c -> !c.open())
                .map(ListPrices.Listing::model)
                .distinct()
                .filter(c -> ListPrices.listings("gpqa").stream()
                        .filter(l -> l.model().equals(c))
                        .min(java.util.Comparator.comparing(ListPrices.Listing::date))
                        .filter(first -> ListPrices.listings("gpqa").stream()
                                .anyMatch(o -> o.open()
                                        && o.score() >= first.score() - 5
                                        && o.date().compareTo(first.date()) >= 0))
                        .isPresent())
                .count();
        assertEquals(reached, gpqa.rungs().size());
        assertEquals(gpqa.toTable().toString(), gpqa.toString());
    }

    /** A price counts from the quarter in which it was listed on. */
    @Test
    void pricesCountFromTheirQuarterOn() {
        for (ListPrices.Listing listing : ListPrices.listings("gpqa")) {
            Quarter quarter = ListPrices.quarter(listing.date());
            double cheapest =
                    ListPrices.cheapest("gpqa", listing.score(), quarter).orElseThrow();
            assertTrue(cheapest <= listing.usdPerMtok(), listing.toString());
            boolean before = ListPrices.listings("gpqa").stream()
                    .anyMatch(l -> l.score() >= listing.score()
                            && ListPrices.quarter(l.date()).compareTo(quarter) < 0);
            assertEquals(
                    before,
                    ListPrices.cheapest("gpqa", listing.score(), quarter.plus(-1))
                            .isPresent());
        }
    }
}
