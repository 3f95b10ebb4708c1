package io.jevons.estimate.posterior;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.estimate.likelihood.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the tables of a posterior say, in sentences. */
final class PosteriorWords {
    static final String EXPLAINED = "yes";
    static final String NOT_EXPLAINED = "no";
    private static final String GROWTH = ", growth";

    private PosteriorWords() {}

    /** What people call an input; the discrepancy of a series is called by its name. */
    static String of(String input, Map<String, String> words) {
        return words.getOrDefault(input, input);
    }

    static String label(Figure each, boolean growth) {
        return each.label() + (growth ? GROWTH : "");
    }

    static String label(Figure each, String series, boolean growth) {
        return each.label() + " (" + series + ")" + (growth ? GROWTH : "");
    }

    /**
     * The inputs whose distribution moved most, by the divergence of Kullback and Leibler between normal distributions with the
     * mean and the standard deviation before and after; the discrepancies of series are told elsewhere.
     */
    static List<String> lessons(Table learned, int most) {
        return IntStream.range(0, learned.rowCount())
                .filter(row -> !learned.get(row, 0).toString().startsWith(EvidenceLikelihood.DISCREPANCY_OF))
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -divergence(learned, row)))
                .limit(most)
                .map(row -> lesson(learned, row))
                .toList();
    }

    private static double divergence(Table learned, int row) {
        double spread = number(learned, row, 4) / number(learned, row, 2);
        double shift = number(learned, row, 5);
        return (spread * spread + shift * shift - 1) / 2 - Math.log(spread);
    }

    private static String lesson(Table learned, int row) {
        double narrower = 1 - number(learned, row, 4) / number(learned, row, 2);
        return learned.get(row, 0) + ": mean from " + Numbers.human(number(learned, row, 1))
                + " to " + Numbers.human(number(learned, row, 3)) + ", spread "
                + Numbers.wholePercent(Math.abs(narrower)) + (narrower < 0 ? " wider" : " narrower");
    }

    /** The observations that lie outside 95 % of what is predicted even after they were seen. */
    static List<String> unexplained(Table checks) {
        return IntStream.range(0, checks.rowCount())
                .filter(row -> checks.get(row, 6).equals(NOT_EXPLAINED))
                .mapToObj(row -> check(checks, row))
                .toList();
    }

    /** Those that lie nearest to an end of it. */
    static List<String> nearest(Table checks, int most) {
        return IntStream.range(0, checks.rowCount())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -Math.abs(number(checks, row, 5) - 0.5)))
                .limit(most)
                .map(row -> check(checks, row))
                .toList();
    }

    private static String check(Table checks, int row) {
        return check(checks.get(row, 0).toString(), number(checks, row, 1), number(checks, row, 3));
    }

    static String check(String label, double observed, double predicted) {
        boolean growth = label.endsWith(GROWTH);
        return (growth ? label.substring(0, label.length() - GROWTH.length()) : label)
                + (growth ? " grew by a factor of " : " was ") + Numbers.human(observed) + ", the model says "
                + Numbers.human(predicted);
    }

    /**
     * The coming figures that would move the verdict most: one of each quantity, the quarter in which it moves it most; none that
     * moves it by little more than chance does.
     */
    static List<String> watched(Table watch, int most, double noise) {
        return IntStream.range(0, watch.rowCount())
                .filter(row -> firsts(watch, row) && number(watch, row, 4) > 2 * noise)
                .limit(most)
                .mapToObj(row -> watch.get(row, 0).toString().replace("+", " and ") + ": P(backfire) is "
                        + Numbers.wholePercent(number(watch, row, 1))
                        + " in the lowest third of what it may be, " + Numbers.wholePercent(number(watch, row, 3))
                        + " in the highest")
                .toList();
    }

    private static boolean firsts(Table watch, int row) {
        return Stream.iterate(0, other -> other < row, other -> other + 1)
                .noneMatch(other -> quantity(watch, other).equals(quantity(watch, row)));
    }

    private static String quantity(Table watch, int row) {
        return watch.get(row, 0).toString().replaceAll(" of \\d{4}Q\\d$", "");
    }

    private static double number(Table table, int row, int column) {
        return ((Number) table.get(row, column)).doubleValue();
    }
}
