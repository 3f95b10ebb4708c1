package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Series;
import io.jevons.demand.Channel;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.ReferenceMarkets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a comparison says by itself: figures over horizons, its quarters, its projections and the places it tells of. */
final class ComparisonTest {
    private static final Market TINY = TinyMarket.oneTier(6);
    private static final Comparison WORLD = Comparison.of(
            ReferenceMarkets.world(),
            Scenarios.named("deepseek-r1").with(Shock.demand("*", 4).from("2025Q1")));

    private static Comparison demand(double factor) {
        return Comparison.of(
                TINY, Scenario.named("demand").with(Shock.demand("*", factor).from(TinyMarket.START)));
    }

    @Test
    void isMoreThanBaseStrictly() {
        assertTrue(demand(1.01).isMoreThanBase(Resource.GPU_HOURS, Horizon.LONG_RUN));
        assertFalse(demand(0.99).isMoreThanBase(Resource.GPU_HOURS, Horizon.LONG_RUN));
        assertFalse(
                Comparison.of(TINY, Scenario.named("nothing")).isMoreThanBase(Resource.GPU_HOURS, Horizon.LONG_RUN));
    }

    /** Twice the demand for half the hours a token: the scenario takes as much as the base, its answer to efficiency half. */
    @Test
    void ofTheResponseLeavesOutWhatIsAssumed() {
        Comparison both = Comparison.of(
                TINY,
                Scenario.named("gain and demand")
                        .with(Shock.efficiency(TinyMarket.GRADE, 2).from(TinyMarket.START))
                        .with(Shock.demand("*", 2).from(TinyMarket.START)));
        assertEquals(0, both.change(Resource.GPU_HOURS, Horizon.LONG_RUN), 1e-12);
        assertEquals(-0.5, both.changeInResponse(Resource.GPU_HOURS, Horizon.LONG_RUN), 1e-12);
        assertTrue(both.hasShifts());
    }

    /** All that is needed and not run, over all that is needed: quarters of more need weigh more. */
    @Test
    void unservedIsByNeed() {
        Comparison shortInBase = EngineCases.comparison("j", "k");
        for (Comparison c : List.of(WORLD, shortInBase)) {
            for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
                Horizon.Span span = horizon.span(c);
                for (String tier : c.market().tiers()) {
                    String at = tier + " " + horizon;
                    assertEquals(partNotRun(c.scenario(), tier, span), c.unserved(tier, horizon), 1e-9, at);
                    assertEquals(
                            partNotRun(c.base(), tier, span), c.unservedInBase(tier, horizon), 1e-9, at + ", base");
                }
            }
        }
        assertTrue(WORLD.unserved("flagship", Horizon.SHORT_RUN) > 0.01);
        assertTrue(shortInBase.unservedInBase("big", Horizon.LONG_RUN) > 0.5);
    }

    private static double partNotRun(Projection run, String tier, Horizon.Span span) {
        Series need = run.series(tier, "need");
        Series fleet = run.series(tier, "fleet");
        double all = 0;
        double missing = 0;
        for (int i = span.first(); i <= span.last(); i++) {
            all += need.get(i);
            missing += Math.max(0, need.get(i) - fleet.get(i));
        }
        return missing / all;
    }

    @Test
    void quartersAreThoseOfTheMarket() {
        Comparison c = demand(2);
        assertEquals(0, c.period(TinyMarket.quarter(0)));
        assertEquals(6, c.period(TinyMarket.quarter(6)));
        for (int outside : new int[] {-1, 7}) {
            InvalidInputException refused =
                    assertThrows(InvalidInputException.class, () -> c.period(TinyMarket.quarter(outside)));
            assertTrue(refused.getMessage().contains("between 2025Q1 and 2026Q3"), refused.getMessage());
        }
    }

    /** A channel that is off follows the base's path, which a projection alone has to be run beside. */
    @Test
    void projectsWithAChannelOffAsItCompares() {
        Market market = TINY.with("cells.all.elasticity", 0.8);
        Scenario gain = TinyMarket.efficiency(2);
        Scenario still = gain.without(Channel.INTENSITY);
        Projection alone = Comparison.project(market, still);
        assertArrayEquals(hours(Comparison.of(market, still).scenario()), hours(alone));
        // Without its answer half the hours are left; with it 2^0.8 times as much of it.
        double[] all = hours(Comparison.project(market, gain));
        assertEquals(Math.pow(2, 0.8), all[5] / hours(alone)[5], 1e-9);
    }

    private static double[] hours(Projection projection) {
        return Resource.GPU_HOURS.in(projection).toArray();
    }

    @Test
    void placesAreGroupsTiersTotalsAndNestsOfMoreThanOneTier() {
        List<Resource> expected = List.of(
                Resource.GPUS.on("a"),
                Resource.GPUS.on("b"),
                Resource.GPUS.on("c"),
                Resource.GPUS,
                Resource.GPUS.onNest("wide"));
        Market market = TinyMarket.of(
                3,
                new TreeMap<>(Map.of("a", "wide", "b", "wide", "c", "lone")),
                Map.of("wide", 0.5, "lone", 1.0),
                Map.of("a", 0.4, "b", 0.3, "c", 0.3));
        assertEquals(expected, Verdict.places(Comparison.of(market, TinyMarket.efficiency(2)), Resource.GPUS));
    }

    /** NVIDIA's nest is no row of its own, since all that it sells has one. */
    @Test
    void placesOfTheWorldBeginWithTheDataCentreAndEndWithNvidia() {
        Market market = Markets.named("world-2024Q4");
        List<Resource> expected = new ArrayList<>();
        expected.add(Resource.GPUS.onGroup("nvidia-data-centre"));
        List.of("flagship", "midrange", "consumer", "edge", "alternative")
                .forEach(t -> expected.add(Resource.GPUS.on(t)));
        expected.add(Resource.GPUS);
        expected.add(Resource.GPUS.onGroup("nvidia"));
        assertEquals(expected, Verdict.places(Comparison.of(market, Scenarios.named("baseline")), Resource.GPUS));
    }

    @Test
    void tellsWhatToCompareWhereOnlyParametersMove() {
        Scenario moved =
                Scenario.named("moved").with("cells.all.elasticity", 0.5).scale("tiers.gpu.price-usd", 2);
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> Comparison.of(TINY, moved).rebound(Resource.GPUS).over(Horizon.LONG_RUN))
                .getMessage();
        assertTrue(message.contains("moved has no shock of its own"), message);
        Scenario based = Scenario.named("moved")
                .basedOn("baseline")
                .with("cells.*.elasticity", 0.5)
                .scale("tiers.*.price-usd", 2);
        String remedy = Verdict.noSaving(Comparison.of(ReferenceMarkets.world(), based));
        assertTrue(
                remedy.contains("market.with(\"cells.*.elasticity\", 0.5).scale(\"tiers.*.price-usd\", 2.0)"), remedy);
    }
}
