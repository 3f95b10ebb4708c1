package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Table;
import io.jevons.estimate.posterior.BundledPosterior;
import io.jevons.rebound.Comparison;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the evidence says of the verdict, from the posterior that comes with the library: nothing is run for it. */
final class PosteriorSection {
    private static final String PICTURE = "posterior";
    private static final String HEADING = "Before and after the evidence";

    private PosteriorSection() {}

    static Map<String, Chart> charts(Optional<BundledPosterior> found) {
        return found.map(posterior -> Map.of(PICTURE, posterior.chart().size(480, 320)))
                .orElse(Map.of());
    }

    static void write(
            PageWriter page, Comparison outcome, Optional<BundledPosterior> found, Map<String, String> drawings) {
        page.section(
                PICTURE,
                HEADING,
                found.isPresent() ? "what was learned, what is not explained, what to watch" : "not asked here",
                PageWriter.Place.SCREEN);
        if (found.isEmpty()) {
            page.note(
                    "No posterior comes with the library for this market: "
                            + "Jevons.condition(market, scenario).on(evidence).run() takes its ranges to what the evidence leaves of them.");
        } else {
            verdict(page, outcome, found.get(), drawings);
            learned(page, found.get());
            explained(page, found.get());
            watched(page, found.get());
            assumed(page, found.get());
        }
        page.end();
    }

    private static void verdict(
            PageWriter page, Comparison outcome, BundledPosterior posterior, Map<String, String> drawings) {
        String scenario = posterior.manifest().prior().scenario();
        if (!scenario.equals(outcome.scenario().scenario())) {
            page.note("What follows is of this market under " + scenario
                    + ": the evidence is weighed in a world in which what happened did happen.");
        }
        page.note(posterior.sentence());
        page.note(
                "Prior: before the observations. Posterior: after them. R: the long-run rebound of GPUs. P(backfire): how likely R "
                        + "exceeds 1.");
        page.figures(List.of(PICTURE), drawings);
        page.table(posterior.toTable());
    }

    private static void learned(PageWriter page, BundledPosterior posterior) {
        page.heading("What was learned");
        page.list(posterior.lessons());
        fold(page, "Every input, before and after", posterior.learned());
    }

    private static void explained(PageWriter page, BundledPosterior posterior) {
        page.heading("What the model cannot explain");
        Collection<String> unexplained = posterior.unexplained();
        if (unexplained.isEmpty()) {
            page.note("Nothing lies outside 95 % of what it expects, once it has seen it. Nearest to that:");
            page.list(posterior.leastExpected());
        } else {
            page.note("Outside 95 % of what it expects, even once it has seen it:");
            page.list(unexplained);
        }
        fold(page, "Observed and predicted, one by one", posterior.checks());
    }

    private static void watched(PageWriter page, BundledPosterior posterior) {
        page.heading("What to watch");
        List<String> watched = posterior.watched();
        page.note(
                watched.isEmpty()
                        ? "None of the figures of the next four quarters would move the verdict by more than chance does."
                        : "Of the figures of the next four quarters these would move the verdict most:");
        page.list(watched);
        fold(page, "Every coming figure", posterior.watch());
    }

    /** What remains of the verdict that no figure decides. */
    private static void assumed(PageWriter page, BundledPosterior posterior) {
        page.heading("What it owes to what is assumed");
        posterior.assumed().forEach(page::note);
        page.fold("Widths of priors, and structures");
        page.table(posterior.priorWidths());
        page.table(posterior.structures());
        page.endFold();
    }

    private static void fold(PageWriter page, String heading, Table table) {
        page.fold(heading);
        page.table(table);
        page.endFold();
    }
}
