package io.jevons.rebound.elasticity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.engine.Engine;
import io.jevons.market.Market;
import io.jevons.market.ReferenceMarkets;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.TinyMarket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class ElasticitiesTest {
    private static final double STEP = Math.log(1.01);
    private static final Elasticities WORLD = Elasticities.of(ReferenceMarkets.world());

    @Nested
    class OneTier {
        private final Market market = TinyMarket.oneTier(8)
                .with("cells.all.elasticity", 0.8)
                .with("cells.all.new-market-elasticity", 0.3)
                .with("cells.all.saturation", 4)
                .with("cells.all.sigma", 1.5)
                .with("cells.all.viable", 0.2)
                .with("cells.all.adoption", 0.1);

        @Test
        void hasTheLongRunElasticityOfItsCell() {
            double expected = Engine.project(Plan.of("start", Drivers.of(market, List.of())))
                    .value("all", "elasticity-long-run", TinyMarket.START);
            Elasticities e = Elasticities.of(market);
            assertTrue(e.isSettled());
            assertEquals(-expected, e.toRent("gpu", "gpu", Horizon.LONG_RUN), 0.01 * expected);
            assertEquals(1 - expected, e.toTokenCost("gpu", Horizon.LONG_RUN), 0.01 * expected);
        }

        @Test
        void hasTheArcOfItsThreeMarginsExactly() {
            NormalDistribution normal = new NormalDistribution();
            double z = normal.inverseCumulativeProbability(0.2);
            double viable = Math.log(normal.cumulativeProbability(z - STEP / 1.5) / 0.2);
            double intensity = Math.log(4 / (1 + 3 * Math.exp(0.8 * 4 / 3 * STEP)));
            double expected = (viable + intensity - 0.3 * STEP) / STEP;
            assertEquals(expected, Elasticities.of(market).toRent("gpu", "gpu", Horizon.LONG_RUN), 1e-9);
        }

        @Test
        void growthAndTrendsDoNotTouchTheLongRun() {
            Market moving = market.with("algorithmic-trend", 0.4)
                    .with("cells.all.growth.start", 0.7)
                    .with("cells.all.value-growth", 0.2)
                    .with("tiers.gpu.price-decline", 0.3);
            double expected = Elasticities.of(market).toTokenCost("gpu", Horizon.LONG_RUN);
            assertEquals(expected, Elasticities.of(moving).toTokenCost("gpu", Horizon.LONG_RUN), 1e-9);
        }

        @Test
        void inTheShortRunFourQuartersHaveAdjusted() {
            Market slow =
                    TinyMarket.oneTier(8).with("cells.all.elasticity", 1.4).with("cells.all.adjust-time", 2);
            Elasticities e = Elasticities.of(slow);
            double adjusted = 1 - Math.exp(-1 / 2.0);
            assertEquals(-1.4 * adjusted, e.toRent("gpu", "gpu", Horizon.SHORT_RUN), 1e-9);
            assertEquals(1 - 1.4 * adjusted, e.toTokenCost("gpu", Horizon.SHORT_RUN), 1e-9);
            assertEquals(-1.4, e.toRent("gpu", "gpu", Horizon.LONG_RUN), 1e-9);
        }

        @Test
        void saysWhereTheLongRunHasNotCome() {
            Market forever = market.with("cells.all.new-market-time", 1000);
            Elasticities e = Elasticities.of(forever);
            assertTrue(!e.isSettled() && e.toString().contains("had not come to rest"));
        }
    }

    /** McFadden (1978): with tokens fixed, only shares move. */
    @Nested
    class NestedLogit {
        private static final double BETA = 1.7;
        private static final double LAMBDA = 0.6;
        private final Elasticities e = Elasticities.of(market());

        private Market market() {
            Map<String, String> nests = new LinkedHashMap<>();
            nests.put("a", "cuda");
            nests.put("b", "cuda");
            nests.put("c", "other");
            return TinyMarket.of(8, nests, Map.of("cuda", LAMBDA, "other", 1.0), Map.of("a", 0.5, "b", 0.2, "c", 0.3))
                    .with("cells.all.beta", BETA);
        }

        /** ln of the share after the rent of a rises by 1 %, against before, by the formula. */
        private double logShare(String tier) {
            double a = 5.0 / 7 * Math.exp(-BETA * STEP / LAMBDA);
            double within = a + 2.0 / 7;
            double nest = 0.7 * Math.pow(within, LAMBDA);
            double share = switch (tier) {
                case "a" -> nest * a / within;
                case "b" -> nest * (2.0 / 7) / within;
                default -> 0.3;
            };
            double start = Map.of("a", 0.5, "b", 0.2, "c", 0.3).get(tier);
            return Math.log(share / (nest + 0.3) / start);
        }

        @Test
        void ownAndCrossTermsAreThoseOfTheFormula() {
            for (String tier : new String[] {"a", "b", "c"}) {
                assertEquals(logShare(tier) / STEP, e.toRent(tier, "a", Horizon.LONG_RUN), 1e-9, tier);
            }
        }

        @Test
        void localOnesAreNear() {
            double within = 5.0 / 7;
            double own = -BETA * ((1 - within) / LAMBDA + within * (1 - 0.7));
            double sameNest = BETA * (within / LAMBDA - within * (1 - 0.7));
            assertEquals(own, e.toRent("a", "a", Horizon.LONG_RUN), 0.01 * Math.abs(own));
            assertEquals(sameNest, e.toRent("b", "a", Horizon.LONG_RUN), 0.01 * sameNest);
            assertEquals(BETA * 0.5, e.toRent("c", "a", Horizon.LONG_RUN), 0.01 * BETA);
        }

        @Test
        void signsAreThoseOfSubstitutes() {
            for (String tier : new String[] {"a", "b", "c"}) {
                for (String rent : new String[] {"a", "b", "c"}) {
                    double found = e.toRent(tier, rent, Horizon.LONG_RUN);
                    assertTrue(tier.equals(rent) ? found < 0 : found > 0, tier + " " + rent + " " + found);
                }
            }
        }

        @Test
        void whereTokensAreFixedAllCostsTogetherMoveNothing() {
            for (String tier : new String[] {"a", "b", "c"}) {
                double all = e.toRent(tier, "a", Horizon.LONG_RUN)
                        + e.toRent(tier, "b", Horizon.LONG_RUN)
                        + e.toRent(tier, "c", Horizon.LONG_RUN);
                assertEquals(0, all, 0.02);
                assertEquals(1, e.toTokenCost(tier, Horizon.LONG_RUN), 1e-9);
            }
        }
    }

    @Nested
    class World {
        @Test
        void ownRentsLowerNeedAndTheLongRunAnswersMore() {
            for (String tier : ReferenceMarkets.world().tiers()) {
                double soon = WORLD.toRent(tier, tier, Horizon.SHORT_RUN);
                double late = WORLD.toRent(tier, tier, Horizon.LONG_RUN);
                assertTrue(soon < 0 && late < soon, tier + " " + soon + " " + late);
            }
            assertTrue(WORLD.isSettled());
        }

        @Test
        void segmentsCostsOfTokensAreTheirRentsAndTheHoursThemselves() {
            // A per cent on every rent moves cost as a per cent on hours does, but leaves the hours.
            for (String segment : new String[] {"sme", "developer", "embedded"}) {
                Elasticities of = WORLD.ofSegment(segment);
                double rents = ReferenceMarkets.world().tiers().stream()
                        .mapToDouble(t -> of.toRent("total", t, Horizon.LONG_RUN))
                        .sum();
                assertEquals(of.toTokenCost("total", Horizon.LONG_RUN) - 1, rents, 0.03);
            }
        }

        @Test
        void aSegmentThatDoesNotUseATierHasNone() {
            assertTrue(Double.isNaN(WORLD.ofSegment("enterprise").toTokenCost("edge", Horizon.LONG_RUN)));
        }

        @Test
        void printsAsAMatrixOfAHundredColumns() {
            String text = WORLD.toString();
            assertTrue(text.contains("flagship") && text.contains("total") && text.contains("embedded"));
            assertTrue(!text.contains("not shown"), text);
            assertTrue(text.lines().allMatch(l -> l.length() <= 100));
        }
    }

    /** Where nobody answers dearer tokens, need rises by inference's part of it: by 1 in segments alone. */
    @Test
    void withoutAnswerIsWhatIsLeftWhereAllAnswersAreOff() {
        Elasticities silent = Elasticities.of(ReferenceMarkets.world()
                .with("cells.*.*elasticity", 0)
                .with("cells.*.sigma", 1e6)
                .with("training.*.revenue-pull", 0));
        for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
            for (String tier : List.of("flagship", "consumer", "total")) {
                double part = silent.withoutAnswer(tier, horizon);
                assertEquals(part, silent.toTokenCost(tier, horizon), 1e-4, tier);
                assertTrue(part > 0 && part <= 1, tier);
            }
            assertTrue(silent.withoutAnswer("flagship", horizon) < 0.9, "training runs there too");
            Elasticities sme = silent.ofSegment("sme");
            assertEquals(1, sme.toTokenCost("total", horizon), 1e-4);
            assertEquals(1, sme.withoutAnswer("total", horizon));
        }
        String note = WORLD.toTable().notes().get(0);
        assertTrue(
                note.contains(", total " + Numbers.human(WORLD.withoutAnswer("total", Horizon.SHORT_RUN)) + " and "
                        + Numbers.human(WORLD.withoutAnswer("total", Horizon.LONG_RUN)) + "."),
                note);
    }

    @Test
    void badInputIsNamed() {
        assertThrows(InvalidInputException.class, () -> WORLD.toTokenCost("flagshp", Horizon.LONG_RUN));
        assertThrows(InvalidInputException.class, () -> WORLD.toRent("edge", "total", Horizon.LONG_RUN));
        assertThrows(InvalidInputException.class, () -> WORLD.toTokenCost("edge", Horizon.CUMULATIVE));
        assertThrows(InvalidInputException.class, () -> WORLD.ofSegment("smes"));
    }

    /** Two rows a need, by tiers, in total and by segments: first the short run, then the long. */
    @Test
    void tableHasShortAndLongRunOfEachNeed() {
        Table table = WORLD.toTable();
        List<String> tiers = ReferenceMarkets.world().tiers();
        for (int i = 0; i <= tiers.size(); i++) {
            String need = i < tiers.size() ? tiers.get(i) : "total";
            for (int run = 0; run < 2; run++) {
                Horizon horizon = run == 0 ? Horizon.SHORT_RUN : Horizon.LONG_RUN;
                int row = 2 * i + run;
                assertEquals(need, table.get(row, "need"));
                assertEquals(run == 0 ? "short" : "long", table.get(row, "run"));
                assertEquals(WORLD.toTokenCost(need, horizon), table.get(row, "token cost"));
                assertEquals(WORLD.toRent(need, tiers.get(1), horizon), table.get(row, tiers.get(1)));
            }
        }
        int segments = 2 * (tiers.size() + 1);
        String first = (String) table.get(segments, "need");
        assertEquals(
                WORLD.ofSegment(first).toTokenCost("total", Horizon.LONG_RUN), table.get(segments + 1, "token cost"));
    }
}
