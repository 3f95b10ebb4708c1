package io.jevons.estimate.forecast;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.data.DataSets;
import io.jevons.data.NvidiaRevenue;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Forecasts the sum of a year, year after year, each time with only what was known then. Immutable.
 *
 * <p>A year is four quarters of the series from the first quarter on; for NVIDIA, whose fiscal year ends in January, the
 * fiscal year n stands under the calendar year n − 1.
 */
public final class RollingOrigin {
    private static final int YEAR = 4;

    private final Series actual;
    private final Function<LocalDate, Series> known;
    private final MonthDay origin;
    private final int first;
    private final int last;
    private final IntFunction<String> label;

    private RollingOrigin(
            Series actual,
            Function<LocalDate, Series> known,
            MonthDay origin,
            int first,
            int last,
            IntFunction<String> label) {
        this.actual = actual;
        this.known = known;
        this.origin = origin;
        this.first = first;
        this.last = last;
        this.label = label;
    }

    /**
     * A series with its history of publication, over all years that it has in full.
     *
     * @param actual the series as it turned out
     * @param known the series as it was known on a day
     * @return the exercise, with forecasts made on 31 January of each year
     * @throws InvalidInputException if the series holds no whole year
     */
    public static RollingOrigin of(Series actual, Function<LocalDate, Series> known) {
        Objects.requireNonNull(actual, "actual");
        Objects.requireNonNull(known, "known");
        int first = actual.start().plus(YEAR - 1).year();
        int last = actual.end().plus(1 - YEAR).year();
        if (last < first) {
            throw InvalidInputException.of("quarters of " + actual.name(), actual.size(), "at least one whole year");
        }
        return new RollingOrigin(actual, known, MonthDay.of(1, 31), first, last, String::valueOf);
    }

    /**
     * NVIDIA's data-centre revenue, fiscal 2020 to 2026, in bn USD.
     *
     * @return the exercise
     */
    public static RollingOrigin nvidiaDataCenter() {
        NvidiaRevenue revenue = DataSets.nvidiaRevenue();
        RollingOrigin years =
                of(revenue.dataCenter(), day -> revenue.asOf(day).dataCenter()).years(2019, 2025);
        return new RollingOrigin(
                years.actual, years.known, years.origin, years.first, years.last, year -> "fiscal " + (year + 1));
    }

    /**
     * Chooses the years forecast.
     *
     * @param from the first calendar year of the series
     * @param to the last one
     * @return a changed copy
     * @throws InvalidInputException if the series lacks one of them
     */
    public RollingOrigin years(int from, int to) {
        actual.at(new Quarter(from, 1));
        actual.at(new Quarter(to, YEAR));
        if (to < from) {
            throw InvalidInputException.of("last year", to, "at least " + from);
        }
        return new RollingOrigin(actual, known, origin, from, to, label);
    }

    /**
     * Chooses the day of the year on which forecasts are made. What a day later is published is not used: on 31 January
     * NVIDIA's quarter that has just ended is not.
     *
     * @param day the day within the year forecast
     * @return a changed copy
     */
    public RollingOrigin madeOn(MonthDay day) {
        return new RollingOrigin(actual, known, day, first, last, label);
    }

    /**
     * Makes and scores the forecasts. A forecaster that finds too short a history for a year sits it out, and the result
     * says so.
     *
     * @param forecasters who takes part
     * @return the scores
     */
    public ForecastScores run(List<Forecaster> forecasters) {
        List<ScoredForecast> scored = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            Quarter start = new Quarter(year, 1);
            LocalDate day = origin.atYear(year);
            Series past = past(day, start);
            double outcome = 0;
            for (int q = 0; q < YEAR; q++) {
                outcome += actual.at(start.plus(q));
            }
            for (Forecaster forecaster : forecasters) {
                try {
                    Forecast forecast = forecaster.forecast(past, start, YEAR);
                    scored.add(new ScoredForecast(label.apply(year), forecaster.name(), forecast, outcome));
                } catch (InvalidInputException tooShort) {
                    silent.add(label.apply(year) + ", " + forecaster.name() + ": no forecast, "
                            + tooShort.getMessage().lines().findFirst().orElse(""));
                }
            }
        }
        ForecastScores scores = ForecastScores.of(
                actual.name() + ", the year's sum as of " + origin.toString().substring(2), actual.unit(), scored);
        for (String line : silent) {
            scores = scores.remark(line);
        }
        return scores;
    }

    private Series past(LocalDate day, Quarter start) {
        Series series = known.apply(day);
        if (series.end().compareTo(start) >= 0) {
            throw InvalidInputException.of("day of the forecast", day, "before the first quarter of the year is known");
        }
        return series;
    }
}
