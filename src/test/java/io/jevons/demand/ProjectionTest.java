package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.demand.engine.Engine;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a projection holds, how it is asked, and that its table and file say the same. */
final class ProjectionTest {
    private static final Market MARKET =
            Market.parse("market-c.yaml", Resources.text(Comparison.class, "engine/market-c.yaml"));
    private static final Projection RUN = Engine.project(Plan.of("base", Drivers.of(MARKET, List.of())));

    @Nested
    class Holds {
        @Test
        void aSeriesOfEveryKeyFromTheStartToTheEnd() {
            assertEquals(MARKET.start(), RUN.start());
            assertEquals(21, RUN.periods());
            assertEquals("base", RUN.scenario());
            assertSame(MARKET, RUN.market());
            for (SeriesKey key : RUN.keys()) {
                Series series = RUN.series(key.entity(), key.variable());
                assertEquals(21, series.size());
                assertEquals(MARKET.start(), series.start());
                assertEquals(key.toString(), series.name());
                assertSame(
                        series.unit(),
                        RUN.find(key.entity(), key.variable()).orElseThrow().unit());
                assertEquals(
                        series.get(7),
                        RUN.value(key.entity(), key.variable(), MARKET.start().plus(7)));
                assertEquals(
                        series.get(7),
                        RUN.value(
                                key.entity(),
                                key.variable(),
                                MARKET.start().plus(7).toString()));
            }
        }

        @Test
        void sumsOfTiersThatCannotBeExplainedThemselves() {
            assertFalse(RUN.sums().isEmpty());
            double sum = RUN.series("big", "sales").get(4)
                    + RUN.series("small", "sales").get(4);
            assertEquals(sum, RUN.series("cuda", "sales").get(4), 1e-9 * sum);
            assertTrue(RUN.sums().contains(new SeriesKey("cuda", "sales")));
            assertFalse(RUN.keys().contains(new SeriesKey("cuda", "sales")));
            Quarter quarter = MARKET.start().plus(4);
            String message = assertThrows(InvalidInputException.class, () -> RUN.explain("cuda", "sales", quarter))
                    .getMessage();
            assertTrue(
                    message.contains("the sum over big, small\nMaybe explain(\"big\", \"sales\", \"2020Q3\")"),
                    message);
        }

        @Test
        void noOtherNames() {
            assertTrue(RUN.find("big", "nothing").isEmpty());
            String variable = assertThrows(InvalidInputException.class, () -> RUN.series("big", "ned"))
                    .getMessage();
            assertTrue(variable.contains("variable of big") && variable.contains("Maybe need"), variable);
            String entity = assertThrows(InvalidInputException.class, () -> RUN.series("bg", "need"))
                    .getMessage();
            assertTrue(entity.contains("tier, group, nest, cell or workload") && entity.contains("Maybe big"), entity);
            assertThrows(InvalidInputException.class, () -> RUN.explain("big", "need", "2031Q4"));
        }

        @Test
        void theEquationBehindANumber() {
            String quarter = "2021Q2";
            assertEquals(
                    RUN.value("big", "need", quarter),
                    RUN.explain("big", "need", quarter).value(),
                    1e-9 * RUN.value("big", "need", quarter));
        }
    }

    @Nested
    class Shows {
        private List<SeriesKey> all() {
            List<SeriesKey> keys = new ArrayList<>(RUN.keys());
            keys.addAll(RUN.sums());
            return keys;
        }

        @Test
        void everyNumberAsARowByQuarter() {
            Table table = RUN.toTable();
            List<SeriesKey> keys = all();
            assertEquals(21 * keys.size(), table.rowCount());
            int row = 3 * keys.size();
            for (SeriesKey key : keys) {
                Series series = RUN.series(key.entity(), key.variable());
                assertEquals(
                        List.of("base", "2020Q2", key.entity(), key.variable(), series.unit(), series.get(3)),
                        cells(table, row++));
            }
        }

        private static List<Object> cells(Table table, int row) {
            return IntStream.range(0, 6).mapToObj(c -> table.get(row, c)).toList();
        }

