package io.jevons.estimate.nowcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Quarter;
import io.jevons.data.DataSets;
import io.jevons.data.PackItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutlookTest {
    /** A year's mean lies on the path of constant growth that leads to it. */
    @Test
    void areLaidOutOverTheirQuarters() {
        Quarter first = Quarter.parse("2025Q1");
        Outlook year = new Outlook("all", "sales", first, first.plus(3), 150, 0.1, LocalDate.of(2025, 1, 1));
        TreeMap<Quarter, Double> known = new TreeMap<>(Map.of(first.plus(-1), 100.0));
        double mean = IntStream.range(0, 4)
                .mapToDouble(i -> year.of(first.plus(i), known).orElseThrow().median())
                .average()
                .orElseThrow();
        assertEquals(150, mean, 0.1);
        double ratio = year.of(first.plus(1), known).orElseThrow().median()
                / year.of(first, known).orElseThrow().median();
        assertEquals(year.of(first, known).orElseThrow().median() / 100, ratio, 1e-4);
        assertTrue(year.of(first.plus(4), known).isEmpty());
    }

    /** Every guidance is the one in the pack of January 2025, times four and the last share of computing in all revenue. */
    @Test
    void areThoseOfTheCompany() {
        List<Double> said = DataSets.january2025().rows().stream()
                .filter(item -> item.kind().equals("forecast") && item.item().contains("guidance"))
                .map(PackItem::value)
                .map(value -> value.orElseThrow())
                .toList();
        List<Outlook> guidance = Outlook.bundled().stream()
                .filter(o -> o.who().equals("guidance") && o.series().equals("sales"))
                .toList();
        assertEquals(said.size(), guidance.size());
        for (int i = 0; i < said.size(); i++) {
            Outlook each = guidance.get(i);
            // Of the last quarter the split was not published: the evidence reckons with one of its own.
            double share = i < 5 ? share(each.first().plus(-1)) : 0.7595;
            assertEquals(said.get(i) * 4e9 * share, each.mean(), 1e-3 * each.mean(), each.toString());
        }
    }

    private static double share(Quarter quarter) {
        var revenue = DataSets.nvidiaRevenue();
        return revenue.segment("dc-compute").at(quarter)
                / revenue.segment("total").at(quarter);
    }
}
