package io.jevons.uncertainty.sensitivity;

/** What a screening makes of elementary effects. */
public final class ElementaryEffects {
    private ElementaryEffects() {}

    /**
     * Mean, mean of absolute values and standard deviation of the effects of each input.
     *
     * @param effects the effects, one row a trajectory
     * @param rows the trajectories that count
     * @return the three measures, by input
     */
    public static double[][] measures(double[][] effects, int[] rows) {
        int inputs = effects[0].length;
        double[][] measures = new double[3][inputs];
        for (int j = 0; j < inputs; j++) {
            for (int row : rows) {
                measures[0][j] += effects[row][j];
                measures[1][j] += Math.abs(effects[row][j]);
            }
            measures[0][j] /= rows.length;
            measures[1][j] /= rows.length;
            double squares = 0;
            for (int row : rows) {
                squares += Math.pow(effects[row][j] - measures[0][j], 2);
            }
            measures[2][j] = Math.sqrt(squares / (rows.length - 1));
        }
        return measures;
    }
}
