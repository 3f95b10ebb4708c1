package io.jevons.report;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.estimate.Calibration;
import io.jevons.estimate.posterior.BundledPosterior;
import io.jevons.estimate.posterior.Posterior;
import io.jevons.model.Words;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Rebound;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** What the first screen of a page says: the finding, how sure it is, what it rests on and what it does not know. */
final class Answer {
    private static final String HISTORY =
            "A case of history in the same equations: what they call GPUs and tokens are here the capital and the service of the case.";

    private static final double NOTHING = 0.0005;
    /** The part of a need beyond which what nobody runs is told. */
    private static final double MUCH = 0.05;

    /** What the variables of fits are called where people read them. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "shipped", "chips shipped",
            "counted", "chips counted",
            "rent", "rents",
            "price", "prices of tokens",
            "inference-share", "inference's share of computing",
            "tokens", "volumes of tokens");

    private static final List<String> FITTED = List.of("world-2024Q4", "world-latest");

    private final ReportContent content;
    private final Comparison comparison;
    private final Optional<PastCase> past;

    Answer(ReportContent content) {
        this.content = content;
        this.comparison = content.comparison();
        this.past = content.past();
    }

    /** The finding in a line. */
    String finding() {
        return past.map(PastCase::finding).orElseGet(this::ofGpus);
    }

    private String ofGpus() {
        double shortRun = comparison.change(Resource.GPUS, Horizon.SHORT_RUN);
        double longRun = comparison.change(Resource.GPUS, Horizon.LONG_RUN);
        String base = comparison.base().scenario();
        if (comparison.isSame()) {
            return (comparison.scenario().scenario().equals(base) ? base + ", the base itself" : "As under " + base)
                    + ": no difference in any quarter";
        }
        if (Math.abs(shortRun) < NOTHING && Math.abs(longRun) < NOTHING) {
            return "As many GPUs needed as under " + base + " in the short and in the long run";
        }
        return moreOrFewer(shortRun) + " GPUs needed on average in " + Horizon.SHORT_RUN.in(comparison) + ", "
                + moreOrFewer(longRun) + " in " + Horizon.LONG_RUN.in(comparison);
    }

    private static String moreOrFewer(double change) {
        if (Math.abs(change) < NOTHING) {
            return "As many";
        }
        return Numbers.percent(Math.abs(change)) + (change > 0 ? " more" : " fewer");
    }

    /** What behaviour takes back, in words. */
    String rebound() {
        return past.map(PastCase::rebound).orElseGet(this::takenBack);
    }

    private String takenBack() {
        Rebound rebound = comparison.rebound(Resource.GPUS);
        OptionalDouble answer = rebound.findOver(Horizon.LONG_RUN);
        Optional<String> tooSmall = rebound.tooSmallSaving(Horizon.LONG_RUN);
        if (tooSmall.isPresent()) {
            return Words.capital(tooSmall.get()) + ", so that there is no rebound.";
        }
        if (answer.isEmpty()) {
            return comparison.isSame()
                    ? "It is here for its own figures, and for what they rest on."
                    : "The scenario saves nothing in total that could be taken back, so that there is no rebound.";
        }
        if (answer.getAsDouble() == 0) {
            return "Behaviour takes back nothing of what efficiency saves (the rebound is 0).";
        }
        if (answer.getAsDouble() < 0) {
            return "For each GPU that efficiency saves, the answer to it saves another "
                    + Numbers.human(-answer.getAsDouble()) + " in the long run (the rebound is below 0).";
        }
        Rebound all = comparison.withShifts(Resource.GPUS);
        String shifts = comparison.hasShifts() && all.findOver(Horizon.LONG_RUN).isPresent()
                ? ", and " + Numbers.human(all.over(Horizon.LONG_RUN)) + " with what the scenario assumes from outside"
                : "";
        return "Of each GPU that efficiency saves, the answer to it takes back " + Numbers.human(answer.getAsDouble())
                + " in the long run (the rebound; above 1 is backfire)" + shifts + ".";
    }

    /** How sure it is, in three sentences. */
    List<String> howSure() {
        if (past.isPresent()) {
            return past.get().howSure();
        }
        Optional<HowSure> asked = content.howSure();
        if (asked.isEmpty()) {
            return List.of(
                    "Not asked here: the page is of one run at the central assumptions. Report.of(..).with(study) adds "
                            + "an ensemble.");
        }
        HowSure sure = asked.get();
        if (comparison.isSame()) {
            return List.of(
                    "Over " + sure.study().draws()
                            + " draws of what has a distribution base and scenario are the same; the tables say how sure their figures are by themselves.");
        }
        Metric more = Metric.moreThanBase(Resource.GPUS);
        Estimate longRun = sure.study().probability(more);
        Estimate shortRun = sure.study().probability(more.over(Horizon.SHORT_RUN));
        List<String> sentences = new ArrayList<>();
        sure.study().warning().ifPresent(sentences::add);
        sentences.add("More GPUs than under " + comparison.base().scenario() + " in "
                + Numbers.percent(longRun.value()) + " of " + sure.study().draws()
                + " draws in the long run, in " + Numbers.percent(shortRun.value()) + " in the short run.");
        if (sure.study().defined(Metric.rebound(Resource.GPUS)) > 0) {
            Estimate backfire = sure.study().probability(Metric.backfire(Resource.GPUS));
            sentences.add("The answer to efficiency by itself takes more than was saved (backfire) in "
                    + Numbers.percent(backfire.value()) + (sure.definedIn().isEmpty() ? " of them" : sure.definedIn())
                    + ".");
        }
        Posterior.bundled(comparison).map(Answer::afterEvidence).ifPresent(sentences::add);
        sentences.add(sure.decides());
        return sentences;
    }

