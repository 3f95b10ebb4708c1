package io.jevons.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.RandomMarkets;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Legal markets whose numbers stand at their bounds, and random ones far from anything real. */
class BoundaryMarketsTest {
    private static final int CASES = Math.max(1, Outcome.CASES / 8);
    private static final List<String> ENDS = List.of(
            "0",
            "1",
            "-1",
            "5e-324",
            "1e-310",
            "1e-300",
            "1e-100",
            "1e-9",
            "0.999999999999",
            "1.000000001",
            "1e9",
            "1e100",
            "1e300",
            "1.7976931348623157e308",
            "-1e300",
            "100",
            "-100");

    private static final String SCENARIO = """
            scenario: base
            shocks:
              - efficiency: {grade: "*", factor: 3, from: 2019Q4}
            """;

    @Test
    void smallMarketWithAFewNumbersAtTheirBounds() {
        MarketText small = MarketText.small();
        List<String> numbers = new ArrayList<>();
        small.paths().forEach(path -> {
            if (small.value(path).matches("-?[0-9.]+([eE][-+]?[0-9]+)?") && !path.equals("quarters")) {
                numbers.add(path);
            }
        });
        int answered = 0;
        for (long seed = Outcome.FROM; seed < Outcome.FROM + CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MarketText text = small;
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                String path = numbers.get(random.nextInt(numbers.size()));
                text = text.with(path, ENDS.get(random.nextInt(ENDS.size())));
            }
            String yaml = text.text();
            Scenario scenario = Scenario.parse("base", SCENARIO);
            answered += Outcome.require("bounds:" + seed, yaml, List.of(), () -> run(yaml, scenario)) ? 1 : 0;
        }
        assertTrue(answered > CASES / 20, answered + " of " + CASES);
    }

    @Test
    void randomMarketsUnderRandomScenarios() {
        int answered = 0;
        for (long seed = Outcome.FROM; seed < Outcome.FROM + CASES; seed++) {
            String yaml = RandomMarkets.extremeMarket(seed).text();
            long own = seed;
            answered += Outcome.require("random:" + seed, yaml, List.of(), () -> {
                        Market market = Market.parse("random", yaml);
                        String shocks = "scenario: random\n" + RandomMarkets.extremeScenario(own, market);
                        return run(yaml, Scenario.parse("random", shocks));
                    })
                    ? 1
                    : 0;
        }
        assertTrue(answered > CASES / 20, answered + " of " + CASES);
    }

    private static String run(String yaml, Scenario scenario) {
        Comparison comparison = Comparison.of(Market.parse("bounds", yaml), scenario);
        for (Projection projection : List.of(comparison.base(), comparison.scenario())) {
            for (SeriesKey key : projection.keys()) {
                for (int i = 0; i < projection.periods(); i++) {
                    double value =
                            projection.series(key.entity(), key.variable()).get(i);
                    if (!Double.isFinite(value)) {
                        throw new AssertionError(key + " = " + value);
                    }
                }
            }
        }
        return comparison.toString();
    }
}
