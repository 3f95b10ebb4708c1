package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.coefficients.CoefficientEstimate;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BerryInversionTest {
    private static final int MARKETS = 400;
    private static final String[] NESTS = {"hosted", "hosted", "own", "own"};

    /** Markets of four products in two nests, with shares of the nested logit at the utilities given. */
    private static final class Simulation {
        final String[] market = new String[4 * MARKETS];
        final String[] nest = new String[4 * MARKETS];
        final double[] share = new double[4 * MARKETS];
        final double[] price = new double[4 * MARKETS];
        final double[][] x = new double[4 * MARKETS][1];
        final double[][] z = new double[4 * MARKETS][3];

        Simulation(double noise, double sigma, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int m = 0; m < MARKETS; m++) {
                double[] v = new double[4];
                for (int j = 0; j < 4; j++) {
                    int r = 4 * m + j;
                    market[r] = "m" + m;
                    nest[r] = NESTS[j];
                    double xi = noise * random.nextGaussian();
                    z[r][0] = random.nextGaussian();
                    x[r][0] = random.nextGaussian();
                    price[r] = 3 + z[r][0] + xi;
                    v[j] = 1 + 0.5 * x[r][0] - price[r] + xi;
                }
                shares(m, v, 1 - sigma);
            }
            for (int r = 0; r < share.length; r++) {
                int rival = r % 2 == 0 ? r + 1 : r - 1;
                z[r][1] = z[rival][0];
                z[r][2] = x[rival][0];
            }
        }

        private void shares(int m, double[] v, double lambda) {
            double[] inside = new double[2];
            for (int j = 0; j < 4; j++) {
                inside[j / 2] += Math.exp(v[j] / lambda);
            }
            double total = 1 + Math.pow(inside[0], lambda) + Math.pow(inside[1], lambda);
            for (int j = 0; j < 4; j++) {
                double nestShare = Math.pow(inside[j / 2], lambda) / total;
                share[4 * m + j] = Math.exp(v[j] / lambda) / inside[j / 2] * nestShare;
            }
        }
    }

    @Nested
    class Analytic {
        @Test
        void exactSharesGiveBackUtilitiesExactly() {
            Simulation s = new Simulation(0, 0.4, 3);
            BerryInversion model = BerryInversion.of(s.market, s.share, s.price)
                    .characteristics(s.x)
                    .nests(s.nest)
                    .instruments(s.z);
            double[] found = model.fit().coefficients();
            double[] truth = {1, -1, 0.4, 0.5};
            for (int j = 0; j < 4; j++) {
                assertEquals(truth[j], found[j], 1e-10);
            }
        }

        @Test
        void elasticityWithoutNestsIsThatOfTheLogit() {
            Simulation s = new Simulation(0, 0, 3);
            BerryInversion model = BerryInversion.of(s.market, s.share, s.price).characteristics(s.x);
            double[] elasticities = model.ownElasticities(model.fit());
            assertEquals(-s.price[5] * (1 - s.share[5]), elasticities[5], 1e-10);
        }
    }

    @Nested
    class Simulated {
        @Test
        void instrumentsRemoveTheBiasOfUnobservedQuality() {
            Simulation plain = new Simulation(0.7, 0, 20);
            BerryInversion logit =
                    BerryInversion.of(plain.market, plain.share, plain.price).characteristics(plain.x);
            // Price holds the quality that buyers see: cov(p, xi) / var(p) = 0.49 / 1.49.
            assertEquals(-1 + 0.49 / 1.49, logit.fit().estimate("price").value(), 0.03);
            CoefficientEstimate found = logit.instruments(plain.z).fit().estimate("price");
            assertEquals(-1, found.value(), 3 * found.standardError());
        }

        @Test
        void instrumentsTellPriceFromNest() {
            Simulation s = new Simulation(0.7, 0.4, 21);
            RegressionFit fit = BerryInversion.of(s.market, s.share, s.price)
                    .characteristics(s.x)
                    .nests(s.nest)
                    .instruments(s.z)
                    .fit();
            CoefficientEstimate price = fit.estimate("price");
            CoefficientEstimate sigma = fit.estimate("ln share within nest");
            assertEquals(-1, price.value(), 3 * price.standardError());
            assertEquals(0.4, sigma.value(), 3 * sigma.standardError());
        }
    }

    @Nested
    class BadInput {
        @Test
        void namesWhatIsWrong() {
            String[] market = {"a", "a"};
            assertRefused(
                    "shares of market a sum to 1.0",
                    () -> BerryInversion.of(market, new double[] {0.5, 0.5}, new double[] {1, 2}));
            assertRefused(
                    "share[0] = 0.0", () -> BerryInversion.of(market, new double[] {0, 0.5}, new double[] {1, 2}));
            assertRefused(
                    "instruments = none",
                    () -> BerryInversion.of(market, new double[] {0.1, 0.5}, new double[] {1, 2})
                            .nests("x", "y")
                            .fit());
        }

        private void assertRefused(String message, org.junit.jupiter.api.function.Executable call) {
            String found = assertThrows(InvalidInputException.class, call).getMessage();
            assertTrue(found.startsWith(message), found);
        }
    }
}
