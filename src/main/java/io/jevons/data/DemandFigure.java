package io.jevons.data;

import io.jevons.internal.Resources;

/**
 * A single figure on what AI computing is used for, or on how fast its use grows.
 *
 * @param quantity {@code inference-share} of computing for language models, {@code inference-share-of-revenue}, which counts
 *     recommenders too, {@code tokens} a day of the world, or {@code token-growth}
 * @param value the figure
 * @param low the 5th percentile, as judged here
 * @param high the 95th percentile, as judged here
 * @param unit what the figure is a share or a ratio of
 * @param note what to know of the figure; may be empty
 * @param provenance its source
 */
public record DemandFigure(
        String quantity, double value, double low, double high, String unit, String note, Provenance provenance)
        implements Fact {
    static final Layout<DemandFigure> LAYOUT = Layout.of(
                    "AI demand figures", "ai-demand-figures.csv", DemandFigure::read)
            .groupedBy(DemandFigure::quantity)
            .text("quantity", DemandFigure::quantity)
            .number("value", "1", DemandFigure::value)
            .number("5 %", "1", DemandFigure::low)
            .number("95 %", "1", DemandFigure::high)
            .text("unit", DemandFigure::unit)
            .text("note", DemandFigure::note)
            .remark("Known: on the day of the statement. The intervals are judged here; the publishers give none.")
            .remark(
                    "Break: a share of revenue, a share of computing; recommenders count as inference in one and are not "
                            + "named in the other, so that they are kept apart.")
            .remark("Gap: nobody counts the world's tokens, or hours of inference and training by GPU tier.");

    private static DemandFigure read(Resources.Row row) {
        return new DemandFigure(
                row.text("quantity"),
                row.number("value"),
                row.number("low"),
                row.number("high"),
                row.text("unit"),
                row.text("note"),
                Provenance.read(row));
    }
}
