package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.estimate.numeric.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the covariance of coefficients is estimated. Immutable.
 *
 * <p>With residuals e, regressors X (those of the second stage after two-stage least squares), n rows, k coefficients,
 * leverages h, and w_t the row t of X(X'X)⁻¹:
 * <ul>
 *   <li>classical: e'e / (n − k) · (X'X)⁻¹;
 *   <li>HC0 to HC3: Σ c_t e_t² w_t w_t' with c = 1, n / (n − k), 1 / (1 − h), 1 / (1 − h)² (White 1980,
 *       doi:10.2307/1912934; MacKinnon and White 1985, doi:10.1016/0304-4076(85)90158-7);
 *   <li>Newey-West with L lags: Bartlett weights 1 − l / (L + 1) on the autocovariances of e_t w_t, without a correction
 *       for small samples unless asked for (Newey and West 1987, doi:10.2307/1913610);
 *   <li>block bootstrap: the covariance over refits to rows drawn in blocks (Künsch 1989, doi:10.1214/aos/1176347265).
 * </ul>
 */
public final class Covariance {
    private enum Kind {
        CLASSICAL,
        HC0,
        HC1,
        HC2,
        HC3,
        NEWEY_WEST,
        BOOTSTRAP
    }

    /** Disturbances of one variance, without correlation. */
    public static final Covariance CLASSICAL = new Covariance(Kind.CLASSICAL, 0, 0, 0, false);

    /** White's estimator, without correction. */
    public static final Covariance HC0 = new Covariance(Kind.HC0, 0, 0, 0, false);

    /** White's estimator times n / (n − k). */
    public static final Covariance HC1 = new Covariance(Kind.HC1, 0, 0, 0, false);

    /** White's estimator with squared residuals divided by 1 − leverage. */
    public static final Covariance HC2 = new Covariance(Kind.HC2, 0, 0, 0, false);

    /** White's estimator with squared residuals divided by (1 − leverage)²: near the jackknife. */
    public static final Covariance HC3 = new Covariance(Kind.HC3, 0, 0, 0, false);

    private final Kind kind;
    private final int length;
    private final int replications;
    private final long seed;
    private final boolean smallSample;

    private Covariance(Kind kind, int length, int replications, long seed, boolean smallSample) {
        this.kind = kind;
        this.length = length;
        this.replications = replications;
        this.seed = seed;
        this.smallSample = smallSample;
    }

    /**
     * Robust to changing variance and to correlation over a number of rows, which must be in order of time.
     *
     * @param lags how many rows back correlation reaches, 0 or more
     * @return the estimator
     * @throws InvalidInputException if the lags are negative
     */
    public static Covariance neweyWest(int lags) {
        return new Covariance(Kind.NEWEY_WEST, Checks.atLeast("lags", lags, 0), 0, 0, false);
    }

    /**
     * Refits the equation to rows drawn with replacement in blocks of neighbours.
     *
     * @param block rows in a block; 1 where rows are independent
     * @param replications how many refits, at least 2; several hundred for standard errors
     * @param seed of the draws: the same seed gives the same covariance
     * @return the estimator
     * @throws InvalidInputException if the block is empty or there are fewer than two refits
     */
    public static Covariance blockBootstrap(int block, int replications, long seed) {
        return new Covariance(
                Kind.BOOTSTRAP,
                Checks.atLeast("block", block, 1),
                Checks.atLeast("replications", replications, 2),
                seed,
                false);
    }

