package io.jevons.data;

import io.jevons.internal.Resources;
import java.util.OptionalDouble;

/**
 * The list price of a model's tokens at an event.
 *
 * @param provider who sells
 * @param model the model
 * @param input USD per million input tokens
 * @param output USD per million output tokens
 * @param gpqa score on GPQA Diamond as run by Epoch AI, per cent; empty where it was not run
 * @param event what happened, such as {@code launch} or {@code price cut}
 * @param provenance its source
 */
public record TokenPrice(
        String provider,
        String model,
        double input,
        double output,
        OptionalDouble gpqa,
        String event,
        Provenance provenance)
        implements Fact {
    static final Layout<TokenPrice> LAYOUT = Layout.of("Token prices", "token-prices.csv", TokenPrice::read)
            .groupedBy(TokenPrice::provider)
            .text("model", TokenPrice::model)
            .number("input", "USD/Mtok", TokenPrice::input)
            .number("output", "USD/Mtok", TokenPrice::output)
            .optional("GPQA", "%", TokenPrice::gpqa)
            .text("event", TokenPrice::event)
            .text("provider", TokenPrice::provider)
            .remark("Known: on the day of the event, since list prices are public. Hosted prices taken from a later "
                    + "snapshot and dated by the model's release are flagged as hindsight.")
            .remark("Break: models change, so that a price path needs a quality held fixed; reasoning models spend "
                    + "several times the tokens on a task at the same price per token.")
            .remark("Gap: discounts for volume, cached input and batches are not listed here.");

    /**
     * The price of three parts of input and one of output, the usual blend.
     *
     * @return USD per million tokens
     */
    public double blended() {
        return (3 * input + output) / 4;
    }

    private static TokenPrice read(Resources.Row row) {
        return new TokenPrice(
                row.text("provider"),
                row.text("model"),
                row.number("input"),
                row.number("output"),
                Layout.optional(row, "gpqa"),
                row.text("event"),
                Provenance.read(row));
    }
}
