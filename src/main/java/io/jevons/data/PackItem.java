package io.jevons.data;

import io.jevons.internal.Resources;
import java.util.OptionalDouble;

/**
 * An entry of the January 2025 pack: a forecast made around the release of DeepSeek R1, or what came of it.
 *
 * @param kind {@code forecast}, {@code actual}, {@code estimate}, {@code event} or {@code observation}
 * @param item what it is about
 * @param value the figure; empty for an event without one
 * @param low the lowest of the range of forecasts; empty where none is given
 * @param high the highest of the range of forecasts; empty where none is given
 * @param unit the unit; empty for an event without a figure
 * @param note what to know of the figure; may be empty
 * @param provenance its source
 */
public record PackItem(
        String kind,
        String item,
        OptionalDouble value,
        OptionalDouble low,
        OptionalDouble high,
        String unit,
        String note,
        Provenance provenance)
        implements Fact {
    static final Layout<PackItem> LAYOUT = Layout.of("January 2025 pack", "january-2025.csv", PackItem::read)
            .groupedBy(PackItem::kind)
            .text("kind", PackItem::kind)
            .text("item", PackItem::item)
            .optional("value", "1", PackItem::value)
            .text("unit", PackItem::unit)
            .optional("low", "1", PackItem::low)
            .optional("high", "1", PackItem::high)
            .text("note", PackItem::note)
            .remark(
                    "Known: forecasts, events and prices on their day; actual figures of NVIDIA 31 days, of hyperscalers "
                            + "40 days after the period.")
            .remark(
                    "The consensus for fiscal 2026 is of 18 February 2025, three weeks after the release of R1 moved the "
                            + "share price: by then forecasters knew of it.");

    private static PackItem read(Resources.Row row) {
        return new PackItem(
                row.text("kind"),
                row.text("item"),
                Layout.optional(row, "value"),
                Layout.optional(row, "low"),
                Layout.optional(row, "high"),
                row.text("unit"),
                row.text("note"),
                Provenance.read(row));
    }
}
