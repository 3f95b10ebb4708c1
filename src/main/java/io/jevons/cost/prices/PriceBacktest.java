package io.jevons.cost.prices;

import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;

/**
 * A {@link CostPath} against the cheapest list price at a quality. Errors are the larger of predicted over listed and its
 * inverse.
 *
 * @param benchmark the benchmark
 * @param threshold the least score in points of 100
 * @param medianError median error of the path over the quarters after the first
 * @param naiveError the same of the forecast that prices stay
 * @param inRange share of the quarters in which the listed price lies between the fastest and the slowest path
 * @param fittedFactor how many times cheaper a year the listed prices became, between first and last
 * @param table quarter by quarter
 */
public record PriceBacktest(
        String benchmark,
        double threshold,
        double medianError,
        double naiveError,
        double inRange,
        double fittedFactor,
        Table table)
        implements Shown {

    /**
     * Refuses null.
     *
     * @param benchmark the benchmark
     * @param threshold the least score in points of 100
     * @param medianError median error of the path
     * @param naiveError the same of the forecast that prices stay
     * @param inRange share of the quarters in range
     * @param fittedFactor how many times cheaper a year
     * @param table quarter by quarter
     */
    public PriceBacktest {
        Objects.requireNonNull(benchmark, "benchmark");
        Objects.requireNonNull(table, "table");
    }

    static PriceBacktest of(String benchmark, double threshold) {
        NavigableMap<Quarter, Double> listed = ListPrices.frontier(benchmark, threshold);
        Quarter start = listed.firstKey();
        Quarter last = listed.lastKey();
        double first = listed.firstEntry().getValue();
        CostPath path = CostPath.of(start, first);
        Table.Builder table = Table.titled("Cheapest price at " + benchmark.toUpperCase(Locale.ROOT) + " of "
                        + Numbers.human(threshold) + " and more")
                .text("quarter")
                .number("listed", "USD/Mtok")
                .number("path", "USD/Mtok")
                .number("path/listed", "1")
                .number("no change/listed", "1");
        List<Double> errors = new ArrayList<>();
        List<Double> naive = new ArrayList<>();
        int inside = 0;
        for (int i = 1; i <= start.until(last); i++) {
            Quarter quarter = start.plus(i);
            Map.Entry<Quarter, Double> known = listed.floorEntry(quarter);
            double price = known == null ? first : known.getValue();
            double predicted = path.at(quarter);
            errors.add(Math.max(predicted / price, price / predicted));
            naive.add(Math.max(first / price, price / first));
            inside += path.lowAt(quarter) <= price && price <= path.highAt(quarter) ? 1 : 0;
            table.row(quarter, price, predicted, predicted / price, first / price);
        }
        double years = start.until(last) * Quarter.YEARS;
        double fitted = years > 0 ? Math.pow(first / listed.lastEntry().getValue(), 1 / years) : 1;
        return new PriceBacktest(
                benchmark,
                threshold,
                median(errors),
                median(naive),
                errors.isEmpty() ? 1 : inside / (double) errors.size(),
                fitted,
                table.build());
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return 1;
        }
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    @Override
    public String toHtml() {
        return table.toHtml();
    }

    @Override
    public String toString() {
        return table + "median error " + Numbers.human(medianError) + " times, of no change "
                + Numbers.human(naiveError) + " times; " + Numbers.percent(inRange)
                + " of quarters in range; listed prices fell " + Numbers.human(fittedFactor) + " times a year\n";
    }
}
