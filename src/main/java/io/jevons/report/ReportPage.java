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

/** The page of a report: the verdict first, then what stands behind it, down to every parameter. */
final class ReportPage {
    private final Comparison comparison;
    private final Map<String, String> drawings;
    private final StringBuilder out = new StringBuilder();

    private ReportPage(Comparison comparison, Map<String, String> drawings) {
        this.comparison = comparison;
        this.drawings = drawings;
    }

    /** The page, from the drawings of {@link #charts} by their names. */
    static String of(Comparison comparison, Map<String, String> drawings) {
        return new ReportPage(comparison, drawings).page();
    }

    /** All charts of the page, by the name of their file. */
    static Map<String, Chart> charts(Comparison c) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.putAll(ReportCharts.need(c));
        charts.putAll(ReportCharts.rebound(c));
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
        out.append("<div class=\"charts\">\n");
        charts.keySet()
                .forEach(name ->
                        out.append("<figure>\n").append(drawings.get(name)).append("</figure>\n"));
        out.append("</div>\n");
        end();
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
