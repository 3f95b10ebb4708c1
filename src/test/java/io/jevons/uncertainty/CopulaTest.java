package io.jevons.uncertainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.random.NearestCorrelation;
import java.util.Collections;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CopulaTest {
    private static final Distribution UNIT = TestFunctions.UNIT;

    private static double[] column(double[][] rows, int j) {
        double[] column = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            column[i] = rows[i][j];
        }
        return column;
    }

    @Nested
    class Laws {
        @Test
        void conversionsAreInverse() {
            for (double rho = -1; rho <= 1; rho += 0.125) {
                assertEquals(rho, Copula.rankCorrelation(Copula.scoreCorrelation(rho)), 1e-15);
            }
        }

        @Test
        void independentInputsStayAsTheyAre() {
            double[] point = {0.2, 0.9, 0.5};
            assertArrayEquals(point, Copula.independent(3).at(point), 0);
            Copula pair = Copula.of(new double[][] {{1, 0.5, 0}, {0.5, 1, 0}, {0, 0, 1}});
            assertEquals(0.5, pair.at(point)[2]);
            assertFalse(pair.isIndependent());
        }

        @Test
        void perfectCorrelationMovesInputsTogether() {
            Copula same = Copula.of(new double[][] {{1, 1}, {1, 1}});
            Copula opposite = Copula.of(new double[][] {{1, -1}, {-1, 1}});
            assertArrayEquals(new double[] {0.3, 0.3}, same.at(new double[] {0.3, 0.8}), 1e-12);
            assertArrayEquals(new double[] {0.3, 0.7}, opposite.at(new double[] {0.3, 0.8}), 1e-12);
        }

        @Test
        void anotherOrderGivesTheSameDependence() {
            Inputs inputs = Inputs.of(List.of(UNIT, UNIT, UNIT))
                    .correlate("x1", "x2", 0.7)
                    .correlate("x2", "x3", -0.4);
            double[][] points = Sampler.SCRAMBLED_SOBOL.block(3, 4096, 0, 4096, 1);
            for (int i = 0; i < points.length; i++) {
                points[i] = inputs.at(points[i], new int[] {2, 0, 1});
            }
            SpearmansCorrelation spearman = new SpearmansCorrelation();
            assertEquals(0.7, spearman.correlation(column(points, 0), column(points, 1)), 0.01);
            assertEquals(-0.4, spearman.correlation(column(points, 1), column(points, 2)), 0.01);
            assertEquals(0, spearman.correlation(column(points, 0), column(points, 2)), 0.01);
        }
    }

    @Nested
    class AnalyticSolutions {
        @Test
        void spearmanOfNormalScores() {
            assertEquals(.4825837395, Copula.rankCorrelation(0.5), 1e-10);
        }

        @Test
        void drawsHaveTheRankCorrelationAskedForWhateverTheirDistributions() {
            Inputs inputs = Inputs.of(List.of(Distribution.lognormal(0, 1), Distribution.beta(2, 5)))
                    .correlate("x1", "x2", .4825837395);
            assertEquals(.4825837395, inputs.copula().rankCorrelation(0, 1), 1e-14);
            double[][] draws = Draws.of(inputs, Sampler.SOBOL, 1 << 14, 0).all();
            assertEquals(.4825837395, new SpearmansCorrelation().correlation(column(draws, 0), column(draws, 1)), 2e-3);
        }

        @Test
        void nearestCorrelationMatrixOfHigham() {
            // Higham (2002), section 4: the matrix of 1 1 0, 1 1 1, 0 1 1.
            double[][] nearest = NearestCorrelation.of(new double[][] {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}});
            assertArrayEquals(new double[] {1, 0.7607, 0.1573}, nearest[0], 5e-5);
            assertArrayEquals(new double[] {0.7607, 1, 0.7607}, nearest[1], 5e-5);
        }
    }

    @Nested
    class Repair {
        private final Inputs contradicting = Inputs.of(List.of(UNIT, UNIT, UNIT))
                .correlate("x1", "x2", 0.9)
                .correlate("x2", "x3", 0.9)
                .correlate("x1", "x3", -0.9);

        @Test
        void isReported() {
            Copula copula = contradicting.copula();
            assertTrue(copula.isRepaired());
            assertTrue(copula.largestChange() > 0.1);
            assertTrue(copula.toString().contains("nearest ones that can"), copula.toString());
            assertTrue(contradicting.toString().contains("nearest ones that can"), contradicting.toString());
        }

        @Test
        void givesACorrelationMatrix() {
            double[][] scores = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    scores[i][j] =
                            Copula.scoreCorrelation(contradicting.copula().rankCorrelation(i, j));
                }
                assertEquals(1, scores[i][i], 1e-12);
            }
            double[] eigenvalues = new EigenDecomposition(new Array2DRowRealMatrix(scores)).getRealEigenvalues();
            for (double eigenvalue : eigenvalues) {
                assertTrue(eigenvalue >= -1e-9, eigenvalue + "");
            }
        }

        @Test
        void leavesOthersAlone() {
            Inputs beside = Inputs.of(Collections.nCopies(9, UNIT))
                    .correlate("x2", "x5", 0.9)
                    .correlate("x5", "x7", 0.9)
                    .correlate("x2", "x7", -0.9)
                    .correlate("x1", "x9", 0.3);
            assertTrue(beside.copula().isRepaired());
            assertEquals(List.of(List.of("x1", "x9"), List.of("x2", "x5", "x7")), beside.correlatedGroups());
            assertEquals(0.3, beside.copula().rankCorrelation(0, 8), 1e-9);
            assertEquals(
                    contradicting.copula().rankCorrelation(0, 2),
                    beside.copula().rankCorrelation(1, 6),
                    1e-9);
        }

        @Test
        void laterCorrelationsCanLiftAContradiction() {
            Inputs mended = contradicting.correlate("x1", "x3", 0.8);
            assertFalse(mended.copula().isRepaired());
            assertEquals(0.9, mended.copula().rankCorrelation(0, 1), 1e-12);
        }
    }

    @Nested
    class BadInput {
        @Test
        void isRefused() {
            assertThrows(InvalidInputException.class, () -> Copula.of(new double[][] {{1, 0.5}, {0.4, 1}}));
            assertThrows(InvalidInputException.class, () -> Copula.of(new double[][] {{1, 2}, {2, 1}}));
            assertThrows(InvalidInputException.class, () -> Copula.of(new double[][] {{0.5}}));
            assertThrows(InvalidInputException.class, () -> Copula.of(new double[][] {{1, 0}}));
            Inputs inputs = Inputs.of(List.of(UNIT, UNIT));
            assertThrows(InvalidInputException.class, () -> inputs.correlate("x1", "x1", 0.5));
            assertThrows(InvalidInputException.class, () -> inputs.correlate("x1", "y", 0.5));
            assertThrows(InvalidInputException.class, () -> inputs.correlate("x1", "x2", 1.5));
            assertThrows(InvalidInputException.class, () -> inputs.names(List.of("a", "a")));
        }
    }

    @Nested
    class PrintedForm {
        @Test
        void inputsListTheirDistributionsAndCorrelations() {
            String text = Inputs.of(List.of(UNIT, Distribution.lognormal90(0.6, 1.7)))
                    .names(List.of("elasticity", "growth"))
                    .correlate("elasticity", "growth", 0.6)
                    .toString();
            assertTrue(text.contains("lognormal-90(0.600, 1.70)"), text);
            assertTrue(text.contains("rank correlation of elasticity and growth: 0.600"), text);
        }
    }
}
