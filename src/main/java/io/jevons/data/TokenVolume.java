package io.jevons.data;

import io.jevons.internal.Resources;

/**
 * Tokens that a provider processes.
 *
 * @param provider the provider
 * @param tokensPerDay tokens a day
 * @param scope what the publisher counts
 * @param note what to know of the figure; may be empty
 * @param provenance its source
 */
public record TokenVolume(String provider, double tokensPerDay, String scope, String note, Provenance provenance)
        implements Fact {
    static final Layout<TokenVolume> LAYOUT = Layout.of("Token volumes", "token-volumes.csv", TokenVolume::read)
            .groupedBy(TokenVolume::provider)
            .text("provider", TokenVolume::provider)
            .number("tokens", "per day", TokenVolume::tokensPerDay)
            .text("scope", TokenVolume::scope)
            .text("note", TokenVolume::note)
            .remark(
                    "Known: on the day where it is the day of a statement; 45 days later where it is the end of a month.")
            .remark(
                    "Break: scopes differ (an API, all surfaces, internal calls) and widen over time: Google's count took "
                            + "in AI Overviews. Providers' volumes overlap and must not be summed.")
            .remark(
                    "Gap: nothing on ChatGPT, on Anthropic or on self-hosted models; China's official total for January "
                            + "2025 is below what Doubao alone reported.");

    private static TokenVolume read(Resources.Row row) {
        return new TokenVolume(
                row.text("provider"),
                row.number("tokens_per_day"),
                row.text("scope"),
                row.text("note"),
                Provenance.read(row));
    }
}
