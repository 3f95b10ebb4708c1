package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.uncertainty.design.Design;
import io.jevons.uncertainty.design.InputGroup;
import io.jevons.uncertainty.design.SobolDesign;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.quantiles.Interval;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.sensitivity.Bootstrap;
import io.jevons.uncertainty.sensitivity.SobolEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Sobol indices: what share of the variance of the output each input accounts for, alone (first order), in pairs (second
 * order) and in all (total).
 *
 * <pre>{@code
 * var uniform = Distribution.uniform(-Math.PI, Math.PI);
 * var sobol = Sobol.of(List.of(uniform, uniform), x -> Math.sin(x[0]) + 7 * Math.sin(x[1]) * Math.sin(x[1])).run();
 * double share = sobol.total()[1];              // the share of the variance that goes where input 1 is known
 * }</pre>
 *
 * <p>The design takes points of the Sobol sequence in 2D dimensions; the first half of each is a row of A, the second of
 * B. Besides A and B the function is evaluated at AB_i (A with input i from B) and, for the second order, at BA_i. With
 * outputs centred over the design and V their variance over A and B,
 *
 * <ul>
 *   <li>first order S_i = mean(f(B) (f(AB_i) - f(A))) / V (Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018, table 2
 *       b),
 *   <li>total ST_i = mean((f(A) - f(AB_i))²) / (2V) (Jansen 1999, doi:10.1016/S0010-4655(98)00154-4),
 *   <li>second order S_ij = mean(f(BA_i) f(AB_j) - f(A) f(B)) / V - S_i - S_j (Saltelli 2002,
 *       doi:10.1016/S0010-4655(02)00280-1).
 * </ul>
 *
 * <p>N base points take N (2D + 2) runs, or N (D + 2) without the second order. The indices assume independent inputs;
 * where inputs are correlated across factors, the method refuses and names {@link ShapleyEffects}. It also refuses where
 * the output is not finite at more than 5 % of the base points.
 *
 * <p>An output that is constant but for rounding gives zeros and a warning. That a constant is zero cannot be told when
 * rounding leaves something of it; where all outputs are within 1e-12 of zero, the result warns of that.
 */
public final class Sobol extends SensitivityMethod<Sobol, SobolResult> {
    private static final int RESAMPLES = 500;

    private final List<InputGroup> factors;
    private final int base;
    private final boolean secondOrder;
    private final boolean scrambled;

    private Sobol(Setup setup, List<InputGroup> factors, int base, boolean secondOrder, boolean scrambled) {
        super(setup);
        this.factors = factors;
        this.base = base;
        this.secondOrder = secondOrder;
        this.scrambled = scrambled;
    }

    /**
     * The indices of a function of independent inputs.
     *
     * @param distributions one an input
     * @param function the function, safe to call on several threads
     * @return the method, with 1024 base points unless set
     * @throws io.jevons.base.InvalidInputException if there are no inputs
     */
    public static Sobol of(List<Distribution> distributions, ToDoubleFunction<double[]> function) {
        Objects.requireNonNull(distributions, "distributions");
        Objects.requireNonNull(function, "function");
        return of(Inputs.of(distributions), BatchModel.of(function));
    }

    /**
     * The indices of a model.
     *
     * @param inputs the inputs, independent except within groups
     * @param model the model
     * @return the method, with 1024 base points unless set
     */
    public static Sobol of(Inputs inputs, BatchModel model) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(model, "model");
        return new Sobol(Setup.of(inputs, model), InputGroup.each(inputs.space()), 1024, true, false);
    }

    @Override
    Sobol with(Setup changed) {
        return new Sobol(changed, factors, base, secondOrder, scrambled);
    }

    /**
     * The same with a number of base points.
     *
     * @param points the number N, at least 2, best a power of two
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if it is below 2
     */
    public Sobol base(int points) {
        return new Sobol(setup(), factors, Checks.atLeast("base points", points, 2), secondOrder, scrambled);
    }

    /**
     * The same without the second order, for about half the runs.
     *
     * @return a changed copy
     */
    public Sobol withoutSecondOrder() {
        return new Sobol(setup(), factors, base, false, scrambled);
    }

    /**
     * The same on a sequence scrambled from the seed.
     *
     * @return a changed copy
     */
    public Sobol scrambled() {
        return new Sobol(setup(), factors, base, secondOrder, true);
    }

    /**
     * The same with some inputs taken as one. Inputs within a group may be correlated.
     *
     * @param name the name of the group
     * @param members the names of its inputs
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if a name is unknown, an input is in a group already, or the group has
     *     the name of an input or of another group
     */
    public Sobol group(String name, String... members) {
        List<InputGroup> grouped = InputGroup.group(factors, setup().inputs().space(), name, List.of(members));
        return new Sobol(setup(), grouped, base, secondOrder, scrambled);
    }

    @Override
    public List<SobolResult> runAll() {
        setup().refuseCorrelation("Sobol indices", factors, "ShapleyEffects, which allow for correlation, or a group");
        Design design = new SobolDesign(InputGroup.columns(factors), base, secondOrder, scrambled, setup().seed());
        setup().requireSomeFinite(design, "base points");
        double[][] outputs = setup().evaluate(design);
        List<SobolResult> results = new ArrayList<>();
        for (int k = 0; k < outputs.length; k++) {
            results.add(result(setup().model().outputs().get(k), outputs[k], design.rowsEach()));
        }
        return results;
    }

    private SobolResult result(String output, double[] values, int each) {
        int[] usable = Setup.almostAll(output, values, base, each, "base points");
        boolean constant = Setup.isConstant(values, usable, each);
        SobolEstimator estimator = new SobolEstimator(values, usable, factors.size(), secondOrder, constant);
        List<Interval> intervals =
                Bootstrap.intervals(usable, RESAMPLES, RandomBits.key(setup().seed(), 0xB007), estimator::indices);
        return new SobolResult(
                output,
                setup().names(InputGroup.names(factors)),
                estimator,
                intervals,
                base,
                setup().notes(values, usable, each, "base points"));
    }
}
