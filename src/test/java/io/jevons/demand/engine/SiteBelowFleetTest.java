package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.scenario.Staging;
import org.junit.jupiter.api.Test;

/** A site whose limit falls below what runs there, while nothing waits to start: what runs retires by its age, and no more. */
final class SiteBelowFleetTest {
    private static final Market MARKET = Market.parse("hall.yaml", """
            market: mine
            based-on: world-latest
            sites:
              hall: {power-mw: 100000, growth: {start: 0, long-run: 0, fade-years: 1}}
            tiers:
              midrange: {site: hall, deployment-years: 0, backlog: 0}
            """);

    private static Projection cut(double power) {
        return Engine.project(Staging.of(
                        MARKET,
                        Scenario.named("cut")
                                .with(Shock.demand("*", 0.01).from("2026Q1"))
                                .with(Shock.sitePower("hall", power).from("2026Q1")))
                .plan());
    }

    @Test
    void keepsWhatRunsWhereNothingIsReady() {
        Projection cut = cut(1e-4);
        Series fleet = cut.series("midrange", "fleet");
        double kept = Math.exp(-0.25 / MARKET.get("tiers.midrange.life-years"));
        for (String quarter : new String[] {"2026Q1", "2026Q2", "2026Q3"}) {
            double before = fleet.at(Quarter.parse(quarter).plus(-1));
            assertEquals(0, cut.value("midrange", "shipped", quarter));
            assertEquals(kept * before, fleet.at(quarter), 1e-12 * before);
            assertEquals(
                    fleet.at(quarter), cut.explain("midrange", "fleet", quarter).value(), 1e-9 * before);
        }
        for (int i = 0; i < fleet.size(); i++) {
            assertTrue(Double.isFinite(fleet.get(i)), "fleet in quarter " + i);
            assertTrue(Double.isFinite(cut.series("flagship", "need").get(i)), "need in quarter " + i);
        }
    }

    /** Nothing starts at a limit of a thousandth of what runs, nor at one of a millionth. */
    @Test
    void isTheSameForAnyLimitBelow() {
        Series low = cut(1e-4).series("midrange", "fleet");
        Series lower = cut(1e-7).series("midrange", "fleet");
        for (int i = 0; i < low.size(); i++) {
            assertEquals(low.get(i), lower.get(i), 1e-12 * low.get(0));
        }
    }
}
