package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.internal.Interrupts;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.sensitivity.InputNames;
import io.jevons.uncertainty.sensitivity.PrimLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Scenario discovery with the patient rule induction method (PRIM): a box of the inputs within which most cases are of
 * interest, such as the assumptions under which there is backfire.
 *
 * <p>From the box of all points, each step peels a thin slice off one side: of the candidates, one of about {@code
 * peelAlpha} of the box's points from either end of each input, the one with the largest gain in the share of cases of
 * interest per point removed. When no slice gains, or the next would leave fewer than {@code minMass} of all points, slices
 * of about {@code pasteAlpha} of the points beyond a limit are pasted back while that raises the share. Limits lie midway
 * between points.
 *
 * <p>References: Friedman and Fisher (1999), doi:10.1023/A:1008894516817; Bryant and Lempert (2010),
 * doi:10.1016/j.techfore.2009.08.002; Kwakkel and Jaxa-Rozen (2016), doi:10.1016/j.envsoft.2015.11.020, for the lenient
 * objective.
 */
public final class Prim {
    private final double[][] points;
    private final boolean[] ofInterest;
    private final InputNames names;
    private final String interest;
    private final double peelAlpha;
    private final double pasteAlpha;
    private final double minMass;

    private Prim(
            double[][] points,
            boolean[] ofInterest,
            InputNames names,
            String interest,
            double peelAlpha,
            double pasteAlpha,
            double minMass) {
        this.points = points;
        this.ofInterest = ofInterest;
        this.names = names;
        this.interest = interest;
        this.peelAlpha = peelAlpha;
        this.pasteAlpha = pasteAlpha;
        this.minMass = minMass;
    }

    /**
     * The method on given cases.
     *
     * @param points the values of the inputs, one row a case, at least one case
     * @param ofInterest which cases are of interest, at least one
     * @return the method, with slices of 0.05 and a least mass of 0.05 unless set
     * @throws InvalidInputException if the sizes do not fit, a value is not finite or no case is of interest
     */
    public static Prim of(double[][] points, boolean[] ofInterest) {
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(ofInterest, "ofInterest");
        Checks.atLeast("number of cases", points.length, 1);
        if (points.length != ofInterest.length) {
            throw InvalidInputException.of("number of marks", ofInterest.length, points.length + ", one a case");
        }
        int inputs = Checks.atLeast("number of inputs", points[0].length, 1);
        double[][] copy = new double[points.length][];
        for (int i = 0; i < points.length; i++) {
            copy[i] = points[i].clone();
            if (copy[i].length != inputs) {
                throw InvalidInputException.of("length of row " + i, copy[i].length, inputs + ", as of row 0");
            }
            for (double value : copy[i]) {
                Checks.finite("value of case " + i, value);
            }
        }
        if (IntStream.range(0, ofInterest.length).noneMatch(i -> ofInterest[i])) {
            throw new InvalidInputException("cases of interest = 0: must be at least 1"
                    + "\nMaybe look for what makes the opposite true, or draw more");
        }
        List<String> names =
                IntStream.rangeClosed(1, inputs).mapToObj(i -> "x" + i).toList();
        return new Prim(copy, ofInterest.clone(), InputNames.of(names), "of interest", 0.05, 0.05, 0.05);
    }

    /**
     * The same with names for the inputs.
     *
     * @param newNames one an input
     * @return a changed copy
     * @throws InvalidInputException if their number is not that of the inputs
     */
    public Prim names(List<String> newNames) {
        if (newNames.size() != names.size()) {
            throw InvalidInputException.of("names", newNames, names.size() + " names, one an input");
        }
        return names(InputNames.of(newNames));
    }

    /**
     * The same with what rules call the inputs.
     *
     * @param labels words for inputs, by name; an input without is called by its name
     * @return a changed copy
     */
    public Prim labels(Map<String, String> labels) {
        Objects.requireNonNull(labels, "labels");
        return names(InputNames.of(names.plain(), labels));
    }

    private Prim names(InputNames changed) {
        return new Prim(points, ofInterest, changed, interest, peelAlpha, pasteAlpha, minMass);
    }

    /**
     * The same with a word for what the cases of interest have in common.
     *
     * @param word such as {@code backfire}
     * @return a changed copy
     */
    public Prim interest(String word) {
        return new Prim(points, ofInterest, names, word, peelAlpha, pasteAlpha, minMass);
    }

    /**
     * The same with another share of the box's points that a step peels off.
     *
     * @param share the share, in (0, 0.5)
     * @return a changed copy
     * @throws InvalidInputException if it is out of range
     */
    public Prim peelAlpha(double share) {
        return new Prim(points, ofInterest, names, interest, slice("peelAlpha", share), pasteAlpha, minMass);
    }

