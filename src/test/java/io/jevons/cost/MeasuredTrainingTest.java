package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Precision;
import io.jevons.base.Table;
import io.jevons.cost.architecture.Attention;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Training cost against published runs and benchmarks (src/test/resources, each row with its source). */
class MeasuredTrainingTest {
    private static final List<Resources.Row> ROWS = Resources.csv(MeasuredTrainingTest.class, "measured_training.csv");

    private static ModelSpec model(Resources.Row row) {
        double total = row.number("params_b") * 1e9;
        double active = row.number("active_b") * 1e9;
        if (active < total) {
            return ModelSpec.named(row.text("model"));
        }
        return ModelSpec.dense(row.text("model"), total, 32, 4096, 32_000, Attention.grouped(32, 32, 128));
    }

    private static Precision precision(Resources.Row row) {
        return row.text("precision").contains("fp8") ? Precision.FP8 : Precision.BF16;
    }

    /** Distilled models spend FLOPs on their teacher too; a speed-run with another architecture is no run of this law. */
    private static boolean isOrdinary(Resources.Row row) {
        return !row.text("notes").contains("distilled")
                && !row.text("notes").contains("as 1B")
                && !row.text("notes").contains("not an MFU row");
    }

    @Test
    void hoursOfWholeRunsAreWithinTwoFifthsForSevenOfTen() {
        Table.Builder table = Table.titled("Whole published runs")
                .text("run")
                .number("measured", "GPU-h")
                .number("predicted", "GPU-h")
                .number("ratio", "1");
        List<Double> ratios = new ArrayList<>();
        for (Resources.Row row : ROWS) {
            double hours = row.number("gpu_hours");
            double tokens = row.number("tokens_t") * 1e12;
            if (hours > 0 && tokens > 0 && isOrdinary(row) && Double.isNaN(row.number("mfu"))) {
                double predicted = Training.pretraining(model(row), tokens)
                        .on(GpuSpec.named(row.text("gpu")))
                        .precision(precision(row))
                        .cost()
                        .gpuHours();
                ratios.add(predicted / hours);
                table.row(row.text("name"), hours, predicted, predicted / hours);
            }
        }
        Ratios all = new Ratios(ratios);
        System.out.println(table.build());
        assertTrue(ratios.size() >= 15, "runs " + ratios.size());
        assertTrue(all.within(1.4) >= 0.7, "share within 1.4: " + all.within(1.4));
    }

    @Test
    void benchmarksReachTheSharesOfPeakThatAreAssumed() {
        Map<String, List<Double>> byKind = new TreeMap<>();
        for (Resources.Row row : ROWS) {
            double mfu = row.number("mfu");
            if (mfu > 0) {
                GpuSpec gpu = GpuSpec.named(row.text("gpu"));
                ModelSpec model = model(row);
                double assumed = TrainingEfficiency.ofBenchmark(model, gpu, precision(row));
                String kind = gpu.name() + ", " + precision(row) + ", " + (model.hasExperts() ? "experts" : "dense");
                byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(assumed / mfu);
            }
        }
        Table.Builder table = Table.titled("Share of peak in training benchmarks, assumed over measured")
                .text("kind")
                .number("rows", "1")
                .number("median", "1")
                .number("90 % within", "1");
        List<Double> all = new ArrayList<>();
        byKind.forEach((kind, ratios) -> {
            Ratios summed = new Ratios(ratios);
            table.row(kind, summed.count(), summed.median(), summed.error90());
            all.addAll(ratios);
        });
        System.out.println(table.build());
        assertTrue(new Ratios(all).medianError() <= 1.25, "median error " + new Ratios(all).medianError());
    }
}
