package io.jevons.report;

import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sentences at the top of a report: what happens, to whom, how sure it is, and what it hangs on. */
final class ReportSummary {
    /** What is called no difference. */
    private static final double NOTHING = 0.0005;

    private final ReportContent content;
    private final Comparison comparison;
    private final Causes causes;

    private ReportSummary(ReportContent content, Causes causes) {
        this.content = content;
        this.comparison = content.comparison();
        this.causes = causes;
    }

    static List<String> of(ReportContent content, Causes causes) {
        return new ReportSummary(content, causes).sentences();
    }

    /** What differs, in the long run and the short: what comes from where, tier by tier, in money and power. */
    static List<String> ofDifference(Comparison comparison) {
        Differing said = new Differing(comparison);
        List<String> sentences = new ArrayList<>();
        said.twoNumbers().ifPresent(sentences::add);
        sentences.add(said.tiers());
        sentences.add(said.money());
        return sentences;
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (comparison.isSame()) {
            return List.of(comparison.verdict());
        }
        sentences.addAll(ofDifference(comparison));
        sentences.add("Break-even: " + causes.breakEven().sentence());
        content.howSure().map(HowSure::sentence).ifPresent(sentences::add);
        content.howSure().map(HowSure::hangsOn).filter(s -> !s.isEmpty()).ifPresent(sentences::add);
        content.howSure().map(HowSure::decides).ifPresent(sentences::add);
        content.discovery()
                .filter(box -> !box.shortRule().isEmpty())
                .map(box -> "A rule for it (PRIM), " + box.interest() + " where: " + box.shortRule() + ".")
                .ifPresent(sentences::add);
        sentences.add(claims());
        return sentences;
    }

    private String claims() {
        Map<ClaimResult.Answer, Integer> counts = new TreeMap<>();
        for (int i = 0; i < causes.claims().size(); i++) {
            counts.merge(causes.claims().get(i).answer(), 1, Integer::sum);
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((answer, count) -> parts.add(count + " " + answer));
        long differing = causes.claims().stream().filter(ClaimResult::differs).count();
        return "Of the article's " + causes.claims().size() + " claims, this comparison finds "
                + String.join(", ", parts) + " of the scenario"
                + (differing > 0
                        ? "; " + differing + (differing == 1 ? " has" : " have")
                                + " another answer where the answer to efficiency is taken alone"
                        : "")
                + ".";
    }

    /** The sentences that need the two runs alone. */
    private record Differing(Comparison comparison) {
        /** What the answer to efficiency does, and what the scenario as a whole does, in GPUs and in sales. */
        Optional<String> twoNumbers() {
            if (!comparison.hasShifts()) {
                return Optional.empty();
            }
            double answer = Math.abs(comparison.changeInResponse(Resource.GPUS, Horizon.LONG_RUN))
                    + Math.abs(comparison.changeInResponse(Resource.SALES, Horizon.LONG_RUN));
            if (answer < NOTHING) {
                return Optional.of(
                        "All of the difference comes with what the scenario assumes from outside: in the long run GPUs needed "
                                + "change by " + change(Resource.GPUS, Horizon.LONG_RUN) + " and sales by "
                                + change(Resource.SALES, Horizon.LONG_RUN) + ".");
            }
            return Optional.of("In the long run the answer to efficiency alone changes GPUs needed by "
                    + response(Resource.GPUS) + " and sales by " + response(Resource.SALES)
                    + "; the scenario as a whole, with the shifts it assumes from outside, by "
                    + change(Resource.GPUS, Horizon.LONG_RUN) + " and " + change(Resource.SALES, Horizon.LONG_RUN)
                    + ".");
        }

        private String response(Resource resource) {
            return Numbers.change(comparison.changeInResponse(resource, Horizon.LONG_RUN));
        }

        String tiers() {
            List<String> tiers = new ArrayList<>(comparison.market().tiers());
            if (tiers.stream().allMatch(tier -> Math.abs(change(tier)) < NOTHING)) {
                return "GPUs by tier in the long run: as many as under "
                        + comparison.base().scenario() + " on every tier.";
            }
            tiers.sort(Comparator.comparingDouble((String t) -> -change(t)));
            String most = tiers.get(0);
            String least = tiers.get(tiers.size() - 1);
            return "GPUs by tier in the long run, the scenario as a whole against "
                    + comparison.base().scenario() + ": most on " + said(most)
                    + (tiers.size() > 1 ? ", least on " + said(least) : "") + ".";
        }

        private String said(String tier) {
            Optional<Quarter> from = comparison.crossover(Resource.GPUS.on(tier));
            return tier + " " + Numbers.change(change(tier))
                    + from.map(quarter -> " (above from " + quarter + " on)").orElse("");
        }

        private double change(String tier) {
            double change = comparison.change(Resource.GPUS.on(tier), Horizon.LONG_RUN);
            return Double.isNaN(change) ? 0 : change;
        }

        String money() {
            return "Sales of new GPUs, the scenario as a whole: " + change(Resource.SALES, Horizon.SHORT_RUN)
                    + " in the short run, "
                    + change(Resource.SALES, Horizon.LONG_RUN) + " in the long run. Power of the fleet: "
                    + change(Resource.ENERGY, Horizon.LONG_RUN) + " in the long run.";
        }

        private String change(Resource resource, Horizon horizon) {
            return Numbers.change(comparison.change(resource, horizon));
        }
    }
}
