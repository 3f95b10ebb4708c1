package io.jevons.uncertainty.particles;

import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.NearestCorrelation;
import io.jevons.uncertainty.random.RandomBits;

/**
 * Where particles may go, by the covariance Σ and the mean of weighted particles. A random walk steps with covariance (2.38²/d) Σ
 * (Roberts, Gelman and Gilks 1997, doi:10.1214/aoap/1034625254). A draw anew keeps √(1 - b²) of a particle's distance from the mean
 * and adds b of a draw from N(mean, Σ), which leaves that distribution as it is (Cotter et al. 2013, doi:10.1214/13-STS421, with
 * what the particles say in place of the prior): in many dimensions it goes far where a walk must creep, as long as the target is
 * not too unlike a normal distribution. Correlations count as far as they are more than chance: with few particles for their dimensions
 * those of chance would hold a step in the plane that the particles span, and inputs correlated by 0.99 need theirs whole.
 */
public final class Moves {
    private static final double BEST = 2.38;
    private static final double SLACK = 1e-12;

    private final double[] mean;
    private final double[] deviations;
    private final double[][] factor;
    private final double length;

    private Moves(double[] mean, double[] deviations, double[][] factor) {
        this.mean = mean;
        this.deviations = deviations;
        this.factor = factor;
        this.length = BEST / Math.sqrt(deviations.length);
    }

    public static Moves of(double[][] scores, double[] weights) {
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
        double size = Tempering.effectiveSize(weights);
        for (int j = 0; j < d; j++) {
            deviations[j] = Math.sqrt(covariance[j][j]);
            correlations[j][j] = 1;
            for (int k = 0; k < j; k++) {
                double product = deviations[j] * deviations[k];
                correlations[j][k] = product > 0 ? kept(covariance[j][k] / product, size) : 0;
                correlations[k][j] = correlations[j][k];
            }
        }
        for (int j = 0; j < d; j++) {
            mean[j] /= sum;
        }
        return new Moves(mean, deviations, NearestCorrelation.cholesky(positive(correlations)));
    }

    /**
     * What is kept of a correlation of as many particles: all of it but for twice the variance that it has by chance, (1 - r²)² / n
     * (Schaefer and Strimmer 2005, doi:10.2202/1544-6115.1175), as a share of its square; nothing where it is no larger than that.
     */
    static double kept(double r, double particles) {
        double chance = (1 - r * r) * (1 - r * r) / particles;
        return r * r > 2 * chance ? r - 2 * chance / r : 0;
    }

    /** Drawn towards no correlation at all as far as it takes, where leaving some out has led out of what can be. */
    private static double[][] positive(double[][] correlations) {
        double lacking = SLACK - NearestCorrelation.leastEigenvalue(correlations);
        if (lacking > 0) {
            for (int j = 0; j < correlations.length; j++) {
                for (int k = 0; k < correlations.length; k++) {
                    correlations[j][k] /= j == k ? 1 : 1 + lacking;
                }
            }
        }
        return correlations;
    }

    /** A place a step away, {@code scale} times as long as usual, with random numbers below a key. */
    public double[] walk(double[] place, double scale, long key) {
        double[] reached = place.clone();
        addNormal(reached, scale * length, key);
        return reached;
    }

    /** A place drawn anew with a share {@code fresh} in (0, 1], 1 for one that forgets the old place. */
    public double[] anew(double[] place, double fresh, long key) {
        double kept = Math.sqrt((1 - fresh) * (1 + fresh));
        double[] reached = new double[place.length];
        for (int j = 0; j < reached.length; j++) {
            // Where particles are all alike, a place stays what it is.
            reached[j] = deviations[j] == 0 ? place[j] : mean[j] + kept * (place[j] - mean[j]);
        }
        addNormal(reached, fresh, key);
        return reached;
    }

    private void addNormal(double[] place, double scale, long key) {
        int d = place.length;
        double[] uniform = RandomBits.units(key, 0, d);
        double[] normal = new double[d];
        for (int j = 0; j < d; j++) {
            normal[j] = Gauss.quantile(uniform[j]);
            double step = 0;
            for (int k = 0; k <= j; k++) {
                step += factor[j][k] * normal[k];
            }
            place[j] += scale * deviations[j] * step;
        }
    }

    /** The logarithm of the density of N(mean, Σ), which {@link #anew} leaves as it is, but for a constant. */
    public double logNormal(double[] place) {
        return -squaredDistance(mean, place) / 2;
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