    /**
     * The same with another share of the points beyond a limit that a step pastes back.
     *
     * @param share the share, in (0, 0.5)
     * @return a changed copy
     * @throws InvalidInputException if it is out of range
     */
    public Prim pasteAlpha(double share) {
        return new Prim(points, ofInterest, names, interest, peelAlpha, slice("pasteAlpha", share), minMass);
    }

    /**
     * The same with another least share of all points that a box must hold.
     *
     * @param share the share, in (0, 1]
     * @return a changed copy
     * @throws InvalidInputException if it is out of range
     */
    public Prim minMass(double share) {
        return new Prim(points, ofInterest, names, interest, peelAlpha, pasteAlpha, Checks.fraction("minMass", share));
    }

    private static double slice(String field, double share) {
        if (!(share > 0 && share < 0.5)) {
            throw InvalidInputException.of(field, share, "in (0, 0.5)");
        }
        return share;
    }

    /**
     * Finds the box.
     *
     * @return the box at the end of peeling and pasting, with the trajectory that led to it
     */
    public PrimBox find() {
        List<PrimLimits> trajectory = new ArrayList<>();
        PrimLimits box = PrimLimits.none(points, ofInterest);
        trajectory.add(box);
        for (PrimLimits next = peel(box); next != box; next = peel(box)) {
            trajectory.add(next);
            box = next;
        }
        for (PrimLimits next = paste(box); next != box; next = paste(box)) {
            trajectory.add(next);
            box = next;
        }
        return new PrimBox(names, interest, trajectory, trajectory.size() - 1);
    }

    private PrimLimits peel(PrimLimits box) {
        PrimLimits best = box;
        double bestGain = 0;
        for (int j = 0; j < names.size(); j++) {
            Interrupts.check();
            double[] column = box.column(j);
            Arrays.sort(column);
            PrimLimits fromAbove = box.withUpper(j, midwayDown(column, 1 - peelAlpha));
            PrimLimits fromBelow = box.withLower(j, midwayUp(column, peelAlpha));
            for (PrimLimits candidate : List.of(fromAbove, fromBelow)) {
                double gain = candidate.gainOver(box);
                boolean simpler = gain == bestGain && candidate.restrictions() < best.restrictions();
                if (gain > 0 && (gain > bestGain || simpler)) {
                    best = candidate;
                    bestGain = gain;
                }
            }
        }
        return best.count() >= minMass * points.length ? best : box;
    }

    private PrimLimits paste(PrimLimits box) {
        PrimLimits best = box;
        double bestGain = 0;
        for (int j = 0; j < names.size(); j++) {
            Interrupts.check();
            for (PrimLimits candidate : List.of(pastedBelow(box, j), pastedAbove(box, j))) {
                double gain = candidate.gainOver(box);
                if (gain > bestGain) {
                    best = candidate;
                    bestGain = gain;
                }
            }
        }
        return best;
    }

    private PrimLimits pastedBelow(PrimLimits box, int j) {
        double limit = box.lower(j);
        double[] beyond = Arrays.stream(
                        box.withLower(j, Double.NEGATIVE_INFINITY).column(j))
                .filter(x -> x < limit)
                .sorted()
                .toArray();
        return box.withLower(j, beyond.length == 0 ? Double.NEGATIVE_INFINITY : midwayDown(beyond, 1 - pasteAlpha));
    }

    private PrimLimits pastedAbove(PrimLimits box, int j) {
        double limit = box.upper(j);
        double[] beyond = Arrays.stream(
                        box.withUpper(j, Double.POSITIVE_INFINITY).column(j))
                .filter(x -> x > limit)
                .sorted()
                .toArray();
        return box.withUpper(j, beyond.length == 0 ? Double.POSITIVE_INFINITY : midwayUp(beyond, pasteAlpha));
    }

    /** Midway between the two values about a quantile; where they are equal, on to the next greater one. */
    private static double midwayUp(double[] sorted, double p) {
        double place = (sorted.length - 1) * p;
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        while (sorted[above] == sorted[below] && above < sorted.length - 1) {
            above++;
        }
        return (sorted[below] + sorted[above]) / 2;
    }

    /** The same with the next smaller one. */
    private static double midwayDown(double[] sorted, double p) {
        double place = (sorted.length - 1) * p;
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        while (sorted[below] == sorted[above] && below > 0) {
            below--;
        }
        return (sorted[below] + sorted[above]) / 2;
    }
}
