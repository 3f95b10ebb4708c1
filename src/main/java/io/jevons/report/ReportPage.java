package io.jevons.report;

import static io.jevons.base.Table.escape;

import io.jevons.base.Chart;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Table;
import io.jevons.internal.Resources;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page of a report: the verdict first, then what stands behind it, down to every parameter. */
final class ReportPage {
    private final Comparison comparison;
    private final Causes causes;
    private final Optional<HowSure> howSure;
    private final Map<String, String> drawings;
    private final StringBuilder out = new StringBuilder();

    private ReportPage(Comparison comparison, Causes causes, Optional<HowSure> howSure, Map<String, String> drawings) {
        this.comparison = comparison;
        this.causes = causes;
        this.howSure = howSure;
        this.drawings = drawings;
    }

    /** The page, from the drawings of {@link #charts} by their names. */
    static String of(Comparison comparison, Causes causes, Optional<HowSure> howSure, Map<String, String> drawings) {
        return new ReportPage(comparison, causes, howSure, drawings).page();
    }

    /** All charts of the page, by the name of their file. */
    static Map<String, Chart> charts(Comparison c, Causes causes, Optional<HowSure> howSure) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.putAll(ReportCharts.need(c));
        charts.putAll(ReportCharts.rebound(c));
        charts.putAll(causes.charts());
        howSure.ifPresent(h -> charts.putAll(h.charts()));
        charts.putAll(ReportCharts.cells(c));
        charts.putAll(ReportCharts.shares(c));
        return charts;
    }

    private String page() {
        Scenario scenario = comparison.staging().scenario();
        String name = scenario.name() + " against " + comparison.base().scenario();
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n");
        out.append("<title>Jevons: ").append(escape(name)).append("</title>\n<style>\n");
        out.append(Resources.text(ReportPage.class, "report.css")).append("</style>\n</head>\n<body>\n");
        out.append("<header>\n<p class=\"kicker\">").append(escape(name)).append(", market ");
        out.append(escape(comparison.market().name())).append("</p>\n");
        out.append("<h1>").append(escape(comparison.verdict())).append("</h1>\n");
        if (!scenario.title().isEmpty()) {
            out.append("<p class=\"lead\">").append(escape(scenario.title())).append("</p>\n");
        }
        out.append("</header>\n<main>\n");
        section("verdict", "Verdict");
        table(comparison.toTable());
        end();
        charts("need", "GPUs needed, by tier", ReportCharts.need(comparison));
        charts("rebound", "Rebound over time", ReportCharts.rebound(comparison));
        causes();
        howSure.ifPresent(this::howSure);
        claims();
        charts("cells", "Tokens and price, by cell of demand", ReportCharts.cells(comparison));
        charts("shares", "Which tier serves the tokens", ReportCharts.shares(comparison));
        scenario(scenario);
        parameters();
        method();
        return out.append("</main>\n</body>\n</html>\n").toString();
    }

    private void section(String id, String heading) {
        out.append("<section aria-labelledby=\"")
                .append(id)
                .append("\">\n<h2 id=\"")
                .append(id)
                .append("\">");
        out.append(escape(heading)).append("</h2>\n");
    }

    private void end() {
        out.append("</section>\n");
    }

    /** A wide table scrolls inside its own box, which the keyboard reaches too. */
    private void table(Table table) {
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escape(table.title()));
        out.append("\">\n").append(table.toHtml().replace("</table>\n", "</table>\n</div>\n"));
    }

    private void charts(String id, String heading, Map<String, Chart> charts) {
        section(id, heading);
        figures(charts);
        end();
    }

    /** Drawings side by side, as far as the page is wide. */
    private void figures(Map<String, Chart> charts) {
        out.append("<div class=\"charts\">\n");
        charts.keySet()
                .forEach(name ->
                        out.append("<figure>\n").append(drawings.get(name)).append("</figure>\n"));
        out.append("</div>\n");
    }

    private void causes() {
        section("causes", "What makes the difference");
        note(
                "Accounting splits the difference in GPU-hours at the end into factors that multiply to demand; it says where "
                        + "the hours went, not why. Attribution adds behaviour to efficiency, one channel after another and in every "
                        + "order, and takes the mean; it says which answer of behaviour brings how much. Break-even multiplies all "
                        + "answers of demand to price by one number, and asks where the saving is just eaten up.");
        figures(causes.charts());
        note("Elasticities: by how many per cent need on a tier changes when tokens take 1 % more GPU-hours, or when a "
                + "tier's rent rises by 1 %.");
        table(causes.elasticities().toTable());
        end();
    }

    private void howSure(HowSure sure) {
        section("sure", "How sure");
        note(sure.sentence());
        figures(sure.charts());
        table(sure.backfireTable());
        note("Screening by Morris' elementary effects: the larger mu*, the more an assumption moves long-run rebound.");
        table(sure.screeningTable());
        note("To repeat these figures to the bit, read this manifest with Manifest.parse and Ensemble.from.");
        out.append("<pre>").append(escape(sure.study().manifest().toString())).append("</pre>\n");
        end();
    }

    private void claims() {
        section("claims", "What the article claims");
        note("Each sentence as a question to this comparison, with the figure that decides it.");
        table(causes.claims().toTable());
        end();
    }

    private void note(String text) {
        out.append("<p>").append(escape(text)).append("</p>\n");
    }

    private void scenario(Scenario scenario) {
        section("scenario", "What the scenario assumes");
        out.append("<ul>\n");
        for (Shock shock : scenario.shocks()) {
            item(shock.describe());
        }
        scenario.sets().forEach(c -> item(c.pattern() + " set to " + Numbers.human(c.value())));
        scenario.scales().forEach(c -> item(c.pattern() + " times " + Numbers.human(c.value())));
        scenario.off().forEach(c -> item("channel held at the base's path: " + c.key()));
        if (scenario.shocks().isEmpty()) {
            item("no shocks of its own");
        }
        out.append("</ul>\n");
        if (!scenario.sources().isEmpty()) {
            out.append("<h3>Sources</h3>\n<ul>\n");
            scenario.sources().forEach(this::item);
            out.append("</ul>\n");
        }
        end();
    }

    private void item(String text) {
        out.append("<li>").append(escape(text)).append("</li>\n");
    }

    private void parameters() {
        section("parameters", "Every parameter");
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
        table(table.build());
        end();
    }

    private void method() {
        section("method", "Method");
        out.append(Resources.text(ReportPage.class, "method.html"));
        end();
    }
}
