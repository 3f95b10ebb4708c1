package io.jevons.market;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
                between(numbers, "tiers.", ".price-usd"),
                between(numbers, "nests.", ""),
                between(texts, "grades.", ""),
                between(numbers, "cells.", ".tokens-per-day"),
                between(numbers, "training.", ".gpu-hours-per-year"),
                between(numbers, "sites.", ".power-mw"),
                between(numbers, "vendors.", ".gross-margin"),
                TierGroups.names(texts));
    }

    /** What stands between the beginning and the end of paths: in all that have both it is one name. */
    private static List<String> between(Collection<String> paths, String beginning, String end) {
        List<String> names = new ArrayList<>();
        for (String path : paths) {
            if (path.startsWith(beginning) && path.endsWith(end)) {
                names.add(path.substring(beginning.length(), path.length() - end.length()));
            }
        }
        return List.copyOf(names);
    }
}
