package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.estimate.numeric.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Demand that moves towards what prices call for by a share of the distance each period (Nerlove 1958; Koyck 1954).
 *
 * <p>With quantity q, price p and controls z, all in logarithms, desired demand is q* = a + ε p + c z and
 * q_t − q_{t−1} = (1 − λ) (q*_t − q_{t−1}). The regression is q_t = (1 − λ) a + (1 − λ) ε p_t + (1 − λ) c z_t + λ q_{t−1}
 * + u_t. The coefficient of the price is the short-run elasticity, that over 1 − λ the long-run elasticity ε.
 *
 * <p>Autocorrelated disturbances bias λ upwards, since q_{t−1} moves with them: look at
 * {@link RegressionFit#breuschGodfrey(int)}. A price that moves with demand needs {@link #instruments(double[][])}.
 * Immutable; every setting returns a changed copy.
 */
public final class PartialAdjustment {
    private final double[] quantity;
    private final double[] price;
    private final List<String> names;
    private final List<double[]> controls;
    private final double[][] instruments;
    private final Covariance covariance;

    private PartialAdjustment(
            double[] quantity,
            double[] price,
            List<String> names,
            List<double[]> controls,
            double[][] instruments,
            Covariance covariance) {
        this.quantity = quantity;
        this.price = price;
        this.names = names;
        this.controls = controls;
        this.instruments = instruments;
        this.covariance = covariance;
    }

    /**
     * Demand by price, one period a value, oldest first.
     *
     * @param quantity the quantity, in levels, above zero
     * @param price the price, in levels, above zero
     * @return the model, not yet fitted
     * @throws InvalidInputException if lengths differ or a value is not above zero
     */
    public static PartialAdjustment of(double[] quantity, double[] price) {
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(price, "price");
        int rows = quantity.length;
        return new PartialAdjustment(
                Observations.logs("quantity", quantity, rows),
                Observations.logs("price", price, rows),
                List.of(),
                List.of(),
                new double[0][],
                Covariance.CLASSICAL);
    }

    /**
     * Adds a control, such as income.
     *
     * @param name its name
     * @param values in levels, above zero
     * @return a changed copy
     * @throws InvalidInputException if lengths differ or a value is not above zero
     */
    public PartialAdjustment control(String name, double... values) {
        return with(name, Observations.logs(name, values, quantity.length));
    }

    /**
     * Adds a linear trend of the logarithm: growth a period that price does not explain.
     *
     * @return a changed copy
     */
    public PartialAdjustment trend() {
        double[] time = new double[quantity.length];
        Arrays.setAll(time, t -> t);
        return with("trend", time);
    }

    /**
     * Takes the price as moving with demand, and uses instruments for it.
     *
     * @param values instruments as they enter the first stage; rows are periods
     * @return a changed copy
     * @throws InvalidInputException if lengths differ or a number is not finite
     */
    public PartialAdjustment instruments(double[][] values) {
        double[][] columns = Observations.columns("instruments", values, quantity.length);
        return new PartialAdjustment(quantity, price, names, controls, columns, covariance);
    }

    /**
     * Chooses how standard errors are estimated; classical unless chosen.
     *
     * @param estimator the estimator of the covariance
     * @return a changed copy
     */
    public PartialAdjustment covariance(Covariance estimator) {
        return new PartialAdjustment(quantity, price, names, controls, instruments, estimator);
    }

    /**
     * Estimates the model. The first period serves as the lag of the second.
     *
     * @return elasticities with their errors
     * @throws InvalidInputException if there are too few periods or a variable depends on others
     */
    public PartialAdjustmentFit fit() {
        int rows = Checks.atLeast("periods", quantity.length, 4 + controls.size()) - 1;
        double[] y = Arrays.copyOfRange(quantity, 1, quantity.length);
        double[][] prices = new double[rows][1];
        double[][] others = new double[rows][controls.size() + 1];
        double[][] z = new double[rows][instruments.length];
        for (int t = 0; t < rows; t++) {
            prices[t][0] = price[t + 1];
            for (int j = 0; j < controls.size(); j++) {
                others[t][j] = controls.get(j)[t + 1];
            }
            others[t][controls.size()] = quantity[t];
            for (int j = 0; j < instruments.length; j++) {
                z[t][j] = instruments[j][t + 1];
            }
        }
        List<String> all = new ArrayList<>(List.of(PartialAdjustmentFit.PRICE));
        all.addAll(names);
        all.add(PartialAdjustmentFit.LAG);
        Regression regression = instruments.length == 0
                ? Regression.ols(y, Observations.beside(prices, others))
                : Regression.twoStage(y, prices, others, z);
        return new PartialAdjustmentFit(regression
                .covariance(covariance)
                .names(all.toArray(String[]::new))
                .fit());
    }

    private PartialAdjustment with(String name, double[] values) {
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<double[]> more = new ArrayList<>(controls);
        more.add(values);
        return new PartialAdjustment(
                quantity, price, List.copyOf(moreNames), List.copyOf(more), instruments, covariance);
    }
}
