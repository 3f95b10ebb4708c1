package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.demand.Channel;
import io.jevons.market.Market;
import io.jevons.model.Words;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class BreakEvenTest {
    private static Market market(double elasticity, double newMarkets) {
        return TinyMarket.oneTier(3)
                .with("cells.all.elasticity", elasticity)
                .with("cells.all.new-market-elasticity", newMarkets);
    }

    private static BreakEven breakEven(double elasticity, double newMarkets, Scenario scenario) {
        return Comparison.of(market(elasticity, newMarkets), scenario)
                .breakEven(Resource.GPU_HOURS, Horizon.at("2025Q4"));
    }

    @Nested
    class Multiplier {
        @Test
        void bringsTheElasticityToOne() {
            Scenario gain = TinyMarket.efficiency(3);
            assertEquals(2, breakEven(0.5, 0, gain).multiplier().orElseThrow(), 1e-9);
            assertEquals(0.8, breakEven(1, 0.25, gain).multiplier().orElseThrow(), 1e-9);
            assertEquals(4, breakEven(0.25, 0, gain).multiplier().orElseThrow(), 1e-9);
        }

        @Test
        void alsoActsOnTheExtensiveMargin() {
            // Adoption at once (p large) in answer to price: where it alone answers, k is a root of ln Φ(k ln γ / σ) +
            // ln 2 = ln γ, here with γ = 1.5 and σ = 1: Φ = 3/4, hence k = 0.6744897501960817 / ln 1.5.
            Market market = market(0, 0).with("cells.all.sigma", 1).with("cells.all.bass.p", 1e6);
            BreakEven found =
                    Comparison.of(market, TinyMarket.efficiency(1.5)).breakEven(Resource.GPUS, Horizon.at("2025Q4"));
            assertEquals(0.6744897501960817 / Math.log(1.5), found.multiplier().orElseThrow(), 1e-9);
        }

        /** Effort is a response to price too: R = 1 where k (ε + χ) = 1, with ε = 0.2 and χ = 0.3. */
        @Test
        void alsoActsOnEffort() {
            Market market =
                    market(0.2, 0).with("cells.all.effort-elasticity", 0.3).with("cells.all.effort-time", 1e-3);
            BreakEven found =
                    Comparison.of(market, TinyMarket.efficiency(3)).breakEven(Resource.GPU_HOURS, Horizon.at("2025Q4"));
            assertEquals(2, found.multiplier().orElseThrow(), 1e-9);
        }

        @Test
        void reproducesReboundOneInAFullMarket() {
            Comparison c = SeededCases.comparison(4);
            for (double k : c.breakEven(Resource.GPU_HOURS, Horizon.LONG_RUN).multipliers()) {
                Comparison there = Comparison.of(
                        SeededCases.market(4),
                        SeededCases.scenario(4)
                                .scale("cells.*.elasticity", k)
                                .scale("cells.*.new-market-elasticity", k)
                                .scale("cells.*.sigma", 1 / k)
                                .scale("cells.*.value-growth", 1 / k)
                                .without(Channel.OTHER_SHOCKS));
                assertEquals(1, there.rebound(Resource.GPU_HOURS).over(Horizon.LONG_RUN), 1e-9);
            }
        }

        /** At half the strength of what takes to R = 1, demand saves; a row every half, of which 1 is the market's own. */
        @Test
        void isReadAlongItsRange() {
            BreakEven found = breakEven(0.5, 0, TinyMarket.efficiency(3));
            Table table = found.toTable();
            assertEquals(11, table.rowCount());
            for (int i = 0; i <= 10; i++) {
                double k = 0.5 * i;
                assertEquals(k, (double) table.get(i, 0), 1e-12);
                assertEquals((Math.pow(3, 0.5 * k) - 1) / 2, (double) table.get(i, "rebound"), 1e-9);
                assertEquals(Math.pow(3, 0.5 * k - 1) - 1, (double) table.get(i, "against base"), 1e-9);
                String expected = k > 2 ? "backfire" : k == 1 ? "saving left, as assumed" : "saving left";
                if (k != 2) {
                    assertEquals(expected, table.get(i, 3), "at " + k);
                }
            }
            assertEquals(
                    "rebound is 1 where demand answers price 2.00 times as strongly as assumed; backfire above 2.00.",
                    found.sentence());
            assertEquals(21, found.chart().traces().get(0).points().size());
            assertEquals(1, found.chart().rules().get(0).at());
            assertEquals(found.toTable().toString(), found.toString());
        }

        @Test
        void atZeroNothingAnswers() {
            double rebound = (double)
                    breakEven(0.5, 0.5, TinyMarket.efficiency(3)).toTable().get(0, "rebound");
            assertEquals(0, rebound, 1e-12);
        }
    }

    @Nested
    class OneParameter {
        @Test
        void effortMakesUpWhatIntensityLacks() {
            // Effort at once: R = 1 where ε + χ = 1.
            BreakEven found = Comparison.of(
                            market(0.6, 0)
                                    .with("cells.all.effort-elasticity", 0)
                                    .with("cells.all.effort-time", 1e-3),
                            TinyMarket.efficiency(3))
                    .breakEven(Resource.GPU_HOURS, Horizon.at("2025Q4"), "cells.*.effort-elasticity");
            assertEquals(0.4, found.multiplier().orElseThrow(), 1e-9);
            assertTrue(found.sentence()
                    .contains("rebound is 1 where " + Words.of("cells.*.effort-elasticity") + " is 0.400"));
        }

        @Test
        void isRefusedWhereTheMarketHasNone() {
            Comparison c = Comparison.of(market(0.5, 0), TinyMarket.efficiency(3));
            assertThrows(
                    InvalidInputException.class,
                    () -> c.breakEven(Resource.GPUS, Horizon.LONG_RUN, "cells.*.effort-elastcity"));
        }
    }

    /** Where it is looked for: multipliers from 0 to 5, a parameter from 0 to 3 or, where it is larger, a fifth to five times. */
    @Nested
    class Range {
        @Test
        void multipliersAreThoseUpToFive() {
            Scenario gain = TinyMarket.efficiency(3);
            assertEquals(4.95, breakEven(1 / 4.95, 0, gain).multiplier().orElseThrow(), 1e-9);
            assertTrue(breakEven(1 / 5.05, 0, gain).multipliers().isEmpty());
            assertEquals(0.05, breakEven(20, 0, gain).multiplier().orElseThrow(), 1e-9);
            assertEquals(List.of(0.0, 5.0), ends(breakEven(1, 0, gain)));
        }

        @Test
        void parametersAreThoseUpToThree() {
            assertEquals(List.of(0.0, 3.0), ends(of(market(0.5, 0), "cells.*.elasticity")));
            assertEquals(1, of(market(3, 0), "cells.*.elasticity").multiplier().orElseThrow(), 1e-9);
        }

        /** What a parameter may not be is not looked for: a viable share is neither none nor all. */
        @Test
        void parametersStayWithinTheirBounds() {
            BreakEven found = of(market(0.5, 0), "cells.*.viable");
            assertEquals(List.of(0.01, 0.99), ends(found));
            assertEquals(0.01, found.toTable().get(0, "value"));
            assertThrows(RuntimeException.class, () -> found.toTable().get(0, "multiplier"));
            String note = found.toTable().notes().get(1).replaceAll("\\s+", " ");
            assertTrue(note.startsWith("Value: that of cells.*.viable ("), note);
            assertTrue(note.endsWith("in base and scenario alike; in the market 0.500 in the mean."), note);
            assertEquals("Rebound by the value of cells.*.viable", found.chart().subtitle());
        }

        /** Of a parameter that the market lacks and that may not be 1: tokens that a user can take, against the start. */
        @Test
        void parametersThatTheMarketLacksStayWithinTheirBoundsToo() {
            assertEquals(List.of(1.01, 3.0), ends(of(market(0.5, 0), "cells.*.saturation")));
        }

        @Test
        void largerOnesAreThoseOfAFifthToFiveTimes() {
            assertEquals(List.of(0.8, 20.0), ends(of(market(4, 0), "cells.*.elasticity")));
            assertEquals(1, of(market(4, 0), "cells.*.elasticity").multiplier().orElseThrow(), 1e-9);
        }

        private BreakEven of(Market market, String parameter) {
            return Comparison.of(market, TinyMarket.efficiency(3))
                    .breakEven(Resource.GPU_HOURS, Horizon.at("2025Q3"), parameter);
        }

        private List<Double> ends(BreakEven found) {
            Table table = found.toTable();
            return List.of((double) table.get(0, 0), (double) table.get(table.rowCount() - 1, 0));
        }
    }

    @Nested
    class None {
        @Test
        void whereDemandAnswersTooLittle() {
            BreakEven found = breakEven(0.1, 0, TinyMarket.efficiency(3));
            assertTrue(found.multiplier().isEmpty());
            assertTrue(found.toString().contains("none between 0 and 5: rebound stays below 1"));
        }

        @Test
        void throughWhatIsAssumedBesideEfficiency() {
            // Twice the gain in tokens a task is no answer to efficiency, and moves no break-even.
            Scenario longer =
                    TinyMarket.efficiency(2).with(Shock.tokensPerTask("*", 4).from(TinyMarket.START));
            BreakEven found = breakEven(0.1, 0, longer);
            assertTrue(found.multipliers().isEmpty());
            assertTrue(found.sentence().contains("none between 0 and 5: rebound stays below 1 throughout"));
            BreakEven rises = breakEven(0.5, 0, longer);
            assertEquals(2, rises.multiplier().orElseThrow(), 1e-9);
            assertTrue(rises.sentence().endsWith("backfire above 2.00."));
        }

        @Test
        void whereTheSavingIsTooSmall() {
            BreakEven found = breakEven(0.5, 0, TinyMarket.efficiency(1.005));
            assertTrue(found.multiplier().isEmpty());
            assertTrue(found.sentence().contains("the saving, 0.5 % of the base, is too small"), found.sentence());
            assertTrue(found.toString().contains("saving too small"), found.toString());
        }

        /** The column is of the answer to efficiency, while the comparison also has what the scenario assumes. */
        @Test
        void saysWhatItsColumnLeavesOut() {
            Scenario more = Scenario.named("more").with(Shock.demand("*", 2).from(TinyMarket.START));
            String shifted = breakEven(0.5, 0, more).toString().replace('\n', ' ');
            assertTrue(shifted.contains("Against base: the answer to efficiency alone"), shifted);
            assertFalse(breakEven(0.5, 0, TinyMarket.efficiency(2)).toString().contains("Against base:"));
        }

        @Test
        void whereThereIsNoSaving() {
            BreakEven found = breakEven(0.5, 0, Scenario.named("nothing"));
            assertTrue(found.multiplier().isEmpty());
            assertTrue(found.sentence().contains("no saving to rebound from"));
        }
    }

    @Nested
    class OverTwoParameters {
        @Test
        void theFrontierIsWhereElasticitiesAddUpToOne() {
            Frontier frontier = Comparison.of(market(0.5, 0.5), TinyMarket.efficiency(3))
                    .frontier(
                            Resource.GPU_HOURS,
                            Horizon.at("2025Q4"),
                            Axis.set("cells.all.elasticity", 0, 1.5),
                            Axis.scale("cells.*.new-market-elasticity", 0, 1.2));
            assertEquals(11, frontier.points().size());
            for (Frontier.Point point : frontier.points()) {
                double left = (1 - point.x()) / 0.5;
                if (left >= 0 && left <= 1.2) {
                    assertEquals(left, point.y().get(0), 1e-9);
                } else {
                    assertTrue(point.y().isEmpty());
                }
            }
            String text = frontier.toString();
            assertTrue(text.contains("backfire throughout") && text.contains("saving left throughout"));
            assertTrue(text.lines().allMatch(l -> l.length() <= 100));
        }

        /** A saving that is too small to ask of is none, and is called what it is. */
        @Test
        void theFrontierTellsASmallSavingFromNone() {
            Axis x = Axis.set("cells.all.elasticity", 0.1, 1.5);
            Axis y = Axis.scale("cells.*.new-market-elasticity", 0, 1.2);
            for (double gain : new double[] {1.005, 1}) {
                Table table = Comparison.of(market(0.5, 0.5), TinyMarket.efficiency(gain))
                        .frontier(Resource.GPU_HOURS, Horizon.at("2025Q4"), x, y)
                        .toTable();
                for (int i = 0; i <= 10; i++) {
                    assertEquals(gain > 1 ? "saving too small" : "no saving", table.get(i, 4));
                }
            }
        }

        /** Three times as efficient, need is 3^(e - 1) of the base's, so that R = (3^e - 1) / 2 at the ends of the second axis. */
        @Test
        void theFrontierHasReboundAtTheEndsOfItsRows() {
            Frontier frontier = Comparison.of(market(0.5, 0.5), TinyMarket.efficiency(3))
                    .frontier(
                            Resource.GPU_HOURS,
                            Horizon.at("2025Q4"),
                            Axis.set("cells.all.elasticity", 0, 1.5),
                            Axis.scale("cells.*.new-market-elasticity", 0, 1.2));
            Table table = frontier.toTable();
            for (int i = 0; i <= 10; i++) {
                double e = 0.15 * i;
                Frontier.Point point = frontier.points().get(i);
                assertEquals(e, point.x(), 1e-12);
                assertEquals((Math.pow(3, e) - 1) / 2, point.below(), 1e-9);
                assertEquals((Math.pow(3, e + 0.6) - 1) / 2, point.above(), 1e-9);
                String reading = e > 1
                        ? "backfire throughout"
                        : e + 0.6 < 1
                                ? "saving left throughout"
                                : "backfire above " + Numbers.human(point.y().get(0));
                assertEquals(reading, table.get(i, 4), "at " + e);
                assertEquals(point.y().isEmpty() ? Double.NaN : point.y().get(0), table.get(i, 1));
            }
            long crossed =
                    frontier.points().stream().filter(p -> !p.y().isEmpty()).count();
            assertEquals(4, crossed, "at elasticities of 0.45 to 0.9");
            assertEquals(crossed, frontier.chart().traces().get(0).points().size());
            assertTrue(frontier.chart().alternative().endsWith(": found at 4 of 11 places."));
        }

        @Test
        void badAxesAreNamed() {
            assertThrows(InvalidInputException.class, () -> Axis.scale("x", 2, 1));
            assertThrows(InvalidInputException.class, () -> Axis.priceResponses(-1, 1));
            assertThrows(InvalidInputException.class, () -> Axis.set("x", Double.NaN, 1));
            Comparison c = Comparison.of(market(0.5, 0.5), TinyMarket.efficiency(3));
            Axis twice = Axis.set("cells.all.elasticity", 0, 1);
            assertThrows(InvalidInputException.class, () -> c.frontier(Resource.GPUS, Horizon.LONG_RUN, twice, twice));
            Axis unknown = Axis.set("cells.all.elasticty", 0, 1);
            assertThrows(
                    InvalidInputException.class, () -> c.frontier(Resource.GPUS, Horizon.LONG_RUN, unknown, twice));
        }
    }
}
