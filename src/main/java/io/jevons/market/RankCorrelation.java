package io.jevons.market;

import java.util.Objects;

/**
 * A rank correlation between two uncertain parameters.
 *
 * @param first the path of one
 * @param second the path of the other
 * @param rho Spearman's rank correlation, -1 to 1
 * @param place file and line, as messages begin
 */
public record RankCorrelation(String first, String second, double rho, String place) {
    /**
     * Made of its parts, none of which may be null.
     *
     * @param first the path of one
     * @param second the path of the other
     * @param rho Spearman's rank correlation, -1 to 1
     * @param place file and line, as messages begin
     */
    public RankCorrelation {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(place, "place");
    }
}
