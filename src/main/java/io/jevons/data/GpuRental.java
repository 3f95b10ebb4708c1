package io.jevons.data;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Rents of GPUs as listed by providers, 2022 to 2026. */
public final class GpuRental extends DataSet<Rental> {
    private GpuRental(List<Rental> rows) {
        super(Rental.LAYOUT, rows);
    }

    static GpuRental load() {
        return new GpuRental(Rental.LAYOUT.read());
    }

    @Override
    public GpuRental where(Predicate<? super Rental> condition) {
        return new GpuRental(kept(condition));
    }

    @Override
    public GpuRental asOf(LocalDate day) {
        return where(knownBy(day));
    }

    @Override
    public GpuRental asOf(String day) {
        return asOf(day(day));
    }

    /**
     * The rents of one kind of GPU on one term by quarter; recalled figures are left out. Quarters without a quote are
     * left out too, and the providers quoted change from quarter to quarter: read a median as a level, not as an index.
     *
     * @param family the kind, such as {@code H100}
     * @param term the contract, such as {@code on-demand}
     * @return a table: quarter, quotes, lowest, median, highest in USD per GPU-hour
     * @throws InvalidInputException if there is no such kind or no quote on that term
     */
    public Table byQuarter(String family, String term) {
        Table.Builder table = Table.titled(family + " rent, " + term)
                .text("quarter")
                .number("quotes", "1")
                .number("lowest", "USD/GPU-h")
                .number("median", "USD/GPU-h")
                .number("highest", "USD/GPU-h");
        quarters(family, term)
                .forEach(
                        each -> table.row(each.quarter(), each.quotes(), each.lowest(), each.median(), each.highest()));
        return table.build();
    }

    /**
     * The same as numbers.
     *
     * @param family the kind, such as {@code H100}
     * @param term the contract, such as {@code on-demand}
     * @return the quarters with a quote, in their order
     * @throws InvalidInputException if there is no such kind or no quote on that term
     */
    public List<RentalQuarter> quarters(String family, String term) {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(term, "term");
        List<Rental> quotes = require("family", family).stream()
                .filter(row -> row.status() != Status.RECALLED && row.term().equals(term))
                .toList();
        if (quotes.isEmpty()) {
            List<String> terms = rows().stream().map(Rental::term).distinct().toList();
            throw InvalidInputException.unknown("term of " + family, term, terms);
        }
        Map<Quarter, List<Rental>> quarters = quotes.stream()
                .collect(Collectors.groupingBy(row -> Quarterly.of(row.date()), TreeMap::new, Collectors.toList()));
        return quarters.entrySet().stream()
                .map(entry -> quarter(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RentalQuarter quarter(Quarter quarter, List<Rental> quotes) {
        double[] rents =
                quotes.stream().mapToDouble(Rental::usdPerHour).sorted().toArray();
        return new RentalQuarter(quarter, rents.length, rents[0], median(rents), rents[rents.length - 1]);
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[half]
                : Arrays.stream(sorted, half - 1, half + 1).average().orElseThrow();
    }
}
