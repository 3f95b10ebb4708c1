package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Precision;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CheapestServingTest {
    private static final ModelSpec R1 = ModelSpec.named("DeepSeek-R1");
    private static final Workload WORKLOAD = Workload.of(1000, 1000);
    private static final CheapestServing SEARCH = Serving.cheapest(R1, WORKLOAD);

    @Nested
    class Deployments {
        @Test
        void areSortedByPrice() {
            List<CheapestServing.Priced> found = SEARCH.deployments();
            assertTrue(found.size() > 5);
            for (int i = 1; i < found.size(); i++) {
                assertTrue(found.get(i - 1).usdPerMtok() <= found.get(i).usdPerMtok());
            }
        }

        @Test
        void priceInputAndOutputApartSoThatTheyAddUp() {
            CheapestServing.Priced best = SEARCH.best();
            assertEquals(best.usdPerMtok(), (best.usdPerMtokInput() + best.usdPerMtokOutput()) / 2, 1e-9);
        }

        @Test
        void costMoreOfIdleGpus() {
            assertEquals(
                    2 * SEARCH.best().usdPerMtok(),
                    SEARCH.utilisation(0.5).best().usdPerMtok(),
                    1e-9);
        }

        @Test
        void keepLimits() {
            CheapestServing fast = SEARCH.maxSecondsPerOutputToken(0.03).maxSecondsToFirstToken(1);
            CheapestServing.Priced best = fast.best();
            assertTrue(best.cost().secondsPerOutputToken() <= 0.03);
            assertTrue(best.cost().secondsToFirstToken() <= 1);
            assertTrue(best.usdPerMtok() >= SEARCH.best().usdPerMtok());
        }

        @Test
        void costLessWithPromptsInTheCache() {
            double cached = Serving.cheapest(R1, WORKLOAD.cached(0.5)).best().usdPerMtokInput();
            assertTrue(cached < 0.6 * SEARCH.best().usdPerMtokInput());
        }

        @Test
        void followOwnPrices() {
            CheapestServing.Priced best = SEARCH.price("MI300X", 0.01).best();
            assertEquals("Instinct MI300X", best.cost().serving().gpu().name());
            GpuSpec own = GpuSpec.of("mine", 2000, 8000, 2000);
            assertEquals(
                    "mine",
                    SEARCH.price(own, 0.01).best().cost().serving().gpu().name());
        }
    }

    @Nested
    class ParetoSet {
        @Test
        void trulyTradesCostAgainstTime() {
            List<CheapestServing.Priced> front = SEARCH.pareto();
            assertTrue(front.size() > 2);
            for (int i = 1; i < front.size(); i++) {
                assertTrue(front.get(i).usdPerMtok() >= front.get(i - 1).usdPerMtok());
                assertTrue(front.get(i).cost().secondsPerOutputToken()
                        < front.get(i - 1).cost().secondsPerOutputToken());
            }
            assertEquals(SEARCH.best().usdPerMtok(), front.get(0).usdPerMtok());
        }
    }

    @Nested
    class Infeasible {
        @Test
        void onesSayWhatTheyLack() {
            List<Deployment> lacking = SEARCH.infeasible();
            assertFalse(lacking.isEmpty());
            for (Deployment deployment : lacking) {
                assertTrue(deployment.missingBytes() > 0, deployment.reason());
                assertTrue(deployment.reason().contains("it needs"), deployment.reason());
            }
        }

        @Test
        void searchesSaySo() {
            CheapestServing edge = SEARCH.among(List.of(GpuSpec.named("RTX 4090")));
            assertThrows(InvalidInputException.class, edge::best);
            CheapestServing unpriced = SEARCH.among(List.of(GpuSpec.named("MI300X")));
            assertThrows(InvalidInputException.class, unpriced::best);
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefused() {
            assertThrows(InvalidInputException.class, () -> SEARCH.price("H1000", 2));
            assertThrows(InvalidInputException.class, () -> SEARCH.price("H100", 0));
            assertThrows(InvalidInputException.class, () -> SEARCH.utilisation(1.5));
            assertThrows(InvalidInputException.class, () -> SEARCH.among(List.of()));
            assertThrows(InvalidInputException.class, () -> SEARCH.maxSecondsToFirstToken(Double.NaN));
        }
    }

    @Test
    void printsAsATable() {
        String text = SEARCH.toString();
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        assertTrue(text.contains("lacks") || text.contains("why not"), text);
    }

    /** Of what does not fit, that which lacks least; of what fits, that which costs least. */
    @Test
    void theBestOfWhatDoesNotFitLacksLeast() {
        Serving big = Serving.of(R1, GpuSpec.named("RTX 4090"));
        Deployment one = Deployment.of(big.precision(Precision.INT8));
        Deployment four = Deployment.of(big.precision(Precision.INT4));
        assertFalse(one.feasible() || four.feasible());
        assertTrue(four.missingBytes() < one.missingBytes());
        assertEquals(four, io.jevons.cost.Deployments.best(List.of(one, four)));
        assertEquals(four, io.jevons.cost.Deployments.best(List.of(four, one)));
        Serving small = Serving.of(ModelSpec.named("Llama-3.1-8B"), GpuSpec.named("H100"));
        Deployment dear = Deployment.of(small.precision(Precision.BF16));
        Deployment cheap = Deployment.of(small.precision(Precision.FP8));
        assertEquals(cheap, io.jevons.cost.Deployments.best(List.of(dear, cheap)));
        assertEquals(cheap, io.jevons.cost.Deployments.best(List.of(cheap, dear)));
        assertEquals(dear, io.jevons.cost.Deployments.best(List.of(one, dear, four)));
        assertEquals("", dear.reason());
        assertEquals(0, dear.missingBytes());
        assertEquals(four.reason(), four.toString());
    }

    @Test
    void aPriceNamesWhatItIsOf() {
        CheapestServing.Priced best = SEARCH.best();
        assertTrue(best.toString().endsWith(" USD per million tokens"), best.toString());
        assertTrue(best.toString().contains(", batch " + best.cost().batch() + ": "), best.toString());
    }
}
