package io.jevons.uncertainty.study;

import static io.jevons.uncertainty.study.EnsembleTest.BACKFIRE;
import static io.jevons.uncertainty.study.EnsembleTest.DEEPSEEK;
import static io.jevons.uncertainty.study.EnsembleTest.ENSEMBLE;
import static io.jevons.uncertainty.study.EnsembleTest.STUDY;
import static io.jevons.uncertainty.study.EnsembleTest.only;
import static io.jevons.uncertainty.study.EnsembleTest.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.DemandCurve;
import io.jevons.demand.Strategies;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws that fail: out of bounds, not finite, refused by a part of one's own, or cut short by an interrupt. */
final class FailingDrawsTest {
    private final Study study = only("cells.sme.elasticity", Vary.set(Distribution.uniform(-0.5, 1.5)))
            .run();

    @Test
    void drawsOutOfBoundsAreCountedWithTheirReason() {
        assertEquals(75, study.failures().size());
        FailedDraw first = study.failures().get(0);
        double value = study.draw(first.draw())[0];
        assertEquals("cells.sme.elasticity = " + value + ": must be a finite number >= 0", first.reason());
        assertEquals(225, study.probability(BACKFIRE).draws());
        assertTrue(Double.isNaN(study.values("flagship", "need", "2026Q1")[first.draw()]));
        assertTrue(refused(() -> study.replay(first.draw())).contains("must be a finite number >= 0"));
    }

    /** Whatever failed beside them: the engine runs 256 draws side by side. */
    private static void theOthersAreThoseOfTheReplay(Study study) {
        theOthersAreThoseOfTheReplay(study, 300);
    }

    private static void theOthersAreThoseOfTheReplay(Study study, int draws) {
        List<Integer> failed = study.failures().stream().map(FailedDraw::draw).toList();
        assertEquals(failed.stream().sorted().distinct().toList(), failed);
        double[] base = study.baseValues("edge", "sales", "2027Q3");
        double[] scenario = study.values("flagship", "need", "2031Q4");
        for (int i = 0; i < study.draws(); i++) {
            assertEquals(failed.contains(i), Double.isNaN(scenario[i]), "draw " + i);
            assertEquals(failed.contains(i), Double.isNaN(base[i]), "draw " + i);
        }
        for (int i : IntStream.of(0, 1, 2, 3, 100, 253, 254, 255, 256, 257, 298, 299)
                .filter(i -> i < draws && !failed.contains(i))
                .toArray()) {
            Comparison replay = study.replay(i);
            assertEquals(replay.base().value("edge", "sales", "2027Q3"), base[i], "draw " + i);
            assertEquals(replay.scenario().value("flagship", "need", "2031Q4"), scenario[i], "draw " + i);
        }
    }

    @Test
    void drawsOutOfBoundsLeaveTheOthersAsTheyAre() {
        theOthersAreThoseOfTheReplay(study);
    }

    @Test
    void resultsOutOfTheRangeOfDoublesFail() {
        Study huge = only("cells.sme.growth.start", Vary.set(Distribution.uniform(0, 4000)))
                .run();
        assertTrue(huge.failures().size() > 20 && huge.failures().size() < 280);
        for (FailedDraw failure : huge.failures()) {
            assertTrue(
                    failure.reason()
                            .matches(
                                    ".+ = (Infinity|NaN) after \\d+ quarters: must be finite; maybe cells.sme.growth.start"
                                            + " = .+ 1/year, above (its range|what bundled markets have), .+"),
                    failure.reason());
            assertTrue(huge.draw(failure.draw())[0] > 50);
        }
        theOthersAreThoseOfTheReplay(huge);
    }

    @Test
    void whereTheEngineRefusesABlockTheDrawsAtFaultFailAlone() {
        Strategies.register(DemandCurve.of("from-a-hundredth", x -> {
            if (x < Math.log(0.01)) {
                throw new InvalidInputException("price " + Math.exp(x) + ": must be at least 0.01");
            }
            return -0.5 * x;
        }));
        Market refusing = Market.parse(
                "refusing.yaml",
                Resources.text(Market.class, "world-2024Q4.yaml") + "demand-curve: from-a-hundredth\n");
        Study cheap = Ensemble.of(refusing, DEEPSEEK)
                .withoutFileDistributions()
                .vary("algorithmic-trend", Vary.set(Distribution.uniform(0, 1)))
                .draws(300)
                .run();
        assertTrue(
                cheap.failures().size() > 20 && cheap.failures().size() < 280,
                () -> cheap.failures().toString());
        cheap.failures().forEach(f -> assertTrue(f.reason().endsWith(": must be at least 0.01"), f.reason()));
        theOthersAreThoseOfTheReplay(cheap);
    }

