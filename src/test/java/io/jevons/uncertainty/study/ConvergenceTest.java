package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Vary;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConvergenceTest {
    private static Convergence varied(double... probabilities) {
        List<Double> values = probabilities.length == 1 ? List.of(0.5) : List.of(0.5, 0.9);
        Distribution branches = Distribution.discrete(
                values,
                probabilities.length == 1 ? List.of(probabilities[0]) : List.of(probabilities[0], probabilities[1]));
        return Ensemble.of(Markets.named("world-2024Q4"), Scenarios.named("deepseek-r1"))
                .withoutFileDistributions()
                .vary("cells.*.elasticity", Vary.set(branches))
                .draws(500)
                .seed(42)
                .run()
                .convergence();
    }

    private static Convergence.Figure mean(Convergence convergence) {
        return convergence.figures().stream()
                .filter(f -> f.name().startsWith("mean "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRareBranchLeavesNoBandButADeviation() {
        Convergence convergence = varied(0.98, 0.02);
        Convergence.Figure mean = mean(convergence);
        // Two values with 2 and 98 %: 1.96 standard errors are a twentieth of a deviation at (1.96/0.05)² draws.
        assertEquals(
                Math.pow(1.959964 / 0.05, 2),
                (double) mean.estimate().drawsFor(mean.precision()),
                1,
                convergence.toString());
        assertTrue(convergence.drawsNeeded() < 1_000_000, convergence.toString());
        assertTrue(convergence.toString().contains("standard deviation, for there is no band"), convergence.toString());
    }

    @Test
    void aCommonBranchHasABand() {
        assertTrue(varied(0.5, 0.5).toString().contains("a twentieth of the band"));
    }

    @Test
    void aConstantNeedsNoMoreDraws() {
        Convergence convergence = varied(1);
        Convergence.Figure mean = mean(convergence);
        assertEquals(0, mean.estimate().standardError(), 1e-12);
        assertTrue(convergence.isEnough(), convergence.toString());
    }

    @Test
    void onlyProbabilitiesTakeAnotherPrecision() {
        Convergence convergence = varied(0.5, 0.5);
        Convergence within = convergence.within(0.123);
        for (int i = 0; i < convergence.figures().size(); i++) {
            Convergence.Figure before = convergence.figures().get(i);
            Convergence.Figure after = within.figures().get(i);
            assertEquals(i < 3, before.isProbability());
            assertEquals(before.isProbability() ? 0.123 : before.precision(), after.precision());
        }
    }

    /** A row a figure; not enough draws are told with how many would do, or that none would. */
    @Test
    void tablesWhatIsEnough() {
        Convergence convergence = varied(0.5, 0.5);
        Convergence strict = convergence.within(1e-3);
        assertFalse(strict.isEnough());
        Table table = strict.toTable();
        assertEquals(7, table.rowCount());
        long most = 0;
        for (int i = 0; i < 7; i++) {
            Convergence.Figure figure = strict.figures().get(i);
            assertEquals(figure.name(), table.get(i, "figure"));
            assertEquals(figure.estimate().value(), table.get(i, "value"));
            assertEquals(figure.precision(), table.get(i, "within"));
            long needed = figure.estimate().drawsFor(figure.precision());
            assertEquals(needed, table.get(i, "draws needed"));
            assertEquals(needed <= 500 ? "yes" : "no", table.get(i, "enough"), figure.name());
            most = Math.max(most, needed);
        }
        assertEquals(most, strict.drawsNeeded());
        assertTrue(strict.toString().contains("Not enough: about " + Numbers.count(most) + " draws would do."));
        assertTrue(convergence.within(1e-12).toString().contains("Not enough: not even "));
        assertTrue(
                varied(1).toString().contains("Enough: every 95 % interval"),
                varied(1).toString());
        Convergence.Figure low = convergence.figures().get(5);
        Convergence.Figure high = convergence.figures().get(6);
        double band = high.estimate().value() - low.estimate().value();
        assertEquals(0.05 * band, low.precision(), 1e-12, "a twentieth of the band");
    }
}
