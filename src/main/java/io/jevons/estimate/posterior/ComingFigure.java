package io.jevons.estimate.posterior;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A figure still to come: the probability of an event in thirds of what it may be, and by how much it moves that on average. */
record ComingFigure(String label, double lowest, double middle, double highest, double change) {
    static ComingFigure read(StoredTable.Row row) {
        return new ComingFigure(row.text(), row.number(), row.number(), row.number(), row.number());
    }

    static Table.Builder table(String title, List<ComingFigure> figures) {
        Table.Builder table = Table.titled(title)
                .text("figure")
                .number("lowest", "1")
                .number("middle", "1")
                .number("highest", "1")
                .number("mean change", "1");
        figures.forEach(each -> table.row(each.label, each.lowest, each.middle, each.highest, each.change));
        return table;
    }

    /**
     * Those that would move the verdict most, in words: one of each quantity, the quarter in which it moves it most; none that
     * moves it by little more than chance does.
     */
    static List<String> watched(List<ComingFigure> figures, int most, double noise) {
        Set<String> told = new HashSet<>();
        List<ComingFigure> firsts = new ArrayList<>(figures);
        firsts.removeIf(each -> !told.add(each.quantity()) || each.change <= 2 * noise);
        return firsts.stream().limit(most).map(ComingFigure::sentence).toList();
    }

    private String quantity() {
        return label.replaceAll(" of \\d{4}Q\\d$", "");
    }

    private String sentence() {
        return label.replace("+", " and ") + ": P(backfire) is " + Numbers.wholePercent(lowest)
                + " in the lowest third of what it may be, " + Numbers.wholePercent(highest) + " in the highest";
    }
}
