package io.jevons.cost.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostPathTest {
    private static final Quarter START = Quarter.parse("2024Q4");

    @Nested
    class Laws {
        @Test
        void trendsMultiply() {
            CostPath path = CostPath.of(START, 10);
            assertEquals(7, path.factorPerYear(), 1e-12);
            assertEquals(10, path.at(START));
            assertEquals(10 / 7.0, path.at(Quarter.parse("2025Q4")), 1e-12);
            assertEquals(10 / 49.0, path.series(Quarter.parse("2026Q4")).at("2026Q4"), 1e-12);
        }

        @Test
        void costIsThePathWithoutPrice() {
            CostPath cost = CostPath.of(START, 10).without("price");
            assertEquals(3 / 0.7, cost.factorPerYear(), 1e-12);
        }

        @Test
        void aTrendOfTheSameNameReplacesTheOther() {
            CostPath own = CostPath.of(START, 10).with(new Trend("algorithms", 2, 1, 4, "own"));
            assertEquals(3, own.trends().size());
            assertEquals(7 * 2.0 / 3, own.factorPerYear(), 1e-12);
        }

        @Test
        void rangesHoldThePath() {
            Quarter later = Quarter.parse("2026Q4");
            CostPath path = CostPath.of(START, 10);
            assertTrue(path.lowAt(later) < path.at(later) && path.at(later) < path.highAt(later));
        }
    }

    @Nested
    class Backtest {
        /** The trends come from other sources than these prices; the bounds say how far they have been off. */
        @ParameterizedTest
        @CsvSource({"mmlu, 42, 3", "mmlu, 64.8, 6.5", "mmlu, 70, 3", "mmlu, 82, 4", "gpqa, 35, 4", "gpqa, 50, 4"})
        void staysWithinABound(String benchmark, double threshold, double bound) {
            PriceBacktest result = CostPath.backtest(benchmark, threshold);
            assertTrue(result.medianError() <= bound, "median error " + result.medianError());
            assertTrue(result.fittedFactor() > 4, "fall a year " + result.fittedFactor());
        }

        /** The exception is MMLU 82, where prices stood still for a year and then fell 60 times in two quarters. */
        @Test
        void beatsThatNothingChangesButForOneThreshold() {
            int better = 0;
            for (double threshold : new double[] {42, 64.8, 70, 82}) {
                PriceBacktest result = CostPath.backtest("mmlu", threshold);
                better += result.medianError() < result.naiveError() ? 1 : 0;
            }
            for (double threshold : new double[] {35, 50}) {
                PriceBacktest result = CostPath.backtest("gpqa", threshold);
                better += result.medianError() < result.naiveError() ? 1 : 0;
            }
            assertEquals(5, better);
        }

        @Test
        void ofUnknownBenchmarksAndHeightsIsRefused() {
            assertThrows(InvalidInputException.class, () -> CostPath.backtest("mmul", 50));
            assertThrows(InvalidInputException.class, () -> CostPath.backtest("gpqa", 99.9));
        }
    }

    @Nested
    class Margins {
        @Test
        void areNumbersForEveryOpenModelWithAPrice() {
            Table margins = CostPath.margins();
            assertTrue(margins.rowCount() >= 30);
            for (int i = 0; i < margins.rowCount(); i++) {
                double ratio = ((Number) margins.get(i, "price/cost")).doubleValue();
                assertTrue(ratio > 0.3 && ratio < 30, margins.show(i, 1) + " " + ratio);
            }
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefused() {
            assertThrows(InvalidInputException.class, () -> CostPath.of(START, 0));
            assertThrows(
                    InvalidInputException.class, () -> CostPath.of(START, 1).without("luck"));
            assertThrows(
                    InvalidInputException.class, () -> CostPath.of(START, 1).series(Quarter.parse("2024Q1")));
            assertThrows(InvalidInputException.class, () -> new Trend("own", 2, 3, 4, "own"));
            assertThrows(InvalidInputException.class, () -> new Trend("own", Double.NaN, 1, 4, "own"));
        }
    }

    /** The table quarter by quarter, worked out again from the list of prices and the path. */
    @Nested
    class QuarterByQuarter {
        private final PriceBacktest result = CostPath.backtest("gpqa", 35);

        private double at(int row, String column) {
            return ((Number) result.table().get(row, column)).doubleValue();
        }

        @Test
        void hasTheErrorsThatItIsSummedUpBy() {
            var listed = ListPrices.frontier("gpqa", 35);
            double first = listed.firstEntry().getValue();
            CostPath path = CostPath.of(listed.firstKey(), first);
            int rows = listed.firstKey().until(listed.lastKey());
            assertEquals(rows, result.table().rowCount());
            double[] errors = new double[rows];
            double[] naive = new double[rows];
            double inside = 0;
            for (int i = 0; i < rows; i++) {
                Quarter quarter = listed.firstKey().plus(i + 1);
                double price = listed.floorEntry(quarter).getValue();
                assertEquals(
                        quarter.toString(), result.table().get(i, "quarter").toString());
                assertEquals(price, at(i, "listed"));
                assertEquals(path.at(quarter), at(i, "path"), 1e-12);
                assertEquals(path.at(quarter) / price, at(i, "path/listed"), 1e-12);
                assertEquals(first / price, at(i, "no change/listed"), 1e-12);
                errors[i] = Math.exp(Math.abs(Math.log(path.at(quarter) / price)));
                naive[i] = Math.exp(Math.abs(Math.log(first / price)));
                inside += price >= path.lowAt(quarter) && price <= path.highAt(quarter) ? 1 : 0;
            }
            assertEquals(median(errors), result.medianError(), 1e-9);
            assertEquals(median(naive), result.naiveError(), 1e-9);
            assertEquals(inside / rows, result.inRange(), 1e-12);
            double years = rows / 4.0;
            assertEquals(Math.pow(first / listed.lastEntry().getValue(), 1 / years), result.fittedFactor(), 1e-9);
            assertTrue(result.toString().contains("median error "), result.toString());
        }

        private double median(double[] values) {
            return new org.apache.commons.math3.stat.descriptive.rank.Median().evaluate(values);
        }
    }

    @Test
    void aTrendMayLieAtAnEndOfItsRange() {
        assertEquals(2, new Trend("own", 2, 2, 4, "own").factor());
        assertEquals(4, new Trend("own", 4, 2, 4, "own").factor());
        assertThrows(InvalidInputException.class, () -> new Trend("own", 5, 2, 4, "own"));
        assertEquals(
                "own: 2.00 times cheaper a year (1.00 to 4.00), a guess",
                new Trend("own", 2, 1, 4, "a guess").toString());
    }
}
