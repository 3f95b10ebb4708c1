package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Chunks;
import io.jevons.internal.PointFailure;
import io.jevons.uncertainty.design.Design;
import io.jevons.uncertainty.design.InputGroup;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.sensitivity.InputNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every sensitivity method needs: the inputs, the model, the seed and the number of threads. */
record Setup(Inputs inputs, BatchModel model, long seed, int threads, Map<String, String> labels, List<String> said) {
    /** The share of groups left out above which those that are left are no fair sample of the inputs. */
    private static final double MOST_LEFT_OUT = 0.05;

    /** Outputs as near to zero as this may be what rounding leaves of a constant. */
    private static final double TINY = 1e-12;

    /** Groups looked at before all are run: were one in twenty finite, some of so many would be. */
    private static final int PROBES = 256;

    private static final String MAYBE_DEFINED =
            "\nMaybe the function fails on part of the range of its inputs; or it is a rebound, which is undefined"
                    + " where nothing is saved: Metric.change(..) and Metric.backfire(..) are defined in every draw";

    static Setup of(Inputs inputs, BatchModel model) {
        return new Setup(inputs, model, 0, Chunks.allCores(), Map.of(), List.of());
    }

    Setup withInputs(Inputs changed) {
        return new Setup(changed, model, seed, threads, labels, said);
    }

    Setup withSeed(long changed) {
        return new Setup(inputs, model, changed, threads, labels, said);
    }

    Setup withThreads(int changed) {
        return new Setup(inputs, model, seed, changed, labels, said);
    }

    Setup withLabels(Map<String, String> changed) {
        return new Setup(inputs, model, seed, threads, Map.copyOf(changed), said);
    }

    /** With what results have to say first, beside the notes on their outputs. */
    Setup withNote(String first) {
        return new Setup(
                inputs,
                model,
                seed,
                threads,
                labels,
                Stream.concat(said.stream(), Stream.of(first)).toList());
    }

    /** The names of the inputs, with what tables call them. */
    InputNames names() {
        return names(inputs.names());
    }

    /** The names of groups of inputs, with what tables call them. */
    InputNames names(List<String> names) {
        return InputNames.of(names, labels);
    }

    /** The same elsewhere, which only the model of a study can do, for it alone can be written down. */
    Setup withRunner(DrawRunner runner) {
        if (!(model instanceof PortableModel portable)) {
            throw new InvalidInputException("model: is code that cannot travel to other machines, must be that of an"
                    + " ensemble or a study\nMaybe Sobol.of(ensemble.inputs(), ensemble.model(metric)).on(runner)");
        }
        return new Setup(inputs, portable.on(runner), seed, threads, labels, said);
    }

    /**
     * Refuses an output that is not finite at the first row of any group looked at, before the many runs of all rows: it
     * would be refused after them.
     */
    void requireSomeFinite(Design design, String groupName) {
        requireSomeFinite(
                design.groups(),
                groupName,
                group -> design.rows(inputs.space(), group * design.rowsEach(), group * design.rowsEach() + 1)[0]);
    }

    /** The same of the first points of groups, which are looked at on this machine. */
    void requireSomeFinite(int groups, String groupName, IntFunction<double[]> first) {
        int looked = Math.min(groups, PROBES);
        BatchModel here = model instanceof PortableModel portable ? portable.here() : model;
        double[][] probes = new Setup(inputs, here, seed, threads, labels, said)
                .evaluate(
                        looked,
                        (from, to) -> IntStream.range(from, to).mapToObj(first).toArray(double[][]::new));
        for (int k = 0; k < probes.length; k++) {
            if (Arrays.stream(probes[k]).noneMatch(Double::isFinite)) {
                throw new InvalidInputException(
                        model.outputs().get(k) + ": 0 of " + (looked < groups ? "the first " + looked + " of " : "")
                                + groups + " " + groupName + " have a finite output, must be some" + MAYBE_DEFINED);
            }
        }
    }

    /** The outputs, by output and row, at all rows of a design, laid where they are run. */
    double[][] evaluate(Design design) {
        int rows = design.size();
        if (model instanceof PortableModel portable && portable.isAway() && isLaidBy(portable)) {
            double[][] all = new double[model.outputs().size()][rows];
            portable.evaluate(design, !inputs.isLike(portable.inputs()), all);
            return all;
        }
        return evaluate(rows, (from, to) -> design.rows(inputs.space(), from, to));
    }

    /** Whether a design can be laid elsewhere: over the inputs of the model, as they are or made independent. */
    private boolean isLaidBy(PortableModel model) {
        return inputs.isLike(model.inputs()) || inputs.isLike(model.inputs().independent());
    }

