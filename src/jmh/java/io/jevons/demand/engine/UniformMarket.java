package io.jevons.demand.engine;

import io.jevons.base.Numbers;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Markets of any size, all of whose tiers are one tier and all of whose cells one cell of the tests' small market. */
final class UniformMarket {
    private static final String TIER = "tiers.big.";
    private static final String CELL = "cells.thrifty.";

    private UniformMarket() {}

    /** A market with so many tiers, cells and quarters; every cell uses every tier. */
    static Market of(int tiers, int cells, int quarters) {
        MarketText small = MarketText.small();
        Map<String, String> values = new LinkedHashMap<>();
        for (String path : small.paths()) {
            if (!path.matches("(tiers|grades|cells|training|other-workloads)\\..*")) {
                values.put(path, small.value(path));
            }
        }
        values.put("quarters", Integer.toString(quarters));
        for (int j = 0; j < tiers; j++) {
            copy(small, TIER, "tiers.t" + j + ".", values);
            values.put("tiers.t" + j + ".nest", j % 2 == 0 ? "cuda" : "other");
            values.put("grades.g.hours-per-mtok.t" + j, Numbers.exact(0.05 * (1 + j)));
        }
        for (int c = 0; c < cells; c++) {
            String cell = "cells.c" + c + ".";
            copy(small, CELL, cell, values);
            values.put(cell + "grade", "g");
            values.keySet().removeIf(p -> p.matches("\\Q" + cell + "\\E(shares|latent|utilisation|quality-floor).*"));
            for (int j = 0; j < tiers; j++) {
                values.put(cell + "shares.t" + j, Numbers.exact(1.0 / tiers));
                values.put(cell + "utilisation.t" + j, "0.4");
            }
        }
        return MarketText.of(values).read();
    }

    private static void copy(MarketText small, String from, String to, Map<String, String> values) {
        for (String path : small.paths()) {
            if (path.startsWith(from)) {
                values.put(to + path.substring(from.length()), small.value(path));
            }
        }
    }
}
