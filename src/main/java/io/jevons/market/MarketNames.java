package io.jevons.market;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The names that a market file chooses, in its order. They are asked for often, so a market finds them once. */
record MarketNames(
        List<String> tiers,
        List<String> nests,
        List<String> grades,
        List<String> cells,
        List<String> workloads,
        List<String> sites,
        List<String> vendors,
        List<String> groups) {
    static MarketNames of(Collection<String> numbers, Collection<String> texts) {
        return new MarketNames(
                between(numbers, "tiers.", ".price-usd").toList(),
                between(numbers, "nests.", "").toList(),
                between(texts, "grades.", "").toList(),
                between(numbers, "cells.", ".tokens-per-day").toList(),
                between(numbers, "training.", ".gpu-hours-per-year").toList(),
                between(numbers, "sites.", ".power-mw").toList(),
                between(numbers, "vendors.", ".gross-margin").toList(),
                TierGroups.names(texts));
    }

    /** What stands between the beginning and the end of paths: in all that have both it is one name. */
    private static Stream<String> between(Collection<String> paths, String beginning, String end) {
        return paths.stream()
                .filter(p -> p.startsWith(beginning) && p.endsWith(end))
                .map(p -> p.substring(beginning.length(), p.length() - end.length()));
    }
}
