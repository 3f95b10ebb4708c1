package io.jevons.data;

import io.jevons.base.Quarter;
import io.jevons.internal.Resources;

/**
 * Revenue of NVIDIA in a segment and a fiscal quarter.
 *
 * @param segment the segment, such as {@code data-centre} or {@code gaming}
 * @param fiscalQuarter NVIDIA's own name of the quarter, such as {@code FY25Q4}
 * @param millionUsd the revenue, million USD a quarter
 * @param provenance its source
 */
public record SegmentRevenue(String segment, String fiscalQuarter, double millionUsd, Provenance provenance)
        implements Fact {
    static final Layout<SegmentRevenue> LAYOUT = Layout.of("NVIDIA revenue", "nvidia-revenue.csv", SegmentRevenue::read)
            .groupedBy(SegmentRevenue::segment)
            .text("segment", SegmentRevenue::segment)
            .text("fiscal quarter", SegmentRevenue::fiscalQuarter)
            .number("revenue", "M USD", SegmentRevenue::millionUsd)
            .remark("Known: at most 31 days after the quarter ends, in practice one to four weeks after.")
            .remark(
                    "Fiscal quarters end on the last Sunday of January, April, July and October: FY25Q4 is November 2024 "
                            + "to January 2025 and stands here under 2024Q4, a month late.")
            .remark("Break: from FY27Q1 on NVIDIA reports data centre and edge computing only. Edge computing before "
                    + "that is the sum of gaming, professional visualisation, automotive and OEM.")
            .remark("Break: data-centre revenue holds systems, networking and software beside chips; compute and "
                    + "networking are split from fiscal 2024 on, known with the comparative figures of a year later.")
            .remark(
                    "Gap: hyperscale and AI clouds/industrial/enterprise (ACIE) lack FY26Q3; recast in May 2026. FY27Q3, due "
                            + "in November 2026, was in no source that could be read.");

    /**
     * The calendar quarter that shares two of its three months with the fiscal quarter.
     *
     * @return the quarter; 2024Q4 for the fiscal quarter that ends in January 2025
     */
    public Quarter quarter() {
        // Fiscal quarters end between the 25th of a month and the 2nd of the next.
        return Quarterly.of(date().minusDays(35));
    }

    private static SegmentRevenue read(Resources.Row row) {
        return new SegmentRevenue(
                row.text("segment"), row.text("fiscal_quarter"), row.number("musd"), Provenance.read(row));
    }
}