    /**
     * Multiplies a Newey-West estimate by n / (n − k), as some packages do; without effect on the others.
     *
     * @return a changed copy
     */
    public Covariance smallSample() {
        return new Covariance(kind, length, replications, seed, true);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case CLASSICAL -> "classical";
            case NEWEY_WEST -> "Newey-West, " + length + " lags" + (smallSample ? ", n / (n - k)" : "");
            case BOOTSTRAP ->
                "block bootstrap, blocks of " + length + ", " + replications + " replications, seed " + seed;
            default -> kind.name();
        };
    }

    double[][] estimate(Sample sample) {
        int n = sample.rows();
        int k = sample.coefficients;
        double correction = (double) n / (n - k);
        return switch (kind) {
            case CLASSICAL -> scaled(sample.factorization.inverseGram(), squares(sample.residuals) / (n - k));
            case HC0 -> outer(scores(sample, 0), 0);
            case HC1 -> scaled(outer(scores(sample, 0), 0), correction);
            case HC2 -> outer(scores(sample, 0.5), 0);
            case HC3 -> outer(scores(sample, 1), 0);
            case NEWEY_WEST -> {
                if (length >= n) {
                    throw InvalidInputException.of("lags", length, "below the number of rows, " + n);
                }
                yield scaled(outer(scores(sample, 0), length), smallSample ? correction : 1);
            }
            case BOOTSTRAP -> bootstrap(sample);
        };
    }

    boolean isClassical() {
        return kind == Kind.CLASSICAL;
    }

    /** e_t w_t / (1 − h_t)^power. */
    private double[][] scores(Sample sample, double power) {
        double[][] scores = sample.factorization.influences();
        double[] leverages = sample.factorization.leverages();
        for (int t = 0; t < scores.length; t++) {
            double room = 1 - leverages[t];
            if (power > 0 && !(room > 1e-10)) {
                throw new InvalidInputException("leverage of row " + t + " = 1: must be below 1 for " + kind
                        + "\nMaybe use HC1: a coefficient is fitted by that row alone");
            }
            double factor = sample.residuals[t] / (power == 0 ? 1 : Math.pow(room, power));
            for (int j = 0; j < scores[t].length; j++) {
                scores[t][j] *= factor;
            }
        }
        return scores;
    }

    private static double[][] outer(double[][] scores, int lags) {
        int k = scores[0].length;
        double[][] sum = new double[k][k];
        for (int lag = 0; lag <= lags; lag++) {
            double weight = 1 - lag / (lags + 1.0);
            for (int t = lag; t < scores.length; t++) {
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        double product = scores[t][i] * scores[t - lag][j];
                        sum[i][j] += weight * product;
                        if (lag > 0) {
                            sum[j][i] += weight * product;
                        }
                    }
                }
            }
        }
        return sum;
    }

    private double[][] bootstrap(Sample sample) {
        int n = sample.rows();
        if (length > n) {
            throw InvalidInputException.of("block", length, "at most the number of rows, " + n);
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<double[]> fits = new ArrayList<>();
        int[] rows = new int[n];
        // A draw may leave a regressor without variation; such draws are replaced, within reason.
        for (int tries = 0; fits.size() < replications && tries < 2 * replications; tries++) {
            for (int t = 0; t < n; t++) {
                rows[t] = t % length == 0 ? random.nextInt(n - length + 1) : rows[t - 1] + 1;
            }
            try {
                fits.add(sample.refit(rows.clone()));
            } catch (InvalidInputException degenerate) {
                // The next draw takes its place.
            }
        }
        if (fits.size() < replications) {
            throw new InvalidInputException("block bootstrap: more than half of the draws leave a regressor without "
                    + "variation\nMaybe use HC1, or longer blocks");
        }
        return spread(fits, sample.coefficients);
    }

    private static double[][] spread(List<double[]> fits, int k) {
        double[] mean = new double[k];
        for (double[] fit : fits) {
            for (int j = 0; j < k; j++) {
                mean[j] += fit[j] / fits.size();
            }
        }
        double[][] covariance = new double[k][k];
        for (double[] fit : fits) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    covariance[i][j] += (fit[i] - mean[i]) * (fit[j] - mean[j]) / (fits.size() - 1);
                }
            }
        }
        return covariance;
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        for (double[] row : matrix) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return matrix;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
