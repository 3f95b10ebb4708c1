package io.jevons.report;

import io.jevons.demand.Market;
import io.jevons.internal.Resources;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;

/** Small comparisons to draw and write: the engine's reference cases. */
final class Cases {
    private Cases() {}

    /** A market of two or three tiers and one scenario. */
    static Comparison small() {
        return Comparison.of(
                Market.parse("market-c.yaml", text("market-c.yaml")),
                Scenario.parse("scenario-d.yaml", text("scenario-d.yaml")));
    }

    /** The small case under other names, put into the files' text. */
    static Comparison renamed(String from, String to) {
        return Comparison.of(
                Market.parse("market-c.yaml", text("market-c.yaml").replace(from, to)),
                Scenario.parse("scenario-d.yaml", text("scenario-d.yaml").replace(from, to)));
    }

    private static String text(String name) {
        return Resources.text(Cases.class, "/io/jevons/rebound/engine/" + name);
    }
}
