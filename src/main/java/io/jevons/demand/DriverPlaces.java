package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.internal.Wildcard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in the arrays of drivers a name of a market stands, or all names that fit a pattern; each pattern is looked up once. */
final class DriverPlaces {
    private final CompiledMarket market;
    private final Map<String, int[]> found = new HashMap<>();

    DriverPlaces(CompiledMarket market) {
        this.market = market;
    }

    int[] cells(String pattern) {
        return of("cell", pattern, market.cellNames);
    }

    int[] tiers(String pattern) {
        return of("tier", pattern, market.tierNames);
    }

    int[] grades(String pattern) {
        return of("grade", pattern, market.gradeNames);
    }

    int[] sites(String pattern) {
        return of("site", pattern, market.siteNames);
    }

    int[] workloads(String pattern) {
        return of("training workload", pattern, market.workloadNames);
    }

    /** The places of grades on tiers. */
    int[] gradesOnTiers(String grade, String tier) {
        return onTiers("grade", grade, market.gradeNames, tier);
    }

    /** The places of cells on tiers. */
    int[] cellsOnTiers(String cell, String tier) {
        return onTiers("cell", cell, market.cellNames, tier);
    }

    private int[] onTiers(String what, String pattern, List<String> names, String tier) {
        String key = what + " " + pattern + "\n" + tier;
        int[] known = found.get(key);
        if (known == null) {
            known = pairs(of(what, pattern, names), tiers(tier));
            found.put(key, known);
        }
        return known;
    }

    private int[] pairs(int[] rows, int[] columns) {
        int[] pairs = new int[rows.length * columns.length];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = rows[i / columns.length] * market.tiers + columns[i % columns.length];
        }
        return pairs;
    }

    private int[] of(String what, String pattern, List<String> names) {
        return found.computeIfAbsent(what + " " + pattern, key -> look(what, pattern, names));
    }

    private static int[] look(String what, String pattern, List<String> names) {
        List<String> matches = Wildcard.matches(pattern, names);
        if (matches.isEmpty()) {
            throw InvalidInputException.unknown(what, pattern, names);
        }
        int[] places = new int[matches.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = names.indexOf(matches.get(i));
        }
        return places;
    }
}
