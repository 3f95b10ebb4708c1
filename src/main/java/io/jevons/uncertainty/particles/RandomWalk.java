package io.jevons.uncertainty.particles;

import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.NearestCorrelation;
import io.jevons.uncertainty.random.RandomBits;

/**
 * Steps of a random walk with the covariance (2.38²/d) Σ of weighted particles (Roberts, Gelman and Gilks 1997,
 * doi:10.1214/aoap/1034625254). With few particles for their dimensions, correlations count for less, or the walk would never
 * leave the plane that the particles span.
 */
public final class RandomWalk {
    private static final double BEST = 2.38;

    private final double[] deviations;
    private final double[][] factor;
    private final double length;

    private RandomWalk(double[] deviations, double[][] factor) {
        this.deviations = deviations;
        this.factor = factor;
        this.length = BEST / Math.sqrt(deviations.length);
    }

    public static RandomWalk of(double[][] scores, double[] weights) {
        int d = scores[0].length;
        double sum = 0;
        double[] mean = new double[d];
        for (int i = 0; i < scores.length; i++) {
            sum += weights[i];
            for (int j = 0; j < d; j++) {
                mean[j] += weights[i] * scores[i][j];
            }
        }
        double[][] covariance = new double[d][d];
        double[] away = new double[d];
        for (int i = 0; i < scores.length; i++) {
            if (weights[i] == 0) {
                continue;
            }
            for (int j = 0; j < d; j++) {
                away[j] = scores[i][j] - mean[j] / sum;
                for (int k = 0; k <= j; k++) {
                    covariance[j][k] += weights[i] / sum * away[j] * away[k];
                }
            }
        }
        double[] deviations = new double[d];
        double[][] correlations = new double[d][d];
        double kept = scores.length / (double) (scores.length + d);
        for (int j = 0; j < d; j++) {
            deviations[j] = Math.sqrt(covariance[j][j]);
            correlations[j][j] = 1;
            for (int k = 0; k < j; k++) {
                double product = deviations[j] * deviations[k];
                correlations[j][k] = product > 0 ? kept * covariance[j][k] / product : 0;
                correlations[k][j] = correlations[j][k];
            }
        }
        return new RandomWalk(deviations, NearestCorrelation.cholesky(correlations));
    }

    /** A place a step away, {@code scale} times as long as usual, with random numbers below a key. */
    public double[] from(double[] place, double scale, long key) {
        int d = place.length;
        double[] uniform = RandomBits.units(key, 0, d);
        double[] reached = place.clone();
        double[] normal = new double[d];
        for (int j = 0; j < d; j++) {
            normal[j] = Gauss.quantile(uniform[j]);
            double step = 0;
            for (int k = 0; k <= j; k++) {
                step += factor[j][k] * normal[k];
            }
            reached[j] += scale * length * deviations[j] * step;
        }
        return reached;
    }

    /** The squared distance of two places as Σ measures it; 2 d on average between independent particles. */
    public double squaredDistance(double[] from, double[] to) {
        int d = from.length;
        double[] solved = new double[d];
        double sum = 0;
        for (int j = 0; j < d; j++) {
            if (deviations[j] == 0 || factor[j][j] == 0) {
                continue;
            }
            double rest = (to[j] - from[j]) / deviations[j];
            for (int k = 0; k < j; k++) {
                rest -= factor[j][k] * solved[k];
            }
            solved[j] = rest / factor[j][j];
            sum += solved[j] * solved[j];
        }
        return sum;
    }
}
