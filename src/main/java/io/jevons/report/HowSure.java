package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartTrace;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.market.TierGroup;
import io.jevons.model.Words;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.TornadoResult;
import io.jevons.uncertainty.findings.ConditionalProbability;
import io.jevons.uncertainty.findings.MorrisResult;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.study.BackfireTable;
import io.jevons.uncertainty.study.Study;
import io.jevons.uncertainty.study.YearBands;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a page says of uncertainty: bands, the probability of backfire, and which assumptions decide. */
record HowSure(
        Study study,
        boolean ofRebound,
        boolean rationed,
        Map<String, Chart> charts,
        BackfireTable backfire,
        TornadoResult tornado,
        MorrisResult screening,
        Optional<PrimBox> discovery,
        List<ConditionalProbability> conditional,
        YearBands need,
        YearBands sales) {
    private static final double[] FAN = {0.05, 0.25, 0.5, 0.75, 0.95};

    /** How many bars the tornado has: beyond these they are too short to tell anything. */
    private static final int BARS = 8;

    /** The share of the draws in which rebound must be defined for the page to ask what moves it. */
    private static final double ALMOST_ALL = 0.95;

    /** Below this share of the draws, or of those that are left, thirds and rules tell of chance. */
    private static final double FEW = 0.02;

    static HowSure of(Study study, Comparison comparison) {
        Metric rebound = Metric.rebound(Resource.GPUS);
        Metric more = Metric.moreThanBase(Resource.GPUS);
        // All that the words ask for, in one pass over the draws.
        study.asked(
                rebound,
                Metric.backfire(Resource.GPUS),
                more,
                more.over(Horizon.SHORT_RUN),
                Metric.rebound(Resource.FLEET),
                Metric.backfire(Resource.FLEET));
        boolean ofRebound = isDefined(study, rebound) && isAny(study, rebound);
        Metric measured = ofRebound ? rebound : Metric.change(Resource.GPUS);
        BackfireTable backfire = study.backfire(Resource.GPUS);
        Map<String, Chart> charts = new LinkedHashMap<>();
        if (ofRebound) {
            charts.put(
                    "fan-rebound", study.reboundBand(Resource.GPUS, FAN).chart().size(400, 260));
        }
        if (backfire.isDefined()) {
            charts.put("backfire", backfire.chart().size(400, 260));
        }
        return new HowSure(
                study,
                ofRebound,
                Answer.mostUnserved(comparison).isPresent(),
                charts,
                backfire,
                study.tornado(measured),
                study.morris(measured),
                discovery(study, ofRebound),
                conditional(study),
                study.years(TierGroup.TOTAL, "need"),
                study.years(AnswerYears.seller(comparison), "sales"));
    }

    /**
     * Both probabilities within thirds of what moves them most, where they are not all but 0 or 1; that of backfire where
     * something is saved. Each runs all draws, so they are asked once.
     */
    private static List<ConditionalProbability> conditional(Study study) {
        List<ConditionalProbability> found = new ArrayList<>();
        if (study.defined(Metric.rebound(Resource.GPUS)) > 0) {
            found.add(study.conditional(Metric.backfire(Resource.GPUS)));
        }
        found.add(study.conditional(Metric.moreThanBase(Resource.GPUS)));
        found.removeIf(p -> !isOpen(p.overall().value()));
        return List.copyOf(found);
    }

    /** Rebound is undefined where a scenario saves nothing, such as one that only makes GPUs scarce. */
    private static boolean isDefined(Study study, Metric rebound) {
        return study.defined(rebound)
                >= ALMOST_ALL * (study.draws() - study.failures().size());
    }

    /** A rebound of 0 in every draw, where behaviour does not answer, is nothing to draw or to ask about. */
    private static boolean isAny(Study study, Metric rebound) {
        return Arrays.stream(study.values(rebound)).anyMatch(r -> r != 0 && !Double.isNaN(r));
    }

    /** Where there is backfire, or a rise where rebound is undefined, if that is not all but certain either way. */
    private static Optional<PrimBox> discovery(Study study, boolean ofRebound) {
        Metric event = ofRebound ? Metric.backfire(Resource.GPUS) : Metric.moreThanBase(Resource.GPUS);
        double probability = study.probability(event).value();
        return isOpen(probability) ? Optional.of(study.discover(event)) : Optional.empty();
    }

    private static boolean isOpen(double probability) {
        return probability >= FEW && probability <= 1 - FEW;
    }

    /** In how many draws rebound is defined, where it is not in all. */
    String definedIn() {
        int good = study.draws() - study.failures().size();
        long defined = study.defined(Metric.rebound(Resource.GPUS));
        return defined == good
                ? ""
                : " of the draws (enough is saved to ask in " + defined + " of " + good
                        + ", and the others count as no backfire)";
    }

    /** The probability of backfire, where there is a saving that could backfire. */
    Optional<Table> backfireTable() {
        return backfire.isDefined() ? Optional.of(backfire.toTable()) : Optional.empty();
    }

    /** How often the scenario as a whole takes more than the base, where it ever does. */
    Optional<Table> moreTable() {
        return backfire.isEverMore() ? Optional.of(backfire.moreThanBase()) : Optional.empty();
    }

    /** Whether some assumption moves what they are held against. */
    boolean moves() {
        return tornado.swing(most()) > 0;
    }

    Table assumptions() {
        return study.assumptions();
    }

    Table screeningTable() {
        return screening.toTable();
    }

    /** What decides, one input at a time: the longest bars. */
    Chart tornadoChart() {
        ChartTrace bars = tornado.chart().traces().get(0);
        int shown = Math.min(BARS, bars.points().size());
        return Chart.of(
                        Chart.Kind.TORNADO,
                        Words.capital(measured()) + " moves most with "
                                + tornado.words().get(most()))
                .yAxis("", ofRebound ? Chart.Scale.NUMBER : Chart.Scale.PERCENT)
                .subtitle(Words.capital(tornado.span())
                        + (shown < bars.points().size()
                                ? "; the " + shown + " longest of "
                                        + bars.points().size() + " bars"
                                : ""))
                .trace(bars.name(), bars.role(), bars.points().subList(0, shown))
                .size(520, 90 + 32 * Math.max(4, shown));
    }

    /** What the assumptions are held against. */
    private String measured() {
        return ofRebound ? "long-run rebound" : "the long-run change in GPUs";
    }

    /** The input that moves it most, with its figures. */
    String decides() {
        int most = most();
        if (!moves()) {
            return "What decides: no assumption by itself moves " + measured() + ".";
        }
        return "What decides most: " + tornado.words().get(most) + ". At its low end " + measured() + " is "
                + figure(tornado.low(most)) + ", at its high end " + figure(tornado.high(most))
                + ", all else at the middle.";
    }

    private int most() {
        int most = 0;
        for (int i = 1; i < tornado.names().size(); i++) {
            most = tornado.swing(i) > tornado.swing(most) ? i : most;
        }
        return most;
    }

    private String figure(double value) {
        return ofRebound ? Numbers.human(value) : Numbers.percent(value);
    }

    /** What the screening shows. */
    String screeningNote() {
        return "Screening by Morris' elementary effects: the larger mu*, the more an assumption moves " + measured()
                + (ofRebound
                        ? "."
                        : isDefined(study, Metric.rebound(Resource.GPUS))
                                ? ". Rebound itself is 0 in every draw, as behaviour does not answer."
                                : ". Rebound itself is undefined in many draws, as the scenario saves nothing there, or too little.");
    }

    /** How often more GPUs are needed, and how often that is backfire, each with its numbers. */
    String sentence() {
        Metric more = Metric.moreThanBase(Resource.GPUS);
        Estimate longRun = study.probability(more);
        Estimate shortRun = study.probability(more.over(Horizon.SHORT_RUN));
        return study.warning().map(w -> w + " ").orElse("") + "Over " + study.draws()
                + " draws of what has a distribution, the scenario as a whole needs more GPUs than the base in "
                + Numbers.percent(longRun.value()) + " of them in the long run (standard error "
                + Numbers.percent(longRun.standardError()) + "), and in " + Numbers.percent(shortRun.value())
                + " in the short run. " + ofBackfire()
                + held().map(held -> " " + held).orElse("");
    }

    /** What the probabilities hold fixed, as a sentence. */
    Optional<String> held() {
        return study.heldFixed().map(held -> held + ".");
    }

    private String ofBackfire() {
        if (study.defined(Metric.rebound(Resource.GPUS)) == 0) {
            return "None of it is backfire: the scenario saves nothing in total that could be taken back, or too little to ask.";
        }
        Estimate backfire = study.probability(Metric.backfire(Resource.GPUS));
        return "Long-run rebound, the answer to efficiency, is above 1 (backfire) in "
                + Numbers.percent(backfire.value()) + " (standard error "
                + Numbers.percent(backfire.standardError()) + ")" + definedIn() + "."
                + ofFleet().map(text -> " " + text).orElse("");
    }

    /** How often what runs backfires, where much of what is needed does not run: there the two lie far apart. */
    Optional<String> ofFleet() {
        int defined = study.defined(Metric.rebound(Resource.FLEET));
        if (!rationed || defined == 0) {
            return Optional.empty();
        }
        Estimate backfire = study.probability(Metric.backfire(Resource.FLEET));
        int good = study.draws() - study.failures().size();
        return Optional.of(
                "That is of need, much of which nobody runs for want of GPUs; of the fleet that runs it is above 1 in "
                        + Numbers.percent(backfire.value()) + " (standard error "
                        + Numbers.percent(backfire.standardError())
                        + ")"
                        + (defined == good ? "" : ", with enough saved to ask in " + defined + " of " + good + " draws")
                        + ".");
    }

    /** The same for the first screen. */
    Optional<String> fleetInShort() {
        return ofFleet()
                .map(text -> "backfire of it in "
                        + Numbers.percent(study.probability(Metric.backfire(Resource.FLEET))
                                .value()) + " of the draws");
    }

    /** What the probabilities hang on. */
    String hangsOn() {
        return conditional.stream().map(ConditionalProbability::sentence).collect(Collectors.joining(" "));
    }
}
