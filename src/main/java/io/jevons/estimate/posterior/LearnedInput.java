package io.jevons.estimate.posterior;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import java.util.Comparator;
import java.util.List;

/** What was learned of an input: mean and standard deviation before and after, and how far they moved. */
record LearnedInput(
        String name,
        double priorMean,
        double priorSd,
        double mean,
        double sd,
        double shift,
        double contraction,
        String path) {
    static LearnedInput read(StoredTable.Row row) {
        return new LearnedInput(
                row.text(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.number(),
                row.text());
    }

    static Table table(String title, List<LearnedInput> inputs) {
        Table.Builder table = Table.titled(title)
                .text("input")
                .number("prior mean", "1")
                .number("sd", "1")
                .number("posterior mean", "1")
                .number("sd", "1")
                .number("shift", "prior sd")
                .number("contraction", "1")
                .small("path");
        inputs.forEach(each -> table.row(
                each.name, each.priorMean, each.priorSd, each.mean, each.sd, each.shift, each.contraction, each.path));
        return table.build();
    }

    /** Those whose distribution moved most, in words; the discrepancies of series are told elsewhere. */
    static List<String> lessons(List<LearnedInput> inputs, int most) {
        return inputs.stream()
                .filter(each -> !each.name.startsWith(EvidenceLikelihood.DISCREPANCY_OF))
                .sorted(Comparator.comparingDouble(each -> -each.divergence()))
                .limit(most)
                .map(LearnedInput::lesson)
                .toList();
    }

    /** The divergence of Kullback and Leibler between normal distributions with the mean and the deviation before and after. */
    private double divergence() {
        double spread = sd / priorSd;
        return (spread * spread + shift * shift - 1) / 2 - Math.log(spread);
    }

    private String lesson() {
        double narrower = 1 - sd / priorSd;
        return name + ": mean from " + Numbers.human(priorMean) + " to " + Numbers.human(mean) + ", spread "
                + Numbers.wholePercent(Math.abs(narrower)) + (narrower < 0 ? " wider" : " narrower");
    }

    String moved() {
        return name + " " + Numbers.human(priorMean) + " to " + Numbers.human(mean);
    }
}
