package io.jevons.data;

import io.jevons.internal.Resources;

/**
 * How many of a group use AI.
 *
 * @param region the region
 * @param group the group, such as {@code 10-49 employees}
 * @param value the figure
 * @param unit its unit: {@code per cent} or {@code million}
 * @param measure what counts as use
 * @param survey who asks
 * @param note what to know of the figure; may be empty
 * @param provenance its source
 */
public record Adoption(
        String region,
        String group,
        double value,
        String unit,
        String measure,
        String survey,
        String note,
        Provenance provenance)
        implements Fact {
    static final Layout<Adoption> LAYOUT = Layout.of("Adoption of AI", "adoption.csv", Adoption::read)
            .groupedBy(row -> row.survey() + ", " + row.region())
            .text("region", Adoption::region)
            .text("group", Adoption::group)
            .number("value", "1", Adoption::value)
            .text("unit", Adoption::unit)
            .text("measure", Adoption::measure)
            .text("survey", Adoption::survey)
            .text("note", Adoption::note)
            .remark("Known: 45 days after the period ends; a year stands for its last day.")
            .remark("Break: the US Census survey asked about producing goods or services until November 2025 and about "
                    + "any business function since, which doubles the figure.")
            .remark("Break: surveys count different things; compare within a survey and a measure only.")
            .remark(
                    "Gap: Eurostat skipped 2022; firm sizes of the EU in 2021 and small and medium firms in 2024 and 2025 "
                            + "are recalled.");

    private static Adoption read(Resources.Row row) {
        return new Adoption(
                row.text("region"),
                row.text("group"),
                row.number("value"),
                row.text("unit"),
                row.text("measure"),
                row.text("survey"),
                row.text("note"),
                Provenance.read(row));
    }
}
