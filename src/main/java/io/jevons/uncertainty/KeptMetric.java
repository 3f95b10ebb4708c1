package io.jevons.uncertainty;

import java.util.Arrays;

/** What a study keeps of a metric: its value in every draw, or, of many draws, a {@link Tally}. */
sealed interface KeptMetric permits KeptMetric.Values, Tally {
    /** Takes the values of successive draws, from a number on. */
    void add(int from, double[] values);

    /** In how many draws it is a finite number. */
    int defined();

    /** In how many draws it is not a number. */
    int undefined();

    Estimate probability();

    Estimate mean();

    Estimate quantile(double p);

    /** The value in every draw. */
    record Values(double[] all) implements KeptMetric {
        private double[] finite() {
            return Arrays.stream(all).filter(Double::isFinite).toArray();
        }

        @Override
        public void add(int from, double[] values) {
            System.arraycopy(values, 0, all, from, values.length);
        }

        @Override
        public int defined() {
            return finite().length;
        }

        @Override
        public int undefined() {
            return (int) Arrays.stream(all).filter(Double::isNaN).count();
        }

        @Override
        public Estimate probability() {
            double[] finite = finite();
            return Estimate.probability((int) Arrays.stream(finite).sum(), finite.length);
        }

        @Override
        public Estimate mean() {
            return Estimate.mean(finite());
        }

        @Override
        public Estimate quantile(double p) {
            return Estimate.quantile(p, finite());
        }
    }
}
