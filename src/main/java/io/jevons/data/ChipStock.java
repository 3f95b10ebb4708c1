package io.jevons.data;

import io.jevons.base.Quarter;
import io.jevons.internal.Resources;
import java.time.LocalDate;

/**
 * AI chips that a vendor has shipped since a start date, none taken out of service.
 *
 * @param vendor the vendor
 * @param since the first day counted
 * @param units chips
 * @param h100e H100-equivalents, median
 * @param low H100-equivalents, 5th percentile
 * @param high H100-equivalents, 95th percentile
 * @param powerMw power that the chips themselves are made for, MW, median; servers, cooling and losses come on top
 * @param complete whether the last quarter is counted in full
 * @param provenance its source
 */
public record ChipStock(
        String vendor,
        LocalDate since,
        double units,
        double h100e,
        double low,
        double high,
        double powerMw,
        boolean complete,
        Provenance provenance)
        implements Fact {
    static final Layout<ChipStock> LAYOUT = Layout.of("AI chip stock", "chip-stock.csv", ChipStock::read)
            .groupedBy(ChipStock::vendor)
            .text("vendor", ChipStock::vendor)
            .number("units", "chips", ChipStock::units)
            .number("stock", "H100e", ChipStock::h100e)
            .number("5 %", "H100e", ChipStock::low)
            .number("95 %", "H100e", ChipStock::high)
            .number("power", "MW", ChipStock::powerMw)
            .remark(
                    "Known: from 60 days after the quarter a count could have been made; these counts were made in 2026, "
                            + "hence every earlier row is hindsight.")
            .remark("Estimates: NVIDIA's units are revenue divided by assumed prices, so that a price elasticity "
                    + "computed from them is circular.")
            .remark("Break: counts start in 2022 (NVIDIA), 2023 (Google) and 2024 (AMD, Amazon); nothing is retired.")
            .remark(
                    "Gap: the last row of NVIDIA and of Google covers an incomplete quarter; Huawei and others are absent.");

    /**
     * The quarter at whose end the stock is counted.
     *
     * @return the quarter
     */
    public Quarter quarter() {
        return Quarterly.of(date());
    }

    private static ChipStock read(Resources.Row row) {
        return new ChipStock(
                row.text("vendor"),
                LocalDate.parse(row.text("since")),
                row.number("units"),
                row.number("h100e"),
                row.number("h100e_p5"),
                row.number("h100e_p95"),
                row.number("power_mw"),
                row.text("complete").equals("yes"),
                Provenance.read(row));
    }
}
