package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Numbers;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import org.junit.jupiter.api.Test;

final class VerdictTest {
    /** Sources say a third to a half of inference and training; of all hours it is far less where most of them are other work. */
    @Test
    void tellsTheShareOfInferenceOverBoth() {
        Comparison world = Comparison.of(Markets.named("world-latest"), Scenarios.named("deepseek-r1"));
        double inference = hours(world, "hours-inference");
        double language = inference + hours(world, "hours-training");
        double all = language + hours(world, "hours-other");
        assertTrue(inference / language > 1.5 * inference / all);
        String told = world.toString().replaceAll("\\s+", " ");
        assertTrue(
                told.contains("Inference's share of flagship hours (in brackets: of those of inference and training): "
                        + Numbers.percent(inference / all) + " (" + Numbers.percent(inference / language)
                        + ") at the start; at the end "),
                told);
    }

    private static double hours(Comparison c, String variable) {
        return c.base().series("flagship", variable).get(0);
    }

    @Test
    void tellsOneShareWhereThereIsNoOtherWork() {
        String told =
                Comparison.of(TinyMarket.oneTier(9), Scenario.named("none")).toString();
        assertFalse(told.contains("in brackets"), told);
    }
}
