package io.jevons.cost;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A roofline with a point a batch, for those batches that can be served. */
record RooflineTable(Serving serving, List<ServingCost> points) {
    static RooflineTable of(Serving serving, int... batches) {
        int[] asked = batches.length > 0 ? batches : powersOfTwo(new ServingPlan(serving).largestBatch());
        List<ServingCost> points = IntStream.of(asked)
                .mapToObj(batch -> serving.batch(batch).find())
                .flatMap(Optional::stream)
                .toList();
        if (points.isEmpty()) {
            int smallest = IntStream.of(asked).min().orElse(1);
            throw serving.batch(smallest).refusal();
        }
        return new RooflineTable(serving, points);
    }

    private static int[] powersOfTwo(int largest) {
        return IntStream.iterate(1, batch -> batch <= largest, batch -> 2 * batch)
                .toArray();
    }

    private double peak() {
        return serving.gpu().peakFlops(serving.precision());
    }

    private double bandwidth() {
        return serving.gpu().bandwidthGbPerSecond() * 1e9;
    }

    /** What the peaks of a GPU allow at a batch's intensity, FLOP/s. */
    private double roof(ServingCost point) {
        return Math.min(peak(), point.intensity() * bandwidth());
    }

    Table toTable() {
        Table.Builder table = Table.titled("Roofline: " + serving)
                .number("batch", "1")
                .number("intensity", "FLOP/byte")
                .number("roof", "FLOP/s/GPU")
                .number("reached", "FLOP/s/GPU")
                .percent("of the roof")
                .text("bound by");
        for (ServingCost point : points) {
            table.row(
                    point.batch(),
                    point.intensity(),
                    roof(point),
                    point.attainedFlops(),
                    point.shareOfRoof(),
                    point.bound().name().toLowerCase(Locale.ROOT));
        }
        return table.note("The ridge lies at " + Numbers.human(peak() / bandwidth()) + " FLOP/byte.")
                .build();
    }

    Chart chart() {
        ServingCost last = points.get(points.size() - 1);
        return Chart.of(
                        Chart.Kind.LINE,
                        "A batch of " + last.batch() + " reaches " + Numbers.percent(last.shareOfRoof())
                                + " of the roof")
                .subtitle("FLOP/s a GPU against FLOP a byte; grey what the peaks allow, orange what is reached")
                .xAxis("intensity [FLOP/byte]", Chart.Scale.LOG)
                .yAxis("FLOP/s a GPU", Chart.Scale.LOG)
                .trace("roof", Chart.Role.BASE, line(this::roof))
                .trace("reached", Chart.Role.MAIN, line(ServingCost::attainedFlops))
                .alternative("Roofline of " + serving);
    }

    private List<ChartPoint> line(ToDoubleFunction<ServingCost> flops) {
        return points.stream()
                .map(point -> ChartPoint.of(point.intensity(), flops.applyAsDouble(point)))
                .toList();
    }
}
