package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.MarketText;
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
