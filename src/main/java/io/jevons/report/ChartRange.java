package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartAxis;
import io.jevons.base.ChartRule;
import io.jevons.base.ChartTrace;
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

    double span() {
        return high - low;
    }

    static double place(double value, ChartAxis axis) {
        return axis.scale() == Chart.Scale.LOG ? Math.log10(value) : value;
    }

    static ChartRange ofX(Chart chart) {
        ChartRange range = around(chart.traces().stream()
                .flatMap(t -> t.points().stream())
                .mapToDouble(p -> place(p.x(), chart.xAxis())));
        boolean points = chart.kind() == Chart.Kind.FRONTIER || chart.kind() == Chart.Kind.SCATTER;
        double pad = points ? 0.04 * range.span() : 0;
        return new ChartRange(range.low - pad, range.high + pad);
    }

    static ChartRange ofY(Chart chart) {
        boolean stacked = chart.kind() == Chart.Kind.STACKED_AREA;
        DoubleStream values = stacked ? stackTops(chart) : values(chart);
        DoubleStream rules = chart.rules().stream().mapToDouble(ChartRule::at);
        ChartRange range = around(DoubleStream.concat(values, rules).map(v -> place(v, chart.yAxis())));
        boolean log = chart.yAxis().scale() == Chart.Scale.LOG;
        boolean fromZero = !log && range.low >= 0 && range.low < NEAR_ZERO * range.high;
        double low = fromZero ? 0 : range.low;
        double pad = stacked ? 0 : 0.06 * (range.high - low);
        return new ChartRange(fromZero ? 0 : low - pad, range.high + pad);
    }

    static ChartRange ofBars(List<ChartBar.Row> rows) {
        return around(DoubleStream.concat(
                DoubleStream.of(ChartBar.anchor(rows)),
                rows.stream().flatMap(r -> r.bars().stream()).flatMapToDouble(b -> DoubleStream.of(b.from(), b.to()))));
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
            double half = low == 0 ? 1 : Math.abs(low) / 2;
            return new ChartRange(low - half, low + half);
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
                tops[i] += trace.points().get(i).y();
            }
        }
        return DoubleStream.of(tops);
    }
}
