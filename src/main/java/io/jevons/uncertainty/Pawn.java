package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.uncertainty.findings.PawnResult;
import io.jevons.uncertainty.sensitivity.PawnEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * PAWN: how far the distribution of the output moves when an input is known to lie in a slice of its range.
 *
 * <p>The draws are cut into slices of equal count by each input in turn; a slice's figure is the Kolmogorov-Smirnov
 * distance between the outputs in the slice and all outputs, and the input's index is the median over its slices. It looks
 * at the whole distribution, not the variance, so it suits skewed outputs; and it works from given draws, correlated or
 * not. With correlation an input's index includes what it tells about the others.
 *
 * <p>Even an input without influence has an index above zero, since a slice is a small sample, and that of an input with
 * a little is too high by up to as much; the index of a dummy, a shuffled input, shows that level. The intervals allow for
 * it, except where the index is no better than the dummy's: it may then be zero.
 *
 * <p>References: Pianosi and Wagener (2015), doi:10.1016/j.envsoft.2015.01.004, and (2018),
 * doi:10.1016/j.envsoft.2018.07.019.
 */
public final class Pawn extends SensitivityMethod<Pawn, PawnResult> {
    private final int draws;
    private final int slices;
    private final Sampler sampler;

    private Pawn(Setup setup, int draws, int slices, Sampler sampler) {
        super(setup);
        this.draws = draws;
        this.slices = slices;
        this.sampler = sampler;
    }

    /**
     * The indices of a function of independent inputs.
     *
     * @param distributions one an input
     * @param function the function, safe to call on several threads
     * @return the method, with 1024 draws of the Sobol sequence in 10 slices unless set: enough for most indices to have converged,
     *     and where they have not the result says first how many draws they need
     * @throws io.jevons.base.InvalidInputException if there are no inputs
     */
    public static Pawn of(List<Distribution> distributions, ToDoubleFunction<double[]> function) {
        Objects.requireNonNull(distributions, "distributions");
        Objects.requireNonNull(function, "function");
        return of(Inputs.of(distributions), BatchModel.of(function));
    }

    /**
     * The indices of a model.
     *
     * @param inputs the inputs, correlated or not
     * @param model the model
     * @return the method, with 1024 draws of the Sobol sequence in 10 slices unless set: enough for most indices to have converged,
     *     and where they have not the result says first how many draws they need
     */
    public static Pawn of(Inputs inputs, BatchModel model) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(model, "model");
        return new Pawn(Setup.of(inputs, model), 1024, 10, Sampler.SOBOL);
    }

    /**
     * The indices from draws and outputs that are there already.
     *
     * @param inputs the inputs
     * @param values the values of the inputs, one row a draw
     * @param outputs the outputs, one a draw
     * @param slices the number of slices, from 2 to half the number of draws
     * @param seed the seed of the dummy and the bootstrap
     * @return the result
     * @throws io.jevons.base.InvalidInputException if the sizes do not fit, or more than 5 % of the outputs are not finite
     */
    public static PawnResult ofDraws(Inputs inputs, double[][] values, double[] outputs, int slices, long seed) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(outputs, "outputs");
        return of(inputs, (points, out) -> {}).seed(seed).slices(slices).from(values, outputs);
    }

    /**
     * The indices from draws and outputs that are there already, with inputs, labels, slices and seed as they are set.
     *
     * @param values the values of the inputs, one row a draw
     * @param outputs the first output of the model, one a draw
     * @return the result
     * @throws io.jevons.base.InvalidInputException if the sizes do not fit, or more than 5 % of the outputs are not finite
     */
    public PawnResult from(double[][] values, double[] outputs) {
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(outputs, "outputs");
        Checks.atLeast("draws", values.length, 2 * slices);
        Checks.between("number of outputs", outputs.length, values.length, values.length);
        int size = setup().inputs().size();
        for (double[] draw : values) {
            Checks.between("number of values of a draw", draw.length, size, size);
        }
        return result(setup().model().outputs().get(0), values, outputs);
    }

    @Override
    Pawn with(Setup changed) {
        return new Pawn(changed, draws, slices, sampler);
    }

    /**
     * The same with a number of draws.
     *
     * @param count the number, at least twice the number of slices, which is checked when it runs
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if it is below 4
     */
    public Pawn draws(int count) {
        return new Pawn(setup(), Checks.atLeast("draws", count, 4), slices, sampler);
    }

    /**
     * The same with a number of slices.
     *
     * @param count the number, at least 2
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if it is below 2
     */
    public Pawn slices(int count) {
        return new Pawn(setup(), draws, Checks.atLeast("slices", count, 2), sampler);
    }

    /**
     * The same from another sampler.
     *
     * @param other the sampler
     * @return a changed copy
     */
    public Pawn sampler(Sampler other) {
        return new Pawn(setup(), draws, slices, other);
    }

    @Override
    public List<PawnResult> runAll() {
        Checks.atLeast("draws for " + slices + " slices", draws, 2 * slices);
        Draws points = Draws.of(setup().inputs(), sampler, draws, setup().seed());
        setup().requireSomeFinite(draws, "draws", points::at);
        double[][] outputs = setup().evaluate(draws, points::block);
        double[][] values = points.all();
        List<PawnResult> results = new ArrayList<>();
        for (int k = 0; k < outputs.length; k++) {
            results.add(result(setup().model().outputs().get(k), values, outputs[k]));
        }
        return results;
    }

    private PawnResult result(String output, double[][] values, double[] outputs) {
        int[] usable = Setup.almostAll(output, outputs, outputs.length, 1, "draws");
        Checks.atLeast("draws with a finite output, in " + slices + " slices,", usable.length, 2 * slices);
        boolean constant = Setup.isConstant(outputs, usable, 1);
        List<String> notes = setup().notes(outputs, usable, 1, "draws");
        if (!setup().inputs().copula().isIndependent()) {
            notes.add("The inputs are correlated: an index includes what its input tells about the others.");
        }
        PawnEstimator estimator = new PawnEstimator(values, outputs, slices, constant);
        return new PawnResult(output, setup().names(), estimator, usable, setup().seed(), notes);
    }
}