    @Test
    void whatAPartThrowsIsKeptWithItsTypeAndPlace() {
        Strategies.register(DemandCurve.of("table-of-a-hundred", x -> {
            if (x < Math.log(0.01)) {
                throw new ArrayIndexOutOfBoundsException("Index 100 out of bounds for length 100");
            }
            return -0.5 * x;
        }));
        Market market = Market.parse(
                "table.yaml", Resources.text(Market.class, "world-2024Q4.yaml") + "demand-curve: table-of-a-hundred\n");
        Study cheap = Ensemble.of(market, DEEPSEEK)
                .withoutFileDistributions()
                .vary("algorithmic-trend", Vary.set(Distribution.uniform(0, 1)))
                .draws(100)
                .run();
        FailedDraw first = cheap.failures().get(0);
        assertInstanceOf(ArrayIndexOutOfBoundsException.class, first.cause().orElseThrow());
        assertTrue(
                first.reason()
                        .startsWith(
                                "java.lang.ArrayIndexOutOfBoundsException: Index 100 out of bounds for length 100 at"
                                        + " io.jevons.uncertainty.study.FailingDrawsTest."),
                first.reason());
        assertTrue(cheap.toString().replaceAll("\\s+", " ").contains("draw " + first.draw() + ": java.lang.Array"));
        InvalidInputException again = assertThrows(InvalidInputException.class, () -> cheap.replay(first.draw()));
        assertInstanceOf(ArrayIndexOutOfBoundsException.class, again.getCause());
        theOthersAreThoseOfTheReplay(cheap, 100);
    }

    @Test
    void whereAllDrawsThrowTheFirstIsTheCause() {
        Strategies.register(DemandCurve.of("never", x -> {
            throw new UnsupportedOperationException("not yet");
        }));
        Market market =
                Market.parse("never.yaml", Resources.text(Market.class, "world-2024Q4.yaml") + "demand-curve: never\n");
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> Ensemble.of(market, DEEPSEEK).draws(10).run());
        assertTrue(
                e.getMessage().contains("because java.lang.UnsupportedOperationException: not yet at "),
                e.getMessage());
        assertInstanceOf(UnsupportedOperationException.class, e.getCause());
    }

    @Test
    void aMetricThatThrowsIsNamedWithItsDraw() {
        for (int wrong : new int[] {0, 7, 290}) {
            double marked = study.values("flagship", "need", "2031Q4")[wrong];
            if (Double.isNaN(marked)) {
                continue;
            }
            Metric metric = Metric.of("own " + wrong, c -> {
                if (c.scenario().value("flagship", "need", "2031Q4") == marked) {
                    throw new ArithmeticException("by zero");
                }
                return 1;
            });
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> study.values(metric));
            assertEquals(
                    "metric 'own " + wrong + "' threw java.lang.ArithmeticException: by zero in draw " + wrong,
                    e.getMessage());
            assertInstanceOf(ArithmeticException.class, e.getCause());
        }
    }

    @Test
    void aShockInCodeThatThrowsIsNamedWithItsQuarter() {
        Scenario wrong = Scenario.named("wrong").with(Shock.of("heat wave", (drivers, quarter) -> {
            if (quarter.toString().equals("2026Q3")) {
                throw new ArithmeticException("by zero");
            }
        }));
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> Ensemble.of(Markets.named("world-2024Q4"), wrong).draws(4).run());
        assertEquals("shock 'heat wave' in 2026Q3 threw java.lang.ArithmeticException: by zero", e.getMessage());
        assertInstanceOf(ArithmeticException.class, e.getCause());
    }

    @Test
    void theResultSaysSoFirst() {
        assertTrue(study.toString().startsWith("Warning: 25.0 % of the draws failed"), study.toString());
        List<String> lines = study.toString().lines().toList();
        assertTrue(lines.get(0).endsWith("all figures leave them out."), lines.get(0));
        assertTrue(lines.get(1).startsWith("Ensemble of deepseek-r1 on world-2024Q4: 300 draws"), lines.get(1));
        assertTrue(
                study.toTable().title().startsWith("Warning: "), study.toTable().title());
        assertFalse(STUDY.toString().startsWith("Warning"));
    }

    @Test
    void allAreRefused() {
        String message = refused(() ->
                only("cells.*.viable", Vary.set(Distribution.uniform(2, 3))).run());
        assertTrue(message.startsWith("ensemble: all 300 draws failed"), message);
    }

    @Test
    void anInterruptKeepsNothing() {
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, ENSEMBLE::run);
        assertTrue(Thread.interrupted());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void anInterruptOnTheWayKeepsNothing(int threads) {
        List<Integer> done = new ArrayList<>();
        Ensemble interrupted = ENSEMBLE.draws(20_000).threads(threads).progress((n, of) -> {
            done.add(n);
            Thread.currentThread().interrupt();
        });
        assertThrows(CancellationException.class, interrupted::run);
        assertTrue(Thread.interrupted());
        assertEquals(List.of(256), done);
    }
}
