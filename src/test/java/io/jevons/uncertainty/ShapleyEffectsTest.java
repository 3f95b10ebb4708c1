package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.findings.ShapleyResult;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class ShapleyEffectsTest {
    /** Normal inputs with standard deviations 1 and 2 whose correlation, not rank correlation, is r. */
    private static Inputs gaussians(double r) {
        return Inputs.of(List.of(Distribution.normal(0, 1), Distribution.normal(0, 2)))
                .correlate("x1", "x2", Copula.rankCorrelation(r));
    }

    @Nested
    class Laws {
        @Test
        void effectsAddUpToOneAndIntervalsHoldThem() {
            ShapleyResult result = ShapleyEffects.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .run();
            assertEquals(1, Arrays.stream(result.effects()).sum(), 1e-12);
            for (int i = 0; i < 3; i++) {
                assertTrue(result.interval(i).contains(result.effects()[i]));
            }
            assertEquals(4096 * 4, result.runs());
        }

        @Test
        void correlationSharesOutEvenWithAnInputThatTheFunctionIgnores() {
            Inputs inputs = gaussians(0.999);
            double[] effects =
                    ShapleyEffects.of(inputs, BatchModel.of(x -> x[0])).run().effects();
            assertArrayEquals(new double[] {0.5, 0.5}, effects, 0.02);
        }
    }

    @Nested
    class AnalyticSolutions {
        private final double[] truth = {.3392857143, .6607142857};

        @Test
        void twoCorrelatedGaussiansInClosedForm() {
            double[] exact = ShapleyEffects.ofLinear(new double[] {1, 1}, new double[][] {{1, 1}, {1, 4}});
            assertArrayEquals(truth, exact, 1e-10);
        }

        @Test
        void twoCorrelatedGaussiansEstimated() {
            ShapleyResult result = ShapleyEffects.of(gaussians(0.5), BatchModel.of(x -> x[0] + x[1]))
                    .base(1 << 15)
                    .run();
            assertArrayEquals(truth, result.effects(), 0.01);
            assertTrue(result.interval(0).contains(truth[0]), result.toString());
            assertTrue(result.hasConverged(), result.toString());
        }

        @Test
        void threeCorrelatedGaussiansAgreeWithTheClosedForm() {
            double[][] covariance = {{1, 0.6, 0}, {0.6, 4, -1.2}, {0, -1.2, 9}};
            double[] coefficients = {3, -1, 0.5};
            Inputs inputs = Inputs.of(
                            List.of(Distribution.normal(0, 1), Distribution.normal(1, 2), Distribution.normal(2, 3)))
                    .correlate("x1", "x2", Copula.rankCorrelation(0.3))
                    .correlate("x2", "x3", Copula.rankCorrelation(-0.2));
            ShapleyResult result = ShapleyEffects.of(inputs, BatchModel.of(x -> 3 * x[0] - x[1] + 0.5 * x[2]))
                    .base(1 << 15)
                    .run();
            assertArrayEquals(ShapleyEffects.ofLinear(coefficients, covariance), result.effects(), 0.01);
        }

        @Test
        void independentInputsSplitTheirInteractionEvenly() {
            // Ishigami: the interaction .243683664 of x1 and x3 is halved.
            ShapleyResult result = ShapleyEffects.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami)
                    .base(1 << 15)
                    .run();
            assertArrayEquals(new double[] {.313905191 + .121841832, .442411145, .121841832}, result.effects(), 0.01);
        }

        @Test
        void groupsAreSharesOfTheirOwn() {
            Inputs inputs = Inputs.of(TestFunctions.ISHIGAMI_INPUTS);
            ShapleyResult result = ShapleyEffects.of(inputs, BatchModel.of(TestFunctions::ishigami))
                    .group("pair", "x1", "x3")
                    .base(1 << 14)
                    .run();
            assertEquals(List.of("pair", "x2"), result.names());
            assertArrayEquals(new double[] {1 - .442411145, .442411145}, result.effects(), 0.015);
        }
    }

    @Nested
    class Properties {
        @Test
        void threadsDoNotMatter() {
            ShapleyEffects effects = ShapleyEffects.of(gaussians(0.5), BatchModel.of(x -> x[0] * x[1] + x[0]))
                    .base(1000);
            double[] one = effects.threads(1).run().effects();
            assertArrayEquals(one, effects.threads(2).run().effects(), 0);
            assertArrayEquals(one, effects.threads(7).run().effects(), 0);
        }
    }

    @Nested
    class Failures {
        @Test
        void constantOutputGivesZerosWithWarning() {
            ShapleyResult result =
                    ShapleyEffects.of(gaussians(0.5), BatchModel.of(x -> 3)).run();
            assertArrayEquals(new double[2], result.effects(), 0);
            assertTrue(result.toString().contains("Warning: the output is the same"), result.toString());
            assertFalse(result.toString().contains("onverged"), result.toString());
            assertArrayEquals(new double[1], ShapleyEffects.ofLinear(new double[] {0}, new double[][] {{1}}), 0);
        }

        /** x1 + x2 with x2 = -x1 is zero, of which rounding leaves something. */
        @Test
        void roundingAboutZeroIsWarnedOf() {
            Distribution normal = Distribution.normal(0, 1);
            Inputs opposite = Inputs.of(List.of(normal, normal)).correlate("x1", "x2", -1);
            String text = ShapleyEffects.of(opposite, BatchModel.of(x -> x[0] + x[1]))
                    .base(64)
                    .run()
                    .toString();
            assertTrue(text.contains("Warning"), text);
        }

        @Test
        void whatIsNoCovarianceMatrixIsRefused() {
            double[] ones = {1, 1};
            for (double[][] bad : List.of(
                    new double[][] {{1, 1}, {1}},
                    new double[][] {{1, 1}, {0.2, 4}},
                    new double[][] {{1, 5}, {5, 4}},
                    new double[][] {{1, Double.NaN}, {Double.NaN, 4}},
                    new double[][] {{1}})) {
                assertThrows(InvalidInputException.class, () -> ShapleyEffects.ofLinear(ones, bad));
            }
            assertThrows(
                    InvalidInputException.class,
                    () -> ShapleyEffects.ofLinear(new double[] {1, Double.NaN}, new double[][] {{1, 0}, {0, 1}}));
            // Perfect correlation is a covariance, if no definite one.
            assertArrayEquals(
                    new double[] {.5, .5}, ShapleyEffects.ofLinear(ones, new double[][] {{1, 1}, {1, 1}}), 1e-9);
        }

        @Test
        void oftenUndefinedOutputIsRefused() {
            ShapleyEffects effects = ShapleyEffects.of(
                    List.of(TestFunctions.UNIT, TestFunctions.UNIT), x -> x[0] < 0.2 ? Double.NaN : x[0]);
            assertThrows(InvalidInputException.class, effects::run);
        }

        @Test
        void badSettings() {
            ShapleyEffects effects = ShapleyEffects.of(List.of(TestFunctions.UNIT), x -> x[0]);
            assertThrows(InvalidInputException.class, () -> effects.base(1));
            assertThrows(
                    InvalidInputException.class,
                    () -> ShapleyEffects.ofLinear(new double[] {1, 2}, new double[][] {{1}}));
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void saysWhetherItConverged() {
            ShapleyEffects effects = ShapleyEffects.of(TestFunctions.ISHIGAMI_INPUTS, TestFunctions::ishigami);
            String text = effects.base(200).run().notes().toString();
            assertTrue(text.contains("Not converged") && text.contains("base points would do"), text);
        }
    }
}
