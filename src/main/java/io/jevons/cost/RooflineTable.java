package io.jevons.cost;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import java.util.Locale;
import java.util.stream.IntStream;

/** The points of a roofline chart. */
final class RooflineTable {
    private RooflineTable() {}

    static Table of(Serving serving, int... batches) {
        int[] asked = batches.length > 0 ? batches : powersOfTwo(new ServingPlan(serving).largestBatch());
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

    private static int[] powersOfTwo(int largest) {
        return IntStream.iterate(1, batch -> batch <= largest, batch -> 2 * batch)
                .toArray();
    }
}
