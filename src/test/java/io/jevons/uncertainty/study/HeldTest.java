package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No probability without what it holds fixed beside it. */
final class HeldTest {
    private static final Market MARKET = Markets.named("world-2024Q4");

    /** The recipe of a scenario of one's own: four numbers and no distribution of any. */
    private static final Scenario CERTAIN = Scenario.named("my-case")
            .basedOn("baseline")
            .with(Shock.efficiency("frontier", 8).from("2025Q1").halfLife(0.5).named("cheap"))
            .with(Shock.tokensPerTask("*", 3).from("2025Q1").ramp(1.0).named("longer"));

    private static final String ALL_FOUR = "Held fixed in all draws: all 4 numbers of the scenario's shocks";

    private static Ensemble ensemble(Scenario scenario) {
        return Ensemble.of(MARKET.with("quarters", 8), scenario).draws(60).seed(3);
    }

    @Test
    void everyProbabilityTellsOfShocksWithoutDistribution() {
        Study study = ensemble(CERTAIN).run();
        for (Table table : List.of(
                study.toTable(),
                study.conditional(Metric.moreThanBase(Resource.GPUS)).toTable(),
                study.backfire(Resource.GPUS).toTable(),
                study.backfire(Resource.GPUS).moreThanBase(),
                study.claims().toTable(),
                study.convergence().toTable(),
                study.band("flagship", "need").toTable(),
                study.years().summary())) {
            assertTrue(table.notes().stream().anyMatch(note -> note.startsWith(ALL_FOUR)), table::toString);
        }
    }

    @Test
    void whatIsDrawnIsNotHeldAndWhatIsPutSomewhereIs() {
        assertEquals(
                Optional.of("Held fixed in all draws: 3 of the 4 numbers of the scenario's shocks"),
                marketLeftOut(ensemble(CERTAIN).vary("shocks.cheap.factor", Vary.set(Distribution.uniform(4, 12)))));
        Scenario all = CERTAIN;
        Ensemble drawn = ensemble(all).vary("shocks.*.*", Vary.scale(Distribution.uniform(0.9, 1.1)));
        assertEquals(Optional.empty(), marketLeftOut(drawn));
        Ensemble held = Ensemble.of(MARKET.with("quarters", 8), all.hold("cells.*.elasticity"));
        assertEquals(
                marketPart(ensemble(all)) + MARKET.paths("cells.*.elasticity").size(), marketPart(held));
    }

    /** Counted another way: from the stated ranges, and from the paths that the draws of a study move. */
    @Test
    void theMarketsPartIsWhatHasARangeAndDiffersInNoDraw() {
        Study study = ensemble(CERTAIN).run();
        Set<String> moved = new HashSet<>();
        Market first = study.replay(0).market();
        Market second = study.replay(1).market();
        first.allParameters().stream()
                .map(Parameter::path)
                .filter(path -> first.get(path) != second.get(path))
                .forEach(moved::add);
        List<String> expected = study.staging().market().allParameters().stream()
                .filter(p -> p.hasRange() && p.low() < p.high())
                .map(Parameter::path)
                .filter(path -> !moved.contains(path))
                .toList();
        Table held = study.held();
        assertEquals(
                Stream.concat(CERTAIN.shocks().isEmpty() ? Stream.empty() : numbers(study), expected.stream())
                        .toList(),
                java.util.stream.IntStream.range(0, held.rowCount())
                        .mapToObj(row -> (String) held.get(row, "path"))
                        .toList());
        assertTrue(held.title().contains(" and " + expected.size() + " parameters of the market"), held::title);
        assertEquals(held.title(), study.heldFixed().orElseThrow());
    }

    private static Stream<String> numbers(Study study) {
        return study.staging().plan().drivers().numbers().stream().map(Parameter::path);
    }

    private static int marketPart(Ensemble ensemble) {
        String text = ensemble.heldFixed().orElseThrow();
        return Integer.parseInt(text.replaceFirst(".* (\\d+) parameters of the market.*", "$1"));
    }

    private static Optional<String> marketLeftOut(Ensemble ensemble) {
        String text = ensemble.heldFixed().orElse("");
        assertFalse(text.isEmpty());
        String left = text.replaceFirst(",? ?(and )?\\d+ parameters of the market.*", "");
        return left.equals("Held fixed in all draws:") ? Optional.empty() : Optional.of(left);
    }
}
