package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.MarketText;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Morris;
import io.jevons.uncertainty.Pawn;
import io.jevons.uncertainty.SensitivityMethod;
import io.jevons.uncertainty.ShapleyEffects;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An output that is defined nowhere is refused after a few runs, not after the hundred thousand of a whole design. */
class NeverDefinedTest {
    private static final int MOST_RUNS = 256;

    static List<Function<BatchModel, SensitivityMethod<?, ?>>> methods() {
        Inputs inputs = Inputs.of(Collections.nCopies(30, Distribution.uniform(0, 1)));
        return List.of(
                model -> Sobol.of(inputs, model),
                model -> Morris.of(inputs, model),
                model -> Pawn.of(inputs, model),
                model -> ShapleyEffects.of(inputs, model));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void isRefusedAfterFewRuns(Function<BatchModel, SensitivityMethod<?, ?>> method) {
        AtomicInteger runs = new AtomicInteger();
        BatchModel never = BatchModel.of(x -> runs.getAndIncrement() % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY);
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> method.apply(never).run());
        assertTrue(refused.getMessage().startsWith("y: 0 of "), refused::getMessage);
        assertTrue(refused.getMessage().contains("\nMaybe "), refused::getMessage);
        assertTrue(runs.get() <= MOST_RUNS, () -> runs + " runs");
    }

    /** Correlations of 0.99, 0.99 and -0.99 cannot hold together: what is drawn in their place is told before any figure. */
    @Test
    void correlationsThatCannotHoldAreWarnedOf() {
        String a = "cells.eager.elasticity";
        String b = "cells.eager.adjust-time";
        String c = "cells.eager.beta";
        Ensemble ensemble = Ensemble.of(MarketText.small().read(), Scenario.named("cheaper"))
                .withoutFileDistributions()
                .draws(20)
                .seed(1);
        for (String path : List.of(a, b, c)) {
            ensemble = ensemble.vary(path, Vary.scale(Distribution.uniform(0.9, 1.1)));
        }
        Study wrong = ensemble.correlate(a, b, 0.99)
                .correlate(a, c, 0.99)
                .correlate(b, c, -0.99)
                .run();
        String warning = wrong.warning().orElseThrow();
        assertTrue(warning.startsWith("Warning: the correlations asked for cannot hold together"), warning);
        assertTrue(wrong.toString().startsWith(warning), wrong.toString());
        assertTrue(ensemble.correlate(a, b, 0.99).run().warning().isEmpty());
    }

    /** What never pays back in some draws has an infinite mean, and infinite quantiles beyond the share of the others. */
    @Test
    void whatIsInfiniteInSomeDrawsIsNoSmallerForIt() {
        Study study = study();
        Metric gpus = Metric.change(Resource.GPUS);
        double middle = study.quantile(gpus, 0.5).value();
        Metric payback = Metric.of("payback", c -> gpus.of(c) > middle ? Double.POSITIVE_INFINITY : 2);
        int draws = study.values(payback).length;
        assertEquals(draws, study.defined(payback));
        assertEquals(Double.POSITIVE_INFINITY, study.mean(payback).value());
        assertEquals(Double.POSITIVE_INFINITY, study.quantile(payback, 0.95).value());
        assertEquals(Double.POSITIVE_INFINITY, study.upperTail(payback, 0.9).value());
        assertEquals(2, study.quantile(payback, 0.05).value());
        assertEquals(draws, study.quantile(payback, 0.95).draws());
        Metric never = Metric.of("never", c -> Double.POSITIVE_INFINITY);
        assertEquals(Double.POSITIVE_INFINITY, study.mean(never).value());
        assertEquals(Double.POSITIVE_INFINITY, study.quantile(never, 0.5).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobol", "morris", "pawn", "shapley"})
    void soIsAMetricOfAStudy(String method) {
        Study study = study();
        AtomicInteger runs = new AtomicInteger();
        Metric never = Metric.of("never", comparison -> {
            runs.incrementAndGet();
            return Double.NaN;
        });
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> ask(study, method, never));
        assertTrue(refused.getMessage().startsWith("never"), refused::getMessage);
        assertTrue(runs.get() <= MOST_RUNS, () -> runs + " runs");
    }

    /** Where nothing is saved in any draw there is no backfire to ask for, which is not to say that there is none. */
    @Test
    void backfireOfNoSavingIsUndefined() {
        Study nothing = Ensemble.of(MarketText.small().read(), Scenario.named("nothing"))
                .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(20)
                .seed(1)
                .run();
        Metric backfire = Metric.backfire(Resource.GPUS);
        assertEquals(Estimate.undefined(), nothing.probability(backfire));
        assertEquals("undefined in every draw", nothing.probability(backfire).toString());
        assertEquals(20, nothing.probability(Metric.moreThanBase(Resource.GPUS)).draws());
        assertTrue(
                nothing.convergence().figures().stream().noneMatch(f -> f.name().contains("backfire")));
        String message = assertThrows(InvalidInputException.class, () -> nothing.conditional(backfire))
                .getMessage();
        assertTrue(
                message.contains("is undefined in all 20 draws") && message.contains("Metric.moreThanBase"), message);
        // Something is saved in each of these, and seldom or never backfires: a share of all of them.
        assertEquals(20, study().probability(backfire).draws());
    }

    /** One message instead of a table of dashes. */
    @Test
    void aTornadoOfWhatIsUndefinedIsRefused() {
        Study nothing = Ensemble.of(MarketText.small().read(), Scenario.named("nothing"))
                .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(20)
                .seed(1)
                .run();
        String message = assertThrows(InvalidInputException.class, () -> nothing.tornado(Metric.rebound(Resource.GPUS)))
                .getMessage();
        assertTrue(message.startsWith("rebound of GPUs, long run") && message.contains("Metric.change(..)"), message);
    }

    private static Object ask(Study study, String method, Metric metric) {
        return switch (method) {
            case "sobol" -> study.sobol(metric);
            case "morris" -> study.morris(metric);
            case "pawn" -> study.pawn(metric);
            default -> study.shapleyEffects(metric);
        };
    }

    private static Study study() {
        Scenario scenario =
                Scenario.named("cheaper").with(Shock.efficiency("only", 2).from("2019Q4"));
        return Ensemble.of(MarketText.small().read(), scenario)
                .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.5, 1.5)))
                .draws(20)
                .seed(1)
                .run();
    }

    @Test
    void oneThatIsNowAndThenDefinedIsLookedAtWhole() {
        Sobol sobol = Sobol.of(List.of(Distribution.uniform(0, 1)), x -> x[0] < 0.1 ? 1 : Double.NaN);
        String message = assertThrows(InvalidInputException.class, sobol::run).getMessage();
        assertTrue(message.contains(" of 1024 base points have finite outputs throughout"), message);
    }
}
