package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.BlockRun;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.TornadoResult;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.findings.SobolResult;
import java.util.Arrays;
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

    /** What buyers of tokens spend and what the fleet draws, in an ensemble as in a comparison. */
    @Test
    void giveTheResourcesOfEachComparison() {
        for (Resource resource : List.of(Resource.SPENDING, Resource.ENERGY)) {
            Metric change = Metric.change(resource);
            Metric rebound = Metric.rebound(resource);
            double[] changes = STUDY.values(change);
            double[] rebounds = STUDY.values(rebound);
            assertEquals(40, Arrays.stream(changes).distinct().count(), "draws differ");
            for (int draw : new int[] {0, 7, 39}) {
                Comparison replayed = STUDY.replay(draw);
                assertEquals(change.of(replayed), changes[draw], 0);
                assertEquals(replayed.rebound(resource).over(Horizon.LONG_RUN), rebounds[draw], 0);
            }
            assertEquals(
                    Arrays.stream(rebounds).filter(r -> r > 1).count() / 40.0,
                    STUDY.probability(Metric.backfire(resource)).value(),
                    1e-12);
        }
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

    private static final Scenario ONE = Scenario.parse("one.yaml", """
            scenario: one
            shocks:
              - efficiency: {grade: "*", factor: 4, from: 2025Q1, half-life: 0.5}
              - tokens-per-task: {name: reasoning, factor: 1, chosen: true, from: 2025Q1}
            uncertainty:
              shocks.efficiency-1.factor: {set: {lognormal-90: [1.5, 6]}}
              shocks.reasoning.factor: {set: {lognormal-90: [1.3, 4]}}
            """);

    private static Ensemble ensembleOf(Scenario scenario) {
        return Ensemble.of(MARKET.with("quarters", 12), scenario).draws(60).seed(3);
    }

    @Test
    void areRankedAndScreenedAndFoundAsOthersAre() {
        Study study = ensembleOf(ONE).run();
        Metric more = Metric.change(Resource.GPUS);
        TornadoResult tornado = study.tornado(more);
        assertTrue(tornado.swing(tornado.names().indexOf("shocks.reasoning.factor")) > 0.1);
        assertTrue(study.morris(more).names().contains("shocks.efficiency-1.factor"));
        assertTrue(study.assumptions().toString().contains("shocks.reasoning.factor"));
        Ensemble few = ensembleOf(ONE)
                .withoutFileDistributions()
                .vary("shocks.*.factor", Vary.scale(Distribution.uniform(0.5, 2)))
                .each();
        Study of = few.run();
        SobolResult sobol = of.sobol(more);
        assertEquals(List.of("shocks.efficiency-1.factor", "shocks.reasoning.factor"), sobol.names());
        assertTrue(sobol.first()[1] > 0.5, "what tokens a task do to the need for GPUs");
        String box = of.discover(more.above(of.quantile(more, 0.7).value())).toString();
        assertTrue(box.contains("shocks.reasoning.factor"), box);
    }

    @Test
    void areOutOfTheResponseThoughTheScenarioItselfAssumesNoShift() {
        Study study = ensembleOf(ONE).run();
        double[] rebound = study.values(Metric.rebound(Resource.GPUS));
        double[] all = study.values(Metric.withShifts(Resource.GPUS));
        int reasoning = study.inputs().names().indexOf("shocks.reasoning.factor");
        for (int i = 0; i < rebound.length; i++) {
            assertEquals(Double.isFinite(rebound[i]) && study.draw(i)[reasoning] > 1, all[i] > rebound[i], "draw " + i);
        }
    }

    @Test
    void areRepeatedFromAManifestAndByAnyNumberOfThreads() {
        Study study = ensembleOf(ONE).run();
        Study again = Ensemble.from(Manifest.parse(study.manifest().toJson()), MARKET.with("quarters", 12), ONE)
                .threads(1)
                .run();
        Metric change = Metric.change(Resource.GPUS);
        assertArrayEquals(study.values(change), again.values(change));
    }

    @Test
    void areInTheHashOfTheAssumptionsByName() {
        Scenario renamed = Scenario.parse("one.yaml", ONE.toYaml().text().replace("reasoning", "thinking"));
        assertEquals(
                ensembleOf(ONE).run().manifest().scenarioHash(),
                ensembleOf(renamed).run().manifest().scenarioHash());
        assertNotEquals(
                ensembleOf(ONE).run().manifest().assumptionsHash(),
                ensembleOf(renamed).run().manifest().assumptionsHash());
    }

    @Test
    void areRefusedWhereAPathMatchesNothing() {
        Scenario wrong =
                Scenario.parse("wrong.yaml", ONE.toYaml().text().replace("  shocks.reasoning", "  shocks.reasonin"));
        String inFile = assertThrows(
                        InvalidInputException.class, () -> ensembleOf(wrong).run())
                .getMessage();
        assertTrue(inFile.startsWith("wrong.yaml, line "), inFile);
        assertTrue(
                inFile.contains("unknown parameter 'shocks.reasonin.factor'")
                        && inFile.contains("Maybe shocks.reasoning.factor"),
                inFile);
        Ensemble absent = ensembleOf(ONE).vary("shocks.reasoning.ramp", Vary.set(Distribution.uniform(1, 2)));
        String inCode = assertThrows(InvalidInputException.class, absent::run).getMessage();
        assertTrue(inCode.startsWith("vary: unknown parameter 'shocks.reasoning.ramp'"), inCode);
    }

    @Test
    void failInDrawsThatTheBoundsDoNotAllow() {
        Study study = ensembleOf(ONE)
                .vary("shocks.reasoning.factor", Vary.set(Distribution.uniform(-0.5, 2)))
                .run();
        assertTrue(study.failures().size() > 5, "a fifth of the draws");
        String reason = study.failures().get(0).reason();
        assertTrue(
                reason.startsWith("shocks.reasoning.factor = -0.") && reason.endsWith("a finite number > 0"), reason);
    }

    @Test
    void failWithTheirNameWhereAQualityIsBelowTheFloorOfACell() {
        Market market =
                MarketText.small().with("cells.eager.quality-floor", "0.85").read();
        Scenario student = Scenario.parse("student.yaml", """
                scenario: student
                shocks:
                  - distillation: {name: student, grade: only, hours-per-mtok: {big: 0.03}, quality: 0.9, share: 0.3, from: 2019Q4}
                """);
        Study study = Ensemble.of(market, student)
                .withoutFileDistributions()
                .vary("shocks.student.quality", Vary.set(Distribution.uniform(0.8, 1)))
                .draws(60)
                .seed(3)
                .run();
        assertEquals(15, study.failures().size(), 6);
        for (FailedDraw failure : study.failures()) {
            double quality = study.draw(failure.draw())[0];
            assertTrue(quality < 0.85);
            assertEquals(
                    "shocks.student.quality = " + quality + ": must be at least the quality-floor of eager",
                    failure.reason());
        }
    }

    @Test
    void leaveWhatNoDrawMovesASingleNumber() {
        Study study = ensembleOf(ONE).run();
        Scenario still = Scenario.named("still").then(ONE);
        Study other = Ensemble.of(MARKET.with("quarters", 12), still)
                .withoutFileDistributions()
                .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.9, 1.1)))
                .draws(10)
                .run();
        Plan base = other.staging().base();
        Plan plan = other.staging().plan();
        List<SeriesKey> keys = List.of(new SeriesKey("flagship", "need"));
        long moved = BlockRun.of(
                        base,
                        plan,
                        study.inputs().names().stream()
                                .filter(n -> n.startsWith("shocks."))
                                .toList(),
                        keys,
                        keys,
                        keys,
                        4)
                .bytesPerDraw();
        long without = BlockRun.of(base, plan, List.of(), keys, keys, keys, 4).bytesPerDraw();
        assertTrue(without < moved, "rows are made for what draws move alone");
    }
}
