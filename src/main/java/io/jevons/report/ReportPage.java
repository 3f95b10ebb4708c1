package io.jevons.report;

import static io.jevons.report.PageWriter.escape;

import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.data.DataSets;
import io.jevons.estimate.posterior.BundledPosterior;
import io.jevons.internal.Resources;
import io.jevons.market.Change;
import io.jevons.model.ModelPages;
import io.jevons.model.Words;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.study.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of a report: a summary and the verdict first, then what stands behind them, down to every parameter. */
final class ReportPage {
    private final ReportContent content;
    private final Comparison comparison;
    private final Causes causes;
    private final Map<String, String> drawings;
    private final PageWriter page = new PageWriter();
    private final Answer answer;
    private final AnswerYears years;

    private ReportPage(ReportContent content, Causes causes, Map<String, String> drawings) {
        this.content = content;
        this.comparison = content.comparison();
        this.causes = causes;
        this.drawings = drawings;
        this.answer = new Answer(content);
        this.years = new AnswerYears(content);
    }

    /** The page, from the drawings of {@link ReportCharts#all} by their names. */
    static String of(ReportContent content, Causes causes, Map<String, String> drawings) {
        return new ReportPage(content, causes, drawings).write();
    }

    private String write() {
        Scenario scenario = comparison.staging().scenario();
        head(scenario);
        answer();
        content.past().ifPresentOrElse(this::past, this::world);
        scenario(scenario);
        parameters();
        page.section("method", "Method", "every equation", PageWriter.Place.SCREEN);
        page.raw(Resources.text(ReportPage.class, "method.html"));
        page.raw(ModelPages.equationsHtml());
        page.end();
        reproducibility(scenario);
        page.raw("</main>\n</body>\n</html>\n");
        return page.toString();
    }

    /** What a page has of the market for AI. */
    private void world() {
        page.section(
                "words", "In words", "who needs more, money, break-even, what it hangs on", PageWriter.Place.SCREEN);
        page.list(ReportSummary.of(content, causes));
        page.end();
        page.section("verdict", "Verdict by tier", "GPUs and sales, short run and long run", PageWriter.Place.PAPER);
        if (comparison.isSame()) {
            page.note(comparison.verdict());
        } else {
            page.table(comparison.toTable());
        }
        page.end();
        need();
        observed();
        rebound();
        content.howSure().ifPresent(this::howSure);
        if (content.uncertain() && !comparison.isSame()) {
            whatDecides();
        }
        causes();
        Optional<BundledPosterior> posterior = BundledPosterior.onMarketOf(comparison);
        PosteriorSection.write(page, comparison, posterior, drawings);
        RecordSection.write(page, posterior, drawings);
        claims();
        evidence();
        cells();
        page.section("shares", "Which tier serves the tokens", "by cell of demand", PageWriter.Place.SCREEN);
        page.figures(ReportCharts.shares(comparison).keySet(), drawings);
        page.end();
    }

    /** What a page has of a case of history: what was measured, rebound, and what makes the difference. */
    private void past(PastCase past) {
        page.section("evidence", "Data against the run", "what set it, and what checks it", PageWriter.Place.PAPER);
        page.table(past.figures());
        page.end();
        page.section("rebound", "Rebound over time", "what is taken back of what is saved", PageWriter.Place.PAPER);
        page.figures(shown("rebound", "with-shifts"), drawings);
        page.end();
        page.section("causes", "What makes the difference", "accounting, attribution", PageWriter.Place.PAPER);
        page.note(Causes.OF_WATERFALLS);
        page.note("Break-even: " + causes.breakEven().sentence());
        page.figures(shown("accounting", "attribution"), drawings);
        page.end();
    }

    private List<String> shown(String... names) {
        return Arrays.stream(names).filter(drawings::containsKey).toList();
    }

