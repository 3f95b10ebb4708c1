package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.rebound.Comparison;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Morris;
import io.jevons.uncertainty.Pawn;
import io.jevons.uncertainty.Prim;
import io.jevons.uncertainty.SensitivityMethod;
import io.jevons.uncertainty.ShapleyEffects;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.Tornado;
import io.jevons.uncertainty.TornadoResult;
import io.jevons.uncertainty.findings.MorrisResult;
import io.jevons.uncertainty.findings.PawnResult;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.findings.ShapleyResult;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.sensitivity.InputNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What the inputs of a study do to a metric: each method of sensitivity on the study's inputs, with its seed, threads and words. */
final class InputEffects {
    private static final int PAWN_SLICES = 10;

    private static final String OVER_THE_PRIOR =
            "The inputs move over their own ranges, and not over the draws that were given: of a posterior, over the ranges before"
                    + " the evidence.";

    private final StudyRuns runs;
    private final AskedMetrics asked;
    private final LongSupplier seed;

    /** The scenario at the values of the files, run when a tornado first asks for it. */
    private volatile Optional<Comparison> withoutDraws = Optional.empty();

    InputEffects(StudyRuns runs, AskedMetrics asked, LongSupplier seed) {
        this.runs = runs;
        this.asked = asked;
        this.seed = seed;
    }

    TornadoResult tornado(Metric metric) {
        Tornado tornado = with(Tornado.of(inputs(), model(metric)));
        try {
            return remarked(tornado.run(), metric);
        } catch (InvalidInputException undefined) {
            // The bars need a few runs only, each of which warns where it fails; the check for interaction needs all.
            TornadoResult bars = tornado.check(0).run();
            if (bars.isUndefined()) {
                throw undefined;
            }
            return remarked(bars, metric);
        }
    }

    /** The middle of the bars is not what a comparison says, where the files' values are not the medians of their draws. */
    private TornadoResult remarked(TornadoResult tornado, Metric metric) {
        double ofFiles = metric.of(withoutDraws());
        String shown = Numbers.human(ofFiles);
        boolean differs = Double.isFinite(ofFiles)
                && Double.isFinite(tornado.middle())
                && !shown.equals(Numbers.human(tornado.middle()));
        List<String> remarks = new ArrayList<>();
        if (runs.draws().areGiven()) {
            remarks.add(OVER_THE_PRIOR);
        }
        if (differs) {
            remarks.add("The bars are about the output where every input is at the median of its draws, "
                    + Numbers.human(tornado.middle())
                    + "; with the values of the files, which are not all medians, it is " + shown
                    + ", as a comparison without draws says.");
        }
        return remarks.isEmpty() ? tornado : tornado.remarked(String.join(" ", remarks));
    }

    private Comparison withoutDraws() {
        Comparison run = withoutDraws.orElseGet(
                () -> Comparison.of(runs.market(), runs.staging().scenario()));
        withoutDraws = Optional.of(run);
        return run;
    }

    SobolResult sobol(Metric metric) {
        Sobol sobol = Sobol.of(inputs(), model(metric));
        for (List<String> group : inputs().correlatedGroups()) {
            sobol = sobol.group(groupName(group), group.toArray(new String[0]));
        }
        return over(with(sobol)).run();
    }

    MorrisResult morris(Metric metric, int trajectories) {
        Morris morris =
                over(with(Morris.of(inputs().independent(), model(metric)))).trajectories(trajectories);
        return (inputs().copula().isIndependent()
                        ? morris
                        : morris.noting(
                                "The correlations of the inputs are left out: a screening moves one input at a time."))
                .run();
    }

    PawnResult pawn(Metric metric) {
        return with(Pawn.of(inputs(), model(metric)))
                .slices(PAWN_SLICES)
                .from(asked.firstDraws().all(), asked.firstValues(metric));
    }

    ShapleyResult shapleyEffects(Metric metric) {
        return over(with(ShapleyEffects.of(inputs(), model(metric)))).run();
    }

    /** Where an event happens. */
    PrimBox box(Metric event) {
        AskedMetrics.Cases cases = asked.cases(event);
        return Prim.of(cases.points(), cases.happens())
                .names(inputs().names())
                .labels(labels())
                .interest(event.name())
                .find();
    }

    private <M extends SensitivityMethod<M, R>, R> M with(M method) {
        return method.seed(seed.getAsLong()).threads(runs.threads()).labels(labels());
    }

    /** What lays points of its own says over what. */
    private <M extends SensitivityMethod<M, R>, R> M over(M method) {
        return runs.draws().areGiven() ? method.noting(OVER_THE_PRIOR) : method;
    }

    private Inputs inputs() {
        return runs.draws().inputs();
    }

    private BatchModel model(Metric metric) {
        return runs.model(List.of(metric));
    }

    /** What tables and rules call the inputs, and the groups of those that are correlated, by name. */
    Map<String, String> labels() {
        Map<String, String> labels = runs.assumptions().labels();
        for (List<String> group : inputs().correlatedGroups()) {
            labels.put(groupName(group), groupName(InputNames.of(group, labels).shown()));
        }
        return labels;
    }

    private static String groupName(List<String> members) {
        return String.join(" + ", members);
    }
}
