package io.jevons.estimate.posterior;

import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.internal.Wildcard;
import io.jevons.market.Market;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Study;
import java.util.List;

/** A model with and without some of its mechanisms, by how likely the evidence is under each. */
final class Structures {
    /** What a mechanism is without: a parameter at a value at which it does nothing. */
    private record Switch(String name, String pattern, Vary off) {}

    private static final List<Switch> SWITCHES = List.of(
            new Switch("without effort", "cells.*.effort-elasticity", Vary.set(always(0))),
            new Switch("without limits of sites", "sites.*.power-mw", Vary.scale(always(1e4))),
            new Switch("without answers of vendors", "vendors.*.response", Vary.set(always(0))),
            new Switch("without saturation", "cells.*.saturation", Vary.set(always(1e9))));

    private Structures() {}

    private static Distribution always(double value) {
        return Distribution.discrete(List.of(value), List.of(1.0));
    }

    static Table of(Conditioning whole) {
        Table.Builder table = Table.titled(
                        "Structures by the evidence of " + whole.evidence().size() + " observations")
                .text("structure")
                .number("log evidence", "1")
                .number("error", "1")
                .number("above the whole", "1")
                .number("error", "1")
                .number("P(backfire)", "1")
                .number("mean R", "1");
        Posterior all = whole.run();
        row(table, "the whole", all, all);
        for (Switch each : SWITCHES) {
            if (has(whole.market(), each.pattern())) {
                row(table, each.name(), whole.vary(each.pattern(), each.off()).run(), all);
            }
        }
        table.note(
                "Above the whole: a log Bayes factor; 3 is strong evidence for the structure, -3 against it, and anything within"
                        + " a few of its errors from 0 says nothing. Without a mechanism its parameter stands where it does nothing.");
        return table.build();
    }

    private static boolean has(Market market, String pattern) {
        List<String> paths =
                market.allParameters().stream().map(Parameter::path).toList();
        return !Wildcard.matches(pattern, paths).isEmpty();
    }

    private static void row(Table.Builder table, String name, Posterior posterior, Posterior whole) {
        Study study = posterior.study();
        double error = posterior.sample().logEvidenceError();
        boolean same = posterior == whole;
        table.row(
                name,
                posterior.logEvidence(),
                error,
                posterior.logEvidence() - whole.logEvidence(),
                same ? 0 : Math.hypot(error, whole.sample().logEvidenceError()),
                study.probability(Metric.backfire(Resource.GPUS)).value(),
                study.mean(Metric.rebound(Resource.GPUS)).value());
    }
}
