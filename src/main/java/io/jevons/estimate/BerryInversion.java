package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.estimate.numeric.Observations;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The logit or nested logit from market shares in the place of single choices (Berry 1994, doi:10.2307/2555829). Immutable;
 * every setting returns a changed copy.
 *
 * <p>With share s_j of product j, s_0 of the outside good and s_{j|g} within nest g, mean utility inverts to
 * ln s_j − ln s_0 = β x_j + α p_j + σ ln s_{j|g} + ξ_j. Price and the share within the nest move with unobserved quality ξ, so
 * both are endogenous: {@link #instruments(double[][])} calls for two-stage least squares. σ is 1 − λ of
 * {@link NestedLogit}.
 */
public final class BerryInversion {
    private final String[] market;
    private final double[] share;
    private final double[] price;
    private final double[][] characteristics;
    private final String[] nests;
    private final double[][] instruments;
    private final Covariance covariance;

    private BerryInversion(
            String[] market,
            double[] share,
            double[] price,
            double[][] characteristics,
            String[] nests,
            double[][] instruments,
            Covariance covariance) {
        this.market = market;
        this.share = share;
        this.price = price;
        this.characteristics = characteristics;
        this.nests = nests;
        this.instruments = instruments;
        this.covariance = covariance;
    }

    /**
     * Shares by product and market.
     *
     * @param market the market of each row
     * @param share the share of the product in all who could buy, above 0; those of a market sum to less than 1, the rest
     *     being the outside good
     * @param price the price of the product
     * @return the model, not yet fitted
     * @throws InvalidInputException if lengths differ, a share is not above 0 or those of a market leave nothing outside
     */
    public static BerryInversion of(String[] market, double[] share, double[] price) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(share, "share");
        Objects.requireNonNull(price, "price");
        double[] shares = Observations.vector("share", share, market.length);
        Map<String, Double> sums = new HashMap<>();
        for (int r = 0; r < shares.length; r++) {
            Checks.positive("share[" + r + "]", shares[r]);
            sums.merge(market[r], shares[r], Double::sum);
        }
        sums.forEach((name, sum) -> {
            if (!(sum < 1)) {
                throw new InvalidInputException("shares of market " + name + " sum to " + sum
                        + ": must be below 1\nMaybe divide by all who could buy, not by all who bought");
            }
        });
        return new BerryInversion(
                market.clone(),
                shares,
                Observations.vector("price", price, market.length),
                new double[market.length][0],
                new String[0],
                new double[0][],
                Covariance.CLASSICAL);
    }

    /**
     * Adds characteristics of products that do not move with unobserved quality.
     *
     * @param values rows are those of the shares
     * @return a changed copy
     * @throws InvalidInputException if lengths differ
     */
    public BerryInversion characteristics(double[][] values) {
        Checks.between("rows of characteristics", values.length, market.length, market.length);
        return new BerryInversion(market, share, price, copy(values), nests, instruments, covariance);
    }

    /**
     * Puts products into nests.
     *
     * @param nest the nest of each row
     * @return a changed copy
     * @throws InvalidInputException if lengths differ
     */
    public BerryInversion nests(String... nest) {
        Checks.between("rows of nests", nest.length, market.length, market.length);
        return new BerryInversion(market, share, price, characteristics, nest.clone(), instruments, covariance);
    }

    /**
     * Adds instruments for price and, where there are nests, the share within the nest: costs, characteristics of rivals,
     * the number of products in the nest.
     *
     * @param values rows are those of the shares
     * @return a changed copy
     * @throws InvalidInputException if lengths differ
     */
    public BerryInversion instruments(double[][] values) {
        Checks.between("rows of instruments", values.length, market.length, market.length);
        return new BerryInversion(market, share, price, characteristics, nests, copy(values), covariance);
    }

    /**
     * Chooses how standard errors are estimated; classical unless chosen.
     *
     * @param estimator the estimator of the covariance
     * @return a changed copy
     */
    public BerryInversion covariance(Covariance estimator) {
        return new BerryInversion(market, share, price, characteristics, nests, instruments, estimator);
    }

    /**
     * Inverts the shares and estimates the equation; without instruments by least squares, which takes price as given.
     *
     * @return the regression: {@code price}, {@code ln share within nest} where there are nests, then characteristics
     * @throws InvalidInputException if there are nests without instruments, or the regression is not determined
     */
    public RegressionFit fit() {
        boolean nested = nests.length > 0;
        if (nested && instruments.length == 0) {
            throw new InvalidInputException("instruments = none: must be at least two where there are nests\nMaybe use "
                    + "the number of rivals in the nest: the share within it moves with unobserved quality");
        }
        double[][] endogenous = new double[share.length][];
        double[] within = nested ? logWithin() : new double[share.length];
        for (int r = 0; r < share.length; r++) {
            endogenous[r] = nested ? new double[] {price[r], within[r]} : new double[] {price[r]};
        }
        Regression regression = instruments.length == 0
                ? Regression.ols(utilities(), Observations.beside(endogenous, characteristics))
                : Regression.twoStage(utilities(), endogenous, characteristics, instruments);
        return regression.covariance(covariance).names(names(nested)).fit();
    }

    /**
     * The elasticity of each product's share to its own price at estimated coefficients:
     * α p (1 / (1 − σ) − σ / (1 − σ) s_{j|g} − s_j).
     *
     * @param fit what {@link #fit()} gave
     * @return one a row, negative where demand falls with price
     */
    public double[] ownElasticities(RegressionFit fit) {
        boolean nested = nests.length > 0;
        double alpha = fit.estimate("price").value();
        double sigma = nested ? fit.estimate("ln share within nest").value() : 0;
        double[] within = nested ? logWithin() : new double[share.length];
        double[] elasticities = new double[share.length];
        for (int r = 0; r < share.length; r++) {
            double inside = nested ? Math.exp(within[r]) : 0;
            elasticities[r] = alpha * price[r] * ((1 - sigma * inside) / (1 - sigma) - share[r]);
        }
        return elasticities;
    }

    private double[] utilities() {
        Map<String, Double> sums = sums(market);
        double[] utilities = new double[share.length];
        Arrays.setAll(utilities, r -> Math.log(share[r]) - Math.log1p(-sums.get(market[r])));
        return utilities;
    }

    private double[] logWithin() {
        String[] keys = new String[share.length];
        Arrays.setAll(keys, r -> market[r] + "\n" + nests[r]);
        Map<String, Double> sums = sums(keys);
        double[] within = new double[share.length];
        Arrays.setAll(within, r -> Math.log(share[r] / sums.get(keys[r])));
        return within;
    }

    private Map<String, Double> sums(String[] keys) {
        Map<String, Double> sums = new HashMap<>();
        for (int r = 0; r < share.length; r++) {
            sums.merge(keys[r], share[r], Double::sum);
        }
        return sums;
    }

    private String[] names(boolean nested) {
        int exogenous = characteristics[0].length;
        String[] names = new String[exogenous + (nested ? 2 : 1)];
        names[0] = "price";
        names[names.length - exogenous - 1] = nested ? "ln share within nest" : "price";
        for (int j = 0; j < exogenous; j++) {
            names[names.length - exogenous + j] = "x" + (j + 1);
        }
        return names;
    }

    private static double[][] copy(double[][] matrix) {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }
}
