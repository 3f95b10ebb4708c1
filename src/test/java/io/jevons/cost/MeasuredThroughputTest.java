package io.jevons.cost;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.cost.catalogue.GpuSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The serving model against measured speeds (src/test/resources, each row with its source). Rows without lengths, of
 * MLPerf (whose entries are tuned for the contest), marked as anomalies, or of layers split over cards that work one
 * after the other are left out by rule.
 */
class MeasuredThroughputTest {
    private static final Map<MeasuredRow, Double> RATIOS = new LinkedHashMap<>();

    @BeforeAll
    static void predictEveryRow() {
        for (MeasuredRow row : MeasuredRow.all()) {
            if (row.counts()) {
                RATIOS.put(row, row.ratio(UnaryOperator.identity()));
            }
        }
        System.out.println(accuracy().toFullString());
        System.out.println(apart().toFullString());
        System.out.println(misses().toFullString());
    }

    private static Ratios of(Predicate<MeasuredRow> rows) {
        return new Ratios(RATIOS.entrySet().stream()
                .filter(entry -> rows.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    private static Table accuracy() {
        Table.Builder table = Table.titled("Serving model: predicted over measured")
                .text("by")
                .text("rows")
                .number("count", "1")
                .number("median", "1")
                .number("median error", "1")
                .number("90 % within", "1");
        add(table, "all", row -> "all");
        add(table, "regime", MeasuredRow::regime);
        add(table, "GPU", row -> GpuSpec.named(row.gpu()).name());
        add(table, "weights", row -> row.weights().name());
        add(table, "family", MeasuredRow::family);
        return table.build();
    }

    private static void add(Table.Builder table, String by, Function<MeasuredRow, String> key) {
        for (String group : RATIOS.keySet().stream().map(key).collect(Collectors.toCollection(TreeSet::new))) {
            Ratios ratios = of(row -> key.apply(row).equals(group));
            table.row(by, group, ratios.count(), ratios.median(), ratios.medianError(), ratios.error90());
        }
    }

    private static Table misses() {
        Table.Builder table = Table.titled("Rows that miss by more than 2 times")
                .text("row")
                .number("predicted/measured", "1")
                .text("likely reason");
        RATIOS.forEach((row, ratio) -> {
            if (ratio > 2 || ratio < 0.5) {
                table.row(row.metric() + " " + row.model() + " " + row.weights() + " " + row.gpu(), ratio, reason(row));
            }
        });
        return table.build();
    }

    /** The rows that are left out by rule, as far as the model can place them. */
    private static Table apart() {
        Table.Builder table = Table.titled("Reported apart: predicted over measured")
                .text("rows")
                .number("count", "1")
                .number("median", "1")
                .number("median error", "1")
                .number("90 % within", "1");
        Map<String, List<Double>> groups = new TreeMap<>();
        for (MeasuredRow row : MeasuredRow.all()) {
            if (row.hasLengths() && !row.counts()) {
                try {
                    double ratio = row.ratio(UnaryOperator.identity());
                    groups.computeIfAbsent(row.leftOutAs(), g -> new ArrayList<>())
                            .add(ratio);
                } catch (InvalidInputException doesNotFit) {
                    groups.computeIfAbsent(row.leftOutAs() + ", does not fit by the model", g -> new ArrayList<>())
                            .add(Double.NaN);
                }
            }
        }
        groups.forEach((group, ratios) -> {
            Ratios of = new Ratios(ratios);
            table.row(group, of.count(), of.median(), of.medianError(), of.error90());
        });
        return table.build();
    }

    private static String reason(MeasuredRow row) {
        if (row.gpu().startsWith("DGX Spark")) {
            return row.regime().equals("prefill")
                    ? "no kernel of this software reaches the four-bit rate of a small box"
                    : "several short requests touch fewer experts than independent routing says";
        }
        if (row.software().startsWith("llama.cpp") && row.regime().equals("prefill")) {
            return "early llama.cpp, far from the peak of a data-centre card";
        }
        if (row.model().startsWith("Mixtral")) {
            return "faster than reading all experts allows: short prompts reach few of them";
        }
        return "unknown";
    }

    @Test
    void everyRowWithLengthsIsPredicted() {
        long counted = MeasuredRow.all().stream().filter(MeasuredRow::counts).count();
        assertTrue(counted > 300 && RATIOS.size() == counted, RATIOS.size() + " of " + counted);
    }

    @Test
    void allRowsKeepTheBar() {
        Ratios all = of(row -> true);
        assertTrue(all.medianError() <= 1.2, "median error " + all.medianError());
        assertTrue(all.error90() <= 1.75, "90 % within " + all.error90());
    }

    @Test
    void decodingAtAKnownBatchKeepsATighterBar() {
        Ratios decode = of(row -> row.metric().equals("decode_step_ms"));
        assertTrue(decode.medianError() <= 1.15, "median error " + decode.medianError());
        assertTrue(decode.error90() <= 1.6, "90 % within " + decode.error90());
    }

    @Test
    void noRegimeIsOffByMoreThanAQuarter() {
        List<String> off = new ArrayList<>();
        for (String regime : List.of(
                "decode, batch 1",
                "served decode, known batch",
                "prefill",
                "throughput, known batch",
                "throughput, memory filled")) {
            Ratios ratios = of(row -> row.regime().equals(regime));
            if (ratios.count() >= 10 && Math.abs(Math.log(ratios.median())) > Math.log(1.25)) {
                off.add(regime + " " + ratios.median());
            }
        }
        assertTrue(off.isEmpty(), off.toString());
    }
}
