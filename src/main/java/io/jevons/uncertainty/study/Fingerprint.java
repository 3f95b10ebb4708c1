package io.jevons.uncertainty.study;

import io.jevons.base.Parameter;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.internal.Sha256;
import io.jevons.market.Market;
import io.jevons.market.RankCorrelation;
import io.jevons.market.TierGroup;
import io.jevons.market.VaryRule;
import io.jevons.scenario.Staging;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SHA-256 of what decides a market's and a scenario's results: every number in full precision, every name and rule. */
final class Fingerprint {
    private static final List<String> STRATEGIES =
            List.of("demand-curve", "tier-choice", "rental-market", "serving-model");

    private Fingerprint() {}

    static String of(Market market) {
        return Sha256.of(text(market));
    }

    /**
     * Of a scenario as set up on its market: what it changes there, and every number of its drivers. It is that of the
     * scenario's projection.
     */
    static String of(Staging staging) {
        return of(staging.market(), staging.plan());
    }

    /** Of a projection: its market and what its scenario drives there. */
    static String of(Projection projection) {
        return of(projection.market(), projection.plan());
    }

    private static String of(Market market, Plan plan) {
        return Sha256.of(text(market) + text(plan));
    }

    /**
     * Of what else decides an ensemble: the scenario's base, the names of shocks, and the distributions and correlations of the files. Of two
     * rules for one pattern the later counts, as a file can only have that one.
     */
    static String ofAssumptions(Staging staging) {
        Map<String, String> rules = new LinkedHashMap<>();
        for (VaryRule rule : staging.uncertainty()) {
            rules.remove(rule.pattern());
            rules.put(rule.pattern(), rule(rule));
        }
        // Rules and changes find a shock by its name, which the drivers do not hold.
        return Sha256.of(text(staging.base())
                + staging.plan().drivers().numbers().stream()
                        .map(p -> p.path() + "=" + p.value())
                        .toList()
                + rules.values()
                + staging.correlations().stream().map(Fingerprint::pair).toList());
    }

    private static String text(Market market) {
        StringBuilder text = new StringBuilder();
        text.append(market.name()).append('\n').append(market.start()).append('\n');
        // In the order of their paths, since that of a file's keys decides nothing; that of its names does, to the last
        // bit.
        market.allParameters().stream()
                .sorted(Comparator.comparing(Parameter::path))
                .forEach(
                        p -> text.append(p.path()).append('=').append(p.value()).append('\n'));
        List.of(market.nests(), market.grades(), market.trainingWorkloads(), market.sites(), market.vendors())
                .forEach(names -> text.append(names).append('\n'));
        for (TierGroup group : market.groups()) {
            text.append(group.name()).append(" has ").append(group.tiers()).append('\n');
        }
        for (String tier : market.tiers()) {
            text.append(tier)
                    .append(" in ")
                    .append(market.text("tiers." + tier + ".nest"))
                    .append(" at ")
                    .append(market.findText("tiers." + tier + ".site").orElse(""))
                    .append('\n');
        }
        for (String cell : market.cells()) {
            text.append(cell)
                    .append(" of ")
                    .append(market.text("cells." + cell + ".grade"))
                    .append('\n');
        }
        for (String strategy : STRATEGIES) {
            text.append(strategy)
                    .append(' ')
                    .append(market.findText(strategy).orElse(""))
                    .append('\n');
        }
        market.uncertainty().forEach(r -> text.append(rule(r)).append('\n'));
        market.correlations().forEach(c -> text.append(pair(c)).append('\n'));
        return text.toString();
    }

    /** Without the file's place and the reason, which decide nothing. */
    private static String rule(VaryRule rule) {
        return rule.pattern() + " " + rule.scale() + " " + rule.each() + " " + rule.distribution() + rule.arguments();
    }

    private static String pair(RankCorrelation correlation) {
        return correlation.first() + " " + correlation.second() + " " + correlation.rho();
    }

    private static String text(Plan plan) {
        return plan.name() + "\n" + plan.off().stream().sorted().toList() + "\n"
                + plan.drivers().canonicalText();
    }
}
