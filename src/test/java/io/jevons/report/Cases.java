package io.jevons.report;

import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import java.util.List;

/** Small comparisons to draw and write: the engine's reference cases. */
final class Cases {
    private Cases() {}

    /** A market of two or three tiers and one scenario. */
    static Comparison small() {
        return Comparison.of(
                Market.parse("market-c.yaml", text("market-c.yaml")),
                Scenario.parse("scenario-d.yaml", text("scenario-d.yaml")));
    }

    /** The small case under another name, put into the files' text. */
    static Comparison renamed(String from, String to) {
        return renamed(List.of(from), List.of(to));
    }

    /** The small case under other names. */
    static Comparison renamed(List<String> from, List<String> to) {
        String market = text("market-c.yaml");
        String scenario = text("scenario-d.yaml");
        for (int i = 0; i < from.size(); i++) {
            market = market.replace(from.get(i), to.get(i));
            scenario = scenario.replace(from.get(i), to.get(i));
        }
        return Comparison.of(Market.parse("market-c.yaml", market), Scenario.parse("scenario-d.yaml", scenario));
    }

    private static String text(String name) {
        return Resources.text(Cases.class, "/io/jevons/rebound/engine/" + name);
    }
}
