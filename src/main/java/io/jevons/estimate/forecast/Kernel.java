package io.jevons.estimate.forecast;

import io.jevons.uncertainty.random.Gauss;
import org.apache.commons.math3.distribution.NormalDistribution;

/** A distribution around 0 with scale 1. */
enum Kernel {
    /** The normal distribution. */
    NORMAL {
        private static final NormalDistribution STANDARD = new NormalDistribution(null, 0, 1);

        @Override
        double density(double x) {
            return STANDARD.density(x);
        }

        @Override
        double below(double x) {
            return STANDARD.cumulativeProbability(x);
        }

        @Override
        double quantile(double p) {
            return Gauss.quantile(p);
        }
    },

    /** Student's t with four degrees of freedom, all of which has a closed form (Shaw 2006, doi:10.21314/JCF.2006.150). */
    STUDENT_4 {
        @Override
        double density(double x) {
            return 3.0 / 8 * Math.pow(1 + x * x / 4, -2.5);
        }

        @Override
        double below(double x) {
            double sine = Double.isInfinite(x) ? 2 * Math.signum(x) : x / Math.sqrt(1 + x * x / 4);
            return 0.5 + 3.0 / 8 * sine * (1 - sine * sine / 12);
        }

        @Override
        double quantile(double p) {
            double root = Math.sqrt(4 * p * (1 - p));
            double q = 4 / root * Math.cos(Math.acos(root) / 3) - 4;
            return Math.signum(p - 0.5) * Math.sqrt(Math.max(0, q));
        }
    };

    abstract double density(double x);

    abstract double below(double x);

    abstract double quantile(double p);
}