    private void head(Scenario scenario) {
        String name = scenario.name() + " against " + comparison.base().scenario();
        page.head("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.head("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.head("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.head("<title>Jevons: " + escape(name) + "</title>\n<style>\n");
        page.head(Resources.text(ReportPage.class, "report.css") + "</style>\n</head>\n<body>\n");
        page.head("<header>\n<p class=\"kicker\">" + escape(name) + ", market "
                + escape(comparison.market().name()) + "</p>\n");
        page.head("<h1>" + escape(answer.finding()) + "</h1>\n");
        String own = content.past().map(past -> past.title(scenario.title())).orElse(scenario.title());
        String title = own.isEmpty() ? "" : Words.capital(own).replaceAll("[.]?$", ". ");
        page.head("<p class=\"lead\">" + escape(title + answer.rebound()) + "</p>\n");
        page.head("</header>\n<main>\n");
    }

    /** The first screen. */
    private void answer() {
        page.head("<section id=\"answer\" aria-label=\"Answer\">\n<div class=\"first\">\n");
        page.head(
                drawings.containsKey(ReportCharts.ANSWER)
                        ? PageWriter.figure(drawings.get(ReportCharts.ANSWER))
                        : "<p>No chart: GPUs needed are those of "
                                + escape(comparison.base().scenario()) + " in every quarter.</p>\n");
        Optional<PastCase> past = content.past();
        List<Table> tables = past.map(PastCase::years).orElseGet(() -> List.of(years.need(), years.money()));
        String note = past.map(PastCase::note).orElseGet(years::note);
        page.head("<div>\n<div class=\"years\">\n");
        tables.forEach(table -> page.head("<div>\n" + PageWriter.scrolling(table) + "</div>\n"));
        page.head("</div>\n" + (note.isEmpty() ? "" : "<p class=\"note\">" + escape(note) + "</p>\n"));
        page.head("</div>\n</div>\n<div class=\"facts\">\n");
        fact("How sure", answer.howSure());
        fact("What it rests on", answer.restsOn());
        fact("What it does not know", answer.doesNotKnow());
        page.head("</div>\n<p class=\"made\">Jevons " + escape(Manifest.libraryVersion()) + ", page of " + content.day()
                + ".</p>\n</section>\n");
    }

    private void fact(String heading, List<String> sentences) {
        page.head("<div>\n<h2>" + escape(heading) + "</h2>\n");
        sentences.forEach(sentence -> page.head("<p>" + escape(sentence) + "</p>\n"));
        page.head("</div>\n");
    }

    private void need() {
        page.section("need", "GPUs needed, by tier", "the difference, quarter by quarter", PageWriter.Place.PAPER);
        Map<String, ?> charts = ReportCharts.need(content);
        page.figures(charts.keySet(), drawings);
        List<String> same = comparison.market().tiers().stream()
                .filter(tier -> !charts.containsKey("need-" + tier))
                .toList();
        if (!same.isEmpty()) {
            page.note(
                    "As under " + comparison.base().scenario() + " in every quarter: " + String.join(", ", same) + ".");
        }
        page.end();
    }

    private void observed() {
        Map<String, ?> charts = Actuals.charts(comparison);
        page.section("observed", "Against what was observed", "sales, chips and rents so far", PageWriter.Place.SCREEN);
        if (charts.isEmpty()) {
            page.note("Nothing that the library has observations of is a series of this market in its quarters.");
        } else {
            page.note(
                    "What happened is one world, with DeepSeek in it; a market that is fitted to these figures meets them in "
                            + "sample.");
            page.figures(charts.keySet(), drawings);
        }
        page.end();
    }

    private void cells() {
        page.section("cells", "Tokens and prices", "by cell of demand", PageWriter.Place.SCREEN);
        Map<String, ?> charts = ReportCharts.cells(comparison);
        if (charts.size() < 2) {
            page.note((charts.containsKey("tokens") ? "Prices" : charts.isEmpty() ? "Tokens and prices" : "Tokens")
                    + " are those of " + comparison.base().scenario() + " in every quarter.");
        }
        page.figures(charts.keySet(), drawings);
        page.end();
    }

    private void rebound() {
        Map<String, ?> charts = ReportCharts.rebound(comparison);
        page.section("rebound", "Rebound over time", "what is taken back of what is saved", PageWriter.Place.SCREEN);
        if (charts.isEmpty()) {
            page.note("Rebound is undefined in every quarter: "
                    + comparison
                            .rebound(Resource.GPUS)
                            .tooSmallSaving(Horizon.CUMULATIVE)
                            .orElse("the scenario saves nothing in total that could be taken back")
                    + ".");
        } else {
            page.figures(charts.keySet(), drawings);
        }
        page.end();
    }

    private void causes() {
        page.section(
                "causes", "What makes the difference", "accounting, attribution, break-even", PageWriter.Place.PAPER);
        page.note(causes.note());
        page.figures(causes.charts().keySet(), drawings);
        page.fold("Elasticities of need, by tier");
        page.note(
                "Elasticities: by how many per cent need on a tier changes when tokens take 1 % more GPU-hours, or when a "
                        + "tier's rent rises by 1 %.");
        page.table(causes.elasticities().toTable());
        page.endFold();
        page.end();
    }

    private void howSure(HowSure sure) {
        page.section("sure", "How sure", "probabilities, what they hang on, what is drawn", PageWriter.Place.SCREEN);
        if (!comparison.isSame()) {
            page.note(sure.sentence());
        }
        page.figures(sure.charts().keySet(), drawings);
        sure.backfireTable().ifPresent(page::table);
        sure.moreTable().ifPresent(page::table);
        if (!sure.conditional().isEmpty()) {
            page.note("What these probabilities hang on: each within thirds of the draws by what moves it most.");
            sure.conditional().forEach(p -> page.table(p.toTable()));
        }
        page.fold("Years in GPUs and USD, with their bands");
        years.bands().forEach(page::table);
        page.endFold();
        page.fold("What is drawn: each assumption with its distribution, and why it is so wide");
        page.table(sure.assumptions(), "Why each is so wide, and which go together");
        page.table(sure.study().held());
        page.endFold();
        page.end();
    }

    private void whatDecides() {
        page.section("decides", "What decides", "which assumptions move the answer", PageWriter.Place.PAPER);
        List<String> figures = new ArrayList<>();
        content.howSure().filter(HowSure::moves).ifPresent(sure -> page.wideFigure(drawings.get("tornado")));
        content.shares().forEach(shares -> figures.add(shares.file()));
        page.figures(figures, drawings);
        content.howSure().ifPresent(sure -> {
            page.note(sure.decides());
            if (sure.moves()) {
                page.fold("All assumptions, one at a time and by screening");
                page.table(sure.tornado().toTable());
                page.note(sure.screeningNote());
                page.table(sure.screeningTable());
                page.endFold();
            }
        });
        content.shares().forEach(shares -> {
            page.note(shares.note());
            page.table(shares.table());
        });
        content.discovery().filter(box -> !box.shortRule().isEmpty()).ifPresent(box -> {
            page.fold("A rule that says where it happens (PRIM)");
            page.note("Where " + box.interest() + " happens (PRIM): " + box.shortRule() + ".");
            page.table(box.toTable());
            page.endFold();
        });
        page.end();
    }

    private void claims() {
        page.section("claims", "What the article claims", "each sentence as a question", PageWriter.Place.SCREEN);
        if (comparison.isSame()) {
            page.note("The claims are about a difference, and there is none here.");
            page.end();
            return;
        }
        page.note(
                "The article that the library was made to test holds that cheaper AI raises demand for GPUs after all. Each of its "
                        + "sentences stands here as a question to this comparison, with the figure that decides it.");
        page.table(causes.claims().toTable());
        content.claims().ifPresent(probabilities -> page.table(probabilities.toTable()));
        page.end();
    }

    private void evidence() {
        page.section(
                "evidence", "Evidence", "the same equations on cases that are over; the data", PageWriter.Place.SCREEN);
        page.note("The same equations on cases that are over: what is measured there, and what the model makes of it.");
        History.all().forEach(history -> page.table(history.toTable()));
        page.note("The data that come with the library, each row with its source and the day it was known.");
        page.table(DataSets.list());
        page.end();
    }

    private void scenario(Scenario scenario) {
        page.section("scenario", "What the scenario assumes", "its shocks and settings", PageWriter.Place.PAPER);
        List<String> items = new ArrayList<>();
        for (Shock shock : scenario.shocks()) {
            items.add(shock.describe());
        }
        scenario.sets().forEach(c -> items.add(changed(c) + " set to " + Numbers.human(c.value())));
        scenario.scales().forEach(c -> items.add(changed(c) + " times " + Numbers.human(c.value())));
        scenario.off().forEach(c -> items.add("held at the base's path: " + c.words() + " (" + c.key() + ")"));
        if (scenario.shocks().isEmpty()) {
            items.add("no shocks of its own");
        }
        page.list(items);
        if (!scenario.sources().isEmpty()) {
            page.heading("Sources");
            page.list(scenario.sources());
        }
        page.end();
    }

    /** What a scenario changes, in words and by its path. */
    private static String changed(Change change) {
        String words = Words.of(change.pattern());
        return words.equals(change.pattern()) ? words : words + " (" + change.pattern() + ")";
    }

    private void parameters() {
        page.section("parameters", "Every parameter", answer.counts(), PageWriter.Place.SCREEN);
        page.note("Parameters of " + comparison.market().name() + ", with the scenario's changes: " + answer.counts()
                + ".");
        content.past().map(PastCase::named).ifPresent(page::note);
        new ParameterSection(comparison.market().allParameters()).write(page);
        page.end();
    }

    private void reproducibility(Scenario scenario) {
        page.section("repeat", "To repeat this", "version, hashes, scenario file", PageWriter.Place.SCREEN);
        page.note("Jevons " + Manifest.libraryVersion() + "; market "
                + comparison.market().name() + " with SHA-256 " + Manifest.hash(comparison.market()) + ".");
        page.note("The comparison has no chance in it: the same market and scenario give the same numbers. "
                + "The market is in the table of parameters above; the scenario is this file:");
        boolean inCode = scenario.shocks().stream().anyMatch(ReportPage::isCode);
        page.code(
                "Scenario file",
                inCode
                        ? scenario + "(a shock in code, which no file holds)"
                        : scenario.toYaml().text());
        content.howSure().ifPresent(sure -> {
            page.note("To repeat the figures of the ensemble to the bit, read this manifest with Manifest.parse and "
                    + "Ensemble.from.");
            page.code("Run manifest", sure.study().manifest().toString());
        });
        page.end();
    }

    private static boolean isCode(Shock shock) {
        try {
            return shock.toYaml().isEmpty();
        } catch (io.jevons.base.InvalidInputException e) {
            return true;
        }
    }
}
