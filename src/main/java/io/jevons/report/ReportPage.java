package io.jevons.report;

import static io.jevons.base.Table.escape;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.data.DataSets;
import io.jevons.internal.Resources;
import io.jevons.model.ModelPages;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a report: a summary and the verdict first, then what stands behind them, down to every parameter. */
final class ReportPage {
    private final ReportContent content;
    private final Comparison comparison;
    private final Causes causes;
    private final Map<String, String> drawings;
    private final PageWriter page = new PageWriter();

    private ReportPage(ReportContent content, Causes causes, Map<String, String> drawings) {
        this.content = content;
        this.comparison = content.comparison();
        this.causes = causes;
        this.drawings = drawings;
    }

    /** The page, from the drawings of {@link ReportCharts#all} by their names. */
    static String of(ReportContent content, Causes causes, Map<String, String> drawings) {
        return new ReportPage(content, causes, drawings).write();
    }

    private String write() {
        Scenario scenario = comparison.staging().scenario();
        head(scenario);
        page.section("summary", "Summary");
        page.list(ReportSummary.of(content, causes));
        page.end();
        page.section("verdict", "Verdict");
        page.table(comparison.toTable());
        page.end();
        charts("need", "GPUs needed, by tier", ReportCharts.need(comparison));
        rebound();
        content.howSure().ifPresent(this::howSure);
        if (content.uncertain()) {
            whatDecides();
        }
        causes();
        claims();
        evidence();
        charts("cells", "Tokens and price, by cell of demand", ReportCharts.cells(comparison));
        charts("shares", "Which tier serves the tokens", ReportCharts.shares(comparison));
        scenario(scenario);
        parameters();
        page.section("method", "Method");
        page.raw(Resources.text(ReportPage.class, "method.html"));
        page.raw(ModelPages.equationsHtml());
        page.end();
        reproducibility(scenario);
        page.raw("</main>\n</body>\n</html>\n");
        return page.toString();
    }

    private void head(Scenario scenario) {
        String name = scenario.name() + " against " + comparison.base().scenario();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.raw("<title>Jevons: " + escape(name) + "</title>\n<style>\n");
        page.raw(Resources.text(ReportPage.class, "report.css") + "</style>\n</head>\n<body>\n");
        page.raw("<header>\n<p class=\"kicker\">" + escape(name) + ", market "
                + escape(comparison.market().name()) + "</p>\n");
        page.raw("<h1>" + escape(comparison.verdict()) + "</h1>\n");
        if (!scenario.title().isEmpty()) {
            page.raw("<p class=\"lead\">" + escape(scenario.title()) + "</p>\n");
        }
        page.raw("</header>\n<main>\n");
    }

    private void charts(String id, String heading, Map<String, ?> charts) {
        page.section(id, heading);
        page.figures(charts.keySet(), drawings);
        page.end();
    }

    private void rebound() {
        Map<String, ?> charts = ReportCharts.rebound(comparison);
        page.section("rebound", "Rebound over time");
        if (charts.isEmpty()) {
            page.note(
                    "Rebound is undefined in every quarter: the scenario saves nothing in total that could be taken back.");
        } else {
            page.figures(charts.keySet(), drawings);
        }
        page.end();
    }

    private void causes() {
        page.section("causes", "What makes the difference");
        page.note(causes.note());
        page.figures(causes.charts().keySet(), drawings);
        page.note(
                "Elasticities: by how many per cent need on a tier changes when tokens take 1 % more GPU-hours, or when a "
                        + "tier's rent rises by 1 %.");
        page.table(causes.elasticities().toTable());
        page.end();
    }

    private void howSure(HowSure sure) {
        page.section("sure", "How sure");
        page.note(sure.sentence());
        page.figures(sure.charts().keySet(), drawings);
        sure.backfireTable().ifPresent(page::table);
        sure.moreTable().ifPresent(page::table);
        if (!sure.conditional().isEmpty()) {
            page.note("What these probabilities hang on: each within thirds of the draws by what moves it most.");
            sure.conditional().forEach(p -> page.table(p.toTable()));
        }
        page.note(
                "What is drawn: each assumption with its distribution, as a factor on its value or in its place, and why it "
                        + "is so wide.");
        page.table(sure.assumptions());
        page.end();
    }

    private void whatDecides() {
        page.section("decides", "What decides");
        List<String> figures = new ArrayList<>();
        content.howSure().filter(HowSure::moves).ifPresent(sure -> figures.add("tornado"));
        content.shares().forEach(shares -> figures.add(shares.file()));
        page.figures(figures, drawings);
        content.howSure().ifPresent(sure -> {
            page.note(sure.decides());
            if (sure.moves()) {
                page.table(sure.tornado().table());
                page.note(sure.screeningNote());
                page.table(sure.screeningTable());
            }
        });
        content.shares().forEach(shares -> {
            page.note(shares.note());
            page.table(shares.table());
        });
        content.discovery().ifPresent(box -> {
            page.note("A rule that says where it happens (PRIM): " + box.rule() + ".");
            page.table(box.table());
        });
        page.end();
    }

    private void claims() {
        page.section("claims", "What the article claims");
        page.note("Each sentence as a question to this comparison, with the figure that decides it.");
        page.table(causes.claims().toTable());
        content.claims().ifPresent(probabilities -> page.table(probabilities.toTable()));
        page.end();
    }

    private void evidence() {
        page.section("evidence", "Evidence");
        page.note("The same equations on cases that are over: what is measured there, and what the model makes of it.");
        History.all().forEach(history -> page.table(history.table()));
        page.note("The data that come with the library, each row with its source and the day it was known.");
        page.table(DataSets.list());
        page.end();
    }

    private void scenario(Scenario scenario) {
        page.section("scenario", "What the scenario assumes");
        List<String> items = new ArrayList<>();
        for (Shock shock : scenario.shocks()) {
            items.add(shock.describe());
        }
        scenario.sets().forEach(c -> items.add(c.pattern() + " set to " + Numbers.human(c.value())));
        scenario.scales().forEach(c -> items.add(c.pattern() + " times " + Numbers.human(c.value())));
        scenario.off().forEach(c -> items.add("channel held at the base's path: " + c.key()));
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

    private void parameters() {
        page.section("parameters", "Every parameter");
        Table.Builder table = Table.titled(
                        "Parameters of " + comparison.market().name() + ", with the scenario's changes")
                .text("path")
                .number("value", "")
                .text("unit")
                .text("range")
                .text("kind")
                .text("source");
        for (Parameter p : comparison.market().allParameters()) {
            String range = p.hasRange() ? Numbers.human(p.low()) + " to " + Numbers.human(p.high()) : "";
            table.row(p.path(), p.value(), p.unit(), range, p.kind().name().toLowerCase(Locale.ROOT), p.source());
        }
        page.table(table.build());
        page.end();
    }

    private void reproducibility(Scenario scenario) {
        page.section("repeat", "To repeat this");
        page.note("Jevons " + Manifest.libraryVersion() + "; market "
                + comparison.market().name() + " with SHA-256 " + Manifest.hash(comparison.market()) + ".");
        page.note("The comparison has no chance in it: the same market and scenario give the same numbers. "
                + "The market is in the table of parameters above; the scenario is this file:");
        boolean inCode = scenario.shocks().stream().anyMatch(ReportPage::isCode);
        page.code("Scenario file", inCode ? scenario + "(a shock in code, which no file holds)" : scenario.toYaml());
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
