package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The test of autocorrelation after two-stage least squares, on samples whose disturbances are made with it and without. */
final class InstrumentedAutocorrelationTest {
    private static final int SAMPLES = 400;
    private static final int ROWS = 200;

    /** The share of samples in which the test rejects at 5 %; the regressor moves with the disturbance by 0.8. */
    private static double rejected(double autocorrelation, int lags) {
        SplittableRandom random = new SplittableRandom(11);
        int count = 0;
        for (int s = 0; s < SAMPLES; s++) {
            double[] y = new double[ROWS];
            double[][] w = new double[ROWS][1];
            double[][] z = new double[ROWS][1];
            double u = 0;
            for (int t = 0; t < ROWS; t++) {
                double fresh = random.nextGaussian();
                u = autocorrelation * u + fresh;
                z[t][0] = random.nextGaussian();
                w[t][0] = z[t][0] + 0.8 * fresh + 0.6 * random.nextGaussian();
                y[t] = 1 + 0.5 * w[t][0] + u;
            }
            RegressionFit fit = Regression.twoStage(y, w, new double[0][], z).fit();
            count += fit.breuschGodfrey(lags).pValue() < 0.05 ? 1 : 0;
        }
        return (double) count / SAMPLES;
    }

    /** Three binomial standard errors of 1.1 points: an endogenous regressor is no autocorrelation. */
    @Test
    void rejectsWhatIsNotThereAtItsLevel() {
        assertEquals(0.05, rejected(0, 1), 0.034);
        assertEquals(0.05, rejected(0, 3), 0.034);
    }

    @Test
    void findsWhatIsThere() {
        assertTrue(rejected(0.5, 1) > 0.95);
    }
}
