package io.jevons.data;

import io.jevons.internal.Resources;
import java.util.OptionalDouble;

/**
 * A price elasticity of demand from the literature or from plain arithmetic on published figures.
 *
 * @param quantity what is demanded
 * @param elasticity the elasticity, negative where demand falls with price; empty where only a range is given
 * @param low the lowest of the range; empty where none is given
 * @param high the highest of the range; empty where none is given
 * @param horizon the time that demand has to respond
 * @param identification how the response was told from everything else that moved
 * @param note what to know of the figure; may be empty
 * @param provenance its source
 */
public record PublishedElasticity(
        String quantity,
        OptionalDouble elasticity,
        OptionalDouble low,
        OptionalDouble high,
        String horizon,
        String identification,
        String note,
        Provenance provenance)
        implements Fact {
    static final Layout<PublishedElasticity> LAYOUT = Layout.of(
                    "Elasticities in the literature", "elasticities.csv", PublishedElasticity::read)
            .text("quantity", PublishedElasticity::quantity)
            .optional("elasticity", "1", PublishedElasticity::elasticity)
            .optional("low", "1", PublishedElasticity::low)
            .optional("high", "1", PublishedElasticity::high)
            .text("horizon", PublishedElasticity::horizon)
            .text("identification", PublishedElasticity::identification)
            .text("note", PublishedElasticity::note)
            .remark("Known: on publication, at the end of the year where only the year is known.")
            .remark("Break: of the rows on tokens one is switching between sellers of a model, one is confounded by "
                    + "quality, one is unpublished in method and one is not attributed to price. None is causal.")
            .remark("Gap: no elasticity was found for GPU-hours, cloud computing or storage, nor a number for DRAM or "
                    + "mainframes.");

    private static PublishedElasticity read(Resources.Row row) {
        return new PublishedElasticity(
                row.text("quantity"),
                Layout.optional(row, "elasticity"),
                Layout.optional(row, "low"),
                Layout.optional(row, "high"),
                row.text("horizon"),
                row.text("identification"),
                row.text("note"),
                Provenance.read(row));
    }
}
