package io.jevons.uncertainty.study;

import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/**
 * The probability of backfire of a resource, and beside it that the scenario as a whole takes more than the base, by tier, in total and on every group of tiers that the market names, over the short and the long
 * run and in the last quarter of every year. Immutable.
 */
public final class BackfireTable implements Shown.AsTable, Shown.AsChart {
    private final Rebounds rebounds;
    private final Resource total;
    private final List<Quarter> yearEnds;
    private final List<String> notes;

    private BackfireTable(Rebounds rebounds, Resource total, List<Quarter> yearEnds, List<String> notes) {
        this.rebounds = rebounds;
        this.total = total;
        this.yearEnds = yearEnds;
        this.notes = notes;
    }

    static BackfireTable of(StudyRuns studied, Resource total, List<String> notes) {
        List<Quarter> yearEnds = Rebounds.yearEnds(studied);
        return new BackfireTable(Rebounds.at(studied, total, yearEnds), total, yearEnds, notes);
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
        int[] at = at(place, horizon);
        return rebounds.backfire(at[0], at[1]);
    }

    /**
     * The probability that the scenario as a whole takes more than the base at one place over one horizon.
     *
     * @param place the resource there
     * @param horizon the horizon, one of the table's
     * @return the share of the draws, with its standard error
     * @throws InvalidInputException if the table does not have it
     */
    public Estimate moreThanBase(Resource place, Horizon horizon) {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(horizon, "horizon");
        int[] at = at(place, horizon);
        return rebounds.more(at[0], at[1]);
    }

    /**
     * Whether the scenario ever takes more than the base.
     *
     * @return whether it does in some draw at some place over some horizon
     */
    public boolean isEverMore() {
        for (Resource place : rebounds.places()) {
            for (Horizon horizon : rebounds.horizons()) {
                if (moreThanBase(place, horizon).value() > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    private int[] at(Resource place, Horizon horizon) {
        int p = rebounds.places().indexOf(place);
        int h = rebounds.horizons().indexOf(horizon);
        if (p < 0) {
            throw InvalidInputException.of("resource", place, "one of " + rebounds.places());
        }
        if (h < 0) {
            throw InvalidInputException.of("horizon", horizon, "one of " + rebounds.horizons());
        }
        return new int[] {p, h};
    }

    /**
     * Whether there is anything to ask: rebound is defined somewhere. Where a scenario saves nothing, every probability is
     * 0.
     *
     * @return whether in some draw something is saved at some place over some horizon
     */
    public boolean isDefined() {
        return rebounds.isDefined();
    }

    /**
     * The table.
     *
     * @return one row a place: how often the answer to efficiency is backfire
     */
    @Override
    public Table toTable() {
        return toTable("Probability of backfire, the answer to efficiency", rebounds::shown, rebounds.undefined());
    }

    /**
     * The table of the other question.
     *
     * @return one row a place: how often the scenario as a whole takes more than the base
     */
    public Table moreThanBase() {
        return toTable(
                "Probability that the scenario as a whole takes more than the base",
                (p, h) -> rebounds.more(p, h).value(),
                List.of());
    }

    private Table toTable(String title, ToDoubleBiFunction<Integer, Integer> figure, List<String> undefined) {
        Table.Builder table = Table.titled(title).text(total + " on");
        rebounds.horizons().forEach(h -> table.percent(h.toString()));
        double widest = 0;
        for (int p = 0; p < rebounds.places().size(); p++) {
            List<Object> row = new ArrayList<>();
            row.add(label(rebounds.places().get(p)));
            for (int h = 0; h < rebounds.horizons().size(); h++) {
                double share = figure.applyAsDouble(p, h);
                if (!Double.isNaN(share)) {
                    int hits = (int) Math.round(share * rebounds.draws());
                    widest = Math.max(
                            widest, Estimate.probability(hits, rebounds.draws()).standardError());
                }
                row.add(share);
            }
            table.row(row.toArray());
        }
        table.note("Standard errors are at most " + Numbers.percent(widest) + ".");
        undefined.forEach(table::note);
        notes.forEach(table::note);
        return table.build();
    }

    /** The tier, nest or group of a place alone, so that a row has room for all its years. */
    private String label(Resource place) {
        String on = rebounds.words(place).substring(total.toString().length());
        return on.isEmpty() ? "total" : on.substring(" on ".length()).replaceFirst("^nest ", "");
    }

    /**
     * The probability by year, a line a tier, and the total.
     *
     * @return the chart
     */
    @Override
    public Chart chart() {
        Estimate longRun = probability(total, Horizon.LONG_RUN);
        Chart chart = Chart.of(
                        Chart.Kind.LINE,
                        "Backfire of " + total + " in the long run: " + Numbers.percent(longRun.value())
                                + " of the draws")
                .subtitle(
                        "Probability that rebound, the answer to efficiency, is above 1 in the last quarter of each year")
                .xAxis("", Chart.Scale.QUARTER)
                .yAxis("", Chart.Scale.PERCENT);
        for (String tier : rebounds.tiers()) {
            chart = chart.trace(tier, Chart.Role.OTHER, points(total.on(tier)));
        }
        return chart.trace("total", Chart.Role.MAIN, points(total));
    }

    private List<ChartPoint> points(Resource place) {
        return yearEnds.stream()
                .map(end -> ChartPoint.of(
                        Chart.years(end), probability(place, Horizon.at(end)).value()))
                .toList();
    }

    @Override
    public String toString() {
        return toTable() + "\n" + moreThanBase();
    }
}
