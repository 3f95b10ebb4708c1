package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Markets;
import io.jevons.scenario.Scenarios;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The laws of a {@link Claim}. Extend it in a plug-in's tests. */
public abstract class ClaimContract {
    /**
     * The claim to test.
     *
     * @return the claim
     */
    protected abstract Claim claim();

    private static Comparison comparison(String scenario) {
        return Comparison.of(Markets.named("world-2024Q4"), Scenarios.named(scenario));
    }

    @Test
    void isOneSentenceWithOneLineOfExplanation() {
        assertTrue(claim().name().matches("[a-z][a-z0-9-]*"), claim().name());
        assertTrue(claim().sentence().endsWith("."), claim().sentence());
        assertFalse(claim().explanation().isBlank() || claim().explanation().contains("\n"));
    }

    @Test
    void answersWithTheFigureThatDecides() {
        for (String scenario : List.of("baseline", "deepseek-r1", "no-rebound", "edge-shift")) {
            ClaimResult result = claim().evaluate(comparison(scenario));
            boolean applies = result.answer() != ClaimResult.Answer.NOT_APPLICABLE;
            assertEquals(applies, result.deciding().isPresent(), scenario);
            result.deciding().ifPresent(d -> assertTrue(result.figures().contains(d)));
        }
    }

    @Test
    void givesTheSameEachTime() {
        assertEquals(
                claim().evaluate(comparison("deepseek-r1")).figures(),
                claim().evaluate(comparison("deepseek-r1")).figures());
    }

    @Test
    void copesWithAMarketThatLacksItsTerms() {
        History.named("coal-1865").comparisons().forEach(c -> claim().evaluate(c));
    }
}
