package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Market;
import io.jevons.demand.Markets;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of shocks as inputs: each lane of a block gives what a scenario with that draw's numbers gives. */
final class DrawnShocksTest {
    private static final Market MARKET = Markets.named("world-2024Q4");

    /** A shock of every kind, some on the same drivers, drawn and not. */
    private static final Scenario EVERY_KIND = Scenario.parse("every-kind.yaml", """
            scenario: every-kind
            shocks:
              - efficiency: {name: cheap, grade: frontier, factor: 3, from: 2025Q1, half-life: 0.5}
              - efficiency: {grade: "*", tier: flagship, factor: 1.2, from: 2025Q3}
              - model-release: {name: first, grade: general, hours-per-mtok: {flagship: 0.05, consumer: 0.3, edge: 0.4}, share: 0.4, from: 2025Q1, half-life: 0.75}
              - distillation: {name: student, grade: general, hours-per-mtok: {flagship: 0.03, consumer: 0.2, edge: 0.2}, quality: 0.9, share: 0.3, from: 2025Q3, ramp: 1}
              - model-release: {grade: general, hours-per-mtok: {flagship: 0.02}, share: 0.2, from: 2026Q3}
              - training-efficiency: {name: grpo, workload: "*", factor: 2, from: 2025Q1, half-life: 0.5}
              - tokens-per-task: {name: forced, factor: 1.3, from: 2025Q1, ramp: 1.5}
              - tokens-per-task: {name: reasoning, factor: 2, chosen: true, from: 2025Q1, ramp: 1.5}
              - hardware-price: {name: tariff, tier: flagship, factor: 1.3, from: 2026Q1}
              - capacity: {name: export, tier: flagship, factor: 0.7, from: 2025Q2, until: 2027Q1}
              - preference: {name: taste, cell: "*", tier: alternative, shift: 0.4, from: 2025Q3, ramp: 2}
              - preference: {cell: sme, tier: "*", shift: 0.1, from: 2025Q1}
              - demand: {name: boom, cell: emerging, factor: 1.5, path: {2026Q1: 0, 2026Q4: 1}}
              - access: {name: open, cell: sme, factor: 1.5, from: 2025Q1}
              - value: {name: worth, cell: enterprise, factor: 2, from: 2025Q4, ramp: 1}
            uncertainty:
              shocks.cheap.factor: {set: {lognormal-90: [1.5, 6]}}
              shocks.cheap.half-life: {set: {lognormal-90: [0.25, 1]}}
              shocks.first.share: {set: {uniform: [0.2, 0.6]}}
              shocks.student.share: {set: {uniform: [0.1, 0.5]}}
              shocks.student.quality: {set: {uniform: [0.8, 1]}}
              shocks.student.quality-exponent: {scale: {uniform: [0.5, 1.5]}}
              shocks.student.ramp: {scale: {uniform: [0.5, 1.5]}}
              shocks.grpo.*: {scale: {lognormal-90: [0.8, 1.4]}}
              shocks.forced.factor: {scale: {lognormal-90: [0.8, 1.4]}}
              shocks.reasoning.factor: {set: {lognormal-90: [1.3, 4]}}
              shocks.tariff.factor: {set: {uniform: [1, 1.6]}}
              shocks.export.factor: {set: {uniform: [0.4, 1]}}
              shocks.taste.shift: {set: {uniform: [-0.2, 1]}}
              shocks.boom.factor: {set: {uniform: [1, 2]}}
              shocks.open.factor: {set: {uniform: [1, 2]}}
              shocks.worth.factor: {set: {uniform: [1, 3]}}
            correlations: [[shocks.reasoning.factor, shocks.worth.factor, 0.5]]
            """);

    private static final Study STUDY = Ensemble.of(MARKET.with("quarters", 12), EVERY_KIND)
            .draws(40)
            .seed(7)
            .select("sme", "adoption")
            .run();

    @ParameterizedTest
    @ValueSource(ints = {0, 13, 39})
    void giveInEachLaneWhatAScenarioWithThoseNumbersGives(int draw) {
        Comparison replayed = STUDY.replay(draw);
        Market market = replayed.staging().market();
        Comparison alone = Comparison.of(market, scenarioOf(draw));
        assertSame(alone.base(), replayed.base());
        assertSame(alone.scenario(), replayed.scenario());
        assertSame(alone.response(), replayed.response());
        assertEquals(
                STUDY.values(Metric.change(Resource.GPUS))[draw],
                Metric.change(Resource.GPUS).of(alone),
                0,
                "in the block of all draws");
    }

    /** The scenario with the numbers of a draw, on the market of that draw. */
    private static Scenario scenarioOf(int draw) {
        Scenario changed = EVERY_KIND;
        double[] point = STUDY.draw(draw);
        for (Assumptions.Target target : STUDY.studied().assumptions().targets()) {
            if (target.path().startsWith("shocks.")) {
                double own = STUDY.staging().get(target.path());
                changed = changed.with(target.path(), target.vary().of(own, point[target.input()]));
            }
        }
        return changed;
    }

    private static void assertSame(Projection expected, Projection actual) {
        for (SeriesKey key : expected.keys()) {
            for (int i = 0; i <= 12; i++) {
                assertEquals(
                        expected.series(key.entity(), key.variable()).get(i),
                        actual.series(key.entity(), key.variable()).get(i),
                        0,
                        key + " in quarter " + i);
            }
        }
    }
}
