package io.jevons.uncertainty;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Table;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * The probability of backfire of a resource, by tier, in total and on the nest {@code cuda}, over the short and the long
 * run and in the last quarter of every year. Immutable.
 */
public final class BackfireTable {
    private final Rebounds rebounds;
    private final List<String> notes;

    private BackfireTable(Rebounds rebounds, List<String> notes) {
        this.rebounds = rebounds;
        this.notes = notes;
    }

    static BackfireTable of(Rebounds rebounds, List<String> notes) {
        return new BackfireTable(rebounds, List.copyOf(notes));
    }

    /**
     * The probability at one place over one horizon.
     *
     * @param place the resource there
     * @param horizon the horizon, one of the table's
     * @return the share of the draws, with its standard error
     * @throws InvalidInputException if the table does not have it
     */
    public Estimate probability(Resource place, Horizon horizon) {
        int p = rebounds.places().indexOf(place);
        int h = rebounds.horizons().indexOf(horizon);
        if (p < 0) {
            throw InvalidInputException.of("resource", place, "one of " + rebounds.places());
        }
        if (h < 0) {
            throw InvalidInputException.of("horizon", horizon, "one of " + rebounds.horizons());
        }
        return rebounds.backfire(p, h);
    }

    /**
     * The table.
     *
     * @return one row a place
     */
    public Table toTable() {
        Table.Builder table = Table.titled("Probability of backfire").text("resource");
        rebounds.horizons().forEach(h -> table.percent(h.toString()));
        double widest = 0;
        for (int p = 0; p < rebounds.places().size(); p++) {
            List<Object> row = new ArrayList<>();
            row.add(rebounds.places().get(p).toString());
            for (int h = 0; h < rebounds.horizons().size(); h++) {
                Estimate estimate = rebounds.backfire(p, h);
                widest = Math.max(widest, estimate.standardError());
                row.add(estimate.value());
            }
            table.row(row.toArray());
        }
        table.note("Standard errors are at most " + Numbers.percent(widest) + ".");
        notes.forEach(table::note);
        return table.build();
    }

    /**
     * The probability by year, a line a tier, and the total.
     *
     * @return the chart
     */
    public Chart chart() {
        List<Resource> places = rebounds.places();
        Resource total = places.stream()
                .filter(p -> !p.toString().contains(" on "))
                .findFirst()
                .orElseThrow();
        int of = places.indexOf(total);
        int longRun = rebounds.horizons().indexOf(Horizon.LONG_RUN);
        Chart chart = Chart.of(
                        Chart.Kind.LINE,
                        "Backfire of " + total + " in the long run: "
                                + Numbers.percent(rebounds.backfire(of, longRun).value()) + " of the draws")
                .subtitle("Probability of backfire in the last quarter of each year")
                .xAxis("", Chart.Scale.QUARTER)
                .yAxis("", Chart.Scale.PERCENT);
        for (int p = 0; p < places.size(); p++) {
            String name = places.get(p).toString();
            boolean tier = name.contains(" on ") && !name.contains(" on nest ");
            if (tier || p == of) {
                String shown = tier ? name.substring(name.indexOf(" on ") + 4) : "total";
                chart = chart.trace(shown, tier ? Chart.Role.OTHER : Chart.Role.MAIN, points(p));
            }
        }
        return chart;
    }

    private List<ChartPoint> points(int place) {
        List<ChartPoint> points = new ArrayList<>();
        for (int h = 2; h < rebounds.horizons().size(); h++) {
            Quarter quarter = Quarter.parse(rebounds.horizons().get(h).toString());
            points.add(ChartPoint.of(
                    Chart.years(quarter), rebounds.backfire(place, h).value()));
        }
        return points;
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
