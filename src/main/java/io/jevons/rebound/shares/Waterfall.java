package io.jevons.rebound.shares;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.model.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * A waterfall from one total to another, step by step; steps of nothing are left out, and so are the totals where all steps are
 * small beside them.
 */
public final class Waterfall {
    /** The part of the first total below which a step is rounding, or nothing that anyone could see. */
    private static final double NOTHING = 1e-6;

    /** The part of the first total within which all steps stay where the total is left out. */
    private static final double NARROW = 0.15;

    private final String unit;
    private final String first;
    private final double start;
    private final List<ChartPoint> points = new ArrayList<>();
    private String largest = "";
    private double most;

    public Waterfall(String unit, String first, double start) {
        this.unit = unit;
        this.first = first;
        this.start = start;
        points.add(ChartPoint.range(first, start, 0, start));
    }

    public Waterfall step(String name, double amount) {
        if (Math.abs(amount) > NOTHING * Math.abs(start)) {
            points.add(ChartPoint.of(name, amount));
        }
        if (Math.abs(amount) > Math.abs(most)) {
            most = amount;
            largest = name;
        }
        return this;
    }

    public Chart to(String last, double end, String subtitle) {
        boolean narrow = isNarrow();
        if (narrow) {
            points.remove(0);
            double difference = end - start;
            points.add(ChartPoint.range(last + " less " + first, difference, 0, difference));
        } else {
            points.add(ChartPoint.range(last, end, 0, end));
        }
        String change = Words.capital(last) + ": " + Numbers.change(end / start - 1) + " against " + first;
        String step = largest.isEmpty() ? "" : ", and the largest step is " + largest;
        return Chart.of(Chart.Kind.WATERFALL, change + step)
                .subtitle(unit + "; " + subtitle
                        + (narrow ? "; steps from " + first + ", " + Numbers.human(start) + ", on" : ""))
                .trace("steps", Chart.Role.MAIN, points)
                .alternative(change + step + ": " + Numbers.change(most / start) + " of " + first + ".");
    }

    /** Whether no step leads far from the first total, beside which none could be seen. */
    private boolean isNarrow() {
        double level = 0;
        double farthest = 0;
        for (ChartPoint step : points.subList(1, points.size())) {
            level += step.y();
            farthest = Math.max(farthest, Math.abs(level));
        }
        return farthest < NARROW * Math.abs(start);
    }
}
