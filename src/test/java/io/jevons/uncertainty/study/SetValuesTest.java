package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import org.junit.jupiter.api.Test;

/** What becomes of draws where somebody sets or scales what is drawn. */
final class SetValuesTest {
    private static final String TREND = "algorithmic-trend";
    private static final String EFFORT = "cells.*.effort-elasticity";
    private static final String USE = "cells.*.elasticity";
    private static final String REASONING = "shocks.reasoning.factor";
    private static final Market WORLD = Markets.named("world-latest").with("quarters", 6);
    private static final Scenario STORY = Scenarios.named("deepseek-r1");
    private static final Study DRAWN = study(WORLD, STORY);

    private static Study study(Market market, Scenario scenario) {
        return Ensemble.of(market, scenario).draws(4).seed(5).run();
    }

    private static double[] values(Study study, String input) {
        int at = study.inputs().names().indexOf(input);
        double[] values = new double[study.draws()];
        for (int i = 0; i < values.length; i++) {
            values[i] = study.draw(i)[at];
        }
        return values;
    }

    private static void assertHeld(double value, String path, Study study) {
        for (int i = 0; i < study.draws(); i++) {
            assertEquals(value, study.replay(i).staging().get(path), path);
        }
    }

    private static void assertSameDraws(Study study, String... inputs) {
        for (String input : inputs) {
            assertArrayEquals(values(DRAWN, input), values(study, input), input);
        }
    }

    @Test
    void whatAScenarioSetsIsDrawnByValueNoLonger() {
        assertTrue(values(DRAWN, TREND)[0] != values(DRAWN, TREND)[1]);
        Study study = study(
                WORLD,
                STORY.with(TREND, 0.3).with("cells.sme.effort-elasticity", 0.2).with(REASONING, 2.5));
        assertHeld(0.3, TREND, study);
        assertHeld(0.2, "cells.sme.effort-elasticity", study);
        assertHeld(2.5, REASONING, study);
        assertSameDraws(study, EFFORT, USE, "vendors.cuda.response");
        double[] effort = values(study, EFFORT);
        for (int i = 0; i < effort.length; i++) {
            assertEquals(effort[i], study.replay(i).staging().get("cells.enterprise.effort-elasticity"), 1e-15);
        }
        assertTrue(
                study.assumptions().toString().contains("held where it is set"),
                study.assumptions().toString());
    }

    /** A rule of the scenario's own says what it says, and a factor is drawn around what is set. */
    @Test
    void whatAScenarioSaysOfDrawsHolds() {
        Scenario own = Scenario.parse("own.yaml", """
                scenario: own
                set: {algorithmic-trend: 0.3, cells.sme.elasticity: 0.5}
                uncertainty: {algorithmic-trend: {set: {uniform: [0.2, 0.4]}}}
                """);
        Study study = study(WORLD, own);
        assertTrue(values(study, TREND)[0] != values(study, TREND)[1]);
        double[] factors = values(study, USE);
        for (int i = 0; i < factors.length; i++) {
            assertEquals(0.5 * factors[i], study.replay(i).staging().get("cells.sme.elasticity"), 1e-15);
        }
        assertFalse(study.toString().contains("Drawn by value"), study.toString());
    }

    @Test
    void whatIsSetInAMarketIsDrawnByValueNoLonger() {
        Market set = WORLD.with(TREND, 0.3).with("cells.sme.value-growth", 0.05).with(USE, 0.6);
        Study study = study(set, STORY);
        assertHeld(0.3, TREND, study);
        assertHeld(0.05, "cells.sme.value-growth", study);
        assertSameDraws(study, EFFORT, USE, REASONING);
        Market again = Market.parse("again.yaml", set.toYaml());
        assertEquals(Manifest.hash(set), Manifest.hash(again));
        assertHeld(0.3, TREND, study(again, STORY));
        assertTrue(
                set.changes().toString().contains("distribution"), set.changes().toString());
    }

    /** What is only scaled, or stands in a file on top of another, is still drawn by value, and is told. */
    @Test
    void whatIsDrawnByValueAllTheSameIsTold() {
        Market file = Market.parse(
                "mine.yaml", "market: mine\nbased-on: world-latest\nquarters: 6\nvendors: {cuda: {response: 0.1}}\n");
        String told = study(file, STORY.scale(TREND, 1.5)).toString().replaceAll("\\s+", " ");
        assertTrue(
                told.contains(
                        "Drawn by value, whatever it was changed to: yearly fall of GPU-hours a token; how"
                                + " fully the vendor answers in price, cuda. Scenario.hold(\"algorithmic-trend\") keeps it where it was put."),
                told);
        assertFalse(DRAWN.toString().contains("Drawn by value"), DRAWN.toString());
        assertHeld(0.1, "vendors.cuda.response", study(file, STORY.hold("vendors.cuda.response")));
    }
}
