package io.jevons.estimate;

import io.jevons.estimate.numeric.Likelihood;
import java.util.Arrays;
import java.util.List;

/**
 * The log-likelihood of choices in nests. Parameters: coefficients of the variables, coefficients of the nest variables,
 * then one parameter for each nest that has one. Variables are divided by their root mean square, so that all parameters
 * are of order one.
 */
final class LogitLikelihood implements Likelihood {
    private final Choices choices;
    private final int[] nestOf;
    private final boolean normalized;
    private final boolean[] free;
    private final int[] nestOfVariable;
    private final double[][] x;
    private final double[][] z;
    private final double[] scales;

    LogitLikelihood(
            Choices choices,
            int[] nestOf,
            boolean[] free,
            boolean normalized,
            List<double[]> nestVariables,
            int[] nestOfVariable) {
        this.choices = choices;
        this.nestOf = nestOf;
        this.free = free;
        this.normalized = normalized;
        this.nestOfVariable = nestOfVariable;
        this.scales = new double[choices.variables().size() + nestVariables.size()];
        this.x = scaled(choices.variables(), 0);
        this.z = scaled(nestVariables, choices.variables().size());
    }

    private double[][] scaled(List<double[]> columns, int first) {
        double[][] result = new double[columns.size()][];
        for (int j = 0; j < result.length; j++) {
            double scale = Math.sqrt(Regression.squares(columns.get(j)) / choices.rows());
            scales[first + j] = scale > 0 ? scale : 1;
            double divisor = scales[first + j];
            result[j] = Arrays.stream(columns.get(j)).map(v -> v / divisor).toArray();
        }
        return result;
    }

    /** Root mean squares of the variables; 0 stands for the parameters of nests, which are not scaled. */
    double[] scales() {
        return Arrays.copyOf(scales, scales.length + nestParameters());
    }

    int nestParameters() {
        int count = 0;
        for (boolean each : free) {
            count += each ? 1 : 0;
        }
        return count;
    }

    @Override
    public double at(double[] parameters, double[] gradient) {
        Arrays.fill(gradient, 0);
        double[] tau = tau(parameters);
        for (double each : tau) {
            if (!(each > 0)) {
                return Double.NEGATIVE_INFINITY;
            }
        }
        double sum = 0;
        for (int s = 0; s < choices.size(); s++) {
            Situation situation = new Situation(parameters, tau, s);
            sum += situation.logProbability(choices.chosenRow(s));
            situation.addGradient(gradient, choices.chosenRow(s));
        }
        return sum;
    }

    /** The probability of every row. */
    double[] probabilities(double[] parameters) {
        double[] probabilities = new double[choices.rows()];
        double[] tau = tau(parameters);
        for (int s = 0; s < choices.size(); s++) {
            Situation situation = new Situation(parameters, tau, s);
            for (int r : choices.rowsOf(s)) {
                probabilities[r] = Math.exp(situation.logProbability(r));
            }
        }
        return probabilities;
    }

    private double[] tau(double[] parameters) {
        double[] tau = new double[free.length];
        int next = x.length + z.length;
        for (int c = 0; c < tau.length; c++) {
            tau[c] = free[c] ? parameters[next++] : 1;
        }
        return tau;
    }

    /** One chooser: utilities, inclusive values of nests, probabilities of nests. */
    private final class Situation {
        private final int[] rows;
        private final double[] tau;
        private final double[] utility;
        private final double[] inclusive = new double[free.length];
        private final double[] nest = new double[free.length];

        Situation(double[] parameters, double[] tau, int s) {
            this.rows = choices.rowsOf(s);
            this.tau = tau;
            this.utility = new double[rows.length];
            double[] top = new double[free.length];
            Arrays.fill(top, Double.NEGATIVE_INFINITY);
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    utility[i] += parameters[j] * x[j][rows[i]];
                }
                int c = nestOf[rows[i]];
                top[c] = Math.max(top[c], utility[i] / scale(c));
            }
            for (int i = 0; i < rows.length; i++) {
                int c = nestOf[rows[i]];
                inclusive[c] += Math.exp(utility[i] / scale(c) - top[c]);
            }
            for (int c = 0; c < nest.length; c++) {
                inclusive[c] = top[c] + Math.log(inclusive[c]);
                nest[c] = top[c] == Double.NEGATIVE_INFINITY ? top[c] : tau[c] * inclusive[c];
            }
            for (int m = 0; m < z.length; m++) {
                nest[nestOfVariable[m]] += parameters[x.length + m] * z[m][rows[0]];
            }
            double highest = Arrays.stream(nest).max().orElseThrow();
            double total = Arrays.stream(nest).map(w -> Math.exp(w - highest)).sum();
            for (int c = 0; c < nest.length; c++) {
                nest[c] = nest[c] - highest - Math.log(total);
            }
        }

        private double scale(int c) {
            return normalized ? tau[c] : 1;
        }

        double logProbability(int row) {
            int c = nestOf[row];
            return utilityOf(row) / scale(c) - inclusive[c] + nest[c];
        }

        private double utilityOf(int row) {
            for (int i = 0; i < rows.length; i++) {
                if (rows[i] == row) {
                    return utility[i];
                }
            }
            throw new IllegalStateException("row " + row + " belongs to another situation");
        }

        void addGradient(double[] gradient, int chosen) {
            int b = nestOf[chosen];
            for (int j = 0; j < x.length; j++) {
                gradient[j] += x[j][chosen] / scale(b);
            }
            // How the likelihood moves with the inclusive value of each nest, spread over the rows of the nest.
            double[] weight = new double[nest.length];
            double[] slope = new double[nest.length];
            for (int c = 0; c < nest.length; c++) {
                double surprise = (c == b ? 1 : 0) - Math.exp(nest[c]);
                weight[c] = surprise * tau[c] - (c == b ? 1 : 0);
            }
            for (int i = 0; i < rows.length; i++) {
                int c = nestOf[rows[i]];
                double within = Math.exp(utility[i] / scale(c) - inclusive[c]);
                for (int j = 0; j < x.length; j++) {
                    gradient[j] += weight[c] * within * x[j][rows[i]] / scale(c);
                }
                slope[c] -= normalized ? within * utility[i] / (tau[c] * tau[c]) : 0;
            }
            for (int m = 0; m < z.length; m++) {
                int c = nestOfVariable[m];
                gradient[x.length + m] += ((c == b ? 1 : 0) - Math.exp(nest[c])) * z[m][rows[0]];
            }
            int next = x.length + z.length;
            for (int c = 0; c < nest.length; c++) {
                if (!free[c]) {
                    continue;
                }
                double surprise = (c == b ? 1 : 0) - Math.exp(nest[c]);
                double change = surprise == 0 ? 0 : surprise * inclusive[c];
                change += weight[c] * slope[c];
                if (c == b && normalized) {
                    change -= utilityOf(chosen) / (tau[c] * tau[c]);
                }
                gradient[next++] += change;
            }
        }
    }
}
