package io.jevons.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jevons.market.Market;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Band;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;

/** The studies that are run here and on Spark, and what must be the same of both. */
final class Studies {
    static final Metric BACKFIRE = Metric.backfire(Resource.GPUS);
    static final Metric CHANGE = Metric.change(Resource.GPUS);

    static final Scenario CHEAPER = Scenario.parse(
            "cheaper",
            "scenario: cheaper\nshocks:\n  - efficiency: {grade: \"*\", factor: 3, from: 2010Q3, half-life: 0.5}\n");

    private Studies() {}

    /** Two years of data centres, of which a chunk takes some tenths of a second and gives a few megabytes. */
    static Ensemble small(int draws) {
        Market market =
                Market.parse("short", "market: short\nbased-on: data-centres-2010-2018\nstart: 2010Q1\nquarters: 8\n");
        return Ensemble.of(market, CHEAPER)
                .progress((done, of) -> {})
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .each()
                .vary("cells.*.adjust-time", Vary.scale(Distribution.uniform(0.5, 2)))
                .draws(draws)
                .seed(7);
    }

    /** Bands, probabilities, a metric in every draw and the manifest, to the last bit. */
    static void assertSame(Study here, Study there) {
        assertEquals(here.manifest().toJson(), there.manifest().toJson());
        for (var key : here.collected()) {
            Band one = here.band(key.entity(), key.variable(), 0.05, 0.5, 0.95);
            Band other = there.band(key.entity(), key.variable(), 0.05, 0.5, 0.95);
            assertEquals(one.probabilities(), other.probabilities());
            for (double p : one.probabilities()) {
                assertArrayEquals(one.base(p).toArray(), other.base(p).toArray());
                assertArrayEquals(one.scenario(p).toArray(), other.scenario(p).toArray());
            }
        }
        // In one pass.
        here.asked(BACKFIRE, CHANGE);
        there.asked(BACKFIRE, CHANGE);
        assertEquals(here.probability(BACKFIRE), there.probability(BACKFIRE));
        assertArrayEquals(here.values(CHANGE), there.values(CHANGE));
    }
}
