package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.market.Market;
import io.jevons.model.Words;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Rebound;
import io.jevons.rebound.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A case of history as its page speaks of it. It runs in the equations of the market for AI, whose GPU-hours are here a resource,
 * such as coal, and whose tokens are what it serves, such as iron. All of it is measured against the first quarter.
 */
record PastCase(Comparison comparison, History history, History.Words words) {
    /** The case that a comparison is of, whole or one of its runs that follow one another. */
    static Optional<PastCase> of(Comparison comparison) {
        String market = History.caseName(comparison.market());
        Optional<History.Words> words = History.words(comparison.market());
        return words.isEmpty() || !comparison.scenario().scenario().equals(market)
                ? Optional.empty()
                : History.all().stream()
                        .filter(history -> market.startsWith(history.name()))
                        .findFirst()
                        .map(history -> new PastCase(comparison, history, words.get()));
    }

    /** Whether a market is one of a case of history, whatever runs on it. */
    static boolean isMarket(Market market) {
        return History.words(market).isPresent();
    }

    private Quarter last() {
        return comparison.base().start().plus(comparison.base().periods() - 1);
    }

    /** The end of the run in years: its last quarter, or the year before where that is a first one. */
    private int endYear() {
        return last().number() == 1 ? last().year() : last().year() + 1;
    }

    private double ratio(Resource resource) {
        return comparison.inScenario(resource).at(last())
                / comparison.inBase(resource).at(last());
    }

    /** The scenario's title without the name of the market, which is the case's. */
    String title(String title) {
        return title.replace(" (market " + History.caseName(comparison.market()) + ")", "");
    }

    /** The finding in a line. */
    String finding() {
        return Words.capital(words.resource()) + ": " + Numbers.human(ratio(Resource.GPU_HOURS)) + " times as much by "
                + endYear() + " as without " + words.without();
    }

    /** What was taken back of the saving. */
    String rebound() {
        Horizon end = Horizon.at(last());
        OptionalDouble answer = comparison.rebound(Resource.GPU_HOURS).findOver(end);
        OptionalDouble all = comparison.withShifts(Resource.GPU_HOURS).findOver(end);
        if (answer.isEmpty()) {
            return "";
        }
        return "Of what efficiency saves, the answer to it takes back " + Numbers.human(answer.getAsDouble())
                + " times as much (the rebound; above 1 is backfire)"
                + (comparison.hasShifts() && all.isPresent()
                        ? ", and " + Numbers.human(all.getAsDouble()) + " with what came beside efficiency"
                        : "")
                + ".";
    }

    /** Resource and service by year, each with its first quarter as 1. */
    List<Table> years() {
        return List.of(
                table(
                        Words.capital(words.resource()),
                        comparison.inBase(Resource.GPU_HOURS),
                        comparison.inScenario(Resource.GPU_HOURS)),
                table(
                        Words.capital(words.service()),
                        comparison.base().series("total", "tokens"),
                        comparison.scenario().series("total", "tokens")));
    }

    private Table table(String what, Series base, Series scenario) {
        Table.Builder table = Table.titled(what + ", a year; the first quarter of "
                        + comparison.base().start().year() + " is 1")
                .text("year")
                .number("without", "1")
                .number("as it was", "1")
                .change("change");
        for (int year : AnswerYears.whole(comparison.base())) {
            double without = mean(base, year) / base.get(0);
            double was = mean(scenario, year) / base.get(0);
            table.row(String.valueOf(year), without, was, was / without - 1);
        }
        return table.build();
    }

    private static double mean(Series series, int year) {
        return IntStream.rangeClosed(1, 4)
                .mapToDouble(quarter -> series.at(new Quarter(year, quarter)))
                .average()
                .orElseThrow();
    }

    /** What the columns of the years are. */
    String note() {
        return "Without: the base, without " + words.without()
                + ". As it was: the run, which was set by what was measured. "
                + "Years are means of their quarters; the run ends a little beyond the last.";
    }

    List<String> howSure() {
        return List.of(
                "One run: the case is over, and nothing is drawn.",
                "Where the data have not set it, the first table below says how far it is off.");
    }

    /** Which figures have set the run, and which were left to check it. */
    List<String> restsOn() {
        if (comparison.market().changes().rowCount() > 0) {
            return List.of(
                    "A changed copy of the market of the case: the figures that have set that market need not come out"
                            + " again here, and the table of data against model is of the market as it was.");
        }
        int figures = history.toTable().rowCount();
        int checks = history.checks();
        return List.of("Of " + figures + " figures of " + history.name()
                + (history.comparisons().size() > 1
                        ? ", all runs of the case that follow one another together, "
                        : ", ")
                + (figures - checks)
                + " have set how much cheaper it got and how strongly use answered, and are bound to come out again; "
                + checks + " check it.");
    }

    List<String> doesNotKnow() {
        return List.of(
                "What would have grown anyway: all growth counts here as an answer to efficiency, so that the rebound is gross.",
                "How the years between two figures went: a straight line in logarithms is assumed, one elasticity for all years, "
                        + "and an answer at once.");
    }

    /** Data against model, of this case alone. */
    Table figures() {
        return history.toTable();
    }

    /** What the equations' names stand for in what was not put into words. */
    String named() {
        return words.names();
    }

    /** The charts of the page, by the name of their file, in the words of the case. */
    Map<String, Chart> charts(Causes causes) {
        Map<String, Chart> charts = new LinkedHashMap<>();
        charts.put(
                ReportCharts.ANSWER,
                inWords(new Differences(comparison, Optional.empty()).total()).size(480, 390));
        Rebound answer = comparison.rebound(Resource.GPU_HOURS);
        charts.put("rebound", over(answer, "Rebound, the answer to efficiency"));
        if (comparison.hasShifts()) {
            charts.put(
                    "with-shifts",
                    over(comparison.withShifts(Resource.GPU_HOURS), "Rebound with what came beside efficiency"));
        }
        for (String name : List.of("accounting", "attribution")) {
            if (causes.charts().containsKey(name)) {
                charts.put(name, inWords(causes.charts().get(name)));
            }
        }
        charts.values().removeIf(ReportCharts::isEmpty);
        return charts;
    }

    /** A rebound over time, which says where it ends and not what it is over the last year. */
    private Chart over(Rebound rebound, String what) {
        String end = rebound.findOver(Horizon.at(last())).stream()
                .mapToObj(r -> ": " + Numbers.human(r) + " by " + endYear())
                .findFirst()
                .orElse("");
        return inWords(rebound.chart()).title(what + end).size(400, 260);
    }

    private Chart inWords(Chart chart) {
        return chart.title(inWords(chart.title()))
                .subtitle(inWords(chart.subtitle()))
                .alternative(inWords(chart.alternative()));
    }

    private String inWords(String text) {
        String said = text.replace("GPUs needed", words.resource())
                .replace("GPU-hours", words.resource())
                .replace("H100-h/yr", "in units of the run")
                .replace(" in " + last(), " by " + endYear());
        return Words.capital(said);
    }
}
