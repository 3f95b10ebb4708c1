package io.jevons.data;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Capital expenditure of Alphabet, Amazon, Meta and Microsoft by calendar quarter, 2022 on. */
public final class HyperscalerCapex extends DataSet<Capex> {
    private static final int COMPANIES = 4;

    private HyperscalerCapex(List<Capex> rows) {
        super(Capex.LAYOUT, rows);
    }

    static HyperscalerCapex load() {
        return new HyperscalerCapex(Capex.LAYOUT.read());
    }

    @Override
    public HyperscalerCapex where(Predicate<? super Capex> condition) {
        return new HyperscalerCapex(kept(condition));
    }

    @Override
    public HyperscalerCapex asOf(LocalDate day) {
        return where(knownBy(day));
    }

    @Override
    public HyperscalerCapex asOf(String day) {
        return asOf(day(day));
    }

    /**
     * The capex of one company; recalled figures are left out.
     *
     * @param company the company
     * @return bn USD a quarter
     * @throws InvalidInputException if there is no such company
     */
    public Series company(String company) {
        List<Capex> known = require("company", company).stream()
                .filter(row -> row.status() != Status.RECALLED)
                .toList();
        return Quarterly.series(company + " capex", "bn USD", known, Capex::quarter, Capex::billionUsd);
    }

    /**
     * The sum over the four companies, for the quarters in which all four have a figure that is not recalled.
     *
     * @return bn USD a quarter
     * @throws InvalidInputException if no such quarter is left
     */
    public Series total() {
        Map<Quarter, List<Capex>> quarters = rows().stream()
                .filter(row -> row.status() != Status.RECALLED)
                .collect(Collectors.groupingBy(Capex::quarter, TreeMap::new, Collectors.toList()));
        List<Map.Entry<Quarter, List<Capex>>> whole = quarters.entrySet().stream()
                .filter(entry -> entry.getValue().size() == COMPANIES)
                .toList();
        return Quarterly.series(
                "Capex of four hyperscalers",
                "bn USD",
                whole,
                Map.Entry::getKey,
                entry ->
                        entry.getValue().stream().mapToDouble(Capex::billionUsd).sum());
    }
}
