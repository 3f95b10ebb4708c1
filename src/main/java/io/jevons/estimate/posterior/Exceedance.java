package io.jevons.estimate.posterior;

import io.jevons.base.ChartPoint;
import io.jevons.base.Table;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** How likely the long-run rebound of GPUs exceeds a value, before and after the evidence. */
record Exceedance(double rebound, double prior, double posterior) {
    private static final int POINTS = 80;
    private static final double TAIL = 0.02;
    private static final Metric REBOUND = Metric.rebound(Resource.GPUS);

    static Exceedance read(StoredTable.Row row) {
        return new Exceedance(row.number(), row.number(), row.number());
    }

    /** At values between the tails of both, and 1. */
    static List<Exceedance> of(Study before, Study after) {
        double low = Math.min(1, Math.min(quantile(before, TAIL), quantile(after, TAIL)));
        double high = Math.max(1, Math.max(quantile(before, 1 - TAIL), quantile(after, 1 - TAIL)));
        double[] was = before.values(REBOUND);
        double[] is = after.values(REBOUND);
        return IntStream.rangeClosed(0, POINTS)
                .mapToDouble(i -> low + i * (high - low) / POINTS)
                .mapToObj(value -> new Exceedance(value, above(was, value), above(is, value)))
                .toList();
    }

    private static double quantile(Study study, double p) {
        return study.quantile(REBOUND, p).value();
    }

    private static double above(double[] rebounds, double value) {
        return Arrays.stream(rebounds)
                .filter(Double::isFinite)
                .map(r -> r > value ? 1 : 0)
                .average()
                .orElseThrow();
    }

    static Table table(List<Exceedance> values) {
        Table.Builder table = Table.titled("How likely the long-run rebound of GPUs exceeds a value")
                .number("rebound R", "1")
                .number("prior", "1")
                .number("posterior", "1");
        values.forEach(each -> table.row(each.rebound, each.prior, each.posterior));
        return table.build();
    }

    static List<ChartPoint> line(List<Exceedance> values, ToDoubleFunction<Exceedance> probability) {
        return values.stream()
                .map(each -> ChartPoint.of(each.rebound, probability.applyAsDouble(each)))
                .toList();
    }
}