    /** The outputs, by output and row, at rows of values of the inputs. */
    double[][] evaluate(int rows, Chunks.Work<double[][]> values) {
        int outputs = model.outputs().size();
        double[][] all = new double[outputs][rows];
        int[] taken = {0};
        Chunks.run(
                model.pointsAtOnce(),
                rows,
                Chunks.SIZE,
                threads,
                (from, to) -> PointFailure.placed("point", from, () -> {
                    double[][] block = new double[outputs][to - from];
                    model.evaluate(values.compute(from, to), block);
                    return block;
                }),
                block -> {
                    for (int k = 0; k < outputs; k++) {
                        System.arraycopy(block[k], 0, all[k], taken[0], block[k].length);
                    }
                    taken[0] += block[0].length;
                });
        return all;
    }

    /**
     * The groups of rows of which every output is finite, which must be almost all. The others are left out by their
     * outcome, so that the inputs of those that are left would depend on each other.
     */
    static int[] almostAll(String output, double[] outputs, int groups, int rowsEach, String groupName) {
        int[] finite = finite(outputs, groups, rowsEach);
        if (finite.length < 2 || groups - finite.length > MOST_LEFT_OUT * groups) {
            throw notFinite(output, finite.length, groups, groupName, "95 % of them");
        }
        return finite;
    }

    /** The groups of rows of which every output is finite, at least two; the others failed and are left out whole. */
    static int[] usable(String output, double[] outputs, int groups, int rowsEach, String groupName) {
        int[] finite = finite(outputs, groups, rowsEach);
        if (finite.length < 2) {
            throw notFinite(output, finite.length, groups, groupName, "2");
        }
        return finite;
    }

    private static int[] finite(double[] outputs, int groups, int rowsEach) {
        return IntStream.range(0, groups)
                .filter(g ->
                        Arrays.stream(outputs, g * rowsEach, (g + 1) * rowsEach).allMatch(Double::isFinite))
                .toArray();
    }

    private static InvalidInputException notFinite(
            String output, int finite, int groups, String groupName, String least) {
        return new InvalidInputException(output + ": " + finite + " of " + groups + " " + groupName
                + " have finite outputs throughout, must be at least " + least
                + ", since the others are left out by their outcome and what remains is no fair sample of the inputs"
                + MAYBE_DEFINED);
    }

    /**
     * Whether values do not vary beyond rounding, as measured by the largest of them. A constant zero of which rounding
     * leaves something cannot be told from small values, of which {@link #notes} warn.
     */
    static boolean isConstant(double[] values, int[] groups, int rowsEach) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int g : groups) {
            for (int r = g * rowsEach; r < (g + 1) * rowsEach; r++) {
                low = Math.min(low, values[r]);
                high = Math.max(high, values[r]);
            }
        }
        return high - low <= 1e-14 * Math.max(Math.abs(low), Math.abs(high));
    }

    /** Refuses inputs that depend on each other across factors. */
    void refuseCorrelation(String method, List<InputGroup> factors, String instead) {
        for (int a = 0; a < factors.size(); a++) {
            for (int b = a + 1; b < factors.size(); b++) {
                for (int i : factors.get(a).columns()) {
                    for (int j : factors.get(b).columns()) {
                        refuse(method, i, j, instead);
                    }
                }
            }
        }
    }

    private void refuse(String method, int i, int j, String instead) {
        double rho = inputs.copula().rankCorrelation(i, j);
        if (rho != 0) {
            String pair = inputs.names().get(i) + " and " + inputs.names().get(j);
            throw new InvalidInputException("rank correlation of " + pair + " = " + rho + ": must be 0 for " + method
                    + ", which moves inputs apart that here move together\nMaybe " + instead);
        }
    }

    /** What was said beforehand, and the notes that any method may have to make about its outputs. */
    List<String> notes(double[] outputs, int[] usable, int rowsEach, String groupName) {
        List<String> notes = new ArrayList<>(said);
        int groups = outputs.length / rowsEach;
        if (usable.length < groups) {
            int leftOut = groups - usable.length;
            notes.add((leftOut > MOST_LEFT_OUT * groups ? "Warning: " : "") + leftOut + " of " + groups + " "
                    + groupName + " left out: an output in them was not a finite number.");
        }
        if (isConstant(outputs, usable, rowsEach)) {
            notes.add("Warning: the output is the same at every point; all figures are zero.");
        } else if (Arrays.stream(outputs).filter(Double::isFinite).allMatch(y -> Math.abs(y) <= TINY)) {
            notes.add("Warning: every output is within 1e-12 of zero; if that is what rounding leaves of a"
                    + " constant, the figures mean nothing.");
        }
        return notes;
    }
}
