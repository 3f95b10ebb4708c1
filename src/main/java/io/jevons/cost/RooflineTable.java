package io.jevons.cost;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The points of a roofline chart. */
final class RooflineTable {
    private RooflineTable() {}

    static Table of(Serving serving, int... batches) {
        int[] asked = batches.length > 0 ? batches : powersOfTwo(new ServingPlan(serving).largestBatch());
        if (IntStream.of(asked).noneMatch(batch -> serving.batch(batch).find().isPresent())) {
            int smallest = IntStream.of(asked).min().orElse(1);
            throw serving.batch(smallest).refusal();
        }
        double peak = serving.gpu().peakFlops(serving.precision());
        double bandwidth = serving.gpu().bandwidthGbPerSecond() * 1e9;
        Table.Builder table = Table.titled("Roofline: " + serving)
                .number("batch", "1")
                .number("intensity", "FLOP/byte")
                .number("roof", "FLOP/s/GPU")
                .number("reached", "FLOP/s/GPU")
                .percent("of the roof")
                .text("bound by");
        for (int batch : asked) {
            serving.batch(batch)
                    .find()
                    .ifPresent(cost -> table.row(
                            batch,
                            cost.intensity(),
                            Math.min(peak, cost.intensity() * bandwidth),
                            cost.attainedFlops(),
                            cost.shareOfRoof(),
                            cost.bound().name().toLowerCase(Locale.ROOT)));
        }
        return table.note("The ridge lies at " + Numbers.human(peak / bandwidth) + " FLOP/byte.")
                .build();
    }

    static Chart chart(Serving serving, int... batches) {
        Table points = of(serving, batches);
        List<ChartPoint> roof = new ArrayList<>();
        List<ChartPoint> reached = new ArrayList<>();
        for (int i = 0; i < points.rowCount(); i++) {
            double intensity = ((Number) points.get(i, "intensity")).doubleValue();
            roof.add(ChartPoint.of(intensity, ((Number) points.get(i, "roof")).doubleValue()));
            reached.add(ChartPoint.of(intensity, ((Number) points.get(i, "reached")).doubleValue()));
        }
        int last = points.rowCount() - 1;
        double share = ((Number) points.get(last, "of the roof")).doubleValue();
        return Chart.of(
                        Chart.Kind.LINE,
                        "A batch of " + points.get(last, "batch") + " reaches " + Numbers.percent(share)
                                + " of the roof")
                .subtitle("FLOP/s a GPU against FLOP a byte; grey what the peaks allow, orange what is reached")
                .xAxis("intensity [FLOP/byte]", Chart.Scale.LOG)
                .yAxis("FLOP/s a GPU", Chart.Scale.LOG)
                .trace("roof", Chart.Role.BASE, roof)
                .trace("reached", Chart.Role.MAIN, reached)
                .alternative("Roofline of " + serving);
    }

    private static int[] powersOfTwo(int largest) {
        return IntStream.iterate(1, batch -> batch <= largest, batch -> 2 * batch)
                .toArray();
    }
}
