package io.jevons.estimate;

import static io.jevons.estimate.Reference.assertPublished;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.coefficients.CoefficientEstimate;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BassTest {
    /** Video recorders sold in the United States, 1980 to 1989, thousands; in published_results.csv. */
    private static final double[] VCR = {840, 1470, 2110, 4000, 7590, 10_950, 10_530, 9_470, 7_790, 5_890};

    @Nested
    class Laws {
        @Test
        void salesScaleTheMarketAndNothingElse() {
            double[] more = VCR.clone();
            for (int t = 0; t < more.length; t++) {
                more[t] *= 1_000;
            }
            BassFit fit = Bass.of(VCR).fit();
            BassFit scaled = Bass.of(more).fit();
            assertEquals(1_000, scaled.market().value() / fit.market().value(), 1e-4);
            assertEquals(fit.imitation().value(), scaled.imitation().value(), 1e-7);
        }

        @Test
        void intervalSalesAddUpToTheAdopted() {
            BassFit fit = Bass.of(VCR).intervals().fit();
            double sum = 0;
            for (int t = 1; t <= 25; t++) {
                sum += fit.sales(t);
            }
            assertEquals(fit.adopted(25) * fit.market().value(), sum, 1e-8 * sum);
        }
    }

    @Nested
    class Analytic {
        @Test
        void recoversItsOwnCurveAndPeak() {
            double[] sales = Bass.curve(20, false, new double[] {500, 0.01, 0.4});
            BassFit fit = Bass.of(sales).fit();
            assertEquals(500, fit.market().value(), 1e-6);
            assertEquals(0.01, fit.innovation().value(), 1e-9);
            assertEquals(0.4, fit.imitation().value(), 1e-9);
            assertEquals(Math.log(40) / 0.41, fit.peak(), 1e-6);
        }
    }

    @Nested
    class Published {
        @Test
        void videoRecorders() {
            BassFit fit = Bass.of(VCR).fit();
            // The page prints ten digits of M, P and Q, but of the step at which nls stopped, as the next test shows.
            assertClose("M", fit.market());
            assertClose("P", fit.innovation());
            assertClose("Q", fit.imitation());
            assertPublished("BASS-VCR", "RSE", fit.residualStandardError());
            double squares = 7 * fit.residualStandardError() * fit.residualStandardError();
            assertEquals(3_701_668.589088446, squares, 1e-5);
        }

        /**
         * Gauss-Newton as in R's nls, with its forward differences, from the page's start (60630, 0.03, 0.38): at the eighth
         * step its criterion falls below 1e-5, and there the printed digits are found again to seven places, which is what forward
         * differences carry. The sum of squares is larger there than at the fit, which differs by up to 4e-6.
         */
        @Test
        void thePagePrintsTheEighthStepOfItsSearch() {
            double[] point = {60_630, 0.03, 0.38};
            factor = 1;
            for (int step = 1; step <= 8; step++) {
                assertTrue(gaussNewton(point) > 1e-5, "it would have stopped before step " + step);
            }
            List<String> names = List.of("M", "P", "Q");
            for (int j = 0; j < 3; j++) {
                double printed = Reference.published("BASS-VCR", names.get(j)).number("estimate");
                assertEquals(1, point[j] / printed, 1e-7, names.get(j));
            }
            double there = missed(point);
            assertTrue(gaussNewton(point) < 1e-5, "it would not have stopped at step 8");
            double here = Bass.of(VCR).fit().residualStandardError() * Math.sqrt(7);
            assertTrue(here < there, here + " " + there);
        }

        private double factor;

        private double missed(double[] point) {
            return new ArrayRealVector(VCR)
                    .subtract(new ArrayRealVector(Bass.curve(10, false, point)))
                    .getNorm();
        }

        /**
         * Moves the point by a step, halved until the sum of squares falls, and returns nls's criterion before it: explained over
         * unexplained residuals.
         */
        private double gaussNewton(double[] point) {
            RealVector curve = new ArrayRealVector(Bass.curve(10, false, point));
            RealVector residuals = new ArrayRealVector(VCR).subtract(curve);
            RealMatrix slopes = new Array2DRowRealMatrix(10, 3);
            for (int j = 0; j < 3; j++) {
                double step = Math.sqrt(Math.ulp(1.0)) * point[j];
                double[] up = point.clone();
                up[j] += step;
                RealVector above = new ArrayRealVector(Bass.curve(10, false, up));
                slopes.setColumnVector(j, above.subtract(curve).mapDivide(step));
            }
            RealVector move = new QRDecomposition(slopes).getSolver().solve(residuals);
            double explained = slopes.operate(move).getNorm();
            double all = residuals.getNorm();
            RealVector next = new ArrayRealVector(point).add(move.mapMultiply(factor));
            while (missed(next.toArray()) > all && factor > 1e-3) {
                factor /= 2;
                next = new ArrayRealVector(point).add(move.mapMultiply(factor));
            }
            factor = Math.min(1, 2 * factor);
            System.arraycopy(next.toArray(), 0, point, 0, point.length);
            return explained / Math.sqrt(all * all - explained * explained);
        }

        private void assertClose(String parameter, CoefficientEstimate found) {
            double value = Reference.published("BASS-VCR", parameter).number("estimate");
            double error = Reference.published("BASS-VCR", parameter).number("std_error");
            assertEquals(1, found.value() / value, 5e-6, parameter);
            assertEquals(1, found.standardError() / error, 1e-5, "error of " + parameter);
        }
    }

    @Nested
    class BadInput {
        @Test
        void namesWhatIsWrong() {
            assertRefused("periods of sales = 4", () -> Bass.of(1, 2, 3, 4));
            assertRefused("sales[2] = -1.0", () -> Bass.of(1, 2, -1, 4, 5));
            assertRefused("sales[2] = NaN", () -> Bass.of(1, 2, Double.NaN, 4, 5));
            assertRefused("sum of sales = 0.0", () -> Bass.of(0, 0, 0, 0, 0));
        }

        @Test
        void refusesGrowthThatDoesNotBend() {
            assertRefused(
                    "sales: must bend",
                    () -> Bass.of(1, 2, 4, 8, 16, 32, 64, 128).fit());
        }

        private void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
            String found = assertThrows(InvalidInputException.class, call).getMessage();
            assertTrue(found.startsWith(message), found);
        }
    }

    @Nested
    class Printed {
        @Test
        void showsParametersAndPeak() {
            String text = Bass.of(VCR).fit().toString();
            assertTrue(text.contains("market M") && text.contains("68.0 k"), text);
            assertTrue(text.contains("peak in period 7.09"), text);
            assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
        }
    }
}
