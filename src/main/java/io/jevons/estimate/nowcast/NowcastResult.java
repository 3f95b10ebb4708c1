package io.jevons.estimate.nowcast;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Forecasts of a {@link io.jevons.estimate.Nowcast} beside what came: who wins by series and horizon, scores, coverage, calibration. Prints as the table
 * of winners and the scores, whoever wins. Immutable.
 */
public final class NowcastResult {
    private final List<NowcastForecast> forecasts;
    private final Map<String, String> manifest;

    /**
     * Made of its parts.
     *
     * @param forecasts by day, figure and forecaster
     * @param manifest what it takes to make the record again, by name
     */
    public NowcastResult(List<NowcastForecast> forecasts, Map<String, String> manifest) {
        Objects.requireNonNull(forecasts, "forecasts");
        Objects.requireNonNull(manifest, "manifest");
        this.forecasts = List.copyOf(forecasts);
        this.manifest = Collections.unmodifiableMap(new LinkedHashMap<>(manifest));
    }

    /**
     * The record that comes with the library.
     *
     * @return the forecasts of {@link io.jevons.estimate.Nowcast#bundled}
     */
    public static NowcastResult bundled() {
        return NowcastFile.bundled();
    }

    /**
     * Every forecast.
     *
     * @return by day, figure and forecaster
     */
    public List<NowcastForecast> forecasts() {
        return forecasts;
    }

    /**
     * What it takes to make the record again.
     *
     * @return market, scenario, evidence, days, particles and seed by name
     */
    public Map<String, String> manifest() {
        return manifest;
    }

    /**
     * The series of which something was forecast.
     *
     * @return each once
     */
    public List<String> series() {
        return forecasts.stream().map(NowcastForecast::series).distinct().toList();
    }

    /**
     * Who was best, by series and horizon: the mean continuous ranked probability score of the logarithm, by which 0.05 is an error of
     * about 5 %. All forecast the same figures of a line. The pool of model and drift stands beside and is not among those who win.
     *
     * @return a table; below its notes say whether the model beat the best rule on sales, chips and rent together
     */
    public Table winners() {
        return new NowcastTables(forecasts).winners();
    }

    /**
     * Scores by forecaster, over all figures and over sales, chips and rent: CRPS, log score, and the shares of figures within the
     * central 50 and 90 %.
     *
     * @return a table
     */
    public Table scores() {
        return new NowcastTables(forecasts).scores();
    }

    /**
     * The company's guidance and analysts' consensus against the model and the rules, on the figures that they spoke of.
     *
     * @return a table, empty where nobody spoke
     */
    public Table outlooks() {
        return new NowcastTables(forecasts).outlooks();
    }

    /**
     * The histogram of the probability integral transform: where what came fell within its forecast, by fifths of probability. Where
     * forecasts are calibrated a fifth of the figures falls in each; many at the ends are forecasts too narrow, many in the middle too
     * wide.
     *
     * @return a table with a line a forecaster
     */
    public Table pit() {
        return new NowcastTables(forecasts).pit();
    }

    /**
     * The model's forecasts of sales in the quarter of the day on which they were made, and what came.
     *
     * @return the chart
     * @throws InvalidInputException if sales were not forecast
     */
    public Chart chart() {
        return chart("sales", 1);
    }

    /**
     * What came of a series, and the model's bands of 50 and 90 % from before.
     *
     * @param name one of {@link #series()}
     * @param horizon how many quarters before, 1 to 4
     * @return the chart
     * @throws InvalidInputException if the series was not forecast so far ahead
     */
    public Chart chart(String name, int horizon) {
        Objects.requireNonNull(name, "name");
        if (!series().contains(name)) {
            throw InvalidInputException.unknown("series", name, series());
        }
        return NowcastChart.of(forecasts, name, horizon);
    }

    /**
     * Writes every forecast to a file, the manifest in its first lines.
     *
     * @param file the file
     * @return the file
     * @throws InvalidInputException if it cannot be written
     */
    public Path toCsv(Path file) {
        Objects.requireNonNull(file, "file");
        NowcastFile.write(this, file);
        return file;
    }

    @Override
    public String toString() {
        Table outlooks = outlooks();
        return winners() + "\n" + scores() + (outlooks.rowCount() == 0 ? "" : "\n" + outlooks) + "\n" + pit();
    }
}
