package io.jevons.uncertainty.study;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.model.Words;
import io.jevons.scenario.Staging;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is the same in every draw although it is not known for certain: numbers of shocks that no rule varies, and parameters of the
 * market for which a range is stated but no distribution.
 *
 * @param ofShocks the numbers of shocks
 * @param allOfShocks how many numbers the shocks have
 * @param ofMarket the parameters of the market
 */
record Held(List<Parameter> ofShocks, int allOfShocks, List<Parameter> ofMarket) {
    static Held of(Staging staging, Set<String> drawn) {
        List<Parameter> numbers = staging.plan().drivers().numbers();
        return new Held(
                numbers.stream().filter(p -> !drawn.contains(p.path())).toList(),
                numbers.size(),
                staging.market().allParameters().stream()
                        .filter(p -> p.low() < p.high() && !drawn.contains(p.path()))
                        .toList());
    }

    /** In a sentence, which every probability needs beside it; empty where nothing is held. */
    Optional<String> sentence() {
        List<String> parts = new ArrayList<>();
        if (!ofShocks.isEmpty()) {
            parts.add(count() + " of the scenario's shocks");
        }
        if (!ofMarket.isEmpty()) {
            parts.add(
                    ofMarket.size() == 1
                            ? "one parameter of the market that has a range but no distribution"
                            : ofMarket.size() + " parameters of the market that have a range but no distribution");
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Held fixed in all draws: " + String.join(", and ", parts));
    }

    /** The same as the note of a table, with where to see them. */
    Optional<String> note() {
        return sentence().map(held -> held + "; held() lists them.");
    }

    private String count() {
        if (ofShocks.size() < allOfShocks) {
            return ofShocks.size() + " of the " + allOfShocks + " numbers";
        }
        return allOfShocks == 1 ? "the one number" : "all " + allOfShocks + " numbers";
    }

    Table toTable() {
        Table.Builder table = Table.titled(sentence()
                        .orElse("Held fixed in all draws: nothing that has a range, and no number of a shock"))
                .text("what")
                .number("value", "1")
                .text("unit")
                .text("range")
                .small("path");
        Stream.concat(ofShocks.stream(), ofMarket.stream())
                .forEach(p -> table.row(
                        Words.of(p.path()),
                        p.value(),
                        p.unit(),
                        p.hasRange() ? Numbers.human(p.low()) + " to " + Numbers.human(p.high()) : "-",
                        p.path()));
        table.note("No draw moves these, so that a probability or a band does not tell what they would do to it."
                + " Ensemble.vary(path, how) draws one.");
        return table.build();
    }
}
