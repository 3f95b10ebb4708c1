package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.demand.Channel;
import io.jevons.rebound.elasticity.Elasticities;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Tables and charts of results: each cell and each point is what the result's own methods say. */
final class ResultTablesTest {
    static final Comparison CASE = SeededCases.comparison(2);
    static final String QUARTER = "2022Q4";

    /** Of a row, from a column on. */
    private static void row(Table table, int row, int column, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            double actual = (double) table.get(row, column + i);
            String what = table.get(row, 0) + ", column " + (column + i);
            if (Double.isNaN(expected[i])) {
                assertTrue(Double.isNaN(actual), what);
            } else {
                assertEquals(expected[i], actual, 1e-12 * Math.abs(expected[i]), what);
            }
        }
    }

    private static double orNone(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    @Nested
    class OfAComparison {
        private final Table table = CASE.toTable();

        @Test
        void haveChangesOfGpusAndSalesByPlace() {
            Quarter last = CASE.base().start().plus(CASE.base().periods() - 1);
            List<Resource> places = Verdict.places(CASE, Resource.GPUS);
            List<Resource> sales = Verdict.places(CASE, Resource.SALES);
            assertEquals(places.size(), table.rowCount());
            for (int i = 0; i < places.size(); i++) {
                row(
                        table,
                        i,
                        1,
                        CASE.inBase(places.get(i)).at(last),
                        CASE.change(places.get(i), Horizon.SHORT_RUN),
                        CASE.change(places.get(i), Horizon.LONG_RUN),
                        CASE.change(sales.get(i), Horizon.SHORT_RUN),
                        CASE.change(sales.get(i), Horizon.LONG_RUN));
                assertEquals(
                        CASE.crossover(places.get(i)).map(Quarter::toString).orElse("-"), table.get(i, "above"));
            }
        }

        /** Tiers have none: what one gains another may have lost. */
        @Test
        void haveReboundOfTotalsAlone() {
            int tiers = CASE.market().tiers().size();
            for (int i = 0; i < table.rowCount(); i++) {
                Resource place = Verdict.places(CASE, Resource.GPUS).get(i);
                row(
                        table,
                        i,
                        6,
                        i < tiers ? Double.NaN : orNone(CASE.rebound(place).findOver(Horizon.LONG_RUN)),
                        i < tiers ? Double.NaN : orNone(CASE.withShifts(place).findOver(Horizon.LONG_RUN)));
            }
        }

        @Test
        void haveTheVerdictWithTheLowestAndTheHighestQuarter() {
            int low = 0;
            int high = 0;
            double[] change = new double[CASE.base().periods()];
            for (int i = 0; i < change.length; i++) {
                change[i] = CASE.inScenario(Resource.GPUS).get(i)
                                / CASE.inBase(Resource.GPUS).get(i)
                        - 1;
                low = change[i] < change[low] ? i : low;
                high = change[i] > change[high] ? i : high;
            }
            Quarter start = CASE.base().start();
            String expected = ", from " + words(change[low]) + " in " + start.plus(low) + ", the lowest quarter, to "
                    + words(change[high]) + " in " + start.plus(high) + ", the highest: ";
            assertTrue(CASE.verdict().contains(expected), expected + " is not in " + CASE.verdict());
            String runs = "needs " + words(CASE.change(Resource.GPUS, Horizon.SHORT_RUN)) + " GPUs in the short run";
            assertTrue(CASE.verdict().contains(runs), runs + " is not in " + CASE.verdict());
            assertTrue(
                    CASE.verdict()
                            .contains(") and " + words(CASE.change(Resource.GPUS, Horizon.LONG_RUN))
                                    + " in the long run"),
                    CASE.verdict());
            assertEquals(CASE.verdict(), table.notes().get(table.notes().size() - 1));
        }

        private static String words(double change) {
            return Math.abs(change) < 0.0005
                    ? "as many"
                    : Numbers.percent(Math.abs(change)) + (change > 0 ? " more" : " fewer");
        }

        @Test
        void haveInferencesShareOfTheFirstTiersHours() {
            int last = CASE.base().periods() - 1;
            String expected = Numbers.percent(inference(CASE.base(), 0)) + " at the start; at the end "
                    + Numbers.percent(inference(CASE.base(), last)) + " in the base, "
                    + Numbers.percent(inference(CASE.scenario(), last)) + " in the scenario.";
            assertTrue(table.notes().stream().anyMatch(n -> n.endsWith(expected)), expected + table.notes());
        }

        private static double inference(io.jevons.demand.Projection p, int period) {
            String tier = p.market().tiers().get(0);
            double hours = p.series(tier, "hours-inference").get(period);
            double rest = p.series(tier, "hours-training").get(period)
                    + p.series(tier, "hours-other").get(period);
            return hours / (hours + rest);
        }

        @Test
        void haveWhatANestSellsAndItsShares() {
            Table nest = CASE.nest("cuda");
            int row = 0;
            for (Resource resource : List.of(Resource.GPUS.onNest("cuda"), Resource.SALES.onNest("cuda"))) {
                for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
                    Horizon.Span span = horizon.span(CASE);
                    row(
                            nest,
                            row,
                            2,
                            span.mean(CASE.inBase(resource)),
                            span.mean(CASE.inScenario(resource)),
                            CASE.change(resource, horizon),
                            CASE.shareInBase(resource, horizon),
                            CASE.shareInScenario(resource, horizon),
                            orNone(CASE.rebound(resource).findOver(horizon)),
                            orNone(CASE.withShifts(resource).findOver(horizon)));
                    row++;
                }
            }
            assertEquals(row, nest.rowCount());
        }
    }

    @Nested
    class OfRebound {
        private final Rebound rebound = CASE.rebound(Resource.GPUS);
        private final Table table = rebound.toTable();

        @Test
        void haveEveryQuarterAndTheSumsBeforeIt() {
            double base = 0;
            double engineering = 0;
            double run = 0;
            for (int i = 0; i < table.rowCount(); i++) {
                double[] now = {
                    CASE.inBase(Resource.GPUS).get(i),
                    CASE.engineering(Resource.GPUS).get(i),
                    CASE.inResponse(Resource.GPUS).get(i)
                };
                row(table, i, 1, now);
                base += now[0];
                engineering += now[1];
                run += now[2];
                String quarter = (String) table.get(i, 0);
                double cumulative = orNone(rebound.findCumulative(quarter));
                if (base - engineering > 0.01 * base) {
                    assertEquals(1 - (base - run) / (base - engineering), cumulative, 1e-12);
                    assertEquals(cumulative, rebound.cumulative(quarter));
                } else {
                    assertTrue(Double.isNaN(cumulative));
                }
                row(table, i, 4, orNone(rebound.find(quarter)), cumulative);
            }
        }

        @Test
        void areDrawnByQuarterAndFromTheStartOn() {
            Chart chart = rebound.chart();
            List<ChartPoint> sums = chart.traces().get(0).points();
            List<ChartPoint> quarters = chart.traces().get(1).points();
            String last = CASE.base().start().plus(CASE.base().periods() - 1).toString();
            assertEquals(rebound.at(last), quarters.get(quarters.size() - 1).y());
            assertEquals(rebound.cumulative(last), sums.get(sums.size() - 1).y());
            assertEquals(
                    Chart.years(Quarter.parse(last)), sums.get(sums.size() - 1).x());
        }

        @Test
        void nameTheRange() {
            assertEquals("0 (no rebound)", Rebound.describe(-1e-13));
            assertTrue(Rebound.describe(-0.2).endsWith(" (super-conservation)"));
            assertTrue(Rebound.describe(0.4).endsWith(" (partial rebound)"));
            assertTrue(Rebound.describe(1).endsWith(" (full rebound)"));
            assertTrue(Rebound.describe(1.2).endsWith(" (backfire)"));
        }

        /** A saving of a hundredth of the base is too small to speak of a rebound. */
        @Test
        void needASaving() {
            assertTrue(Rebound.of(100, 99, 100).isEmpty());
            assertEquals(1, Rebound.of(100, 98.9, 100).getAsDouble());
            assertEquals(-0.5, Rebound.of(100, 98, 97).getAsDouble(), 1e-12);
            assertEquals(2, Rebound.of(100, 98, 102).getAsDouble(), 1e-12);
        }
    }

    @Nested
    class OfAccounting {
        private final Decomposition accounts = CASE.decompose(Resource.GPUS, QUARTER);

        @Test
        void addUpRowByRow() {
            Table table = accounts.toTable();
            double running = accounts.from();
            row(table, 0, 1, running, Double.NaN, running, Double.NaN);
            int last = 1;
            for (Factor factor : Factor.values()) {
                double effect = accounts.effect(factor);
                running += effect;
                row(table, last++, 1, effect, effect / accounts.from(), running, accounts.ratio(factor));
            }
            assertEquals(last + 1, table.rowCount());
            assertEquals(running, accounts.to(), 1e-12 * running);
            row(
                    table,
                    last,
                    1,
                    accounts.to(),
                    (accounts.to() - accounts.from()) / accounts.from(),
                    accounts.to(),
                    accounts.to() / accounts.from());
        }

        @Test
        void areDrawnWithTheLargestStepInWords() {
            Factor largest = Factor.UNIT_EFFICIENCY;
            for (Factor factor : Factor.values()) {
                largest = Math.abs(accounts.effect(factor)) > Math.abs(accounts.effect(largest)) ? factor : largest;
            }
            String change = Numbers.change(accounts.to() / accounts.from() - 1);
            Chart chart = accounts.chart();
            assertEquals(
                    "Scenario: " + change + " against base, and the largest step is " + largest.text(), chart.title());
            List<ChartPoint> points = chart.traces().get(0).points();
            ChartPoint start = points.get(0);
            assertEquals(ChartPoint.range("base", accounts.from(), 0, accounts.from()), start);
            assertEquals(ChartPoint.range("scenario", accounts.to(), 0, accounts.to()), points.get(points.size() - 1));
        }
    }

    @Nested
    class OfAttribution {
        private final Attribution parts = CASE.attribute(Resource.GPUS, QUARTER);
        private final Table table = parts.toTable();

        @Test
        void addUpRowByRow() {
            double saving = -parts.efficiency();
            double running = parts.base() + parts.efficiency();
            row(table, 0, 1, parts.base(), Double.NaN, parts.base(), Double.NaN);
            row(table, 1, 1, parts.efficiency(), parts.efficiency() / parts.base(), running, Double.NaN);
            int row = 2;
            for (Channel channel : Channel.values()) {
                double part = parts.of(channel);
                running += part;
                row(table, row++, 1, part, part / parts.base(), running, part / saving);
                assertEquals(part / saving, parts.reboundOf(channel).orElseThrow(), 1e-12);
            }
            assertEquals(parts.scenario(), running, 1e-12 * running);
            double all = (parts.scenario() - parts.base()) / saving + 1;
            row(table, row++, 1, parts.scenario(), parts.difference() / parts.base(), parts.scenario());
            assertEquals(all, (double) table.get(row - 1, 4), 1e-9);
            row(table, row++, 1, parts.responses(), parts.responses() / parts.base(), Double.NaN);
            row(table, row, 1, parts.shifts(), parts.shifts() / parts.base(), Double.NaN);
            assertEquals(parts.responses() / saving, (double) table.get(row - 1, 4), 1e-12);
            assertEquals(parts.shifts() / saving, (double) table.get(row, 4), 1e-12);
        }

        @Test
        void setResponsesApartFromShifts() {
            double shifts = parts.of(Channel.TOKENS_PER_TASK) + parts.of(Channel.OTHER_SHOCKS);
            assertTrue(shifts != 0);
            assertEquals(shifts, parts.shifts(), 1e-12 * parts.base());
            assertEquals(parts.difference() - parts.efficiency() - shifts, parts.responses(), 1e-12 * parts.base());
        }

        @Test
        void areDrawnStepByStep() {
            List<ChartPoint> points = parts.chart().traces().get(0).points();
            double sum = points.stream()
                    .limit(points.size() - 1)
                    .mapToDouble(ChartPoint::y)
                    .sum();
            assertEquals(parts.efficiency(), points.get(1).y());
            assertEquals(parts.scenario(), sum, 1e-12 * sum);
        }
    }

    @Nested
    class OfYears {
        private final Years years = CASE.years();

        @Test
        void haveBothRunsAndTheirDifference() {
            Table table = years.table("total", "need");
            assertEquals(years.years().size(), table.rowCount());
            for (int i = 0; i < table.rowCount(); i++) {
                int year = years.years().get(i);
                double base = years.base("total", "need", year);
                double scenario = years.scenario("total", "need", year);
                assertEquals(Years.heading(CASE.base(), year), table.get(i, 0));
                row(table, i, 1, base, scenario, scenario - base, scenario / base - 1);
            }
        }

        @Test
        void haveEveryFigureByYear() {
            Table table = years.toTable();
            int row = 0;
            for (YearFigure figure : years.figures()) {
                for (int year : years.years()) {
                    double base = figure.in(CASE.base(), year);
                    double scenario = figure.in(CASE.scenario(), year);
                    assertEquals(Years.heading(CASE.base(), year), table.get(row, "year"));
                    assertEquals(figure.title(), table.get(row, "figure"));
                    row(table, row++, 6, base, scenario, scenario - base, base == 0 ? Double.NaN : scenario / base - 1);
                }
            }
            assertEquals(row, table.rowCount());
        }

        @Test
        void haveHeadlinesInWholeYearsSideBySide() {
            Table table = years.toWideTable();
            List<Integer> whole = years.years().stream()
                    .filter(y -> Years.heading(CASE.base(), y).equals(String.valueOf(y)))
                    .toList();
            assertEquals(2 + whole.size(), table.columns().size());
            List<YearFigure> figures = YearFigure.headline(CASE.scenario());
            assertEquals(3 * figures.size(), table.rowCount());
            for (int i = 0; i < figures.size(); i++) {
                String unit = ((String) table.get(3 * i + 2, 0)).replaceAll("[\\[\\] ]", "");
                assertEquals(
                        figures.get(i).title(),
                        table.get(3 * i, 0) + ", " + ((String) table.get(3 * i + 1, 0)).strip());
                double scale = Units.factor(figures.get(i).unit(), unit);
                for (int j = 0; j < whole.size(); j++) {
                    double base = figures.get(i).in(CASE.base(), whole.get(j));
                    double scenario = figures.get(i).in(CASE.scenario(), whole.get(j));
                    row(table, 3 * i, 2 + j, scale * base);
                    row(table, 3 * i + 1, 2 + j, scale * scenario);
                    row(table, 3 * i + 2, 2 + j, scale * scenario - scale * base);
                }
            }
        }

        @Test
        void sayWhichYearsAreInPart() {
            io.jevons.demand.Projection part =
                    Comparison.project(TinyMarket.oneTier(6), io.jevons.scenario.Scenario.named("none"));
            assertEquals(List.of(2025, 2026), Years.of(part));
            assertEquals("2025", Years.heading(part, 2025));
            assertEquals("2026 Q1-3", Years.heading(part, 2026));
        }
    }

    @Nested
    class OfElasticities {
        private final Elasticities elasticities = Elasticities.of(SeededCases.market(2));

        @Test
        void haveTheAnswerToEachCost() {
            List<String> tiers = CASE.market().tiers();
            Table table = elasticities.toTable();
            List<String> places = new java.util.ArrayList<>(tiers);
            places.add("total");
            int row = 0;
            for (String place : places) {
                for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
                    assertEquals(place, table.get(row, 0));
                    row(table, row, 2, elasticities.toTokenCost(place, horizon));
                    for (int j = 0; j < tiers.size(); j++) {
                        row(table, row, 3 + j, elasticities.toRent(place, tiers.get(j), horizon));
                    }
                    row++;
                }
            }
            for (; row < table.rowCount(); row += 2) {
                Elasticities segment = elasticities.ofSegment((String) table.get(row, 0));
                row(table, row, 2, segment.toTokenCost("total", Horizon.SHORT_RUN));
                row(table, row + 1, 2, segment.toTokenCost("total", Horizon.LONG_RUN));
            }
        }
    }

    @Nested
    class OfBreakEvens {
        /** R = 1 - (1 - γ^(ε-1)) / (1 - 1/γ) where intensity alone answers. */
        private static double rebound(double elasticity) {
            return 1 - (1 - Math.pow(3, elasticity - 1)) / (1 - 1 / 3.0);
        }

        @Test
        void haveTheClosedFormAtEveryMultiplier() {
            Comparison c =
                    Comparison.of(TinyMarket.oneTier(3).with("cells.all.elasticity", 0.5), TinyMarket.efficiency(3));
            BreakEven found = c.breakEven(Resource.GPU_HOURS, Horizon.at("2025Q4"));
            Table table = found.toTable();
            List<ChartPoint> line = found.chart().traces().get(0).points();
            assertEquals(11, table.rowCount());
            assertEquals(21, line.size());
            for (int i = 0; i < 11; i++) {
                double multiplier = i / 2.0;
                double elasticity = multiplier / 2;
                assertEquals(multiplier, (double) table.get(i, 0), 1e-12);
                assertEquals(rebound(elasticity), (double) table.get(i, 1), 1e-9);
                assertEquals(Math.pow(3, elasticity - 1) - 1, (double) table.get(i, 2), 1e-9);
                if (multiplier != 2) {
                    String range = elasticity > 1 ? "backfire" : "saving left";
                    assertEquals(range + (multiplier == 1 ? ", as assumed" : ""), table.get(i, 3));
                }
                assertEquals(rebound(elasticity), line.get(2 * i).y(), 1e-9);
            }
        }

        @Test
        void haveThePlaneOfTwoParametersRowByRow() {
            Comparison c = Comparison.of(
                    TinyMarket.oneTier(3)
                            .with("cells.all.elasticity", 0.5)
                            .with("cells.all.new-market-elasticity", 0.5),
                    TinyMarket.efficiency(3));
            Frontier frontier = c.frontier(
                    Resource.GPU_HOURS,
                    Horizon.at("2025Q4"),
                    Axis.set("cells.all.elasticity", 0, 1.5),
                    Axis.set("cells.all.new-market-elasticity", 0, 0.6));
            Table table = frontier.toTable();
            for (int i = 0; i <= 10; i++) {
                double x = 0.15 * i;
                double y = 1 - x;
                assertEquals(x, (double) table.get(i, 0), 1e-12);
                assertEquals(rebound(x), (double) table.get(i, 2), 1e-9);
                assertEquals(rebound(x + 0.6), (double) table.get(i, 3), 1e-9);
                boolean crosses = y > 0 && y < 0.6;
                assertEquals(crosses ? y : Double.NaN, (double) table.get(i, 1), 1e-9);
            }
            List<ChartPoint> line = frontier.chart().traces().get(0).points();
            assertEquals(4, line.size());
            assertEquals(0.45, line.get(0).x(), 1e-12);
            assertEquals(0.55, line.get(0).y(), 1e-9);
        }
    }

    @Test
    void sharesAreWeightedPartsOfTheTotal() {
        double sum = 0;
        double big = 0;
        Horizon.Span span = Horizon.LONG_RUN.span(CASE);
        for (String tier : CASE.market().tiers()) {
            double need = CASE.market().get("tiers." + tier + ".h100-equivalents")
                    * span.mean(CASE.scenario().series(tier, "need"));
            sum += need;
            big = tier.equals("small") ? need : big;
        }
        assertEquals(big / sum, CASE.shareInScenario(Resource.GPUS.on("small"), Horizon.LONG_RUN), 1e-12);
    }
}
