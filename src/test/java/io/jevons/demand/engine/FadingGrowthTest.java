package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.base.Series;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.market.Market;
import io.jevons.rebound.TinyMarket;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Growth against its closed form, ln G = g∞ t + (g0 - g∞) T (1 - e^(-t/T)), for any time of fading T. */
final class FadingGrowthTest {
    private static final double START = 0.5;
    private static final double LONG_RUN = 0.1;

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.25, 3, 24.9, 25.1, 1e3, 1e6, 1e12, 1e15, 1e17, 1e100, 1e300})
    void isExactForAnyTimeOfFading(double years) {
        Market market = TinyMarket.oneTier(20)
                .with("cells.all.growth.start", START)
                .with("cells.all.growth.long-run", LONG_RUN)
                .with("cells.all.growth.fade-years", years);
        Series hours =
                Engine.project(Plan.of("none", Drivers.of(market, List.of()))).series("gpu", "hours-inference");
        for (int i = 0; i <= 20; i++) {
            double t = i / 4.0;
            double expected = LONG_RUN * t - (START - LONG_RUN) * years * Math.expm1(-t / years);
            assertEquals(Math.exp(expected), hours.get(i) / hours.get(0), 1e-12 * Math.exp(expected), "at " + t);
        }
    }
}
