package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Channel;
import io.jevons.scenario.Scenario;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class AttributionTest {
    private static double sum(Attribution a) {
        return a.efficiency()
                + Arrays.stream(Channel.values()).mapToDouble(a::of).sum();
    }

    @Nested
    class Laws {
        @Test
        void efficiencyAndChannelsAddUpForEveryResource() {
            SeededCases.seeds().limit(4).forEach(seed -> {
                Comparison c = SeededCases.comparison(seed);
                for (Resource resource : List.of(
                        Resource.GPU_HOURS,
                        Resource.GPUS.on("small"),
                        Resource.SALES.onNest("cuda"),
                        Resource.ENERGY)) {
                    Attribution a = c.attribute(resource, "2023Q2");
                    assertEquals(c.inBase(resource).at("2023Q2"), a.base());
                    assertEquals(c.inScenario(resource).at("2023Q2"), a.scenario());
                    assertEquals(a.difference(), sum(a), 1e-12 * Math.max(a.base(), a.scenario()));
                }
            });
        }

        @Test
        void efficiencyAloneIsTheEngineeringEstimate() {
            SeededCases.seeds().limit(4).forEach(seed -> {
                Comparison c = SeededCases.comparison(seed);
                for (Resource resource : List.of(Resource.GPU_HOURS, Resource.SALES, Resource.ENERGY)) {
                    double expected = c.engineering(resource).at("2022Q3")
                            - c.inBase(resource).at("2022Q3");
                    double actual = c.attribute(resource, "2022Q3").efficiency();
                    assertEquals(expected, actual, 1e-12 * c.inBase(resource).at("2022Q3"));
                }
            });
        }

        @Test
        void partsOfReboundAddUpToReboundWithShifts() {
            Comparison c = SeededCases.comparison(5);
            Attribution a = c.attribute(Resource.GPU_HOURS, Horizon.LONG_RUN);
            double parts = Arrays.stream(Channel.values())
                    .mapToDouble(ch -> a.reboundOf(ch).orElseThrow())
                    .sum();
            assertEquals(c.withShifts(Resource.GPU_HOURS).over(Horizon.LONG_RUN), parts, 1e-12);
        }

        @Test
        void theSameWhateverTheThreads() {
            Comparison c = SeededCases.comparison(6);
            Attribution first = c.attribute(Resource.GPUS, "2023Q2");
            Attribution second = c.attribute(Resource.GPUS, "2023Q2");
            for (Channel channel : Channel.values()) {
                assertEquals(first.of(channel), second.of(channel));
            }
        }

        @Test
        void withoutShocksNothingIsCaused() {
            Attribution a = Comparison.of(SeededCases.market(1), Scenario.named("nothing"))
                    .attribute(Resource.GPUS, "2023Q2");
            assertEquals(0, a.efficiency());
            for (Channel channel : Channel.values()) {
                assertEquals(0, a.of(channel));
                assertTrue(a.reboundOf(channel).isEmpty());
            }
        }
    }

    @Nested
    class Channels {
        @Test
        void oneThatTheScenarioHoldsHasNoPart() {
            Comparison c = Comparison.of(
                    SeededCases.market(2), SeededCases.scenario(2).without(Channel.ADOPTION, Channel.TRAINING));
            Attribution a = c.attribute(Resource.GPUS, "2023Q2");
            assertEquals(0, a.of(Channel.ADOPTION));
            assertEquals(0, a.of("training"));
            assertNotEquals(0, a.of(Channel.INTENSITY));
            assertEquals(a.difference(), sum(a), 1e-12 * a.base());
        }

        @Test
        void allHeldLeaveEfficiencyAlone() {
            Comparison c =
                    Comparison.of(SeededCases.market(2), SeededCases.scenario(2).without(Channel.values()));
            Attribution a = c.attribute(Resource.GPUS, "2023Q2");
            assertEquals(a.difference(), a.efficiency());
            assertEquals(0, c.rebound(Resource.GPUS).at("2023Q2"), 1e-12);
        }

        @Test
        void twoThatMultiplyShareByShapley() {
            // Hours fall to 1/4; intensity gives a, new markets b, both ab: the parts follow by hand.
            Comparison c = Comparison.of(
                    TinyMarket.oneTier(3)
                            .with("cells.all.elasticity", 0.5)
                            .with("cells.all.new-market-elasticity", 0.25),
                    TinyMarket.efficiency(4));
            Attribution at = c.attribute(Resource.GPU_HOURS, "2025Q4");
            double alone = at.base() / 4;
            double a = Math.pow(4, 0.5);
            double b = Math.pow(4, 0.25);
            assertEquals(alone * ((a - 1) + (a - 1) * b) / 2, at.of(Channel.INTENSITY), 1e-11 * at.base());
            assertEquals(alone * ((b - 1) + (b - 1) * a) / 2, at.of(Channel.NEW_MARKETS), 1e-11 * at.base());
            assertEquals(0, at.of(Channel.TOKENS_PER_TASK), 1e-12 * at.base());
        }
    }

    @Test
    void badInputIsNamed() {
        Comparison c = SeededCases.comparison(1);
        assertThrows(InvalidInputException.class, () -> c.attribute(Resource.GPUS.onNest("cud"), "2020Q4"));
        assertThrows(InvalidInputException.class, () -> c.attribute(Resource.GPUS, "2031Q4"));
        Attribution a = c.attribute(Resource.GPUS, "2020Q4");
        assertThrows(InvalidInputException.class, () -> a.of("adopton"));
    }

    @Test
    void printsStepsThatSayAttribution() {
        String text = SeededCases.comparison(1)
                .attribute(Resource.SALES, Horizon.LONG_RUN)
                .toString();
        assertTrue(text.contains("Attribution") && text.contains("efficiency alone") && text.contains("Shapley"));
        assertTrue(!text.contains("LMDI")
                && !text.toLowerCase(java.util.Locale.ROOT).contains("accounting"));
        assertTrue(text.lines().allMatch(l -> l.length() <= 100));
    }
}
