package io.jevons.data;

import io.jevons.internal.Resources;

/**
 * The rent of a GPU as listed on a day.
 *
 * @param gpu the GPU, as the page names it
 * @param family its kind, such as {@code H100}
 * @param provider the provider, or the market or index that is quoted
 * @param location the place; empty where none is named
 * @param term the contract, such as {@code on-demand} or {@code 1-year}
 * @param low the lowest rent quoted, USD per GPU-hour
 * @param high the highest rent quoted, USD per GPU-hour
 * @param note what to know of the figure; may be empty
 * @param provenance its source
 */
public record Rental(
        String gpu,
        String family,
        String provider,
        String location,
        String term,
        double low,
        double high,
        String note,
        Provenance provenance)
        implements Fact {
    static final Layout<Rental> LAYOUT = Layout.of("GPU rental", "gpu-rental.csv", Rental::read)
            .groupedBy(Rental::family)
            .text("gpu", Rental::gpu)
            .number("low", "USD/GPU-h", Rental::low)
            .number("high", "USD/GPU-h", Rental::high)
            .text("term", Rental::term)
            .text("provider", Rental::provider)
            .text("location", Rental::location)
            .text("note", Rental::note)
            .remark("Known: on the day, since these are list prices; quotes from articles written later are flagged as "
                    + "hindsight.")
            .remark(
                    "Break: list prices of hyperscalers, of specialised clouds and of marketplaces differ by a factor of "
                            + "two to five for the same chip; compare within a provider and a term only.")
            .remark("Gap: almost nothing between April 2025 and May 2026. Rental indices are sold by their owners and "
                    + "are not here; single figures quoted in the press are.");

    /**
     * The middle of what is quoted.
     *
     * @return USD per GPU-hour
     */
    public double usdPerHour() {
        return (low + high) / 2;
    }

    private static Rental read(Resources.Row row) {
        return new Rental(
                row.text("gpu"),
                row.text("family"),
                row.text("provider"),
                row.text("location"),
                row.text("term"),
                row.number("low"),
                row.number("high"),
                row.text("note"),
                Provenance.read(row));
    }
}
