package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    /** Twice the demand from the fourth quarter on: of equal quarters the first is named. */
    @Test
    void namesTheFirstOfEqualExtremes() {
        Comparison c = Comparison.of(
                TinyMarket.oneTier(8),
                Scenario.named("more").with(Shock.demand("*", 2).from("2025Q4")));
        assertTrue(
                c.verdict()
                        .contains("from as many in 2025Q1, the lowest quarter, to 100 % more in 2025Q4, the highest"),
                c.verdict());
    }

    /** Nine tenths of the demand for a quarter, then three times: the short run is above, and the lines cross all the same. */
    @Test
    void linesCrossThoughTheShortRunIsAbove() {
        Comparison c = Comparison.of(
                TinyMarket.oneTier(12),
                Scenario.named("late")
                        .with(Shock.demand("*", 0.9).from("2025Q1").until("2025Q2"))
                        .with(Shock.demand("*", 3).from("2025Q2")));
        assertTrue(c.change(Resource.GPUS, Horizon.SHORT_RUN) > 0, c.verdict());
        assertTrue(c.verdict().contains("; the lines cross in 2025Q2."), c.verdict());
        Comparison above = Comparison.of(
                TinyMarket.oneTier(12),
                Scenario.named("more").with(Shock.demand("*", 2).from("2025Q4")));
        assertFalse(above.verdict().contains("cross"), above.verdict());
    }

    /** Of two tiers of equal shares, the one that can be made without limit serves all of four times the work, the other does not. */
    @Test
    void namesTheTierOnWhichMostIsUnserved() {
        for (String scarce : List.of("first", "second")) {
            Map<String, Double> shares = new TreeMap<>(Map.of("first", 0.5, "second", 0.5));
            Market market = TinyMarket.of(
                            6, new TreeMap<>(Map.of("first", "one", "second", "one")), Map.of("one", 1.0), shares)
                    .with("tiers." + (scarce.equals("first") ? "second" : "first") + ".capacity-per-year", 1e12);
            Comparison c = Comparison.of(
                    market, Scenario.named("boom").with(Shock.demand("*", 4).from("2025Q1")));
            assertTrue(c.verdict().contains(" of it in the short run (" + scarce + "; "), c.verdict());
        }
    }

    /** A gain of one per cent saves a little less than a hundredth, for which no rebound is asked. */
    @Test
    void aSavingThatIsTooSmallIsNotDenied() {
        Scenario little = Scenario.named("t").with(Shock.efficiency("*", 1.01).from("2025Q1"));
        Comparison c = Comparison.of(Markets.named("world-latest"), little);
        Horizon.Span span = Horizon.LONG_RUN.span(c);
        double saving = 1 - span.mean(c.engineering(Resource.GPUS)) / span.mean(c.inBase(Resource.GPUS));
        assertTrue(saving > 0 && saving < 0.01, () -> "saves " + saving);
        String said =
                "the saving, " + Numbers.percent(saving) + " of the base, is too small to ask what is taken back of it";
        assertTrue(c.verdict().contains(said), c.verdict());
        assertFalse(c.verdict().contains("no saving"), c.verdict());
        assertTrue(c.rebound(Resource.GPUS).toString().replace('\n', ' ').contains("long run: " + said));
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> c.rebound(Resource.GPUS).over(Horizon.LONG_RUN))
                .getMessage();
        assertTrue(message.endsWith("is undefined, since " + said), message);
        String table = c.toString().replace('\n', ' ');
        assertTrue(table.contains("- where at most a hundredth of the base is saved"), table);
    }

    /** Where no quarter is told apart from its base, none is the lowest, and no lines cross. */
    @Test
    void asManyIsNoRange() {
        Scenario little = Scenario.named("t").with(Shock.efficiency("*", 1.0001).from("2025Q1"));
        String verdict = Comparison.of(Markets.named("world-latest"), little).verdict();
        assertTrue(verdict.contains("as many GPUs in the short run"), verdict);
        assertFalse(verdict.contains("lowest") || verdict.contains("cross"), verdict);
        assertTrue(verdict.contains("the saving, less than 0.1 % of the base, is too small"), verdict);
    }
}
