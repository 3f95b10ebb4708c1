package io.jevons.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Series;
import io.jevons.base.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DataSetsTest {
    @Nested
    class EveryDataSet {
        @Test
        void hasRowsWithSourcesAndDatesInOrder() {
            for (DataSet<? extends Fact> set : DataSets.all()) {
                assertTrue(set.size() > 3, set.name());
                for (Fact row : set.rows()) {
                    assertFalse(row.source().isBlank(), set.name());
                    assertFalse(row.knownOn().isBefore(row.date()), () -> set.name() + " " + row);
                }
            }
        }

        @Test
        void asOfKeepsWhatWasKnownAndNothingElse() {
            LocalDate day = LocalDate.of(2025, 1, 31);
            for (DataSet<? extends Fact> set : DataSets.all()) {
                DataSet<? extends Fact> past = set.asOf(day);
                assertTrue(past.rows().stream().noneMatch(row -> row.knownOn().isAfter(day)), set.name());
                long expected = set.rows().stream()
                        .filter(row -> !row.knownOn().isAfter(day))
                        .count();
                assertEquals(expected, past.size(), set.name());
                assertTrue(past.size() < set.size(), set.name());
            }
        }

        @Test
        void describesItselfWithinTheWidth() {
            for (DataSet<? extends Fact> set : DataSets.all()) {
                String text = set.describe().toString();
                assertTrue(text.contains("longest gap") && text.contains("Known: "), text);
                assertTrue(text.lines().allMatch(line -> line.length() <= Table.WIDTH), text);
                assertTrue(set.toString().lines().allMatch(line -> line.length() <= Table.WIDTH), set.toString());
                assertEquals(set.size() + 1, set.toCsv().lines().count(), set.name());
            }
        }

        @Test
        void dropsWhatIsRecalledOrKnownByHindsight() {
            for (DataSet<? extends Fact> set : DataSets.all()) {
                assertTrue(set.withoutRecalled().rows().stream().noneMatch(row -> row.status() == Status.RECALLED));
                assertTrue(set.withoutHindsight().rows().stream()
                        .noneMatch(row -> row.provenance().hindsight()));
            }
        }

        @Test
        void listsAll() {
            assertEquals(12, DataSets.list().rowCount());
        }
    }

    @Nested
    class Revenue {
        private final NvidiaRevenue revenue = DataSets.nvidiaRevenue();

        @Test
        void fiscalYearsAddUp() {
            // NVIDIA 10-K of fiscal 2025 and 2026: data centre 115.186 and 193.737 bn USD.
            assertEquals(115.186, year(2024), 1e-9);
            assertEquals(193.737, year(2025), 1e-9);
        }

        @Test
        void segmentsAddUpToTheTotal() {
            Series total = revenue.segment("total");
            Series sum = revenue.segment("edge-computing");
            for (int t = 0; t < total.size(); t++) {
                assertEquals(total.get(t), sum.get(t) + revenue.dataCenter().get(t), 0.0011);
            }
        }

        @Test
        void fiscalQuarterThatEndsInJanuaryStandsUnderTheFourthQuarter() {
            assertEquals(35.58, revenue.dataCenter().at("2024Q4"), 1e-12);
            assertEquals("2018Q1", revenue.dataCenter().start().toString());
            double calendar = 30.771 / 3 + 2 * 35.58 / 3;
            assertEquals(calendar, revenue.calendar("data-centre").at("2024Q4"), 1e-12);
        }

        @Test
        void laterRowsChangeNothingOfThePast() {
            NvidiaRevenue past = revenue.asOf("2025-01-31");
            NvidiaRevenue tampered = NvidiaRevenue.of(revenue.rows().stream()
                    .map(row -> row.knownOn().isAfter(LocalDate.of(2025, 1, 31))
                            ? new SegmentRevenue(
                                    row.segment(), row.fiscalQuarter(), 10 * row.millionUsd(), row.provenance())
                            : row)
                    .toList());
            assertEquals(past.rows(), tampered.asOf("2025-01-31").rows());
            assertEquals("2024Q3", past.dataCenter().end().toString());
            assertEquals("2024Q4", revenue.asOf("2025-02-26").dataCenter().end().toString());
        }

        /** Press releases of the company: 2024-11-20, 2025-11-19 and 2026-05-20. */
        @Test
        void isKnownOnTheDayOfItsRelease() {
            assertEquals("2024Q2", revenue.asOf("2024-11-19").dataCenter().end().toString());
            assertEquals("2024Q3", revenue.asOf("2024-11-20").dataCenter().end().toString());
            assertEquals("2025Q3", revenue.asOf("2025-11-19").dataCenter().end().toString());
            assertEquals("2026Q1", revenue.asOf("2026-05-20").dataCenter().end().toString());
        }

        @Test
        void recastSegmentsAreKnownSinceTheyWereRecast() {
            assertTrue(revenue.asOf("2026-05-01").rows().stream()
                    .noneMatch(row -> row.segment().equals("dc-hyperscale")));
            assertTrue(revenue.asOf("2024-02-28").rows().stream()
                    .noneMatch(row -> row.segment().equals("dc-compute")));
        }

        @Test
        void namesAMissingQuarterAndAnUnknownSegment() {
            assertRefused(
                    "NVIDIA revenue, dc-hyperscale: no figure for 2025Q3", () -> revenue.segment("dc-hyperscale"));
            assertRefused("unknown segment 'gamng'\nMaybe gaming", () -> revenue.segment("gamng"));
            assertRefused(
                    "NVIDIA revenue: no rows", () -> revenue.asOf("2001-01-01").dataCenter());
            assertRefused("day = 'January'", () -> revenue.asOf("January"));
        }

        private double year(int year) {
            return IntStream.rangeClosed(1, 4)
                    .mapToDouble(q -> revenue.dataCenter().at(year + "Q" + q))
                    .sum();
        }
    }

    @Nested
    class Others {
        @Test
        void capexOfFourCompanies() {
            Series total = DataSets.hyperscalerCapex().total();
            // The sum of 2025 is 413.4 bn USD; 2026Q1 is recalled for Meta and has no sum.
            double sum = 0;
            for (int q = 1; q <= 4; q++) {
                sum += total.at("2025Q" + q);
            }
            assertEquals(413.45, sum, 0.1);
            assertEquals("2025Q4", total.end().toString());
            assertEquals(14.8, DataSets.hyperscalerCapex().company("Meta").at("2024Q4"), 1e-12);
            assertEquals(
                    "2024Q3",
                    DataSets.hyperscalerCapex().asOf("2025-01-31").total().end().toString());
        }

        @Test
        void chipCountsOfThePastAreHindsight() {
            ChipStocks stock = DataSets.chipStock();
            assertEquals(13_659_258, stock.vendor("NVIDIA").at("2025Q4"), 0.5);
            assertEquals("2025Q4", stock.vendor("Google TPU").end().toString());
            DataSet<ChipStock> past = stock.asOf("2025-01-31");
            assertTrue(past.size() > 0);
            assertEquals(0, past.withoutHindsight().size());
            assertTrue(past.toTable().show(0, 1).contains("hindsight"), past.toString());
        }

        @Test
        void rentsByQuarter() {
            Table rents = DataSets.gpuRental().byQuarter("H100", "on-demand");
            assertTrue(rents.rowCount() >= 4, rents.toString());
            for (int i = 0; i < rents.rowCount(); i++) {
                double low = (double) rents.get(i, "lowest");
                double median = (double) rents.get(i, "median");
                assertTrue(low <= median && median <= (double) rents.get(i, "highest"));
            }
            assertRefused(
                    "unknown term of H100 'monthly'", () -> DataSets.gpuRental().byQuarter("H100", "monthly"));
        }

        @Test
        void tokenPricesBlendThreeToOne() {
            TokenPrice r1 = DataSets.tokenPrices()
                    .where(row -> row.model().equals("DeepSeek-R1"))
                    .rows()
                    .get(0);
            assertEquals(0.55, r1.input());
            assertEquals(2.19, r1.output());
            assertEquals(0.96, r1.blended(), 1e-12);
            assertEquals(LocalDate.of(2025, 1, 20), r1.date());
        }

        /** A price that was raised, one that fell for a while and then for good, and one by the hour. */
        @Test
        void pricesOfRunningModelsMove() {
            List<TokenPrice> flash = of("Gemini 2.5 Flash");
            assertEquals(2, flash.get(1).input() / flash.get(0).input(), 1e-12);
            List<String> days = of("DeepSeek-V4-Pro (high)").stream()
                    .map(row -> row.date() + " " + row.output())
                    .toList();
            assertEquals(List.of("2026-04-24 3.48", "2026-04-27 0.87", "2026-05-31 0.87", "2026-07-15 1.74"), days);
        }

        private static List<TokenPrice> of(String model) {
            return DataSets.tokenPrices()
                    .where(row -> row.model().equals(model))
                    .rows();
        }

        @Test
        void recalledRowsAreMarked() {
            List<BoardShipment> recalled = DataSets.boardShipments()
                    .where(row -> row.status() == Status.RECALLED)
                    .rows();
            assertEquals(
                    List.of("2023Q3", "2024Q4"),
                    recalled.stream().map(row -> row.quarter().toString()).toList());
            assertTrue(DataSets.tokenVolumes().rows().stream().anyMatch(row -> row.status() == Status.ESTIMATED));
        }

        @Test
        void consensusOfFiscal2026HasItsRange() {
            PackItem consensus = DataSets.january2025()
                    .where(row -> row.item().contains("consensus"))
                    .rows()
                    .get(0);
            assertEquals(183.8, consensus.value().orElseThrow());
            assertEquals(152.4, consensus.low().orElseThrow());
            assertEquals(236.0, consensus.high().orElseThrow());
        }
    }

    @Nested
    class BadInput {
        @Test
        void provenanceIsChecked() {
            LocalDate day = LocalDate.of(2025, 1, 31);
            assertRefused(
                    "known on = 2025-01-30",
                    () -> new Provenance(day, day.minusDays(1), day, Status.REPORTED, "somebody"));
            assertRefused("source = ''", () -> new Provenance(day, day, day, Status.REPORTED, " "));
            assertRefused("unknown status 'reportd'\nMaybe reported", () -> Status.parse("reportd"));
        }
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
        String found = assertThrows(InvalidInputException.class, call).getMessage();
        assertTrue(found.startsWith(message), found);
    }
}
