package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Pages;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import io.jevons.cost.roofline.Efficiency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How far predictions are from measurements that no constant was chosen on: for each house that measured, the constants are
 * chosen on the rows of all others, and its own rows are predicted with them. What is chosen so starts from the middle of
 * what each constant can be, so that nothing of the constants that are shipped comes in.
 */
class OutOfSampleTest {
    /** What each constant may be, around its middle; a house is too little to choose between finer steps. */
    private static final double[][] CHOICES = {
        {0.55, 0.65, 0.75, 0.85, 0.95},
        {0.6, 0.7, 0.8, 0.9, 0.95},
        {0.5, 0.6, 0.7, 0.8, 0.9},
        {0.5, 0.65, 0.8, 1},
        {0.6, 0.7, 0.8, 0.9, 1},
        {0.3, 0.4, 0.5, 0.6, 0.7},
        {0.3, 0.4, 0.5, 0.6, 0.7},
        {0.2, 0.3, 0.4, 0.5, 0.6},
        {0.4, 0.6, 0.8, 1},
        {0.7, 1, 1.3, 1.7},
        {0.5, 0.7, 0.9, 1},
        {0.4, 0.6, 0.8, 1},
        {0.25e-3, 0.5e-3, 1e-3, 1.5e-3, 3e-3},
        {5e-6, 10e-6, 25e-6, 50e-6},
        {5e-6, 15e-6, 30e-6, 60e-6},
        {4e-6, 8e-6, 16e-6, 30e-6},
        {20e-6, 40e-6, 60e-6, 100e-6},
        {0.3, 0.5, 0.7, 0.9}
    };

    private static final int MOST_ROUNDS = 20;
    private static final Map<MeasuredRow, Double> RATIOS = new LinkedHashMap<>();

    @BeforeAll
    static void leaveEachHouseOut() {
        List<MeasuredRow> rows =
                MeasuredRow.all().stream().filter(MeasuredRow::counts).toList();
        Map<String, List<MeasuredRow>> houses =
                rows.stream().collect(Collectors.groupingBy(MeasuredRow::house, TreeMap::new, Collectors.toList()));
        houses.forEach((house, own) -> {
            List<MeasuredRow> others =
                    rows.stream().filter(row -> !row.house().equals(house)).toList();
            Efficiency.Constants constants = chosenOn(others);
            own.forEach(row -> RATIOS.put(row, ratio(row, constants)));
        });
        System.out.println(table().toFullString());
    }

    /** One constant after the other is set to what fits best, each group of a house, GPU and model weighted alike. */
    private static Efficiency.Constants chosenOn(List<MeasuredRow> rows) {
        double[] values = new double[CHOICES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = CHOICES[i][CHOICES[i].length / 2];
        }
        Map<MeasuredRow, Double> weights = weights(rows);
        boolean moved = true;
        for (int round = 0; round < MOST_ROUNDS && moved; round++) {
            moved = false;
            for (int i = 0; i < values.length; i++) {
                double best = Double.POSITIVE_INFINITY;
                double before = values[i];
                double chosen = before;
                for (double choice : CHOICES[i]) {
                    values[i] = choice;
                    double miss = miss(rows, weights, constants(values));
                    if (miss < best) {
                        best = miss;
                        chosen = choice;
                    }
                }
                values[i] = chosen;
                moved |= chosen != before;
            }
        }
        return constants(values);
    }

    private static Map<MeasuredRow, Double> weights(List<MeasuredRow> rows) {
        Map<String, Long> counts = rows.stream()
                .collect(Collectors.groupingBy(row -> row.house() + row.gpu() + row.model(), Collectors.counting()));
        Map<MeasuredRow, Double> weights = new LinkedHashMap<>();
        rows.forEach(row -> weights.put(row, 1.0 / counts.get(row.house() + row.gpu() + row.model())));
        return weights;
    }

    private static double miss(
            List<MeasuredRow> rows, Map<MeasuredRow, Double> weights, Efficiency.Constants constants) {
        double sum = 0;
        for (MeasuredRow row : rows) {
            sum += weights.get(row) * Math.abs(Math.log(ratio(row, constants)));
        }
        return sum;
    }

    private static double ratio(MeasuredRow row, Efficiency.Constants constants) {
        return row.ratio(serving -> serving.efficiency(constants.of(serving.gpu())));
    }

    private static Efficiency.Constants constants(double[] v) {
        return new Efficiency.Constants(
                v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15],
                v[16], v[17]);
    }

    private static Table table() {
        Table.Builder table = Table.titled("Serving model out of sample: predicted over measured")
                .text("by")
                .text("rows")
                .number("count", "1")
                .number("median", "1")
                .number("median error", "1")
                .number("90 % within", "1");
        add(table, "all", row -> "all");
        add(table, "house", MeasuredRow::house);
        add(table, "regime", MeasuredRow::regime);
        add(table, "GPU", row -> GpuSpec.named(row.gpu()).name());
        add(table, "family", MeasuredRow::family);
        return table.note("Constants chosen on the rows of all other houses.").build();
    }

    private static void add(Table.Builder table, String by, Function<MeasuredRow, String> key) {
        for (String group : RATIOS.keySet().stream().map(key).collect(Collectors.toCollection(TreeSet::new))) {
            List<Double> of = new ArrayList<>();
            RATIOS.forEach((row, ratio) -> {
                if (key.apply(row).equals(group)) {
                    of.add(ratio);
                }
            });
            Ratios ratios = new Ratios(of);
            table.row(by, group, ratios.count(), ratios.median(), ratios.medianError(), ratios.error90());
        }
    }

    /** What the page on accuracy shows is this table, and its first line the sentence above it. */
    @Test
    void isWhatThePageShows() {
        Pages.shows("accuracy.md", table().toFullString().replaceAll("Constants chosen on the rows[^\\n]*\\n", ""));
        Ratios all = new Ratios(List.copyOf(RATIOS.values()));
        Pages.says(
                "accuracy.md",
                "median error " + Numbers.human(all.medianError()) + " times, 90 % within "
                        + Numbers.human(all.error90()) + " times.");
    }

    @Test
    void keepsABar() {
        Ratios all = new Ratios(List.copyOf(RATIOS.values()));
        assertTrue(all.medianError() <= 1.3, "median error " + all.medianError());
        assertTrue(all.error90() <= 2, "90 % within " + all.error90());
    }
}
