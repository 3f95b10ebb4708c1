package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.demand.Channel;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The answer to efficiency, beside the scenario as a whole. */
final class ResponseRunTest {
    private static final List<Resource> RESOURCES =
            List.of(Resource.GPU_HOURS, Resource.GPUS, Resource.FLEET, Resource.SALES, Resource.ENERGY);

    private static void same(Projection expected, Projection actual) {
        for (SeriesKey key : expected.keys()) {
            assertEquals(
                    expected.series(key.entity(), key.variable()).toString(),
                    actual.series(key.entity(), key.variable()).toString(),
                    key.toString());
        }
    }

    @Nested
    class Run {
        @Test
        void isTheScenarioItselfWhereNothingIsAssumed() {
            Comparison c = Comparison.of(
                    EngineCases.market("j"),
                    Scenario.named("gain").with(Shock.efficiency("*", 3).from("2020Q1")));
            assertSame(c.scenario(), c.response());
            assertFalse(c.hasShifts());
        }

        @Test
        void isTheScenarioWithItsShiftsHeldAtTheBase() {
            Comparison k = EngineCases.comparison("j", "k");
            Comparison m = EngineCases.comparison("j", "m");
            assertTrue(k.hasShifts());
            same(m.scenario(), k.response());
            for (Resource r : RESOURCES) {
                assertEquals(
                        m.withShifts(r).over(Horizon.LONG_RUN), k.rebound(r).over(Horizon.LONG_RUN));
                assertEquals(k.engineering(r).get(12), m.engineering(r).get(12));
            }
        }

        @Test
        void hasNoReboundWithEveryChannelOff() {
            Comparison c = Comparison.of(
                    EngineCases.market("j"),
                    EngineCases.comparison("j", "n").staging().scenario().without(Channel.values()));
            for (Resource r : RESOURCES) {
                for (int i = 0; i < c.base().periods(); i++) {
                    double expected = c.engineering(r).get(i);
                    assertEquals(expected, c.inScenario(r).get(i), 1e-9 * Math.abs(expected), r + " " + i);
                }
            }
        }
    }

    @Nested
    class Tokens {
        private Comparison under(Shock shock) {
            return Comparison.of(
                    EngineCases.market("j"), Scenario.named("tokens").with(shock));
        }

        @Test
        void thatAreForcedMakeATaskDearerAndThoseChosenDoNot() {
            Comparison forced = under(Shock.tokensPerTask("*", 2).from("2019Q3"));
            Comparison chosen = under(Shock.tokensPerTask("*", 2).chosen().from("2019Q3"));
            double base = forced.base().value("eager", "viable", "2019Q3");
            assertTrue(forced.scenario().value("eager", "viable", "2019Q3") < base);
            assertEquals(base, chosen.scenario().value("eager", "viable", "2019Q3"));
            assertEquals(
                    2 * chosen.base().value("eager", "tokens", "2019Q3"),
                    chosen.scenario().value("eager", "tokens", "2019Q3"),
                    1e-3);
        }

        @Test
        void areTheEffortOfUsersWhereNothingElseAnswers() {
            // x is that of prices held at the base's path, so that ln e closes on -χ x.
            Market market = TinyMarket.oneTier(40)
                    .with("cells.all.effort-elasticity", 0.7)
                    .with("cells.all.effort-time", 0.5);
            Comparison c = Comparison.of(market, TinyMarket.efficiency(3).without(Channel.PRICE_FEEDBACK));
            double effort = c.scenario().value("all", "effort", TinyMarket.quarter(40));
            assertEquals(Math.pow(3, 0.7), effort, 1e-6);
        }
    }

    @Nested
    class Signs {
        private final Market world = Markets.named("world-2024Q4").with("cells.*.saturation", 1e9);
        private final Scenario deepseek = Scenarios.named("deepseek-r1");

        @Test
        void reboundRisesWithEffort() {
            double last = Double.NEGATIVE_INFINITY;
            for (double chi : new double[] {0, 0.2, 0.4, 0.8}) {
                Market market = Markets.named("world-2024Q4").with("cells.*.effort-elasticity", chi);
                double r =
                        Comparison.of(market, deepseek).rebound(Resource.GPUS).over(Horizon.LONG_RUN);
                assertTrue(r > last, chi + ": " + r + " after " + last);
                last = r;
            }
        }

        @Test
        void reboundRisesWithTheStrengthOfAllPriceResponses() {
            Table scan = Comparison.of(world, deepseek)
                    .breakEven(Resource.GPUS, Horizon.LONG_RUN)
                    .toTable();
            double last = Double.NEGATIVE_INFINITY;
            for (int row = 0; row <= 4; row++) {
                double r = (double) scan.get(row, "rebound");
                assertTrue(r > last, "row " + row + ": " + r + " after " + last);
                last = r;
            }
        }
    }

    @Nested
    class Messages {
        @Test
        void sayWhatWasMeantWhereTheBaseHasTheSameParameters() {
            Scenario nber = Scenario.named("nber").basedOn("deepseek-r1").with("cells.*.elasticity", 1.11);
            Comparison c = Comparison.of(Markets.named("world-2024Q4"), nber);
            String message = Assertions.assertThrows(
                            InvalidInputException.class,
                            () -> c.rebound(Resource.GPUS).over(Horizon.LONG_RUN))
                    .getMessage();
            assertTrue(message.contains("nber has no shock of its own"), message);
            assertTrue(
                    message.contains(
                            "\nMaybe compare deepseek-r1 on a market with these parameters: Jevons.compare(market.with(\"cells.*.elasticity\", 1.11), Jevons.scenario(\"deepseek-r1\"))"),
                    message);
            assertTrue(c.verdict().contains("maybe compare deepseek-r1 on a market"), c.verdict());
        }

        @Test
        void nameBothNumbersAndWhatNobodyRuns() {
            Comparison c = EngineCases.comparison("j", "k");
            assertTrue(c.verdict().contains("the answer to efficiency, is "), c.verdict());
            assertTrue(c.verdict().contains(" with the shifts it assumes"), c.verdict());
            assertTrue(
                    c.verdict().contains(". Need counts work that nobody runs for want of GPUs, up to "), c.verdict());
        }
    }

    @Test
    void isRunInEnsemblesToo() {
        Market market = EngineCases.market("j");
        Scenario scenario = EngineCases.comparison("j", "k").staging().scenario();
        Study study = Ensemble.of(market, scenario)
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .draws(20)
                .seed(1)
                .run();
        double[] rebound = study.values(Metric.rebound(Resource.FLEET));
        double[] all = study.values(Metric.withShifts(Resource.FLEET));
        double[] more = study.values(Metric.moreThanBase(Resource.FLEET));
        for (int draw : new int[] {0, 7, 19}) {
            Comparison c = study.replay(draw);
            assertEquals(c.rebound(Resource.FLEET).over(Horizon.LONG_RUN), rebound[draw], 1e-9);
            assertEquals(c.withShifts(Resource.FLEET).over(Horizon.LONG_RUN), all[draw], 1e-9);
            assertEquals(c.isMoreThanBase(Resource.FLEET, Horizon.LONG_RUN) ? 1 : 0, more[draw]);
        }
    }
}
