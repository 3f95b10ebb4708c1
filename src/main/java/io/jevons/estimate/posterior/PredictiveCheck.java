package io.jevons.estimate.posterior;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.estimate.likelihood.Figure;
import java.util.Comparator;
import java.util.List;

/**
 * How the model meets an observation, or its growth since an earlier one of its series: what it said before and says now, and the
 * share of its predictive distribution below what was observed, before and now.
 */
record PredictiveCheck(
        String label,
        double observed,
        double before,
        double predicted,
        double shareBefore,
        double share,
        boolean isExplained) {
    private static final String GROWTH = ", growth";
    private static final String EXPLAINED = "yes";
    private static final String NOT_EXPLAINED = "no";
    private static final double UNUSUAL = 0.025;

    /** One whose observation is explained where it lies within 95 % of what is predicted now. */
    PredictiveCheck(String label, double observed, double before, double predicted, double shareBefore, double share) {
        this(label, observed, before, predicted, shareBefore, share, !(share < UNUSUAL || share > 1 - UNUSUAL));
    }

    static PredictiveCheck read(StoredTable.Row row) {
        return new PredictiveCheck(
                row.text(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.text().equals(EXPLAINED));
    }

    static String label(Figure each, boolean growth) {
        return each.label() + (growth ? GROWTH : "");
    }

    /** With the series, where another one has a figure of the same thing. */
    static String label(Figure each, String series, boolean growth) {
        return each.label() + " (" + series + ")" + (growth ? GROWTH : "");
    }

    static Table table(List<PredictiveCheck> checks) {
        Table.Builder table = Table.titled("Observed and predicted (of a series observed again, its growth since)")
                .text("observation")
                .number("observed", "1")
                .number("prior", "1")
                .number("posterior", "1")
                .number("PIT before", "1")
                .number("PIT", "1")
                .text("explained");
        checks.forEach(each -> table.row(
                each.label,
                each.observed,
                each.before,
                each.predicted,
                each.shareBefore,
                each.share,
                each.isExplained ? EXPLAINED : NOT_EXPLAINED));
        return table.build();
    }

    /** Those that lie outside 95 % of what is predicted even after they were seen, in words. */
    static List<String> unexplained(List<PredictiveCheck> checks) {
        return checks.stream()
                .filter(each -> !each.isExplained)
                .map(PredictiveCheck::sentence)
                .toList();
    }

    /** Those that lie nearest to an end of it, in words. */
    static List<String> nearest(List<PredictiveCheck> checks, int most) {
        return checks.stream()
                .sorted(Comparator.comparingDouble(each -> -Math.abs(each.share - 0.5)))
                .limit(most)
                .map(PredictiveCheck::sentence)
                .toList();
    }

    private String sentence() {
        boolean growth = label.endsWith(GROWTH);
        return (growth ? label.substring(0, label.length() - GROWTH.length()) : label)
                + (growth ? " grew by a factor of " : " was ") + Numbers.human(observed) + ", the model says "
                + Numbers.human(predicted);
    }
}
