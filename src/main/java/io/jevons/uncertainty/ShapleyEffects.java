package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.design.InputGroup;
import io.jevons.uncertainty.design.ShapleyDesign;
import io.jevons.uncertainty.findings.ShapleyResult;
import io.jevons.uncertainty.quantiles.Interval;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.sensitivity.Bootstrap;
import io.jevons.uncertainty.sensitivity.LinearShapley;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Shapley effects: the variance of the output shared out among the inputs so that the shares add up to one and none is
 * negative in truth, whether or not the inputs are correlated. What two inputs do together, by interaction or by
 * correlation, is split between them evenly.
 *
 * <p>The effect of input j is the mean, over all orders in which the inputs could become known, of the fall in the
 * expected remaining variance E[Var(Y | known)] when j becomes known. Each base point takes one random order. The inputs
 * are written as functions of independent normal scores in that order (the Cholesky factor of the copula's matrix); with a
 * second point's scores in place of the first's behind position k, the pair shares the first k inputs and is
 * conditionally independent in the others, so that half its squared difference estimates the remaining variance without
 * bias. N base points take N (D + 1) runs.
 *
 * <p>Where the output is not finite at more than 5 % of the base points, the method refuses. An output that is constant
 * but for rounding gives zeros and a warning; of a constant zero, such as x1 + x2 where x2 = -x1, rounding may leave small
 * values that cannot be told from others, so the result warns where all outputs are within 1e-12 of zero.
 *
 * <p>References: Owen (2014), doi:10.1137/130936233; Song, Nelson and Staum (2016), doi:10.1137/15M1048070; Goda (2021),
 * doi:10.1016/j.ress.2021.107556, whose estimator this is, with the conditional draws of a Gaussian copula.
 */
public final class ShapleyEffects extends SensitivityMethod<ShapleyEffects, ShapleyResult> {
    private static final int RESAMPLES = 500;

    private final List<InputGroup> factors;
    private final int base;

    private ShapleyEffects(Setup setup, List<InputGroup> factors, int base) {
        super(setup);
        this.factors = factors;
        this.base = base;
    }

    /**
     * The effects for a function of independent inputs.
     *
     * @param distributions one an input
     * @param function the function, safe to call on several threads
     * @return the method, with 4096 base points unless set
     * @throws InvalidInputException if there are no inputs
     */
    public static ShapleyEffects of(List<Distribution> distributions, ToDoubleFunction<double[]> function) {
        Objects.requireNonNull(distributions, "distributions");
        Objects.requireNonNull(function, "function");
        return of(Inputs.of(distributions), BatchModel.of(function));
    }

    /**
     * The effects for a model.
     *
     * @param inputs the inputs, correlated or not
     * @param model the model
     * @return the method, with 4096 base points unless set
     */
    public static ShapleyEffects of(Inputs inputs, BatchModel model) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(model, "model");
        return new ShapleyEffects(Setup.of(inputs, model), InputGroup.each(inputs.space()), 4096);
    }

    /**
     * The exact effects of normal inputs on a linear function (Owen and Prieur 2017, doi:10.1137/16M1097717).
     *
     * @param coefficients the coefficients of the function, at most 20
     * @param covariance the covariance matrix of the inputs
     * @return the effects, with sum 1; all zero where the function does not vary
     * @throws InvalidInputException if the sizes do not fit, a value is not finite, or the matrix is none of a covariance:
     *     symmetric and without a negative variance of any combination
     */
    public static double[] ofLinear(double[] coefficients, double[][] covariance) {
        Objects.requireNonNull(coefficients, "coefficients");
        Objects.requireNonNull(covariance, "covariance");
        return LinearShapley.of(coefficients, covariance);
    }

    @Override
    ShapleyEffects with(Setup changed) {
        return new ShapleyEffects(changed, factors, base);
    }

    /**
     * The same with a number of base points.
     *
     * @param points the number, at least 2
     * @return a changed copy
     * @throws InvalidInputException if it is below 2
     */
    public ShapleyEffects base(int points) {
        return new ShapleyEffects(setup(), factors, Checks.atLeast("base points", points, 2));
    }

    /**
     * The same with some inputs taken as one.
     *
     * @param name the name of the group
     * @param members the names of its inputs
     * @return a changed copy
     * @throws InvalidInputException if a name is unknown, an input is in a group already, or the group has the name of an
     *     input or of another group
     */
    public ShapleyEffects group(String name, String... members) {
        return new ShapleyEffects(
                setup(), InputGroup.group(factors, setup().inputs().space(), name, List.of(members)), base);
    }

    @Override
    public List<ShapleyResult> runAll() {
        ShapleyDesign design = new ShapleyDesign(InputGroup.columns(factors), base, setup().seed());
        setup().requireSomeFinite(design, "base points");
        double[][] outputs = setup().evaluate(design);
        List<ShapleyResult> results = new ArrayList<>();
        for (int k = 0; k < outputs.length; k++) {
            results.add(result(setup().model().outputs().get(k), outputs[k], design));
        }
        return results;
    }

    private ShapleyResult result(String output, double[] values, ShapleyDesign design) {
        int each = design.rowsEach();
        int[] usable = Setup.almostAll(output, values, base, each, "base points");
        boolean constant = Setup.isConstant(values, usable, each);
        double[][] falls = new double[base][];
        for (int i : usable) {
            falls[i] = falls(values, i * each, design.order(i));
        }
        List<Interval> intervals = Bootstrap.intervals(
                usable, RESAMPLES, RandomBits.key(setup().seed(), 0xB007), rows -> effects(falls, rows, constant));
        return new ShapleyResult(
                output,
                setup().names(InputGroup.names(factors)),
                effects(falls, usable, constant),
                intervals,
                base,
                setup().notes(values, usable, each, "base points"));
    }

    /** The mean falls over some base points, as shares of their sum, which is the variance. */
    private static double[] effects(double[][] falls, int[] rows, boolean constant) {
        double[] effects = new double[falls[rows[0]].length];
        double variance = 0;
        for (int row : rows) {
            for (int j = 0; j < effects.length; j++) {
                effects[j] += falls[row][j];
                variance += falls[row][j];
            }
        }
        if (constant || !(variance > 0)) {
            return new double[effects.length];
        }
        for (int j = 0; j < effects.length; j++) {
            effects[j] /= variance;
        }
        return effects;
    }

    /** The falls of the remaining variance by factor at one base point; its last row shares all factors. */
    private static double[] falls(double[] values, int start, int[] order) {
        double[] falls = new double[order.length];
        double full = values[start + order.length];
        for (int k = 0; k < order.length; k++) {
            double before = full - values[start + k];
            double after = full - values[start + k + 1];
            falls[order[k]] = (before * before - after * after) / 2;
        }
        return falls;
    }
}
