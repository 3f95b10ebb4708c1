package io.jevons.estimate.posterior;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.internal.Wildcard;
import io.jevons.market.Market;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.study.Study;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A model with and without some of its mechanisms, by how likely the evidence is under each. */
final class Structures {
    /** What a mechanism is without: a parameter at a value at which it does nothing. */
    private record Switch(String name, String pattern, Vary off) {}

    /** A structure by the evidence, with its verdict. */
    record Structure(
            String name,
            double logEvidence,
            double error,
            double aboveWhole,
            double errorAbove,
            double backfire,
            double meanRebound) {
        static Structure read(StoredTable.Row row) {
            return new Structure(
                    row.text(), row.number(), row.number(), row.number(), row.number(), row.number(), row.number());
        }

        static Structure of(String name, Posterior posterior, Posterior whole) {
            Study study = posterior.study();
            double error = posterior.sample().logEvidenceError();
            boolean same = posterior == whole;
            return new Structure(
                    name,
                    posterior.logEvidence(),
                    error,
                    posterior.logEvidence() - whole.logEvidence(),
                    same ? 0 : Math.hypot(error, whole.sample().logEvidenceError()),
                    study.probability(Metric.backfire(Resource.GPUS)).value(),
                    study.mean(Metric.rebound(Resource.GPUS)).value());
        }

        private String words() {
            return name + " P(backfire) is " + Numbers.wholePercent(backfire) + " (log evidence "
                    + String.format(Locale.ROOT, "%+.2f", aboveWhole) + " against the whole)";
        }
    }

    private static final List<Switch> SWITCHES = List.of(
            new Switch("without effort", "cells.*.effort-elasticity", Vary.set(always(0))),
            new Switch("without limits of sites", "sites.*.power-mw", Vary.scale(always(1e4))),
            new Switch("without answers of vendors", "vendors.*.response", Vary.set(always(0))),
            new Switch("without saturation", "cells.*.saturation", Vary.set(always(1e9))));

    private Structures() {}

    private static Distribution always(double value) {
        return Distribution.discrete(List.of(value), List.of(1.0));
    }

    /** Of the structures, the first of which is the whole. */
    static String sentence(List<Structure> structures) {
        return "Structures: "
                + structures.stream().skip(1).map(Structure::words).collect(Collectors.joining("; "))
                + ". Beyond 3 either way would be strong evidence.";
    }

    static Table of(Conditioning whole) {
        Posterior all = whole.run();
        List<Structure> structures = new ArrayList<>();
        structures.add(Structure.of("the whole", all, all));
        for (Switch each : SWITCHES) {
            if (has(whole.market(), each.pattern())) {
                structures.add(Structure.of(
                        each.name(), whole.vary(each.pattern(), each.off()).run(), all));
            }
        }
        return table(whole.evidence().size(), structures);
    }

    private static Table table(int observations, List<Structure> structures) {
        Table.Builder table = Table.titled("Structures by the evidence of " + observations + " observations")
                .text("structure")
                .number("log evidence", "1")
                .number("error", "1")
                .number("above the whole", "1")
                .number("error", "1")
                .number("P(backfire)", "1")
                .number("mean R", "1");
        structures.forEach(each -> table.row(
                each.name,
                each.logEvidence,
                each.error,
                each.aboveWhole,
                each.errorAbove,
                each.backfire,
                each.meanRebound));
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
}
