package io.jevons.data;

import io.jevons.base.Quarter;
import io.jevons.internal.Resources;
import java.util.OptionalDouble;

/**
 * Add-in boards with a discrete GPU shipped in a quarter: the consumer end of the market.
 *
 * @param quarter the calendar quarter
 * @param million boards, million a quarter, all vendors
 * @param nvidiaShare share of NVIDIA, per cent; empty where it was not quoted
 * @param note what to know of the figure; may be empty
 * @param provenance its source
 */
public record BoardShipment(
        Quarter quarter, double million, OptionalDouble nvidiaShare, String note, Provenance provenance)
        implements Fact {
    static final Layout<BoardShipment> LAYOUT = Layout.of("Board shipments", "board-shipments.csv", BoardShipment::read)
            .text("quarter", row -> row.quarter().toString())
            .number("boards", "M", BoardShipment::million)
            .optional("NVIDIA share", "%", BoardShipment::nvidiaShare)
            .text("note", BoardShipment::note)
            .remark("Known: 75 days after the quarter ends.")
            .remark("Gap: 2021Q4 to 2022Q4; only what press releases quote is here, the series itself is sold.")
            .remark("Break: boards go to games, work and AI alike; nobody reports the share that runs models.");

    private static BoardShipment read(Resources.Row row) {
        return new BoardShipment(
                Quarter.parse(row.text("quarter")),
                row.number("million"),
                Layout.optional(row, "nvidia_share"),
                row.text("note"),
                Provenance.read(row));
    }
}
