package org.example;

import io.jevons.Jevons;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Metric;

/** A scenario of one's own in ten lines. */
final class Program {
    public static void main(String[] args) {
        var market = Jevons.market("world-2024Q4");
        var mine = Scenario.named("mine")
                .basedOn("baseline")
                .with(Shock.efficiency("frontier", 8).from("2025Q1").halfLife(0.5))
                .with(Shock.tokensPerTask("*", 3).from("2025Q1").ramp(1.0));
        var outcome = Jevons.compare(market, mine);
        var study = Jevons.ensemble(market, mine).draws(200).seed(42).run();
        System.out.println(outcome.verdict());
        System.out.println(study.probability(Metric.backfire(Resource.GPUS)));
    }
}
