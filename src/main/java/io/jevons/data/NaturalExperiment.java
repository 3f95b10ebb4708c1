package io.jevons.data;

import io.jevons.internal.Resources;
import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * An episode in which a price of AI computing moved, and what moved with it.
 *
 * @param experiment the episode
 * @param start its first day; {@link #date()} is its last
 * @param volumeRatio volume at the end over volume at the start; empty where it is not known
 * @param priceRatio price at the end over price at the start; empty where it is not known
 * @param elasticity the naive arc elasticity, log volume over log price; empty where it makes no sense
 * @param caveat why the ratio is not the effect of the price
 * @param provenance its source
 */
public record NaturalExperiment(
        String experiment,
        LocalDate start,
        OptionalDouble volumeRatio,
        OptionalDouble priceRatio,
        OptionalDouble elasticity,
        String caveat,
        Provenance provenance)
        implements Fact {
    static final Layout<NaturalExperiment> LAYOUT = Layout.of(
                    "Natural experiments", "natural-experiments.csv", NaturalExperiment::read)
            .text("experiment", NaturalExperiment::experiment)
            .text("start", row -> row.start().toString())
            .optional("volume ratio", "1", NaturalExperiment::volumeRatio)
            .optional("price ratio", "1", NaturalExperiment::priceRatio)
            .optional("naive elasticity", "1", NaturalExperiment::elasticity)
            .text("caveat", NaturalExperiment::caveat)
            .remark("Known: 45 days after the episode ends.")
            .remark("None is an experiment in the strict sense: price falls, trend and new uses arrive together. The "
                    + "naive elasticity of Doubao grows with the horizon, which a price response alone would not do.");

    private static NaturalExperiment read(Resources.Row row) {
        return new NaturalExperiment(
                row.text("experiment"),
                LocalDate.parse(row.text("start")),
                Layout.optional(row, "volume_ratio"),
                Layout.optional(row, "price_ratio"),
                Layout.optional(row, "elasticity"),
                row.text("caveat"),
                Provenance.read(row));
    }
}
