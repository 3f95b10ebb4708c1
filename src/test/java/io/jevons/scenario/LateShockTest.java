package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A shock that begins after the last quarter would do nothing and say nothing: it is refused. */
final class LateShockTest {
    private static final Market MARKET = Markets.named("world-2024Q4");
    private static final String LATE = "not after the market's last quarter, 2031Q4, or '";
    private static final String REMEDY = "' never acts\nMaybe a market with quarters = 29 or more";

    private static String refusal(Scenario scenario) {
        return assertThrows(InvalidInputException.class, () -> Staging.of(MARKET, scenario))
                .getMessage();
    }

    private static Scenario with(Shock shock) {
        return Scenario.named("late").basedOn("baseline").with(shock);
    }

    @Test
    void codeNamesTheShockAndBothQuarters() {
        FactorShock efficiency = Shock.efficiency("frontier", 8);
        assertEquals(
                "from = 2032Q1: must be " + LATE + efficiency.from("2032Q1").describe() + REMEDY,
                refusal(with(efficiency.from("2032Q1").halfLife(0.5))).replace(" with a half-life of 0.500 years", ""));
        FactorShock path = efficiency.profile(Profile.path(Map.of(Quarter.parse("2032Q1"), 0.5)));
        assertEquals("path = 2032Q1: must be " + LATE + path.describe() + REMEDY, refusal(with(path)));
        ReleaseShock release =
                Shock.modelRelease("frontier", Map.of("flagship", 0.01)).from("2032Q1");
        assertEquals("from = 2032Q1: must be " + LATE + release.describe() + REMEDY, refusal(with(release)));
    }

    @Test
    void filesNameTheLine() {
        for (String profile : List.of("from: 2032Q1", "from: 2032Q1, ramp: 1", "path: {2032Q1: 0.5, 2033Q1: 1}")) {
            String message = refusal(Scenario.parse(
                    "mine.yaml",
                    "scenario: mine\nbased-on: baseline\nshocks:\n" + "  - efficiency: {grade: frontier, factor: 8, "
                            + profile + "}\n"));
            String key = profile.startsWith("path") ? "path" : "from";
            String start = "mine.yaml, line 4: shocks[0].efficiency: " + key + " = 2032Q1: must be " + LATE;
            assertEquals(start, message.substring(0, Math.min(start.length(), message.length())), message);
        }
    }

    @Test
    void inTheLastQuarterItStillActs() {
        Staging staging =
                Staging.of(MARKET, with(Shock.efficiency("frontier", 8).from("2031Q4")));
        assertEquals(OptionalInt.of(28), staging.firstPeriod());
        assertEquals(
                OptionalInt.of(29),
                Staging.of(
                                MARKET.with("quarters", 29),
                                with(Shock.efficiency("frontier", 8).from("2032Q1")))
                        .firstPeriod());
    }
}
