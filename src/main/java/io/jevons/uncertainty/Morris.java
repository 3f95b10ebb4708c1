package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.design.InputGroup;
import io.jevons.uncertainty.design.MorrisDesign;
import io.jevons.uncertainty.findings.MorrisResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Morris screening: which inputs matter at all, for a few dozen runs an input.
 *
 * <p>Each of r trajectories starts at a random node of a grid of p levels over the unit cube and moves one input after
 * the other, in random order, by Δ = p/(2(p-1)). A move's elementary effect is (f(after) - f(before))/Δ, with the sign of
 * the move: the change of the output as the input crosses its whole range. Their mean μ, the mean of their absolute
 * values μ* and their standard deviation σ are the measures: μ* ranks the inputs, and a σ near μ* or above shows curvature
 * or interaction. Inputs without ends are taken from their 1 % to their 99 % quantile.
 *
 * <p>References: Morris (1991), doi:10.1080/00401706.1991.10484804; Campolongo, Cariboni and Saltelli (2007),
 * doi:10.1016/j.envsoft.2006.10.004. The grid moves inputs apart that correlation ties together, so correlated inputs
 * are refused.
 */
public final class Morris extends SensitivityMethod<Morris, MorrisResult> {
    private static final int RESAMPLES = 1000;

    /** Trajectories enough to rank inputs by influence; for indices that have converged the result says how many. */
    public static final int TRAJECTORIES = 20;

    private final int trajectories;
    private final int levels;

    private Morris(Setup setup, int trajectories, int levels) {
        super(setup);
        this.trajectories = trajectories;
        this.levels = levels;
    }

    /**
     * The screening of a function of independent inputs.
     *
     * @param distributions one an input
     * @param function the function, safe to call on several threads
     * @return the method, with 20 trajectories on 4 levels unless set: enough to tell inputs that matter from those that do not, and
     *     seldom for figures that have converged, of which the result says first how many trajectories they need
     * @throws InvalidInputException if there are no inputs
     */
    public static Morris of(List<Distribution> distributions, ToDoubleFunction<double[]> function) {
        Objects.requireNonNull(distributions, "distributions");
        Objects.requireNonNull(function, "function");
        return of(Inputs.of(distributions), BatchModel.of(function));
    }

    /**
     * The screening of a model.
     *
     * @param inputs the inputs, independent
     * @param model the model
     * @return the method, with 20 trajectories on 4 levels unless set: enough to tell inputs that matter from those that do not, and
     *     seldom for figures that have converged, of which the result says first how many trajectories they need
     */
    public static Morris of(Inputs inputs, BatchModel model) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(model, "model");
        return new Morris(Setup.of(inputs, model), TRAJECTORIES, 4);
    }

    @Override
    Morris with(Setup changed) {
        return new Morris(changed, trajectories, levels);
    }

    /**
     * The same with a number of trajectories; each takes one run more than there are inputs.
     *
     * @param count the number r, at least 2
     * @return a changed copy
     * @throws InvalidInputException if it is below 2
     */
    public Morris trajectories(int count) {
        return new Morris(setup(), Checks.atLeast("trajectories", count, 2), levels);
    }

    /**
     * The same on a grid of another number of levels.
     *
     * @param count the number p, even
     * @return a changed copy
     * @throws InvalidInputException if it is odd or below 2
     */
    public Morris levels(int count) {
        if (count < 2 || count % 2 != 0) {
            throw InvalidInputException.of("levels", count, "an even number, at least 2");
        }
        return new Morris(setup(), trajectories, count);
    }

    @Override
    public List<MorrisResult> runAll() {
        List<InputGroup> factors = InputGroup.each(setup().inputs().space());
        setup().refuseCorrelation("Morris screening", factors, "ShapleyEffects or Pawn, which allow for correlation");
        MorrisDesign design = new MorrisDesign(trajectories, levels, factors.size(), setup().seed());
        setup().requireSomeFinite(design, "trajectories");
        double[][] outputs = setup().evaluate(design);
        List<MorrisResult> results = new ArrayList<>();
        for (int k = 0; k < outputs.length; k++) {
            results.add(result(setup().model().outputs().get(k), design, outputs[k]));
        }
        return results;
    }

    private MorrisResult result(String output, MorrisDesign design, double[] values) {
        int each = design.rowsEach();
        int[] usable = Setup.usable(output, values, trajectories, each, "trajectories");
        boolean constant = Setup.isConstant(values, usable, each);
        double[][] effects = new double[usable.length][];
        for (int t = 0; t < usable.length; t++) {
            int from = usable[t] * each;
            effects[t] = constant
                    ? new double[each - 1]
                    : effects(design.trajectory(usable[t]), Arrays.copyOfRange(values, from, from + each), 0);
        }
        return MorrisResult.of(
                output,
                setup().names(),
                effects,
                new MorrisResult.Design(trajectories, levels, RESAMPLES, setup().seed()),
                setup().notes(values, usable, each, "trajectories"));
    }

    /** The elementary effects of the trajectory that starts at a row. */
    static double[] effects(double[][] points, double[] values, int start) {
        int inputs = points[start].length;
        double[] effects = new double[inputs];
        for (int row = start; row < start + inputs; row++) {
            for (int j = 0; j < inputs; j++) {
                double move = points[row + 1][j] - points[row][j];
                if (move != 0) {
                    effects[j] = (values[row + 1] - values[row]) / move;
                }
            }
        }
        return effects;
    }
}