        @Test
        void theSameAsAFile() {
            List<SeriesKey> keys = all();
            List<String> lines = RUN.toCsv().lines().toList();
            assertEquals(1 + 21 * keys.size(), lines.size());
            assertEquals("scenario,period,entity,variable,unit,value", lines.get(0));
            SeriesKey key = keys.get(5);
            Series series = RUN.series(key.entity(), key.variable());
            assertEquals(
                    "base,2019Q4," + key.entity() + "," + key.variable() + "," + series.unit() + ","
                            + Numbers.exact(series.get(1)),
                    lines.get(1 + keys.size() + 5));
            StringWriter out = new StringWriter();
            RUN.toCsv(out);
            assertEquals(RUN.toCsv(), out.toString());
        }

        @Test
        void itsEndsAtAPrompt() {
            String text = Table.inFull(RUN::toString);
            assertTrue(text.contains("Projection of corners under base, 2019Q3 to 2024Q3"), text);
            for (String tier : MARKET.tiers()) {
                String line =
                        text.lines().filter(l -> l.startsWith(tier)).findFirst().orElseThrow();
                for (double value : new double[] {
                    RUN.value(tier, "need", "2019Q3"),
                    RUN.value(tier, "need", "2024Q3"),
                    RUN.value(tier, "fleet", "2024Q3"),
                    RUN.value(tier, "rent", "2024Q3")
                }) {
                    assertTrue(line.contains(Numbers.human(value)), Numbers.human(value) + " is not in " + line);
                }
            }
            String tokens = "Tokens: " + Numbers.human(1e6 * RUN.value("total", "tokens", "2019Q3")) + " tokens/yr to "
                    + Numbers.human(1e6 * RUN.value("total", "tokens", "2024Q3")) + " tokens/yr.";
            assertTrue(text.replaceAll("\\s+", " ").contains(tokens), tokens);
        }
    }

    @Nested
    class Parts {
        @Test
        void areFoundByTheNameInTheMarket() {
            DemandCurve mine = DemandCurve.of("own-curve", x -> Math.pow(x, -0.5));
            Strategies.register(mine);
            assertSame(mine, Strategies.demandCurve(named("demand-curve: own-curve")));
            assertFalse(Strategies.isBuiltIn(mine));
            assertTrue(Strategies.isBuiltIn(Strategies.demandCurve(MARKET)));
            assertTrue(Strategies.isBuiltIn(Strategies.tierChoice(MARKET)));
            assertTrue(Strategies.isBuiltIn(Strategies.rentalMarket(MARKET)));
            assertEquals(SaturatingDemand.NAME, Strategies.demandCurve(MARKET).name());
            assertEquals(NestedLogitChoice.NAME, Strategies.tierChoice(MARKET).name());
            assertEquals(ScarcityRent.NAME, Strategies.rentalMarket(MARKET).name());
        }

        /** A mistake in a part of one's own is told with its name and the quarter. */
        @Test
        void areNamedWhereTheyThrowOrGiveNoNumber() {
            Strategies.register(DemandCurve.of("throws-at-half", x -> {
                if (x < 0.9) {
                    throw new ArithmeticException("by zero");
                }
                return 1;
            }));
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> projected("throws-at-half"));
            assertTrue(
                    thrown.getMessage()
                            .matches("market .+ in 20\\d\\dQ[1-4], with demand-curve 'throws-at-half': threw"
                                    + " java.lang.ArithmeticException: by zero"),
                    thrown::getMessage);
            Strategies.register(DemandCurve.of("no-number", x -> x < 0.9 ? Double.NaN : 1));
            InvalidInputException refused = assertThrows(InvalidInputException.class, () -> projected("no-number"));
            assertTrue(
                    refused.getMessage().endsWith("\nMaybe demand-curve 'no-number' gives what is no finite number"),
                    refused::getMessage);
        }

        @Test
        void haveNamesOfTheirOwn() {
            String taken = assertThrows(
                            InvalidInputException.class,
                            () -> Strategies.register(DemandCurve.of(SaturatingDemand.NAME, x -> x)))
                    .getMessage();
            assertTrue(taken.contains("must have a name of its own"), taken);
            for (String key : List.of("demand-curve", "tier-choice", "rental-market")) {
                String unknown = assertThrows(InvalidInputException.class, () -> named(key + ": nobodys"))
                        .getMessage();
                assertTrue(unknown.contains("unknown " + key + " 'nobodys'"), unknown);
            }
        }

        private static Projection projected(String curve) {
            return Engine.project(Plan.of("base", Drivers.of(named("demand-curve: " + curve), List.of())));
        }

        private static Market named(String line) {
            return Market.parse("own.yaml", Resources.text(Comparison.class, "engine/market-c.yaml") + line + "\n");
        }
    }
}
