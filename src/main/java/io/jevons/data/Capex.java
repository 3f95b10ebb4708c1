package io.jevons.data;

import io.jevons.base.Quarter;
import io.jevons.internal.Resources;

/**
 * Capital expenditure of a hyperscaler in a calendar quarter.
 *
 * @param company the company
 * @param quarter the calendar quarter
 * @param billionUsd the expenditure, bn USD a quarter
 * @param definition what the company counts
 * @param provenance its source
 */
public record Capex(String company, Quarter quarter, double billionUsd, String definition, Provenance provenance)
        implements Fact {
    static final Layout<Capex> LAYOUT = Layout.of("Hyperscaler capex", "hyperscaler-capex.csv", Capex::read)
            .groupedBy(Capex::company)
            .text("company", Capex::company)
            .text("quarter", row -> row.quarter().toString())
            .number("capex", "bn USD", Capex::billionUsd)
            .text("definition", Capex::definition)
            .remark("Known: 40 days after the quarter ends.")
            .remark("Definitions differ by company: with finance leases at Microsoft and Meta, gross purchases at "
                    + "Alphabet and Amazon. Sums in the press (223 to 246 bn USD for 2024) are on other bases.")
            .remark("Break: Microsoft's 2026Q1 is cash purchases only; Meta's 2026Q1 is recalled.")
            .remark("Gap: capex holds land, buildings and networks; no company reports the share of accelerators.");

    private static Capex read(Resources.Row row) {
        return new Capex(
                row.text("company"),
                Quarter.parse(row.text("quarter")),
                row.number("busd"),
                row.text("definition"),
                Provenance.read(row));
    }
}