    private static String afterEvidence(BundledPosterior posterior) {
        BundledPosterior.Figure backfire = posterior.figure("P(backfire)");
        return "What was observed takes the probability of backfire from " + Numbers.percent(backfire.prior()) + " to "
                + Numbers.percent(backfire.posterior()) + ", after "
                + posterior.manifest().observations()
                + " observations.";
    }

    /** What it rests on: how much of it is sourced, what the market is fitted to, what the scenario assumes. */
    List<String> restsOn() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Market " + comparison.market().name() + ": " + counts() + ".");
        if (past.isPresent()) {
            sentences.addAll(past.get().restsOn());
        } else {
            sentences.add(fit());
        }
        int shocks = comparison.staging().scenario().shocks().size();
        String assumes = switch (shocks) {
            case 0 -> "no shock";
            case 1 -> "one shock";
            default -> shocks + " shocks";
        };
        Scenario own = comparison.staging().scenario();
        int changes = own.sets().size() + own.scales().size();
        sentences.add("Scenario " + comparison.scenario().scenario() + ": " + assumes
                + (changes == 0
                        ? ""
                        : "; " + (changes == 1 ? "one change" : changes + " changes")
                                + " of the market, in the base as well, so that the base is "
                                + comparison.base().scenario() + " on a changed market")
                + ".");
        if (past.isEmpty()) {
            content.howSure().flatMap(HowSure::held).ifPresent(sentences::add);
        }
        return sentences;
    }

    /** How many parameters there are of each kind. */
    String counts() {
        List<Parameter> all = comparison.market().allParameters();
        String kinds = Arrays.stream(Parameter.Kind.values())
                .map(kind -> all.stream().filter(p -> p.kind() == kind).count() + " "
                        + kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return all.size() + " numbers, " + kinds;
    }

    /** What a bundled market is fitted to; a changed one goes by another name. */
    private String fit() {
        String name = comparison.market().name();
        if (!FITTED.contains(name)) {
            return "No fit to data is known of this market.";
        }
        Calibration fitted = Calibration.bundled(name);
        String known = fitted.knownBy().map(day -> ", known by " + day).orElse("");
        String quantities = fitted.quantities().stream()
                .map(quantity -> IN_WORDS.getOrDefault(quantity, quantity))
                .distinct()
                .collect(Collectors.joining(", "));
        return "Fitted, in sample, to " + fitted.sources().rowCount() + " figures or series" + known + ": " + quantities
                + ".";
    }

    /** What no run of the model can tell. */
    List<String> doesNotKnow() {
        if (past.isPresent()) {
            return past.get().doesNotKnow();
        }
        List<String> sentences = new ArrayList<>();
        if (PastCase.isMarket(comparison.market())) {
            return List.of(
                    HISTORY, "What was measured of the case, and what the equations make of it, is under Evidence.");
        }
        sentences.add(
                "No public source gives demand by tier of GPU: shares of tiers are model output on assumed starts.");
        sentences.add(
                "Elasticities of demand for tokens are known to a factor of two at best. Read differences, not levels.");
        mostUnserved(comparison).map(this::unserved).ifPresent(sentences::add);
        return sentences;
    }

    /** The tier with most of its need unserved in the long run, in scenario or base; empty where little is on any. */
    static Optional<String> mostUnserved(Comparison comparison) {
        return comparison.market().tiers().stream()
                .filter(tier -> unserved(comparison, tier) > MUCH)
                .max(Comparator.comparingDouble(tier -> unserved(comparison, tier)));
    }

    private static double unserved(Comparison comparison, String tier) {
        return Math.max(comparison.unserved(tier, Horizon.LONG_RUN), comparison.unservedInBase(tier, Horizon.LONG_RUN));
    }

    private String unserved(String tier) {
        double fleet = comparison.change(Resource.FLEET, Horizon.LONG_RUN);
        String base = Numbers.percent(comparison.unservedInBase(tier, Horizon.LONG_RUN));
        String said = "Need counts work that nobody runs for want of GPUs: in "
                + Horizon.LONG_RUN.in(comparison) + " up to "
                + (comparison.isSame()
                        ? base + " of it (" + tier + ")"
                        : Numbers.percent(comparison.unserved(tier, Horizon.LONG_RUN)) + " of it (" + tier + "; " + base
                                + " in the base)");
        if (comparison.isSame()) {
            return said + ".";
        }
        String size = Math.abs(fleet) < NOTHING
                ? "as large as"
                : Numbers.percent(Math.abs(fleet)) + (fleet > 0 ? " larger than" : " smaller than");
        return said + "; the fleet that runs is " + size + " the base's"
                + content.howSure()
                        .flatMap(HowSure::fleetInShort)
                        .map(text -> ", " + text)
                        .orElse("")
                + ".";
    }
}
