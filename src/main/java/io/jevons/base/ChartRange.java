package io.jevons.base;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From where to where an axis goes, in places along it.
 *
 * @param low the lower end
 * @param high the upper end, above the lower one
 */
record ChartRange(double low, double high) {
    /** Below this part of the highest value, the lowest one is near enough to zero for the axis to start there. */
    private static final double NEAR_ZERO = 0.7;

    private static final double LOG_LEAST = Math.log10(Double.MIN_VALUE) - 0.1;
    private static final double LOG_MOST = Math.log10(Double.MAX_VALUE);

    /** A value's place along an axis: its decimal logarithm where steps are factors, which is -∞ where there is none. */
    static double place(double value, ChartAxis axis) {
        return axis.scale() != Chart.Scale.LOG ? value : value <= 0 ? Double.NEGATIVE_INFINITY : Math.log10(value);
    }

    /** A number brought back among the finite ones. */
    static double bounded(double value) {
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
    }

    /** The value at a place along an axis, brought back among the numbers that there are. */
    static double valueAt(double place, ChartAxis axis) {
        return axis.scale() == Chart.Scale.LOG
                ? Math.max(Double.MIN_VALUE, bounded(Math.pow(10, place)))
                : bounded(place);
    }

    /** The range with room at its ends, as parts of its length, as far as there are numbers. */
    private ChartRange padded(double below, double above, ChartAxis axis) {
        double span = bounded(high - low);
        double start = bounded(low - below * span);
        double end = bounded(high + above * span);
        return axis.scale() == Chart.Scale.LOG
                ? new ChartRange(Math.max(LOG_LEAST, start), Math.min(LOG_MOST, end))
                : new ChartRange(start, end);
    }

    static ChartRange ofX(Chart chart, DoubleStream places) {
        boolean points = chart.kind() == Chart.Kind.FRONTIER || chart.kind() == Chart.Kind.SCATTER;
        double pad = points ? 0.04 : 0;
        return around(places).padded(pad, pad, chart.xAxis());
    }

    static ChartRange ofY(Chart chart) {
        boolean stacked = chart.kind() == Chart.Kind.STACKED_AREA;
        DoubleStream values = stacked ? stackTops(chart) : values(chart);
        DoubleStream rules = chart.rules().stream().mapToDouble(ChartRule::at);
        ChartRange range = around(DoubleStream.concat(values, rules).map(v -> place(v, chart.yAxis())));
        boolean log = chart.yAxis().scale() == Chart.Scale.LOG;
        boolean fromZero = !log && range.low >= 0 && range.low < NEAR_ZERO * range.high;
        double pad = stacked ? 0 : 0.06;
        return fromZero
                ? new ChartRange(0, range.high).padded(0, pad, chart.yAxis())
                : range.padded(pad, pad, chart.yAxis());
    }

    /** The range of bars; one of factors begins with a power of ten, since no bar starts at zero. */
    static ChartRange ofBars(Chart chart, List<ChartBar.Row> rows) {
        ChartRange range = around(DoubleStream.concat(
                        DoubleStream.of(ChartBar.anchor(rows)),
                        rows.stream()
                                .flatMap(r -> r.bars().stream())
                                .flatMapToDouble(b -> DoubleStream.of(b.from(), b.to())))
                .map(v -> place(v, chart.yAxis())));
        boolean log = chart.yAxis().scale() == Chart.Scale.LOG;
        return log ? new ChartRange(Math.max(LOG_LEAST, Math.floor(range.low)), range.high) : range;
    }

    /** The finite values' range; where they are one value or none, a range around it. */
    private static ChartRange around(DoubleStream values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values.filter(Double::isFinite).toArray()) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low < high) {
            return new ChartRange(low, high);
        }
        if (low == high) {
            double half = low == 0 ? 1 : Math.max(Math.abs(low) / 2, Double.MIN_VALUE);
            return new ChartRange(bounded(low - half), bounded(low + half));
        }
        return new ChartRange(0, 1);
    }

    private static DoubleStream values(Chart chart) {
        return chart.traces().stream()
                .flatMap(t -> t.points().stream())
                .flatMapToDouble(p -> p.hasBand() ? DoubleStream.of(p.y(), p.low(), p.high()) : DoubleStream.of(p.y()));
    }

    private static DoubleStream stackTops(Chart chart) {
        int points =
                chart.traces().stream().mapToInt(t -> t.points().size()).min().orElse(0);
        double[] tops = new double[points + 1];
        for (ChartTrace trace : chart.traces()) {
            for (int i = 0; i < points; i++) {
                tops[i] = bounded(tops[i] + height(trace.points().get(i)));
            }
        }
        return DoubleStream.of(tops);
    }

    /** What a point adds to a stack. */
    static double height(ChartPoint point) {
        return Double.isFinite(point.y()) ? point.y() : 0;
    }
}
