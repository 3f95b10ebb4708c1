package io.jevons.demand.engine;

import io.jevons.market.Market;
import io.jevons.market.MarketText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Markets of any number of tiers and cells, each a copy of one of the small market under another name. */
public final class WideMarkets {
    private WideMarkets() {}

    /**
     * A market with copies of the tier {@code small} and of the cell {@code thrifty}, which may use all of them.
     *
     * @param tiers how many copies of the tier
     * @param cells how many copies of the cell
     * @param quarters how many quarters it runs
     */
    public static Market of(int tiers, int cells, int quarters) {
        MarketText small = MarketText.small();
        Map<String, String> values = new LinkedHashMap<>();
        for (String path : small.paths()) {
            if (path.startsWith("tiers.small.")) {
                for (int j = 0; j < tiers; j++) {
                    values.put("tiers.t" + j + path.substring("tiers.small".length()), small.value(path));
                }
            } else if (path.startsWith("cells.thrifty.")) {
                for (int c = 0; c < cells; c++) {
                    cell(values, "cells.c" + c + path.substring("cells.thrifty".length()), small.value(path), tiers);
                }
            } else if (path.equals("grades.light.hours-per-mtok.small")) {
                for (int j = 0; j < tiers; j++) {
                    values.put("grades.light.hours-per-mtok.t" + j, Double.toString(0.4 + 0.001 * j));
                }
            } else if (path.equals("cells.eager.latent.small")) {
                values.put("cells.eager.latent.t0", "-1.0");
                values.put("grades.only.hours-per-mtok.t0", "6.0");
            } else if (path.equals("cells.eager.utilisation.small")) {
                for (int j = 0; j < tiers; j++) {
                    values.put("cells.eager.utilisation.t" + j, small.value(path));
                }
            } else if (!path.contains(".small")) {
                values.put(path, small.value(path));
            }
        }
        values.put("quarters", Integer.toString(quarters));
        return MarketText.of(values).read();
    }

    private static void cell(Map<String, String> values, String path, String value, int tiers) {
        if (path.endsWith(".utilisation.small")) {
            String all = path.substring(0, path.length() - "small".length());
            for (int j = 0; j < tiers; j++) {
                values.put(all + "t" + j, value);
            }
        } else if (path.endsWith(".shares.small")) {
            String shares = path.substring(0, path.length() - "small".length());
            values.put(shares + "t0", "0.3");
            values.put(shares + "t1", "0.1");
        } else {
            values.put(path, value);
        }
        if (path.endsWith(".latent.rival")) {
            String latent = path.substring(0, path.length() - "rival".length());
            for (int j = 2; j < tiers; j++) {
                values.put(latent + "t" + j, "-0.7");
            }
        }
    }
}
