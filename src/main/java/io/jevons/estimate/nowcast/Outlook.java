package io.jevons.estimate.nowcast;

import io.jevons.base.Quarter;
import io.jevons.estimate.forecast.LogForecast;
import io.jevons.internal.Resources;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** What somebody said of figures to come: the mean of a series over some quarters, with a width. */
record Outlook(
        String who, String series, Quarter first, Quarter last, double mean, double deviation, LocalDate knownOn) {
    private static final double MOST_GROWTH = 3;
    private static final List<Outlook> BUNDLED = Resources.csv(Outlook.class, "outlooks.csv").stream()
            .map(row -> new Outlook(
                    row.text("who"),
                    row.text("series"),
                    Quarter.parse(row.text("first")),
                    Quarter.parse(row.text("last")),
                    row.number("value"),
                    row.number("deviation"),
                    LocalDate.parse(row.text("known_on"))))
            .toList();

    static List<Outlook> bundled() {
        return BUNDLED;
    }

    /**
     * What it says of one quarter, from the figures known. A mean of several quarters is laid out at the constant growth from the last
     * known figure with which they have it.
     */
    Optional<LogForecast> of(Quarter quarter, SortedMap<Quarter, Double> known) {
        if (quarter.compareTo(first) < 0 || quarter.compareTo(last) > 0) {
            return Optional.empty();
        }
        if (first.equals(last)) {
            return Optional.of(LogForecast.lognormal(mean, deviation));
        }
        if (known.isEmpty() || known.lastKey().compareTo(first) >= 0) {
            return Optional.empty();
        }
        Map.Entry<Quarter, Double> start = Map.entry(known.lastKey(), known.get(known.lastKey()));
        double growth = new BrentSolver(1e-12).solve(200, g -> meanAt(g, start) - mean, -MOST_GROWTH, MOST_GROWTH);
        double median = start.getValue() * Math.exp(growth * start.getKey().until(quarter));
        return Optional.of(LogForecast.lognormal(median, deviation));
    }

    private double meanAt(double growth, Map.Entry<Quarter, Double> start) {
        int quarters = first.until(last) + 1;
        double sum = 0;
        for (int i = 0; i < quarters; i++) {
            sum += start.getValue() * Math.exp(growth * start.getKey().until(first.plus(i)));
        }
        return sum / quarters;
    }
}
