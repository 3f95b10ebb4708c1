package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.quantiles.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * A tornado: what the output becomes when one input after the other goes to its low and its high quantile and the others
 * stay at their medians.
 *
 * <p>It is quick, and blind to interaction: an input that matters only through another has no bar. So the total Sobol
 * indices are estimated beside it, and the result warns of every input of which the bars hide something. That check leaves
 * out correlations, of which the result warns too, and says what to use.
 */
public final class Tornado extends SensitivityMethod<Tornado, TornadoResult> {
    private final double low;
    private final double high;
    private final int check;

    private Tornado(Setup setup, double low, double high, int check) {
        super(setup);
        this.low = low;
        this.high = high;
        this.check = check;
    }

    /**
     * The tornado of a function of independent inputs.
     *
     * @param distributions one an input
     * @param function the function, safe to call on several threads
     * @return the method, from the 5 % to the 95 % quantile and with 512 base points for the check unless set
     * @throws InvalidInputException if there are no inputs
     */
    public static Tornado of(List<Distribution> distributions, ToDoubleFunction<double[]> function) {
        Objects.requireNonNull(distributions, "distributions");
        Objects.requireNonNull(function, "function");
        return of(Inputs.of(distributions), BatchModel.of(function));
    }

    /**
     * The tornado of a model.
     *
     * @param inputs the inputs
     * @param model the model
     * @return the method, from the 5 % to the 95 % quantile and with 512 base points for the check unless set
     */
    public static Tornado of(Inputs inputs, BatchModel model) {
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(model, "model");
        return new Tornado(Setup.of(inputs, model), 0.05, 0.95, 512);
    }

    @Override
    Tornado with(Setup changed) {
        return new Tornado(changed, low, high, check);
    }

    /**
     * The same between other quantiles.
     *
     * @param lowProbability the lower one, in (0, 0.5)
     * @param highProbability the upper one, in (0.5, 1)
     * @return a changed copy
     * @throws InvalidInputException if one is out of its range
     */
    public Tornado between(double lowProbability, double highProbability) {
        if (!(lowProbability > 0 && lowProbability < 0.5)) {
            throw InvalidInputException.of("low quantile", lowProbability, "in (0, 0.5)");
        }
        if (!(highProbability > 0.5 && highProbability < 1)) {
            throw InvalidInputException.of("high quantile", highProbability, "in (0.5, 1)");
        }
        return new Tornado(setup(), lowProbability, highProbability, check);
    }

    /**
     * The same with another number of base points for the check against interaction.
     *
     * @param points the number, each of which takes two runs more than there are inputs; 0 for no check
     * @return a changed copy
     * @throws InvalidInputException if it is 1 or negative
     */
    public Tornado check(int points) {
        if (points != 0) {
            Checks.atLeast("base points of the check", points, 2);
        }
        return new Tornado(setup(), low, high, points);
    }

    @Override
    public List<TornadoResult> runAll() {
        Inputs inputs = setup().inputs();
        double[] medians = values(-1, 0.5);
        double[][] points = new double[2 * inputs.size() + 1][];
        points[0] = medians;
        for (int j = 0; j < inputs.size(); j++) {
            points[2 * j + 1] = values(j, low);
            points[2 * j + 2] = values(j, high);
        }
        double[][] outputs = setup().evaluate(points.length, (from, to) -> Arrays.copyOfRange(points, from, to));
        List<SobolResult> indices = check > 0
                ? Sobol.of(inputs, setup().model())
                        .with(setup().withInputs(inputs.independent()))
                        .scrambled()
                        .base(check)
                        .withoutSecondOrder()
                        .runAll()
                : List.of();
        List<TornadoResult> results = new ArrayList<>();
        for (int k = 0; k < outputs.length; k++) {
            results.add(new TornadoResult(
                    setup().model().outputs().get(k),
                    inputs,
                    setup().names(),
                    outputs[k],
                    new Interval(low, high),
                    indices.isEmpty() ? List.of() : List.of(indices.get(k))));
        }
        return results;
    }

    private double[] values(int moved, double probability) {
        List<Distribution> distributions = setup().inputs().distributions();
        double[] values = new double[distributions.size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = distributions.get(j).quantile(j == moved ? probability : 0.5);
        }
        return values;
    }
}
