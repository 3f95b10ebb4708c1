package io.jevons.uncertainty.study;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.demand.SeriesKey;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.quantiles.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The draws of a study and the series that were collected of them. What {@link Study} answers without another run. */
abstract class DrawnSeries {
    private final StudyRuns studied;
    private final Records records;
    private final List<String> units;

    DrawnSeries(StudyRuns studied, Records records, List<String> units) {
        this.studied = studied;
        this.records = records;
        this.units = List.copyOf(units);
    }

    /** What it runs again when asked for more. */
    StudyRuns studied() {
        return studied;
    }

    /**
     * The number of draws, failed ones included.
     *
     * @return the count
     */
    public int draws() {
        return studied.draws().size();
    }

    /**
     * The uncertain inputs, with their distributions and correlations.
     *
     * @return the inputs
     */
    public Inputs inputs() {
        return studied.draws().inputs();
    }

    /**
     * What is assumed of the uncertain parameters.
     *
     * @return a table with a row an input: its distribution, whether the draw is a factor or the value, and below it why
     *     it is so wide, as the files of market and scenario say, and what is correlated
     */
    public Table assumptions() {
        return studied.assumptions().toTable();
    }

    /**
     * What no draw moves although it is not known for certain, so that no probability tells of it: the numbers of shocks without a
     * distribution, and the parameters of the market for which a range is stated but no distribution.
     *
     * @return a table with a row each: value, unit and stated range; its title counts them
     */
    public Table held() {
        return studied.held().toTable();
    }

    /**
     * The same in a sentence, as it stands beside every probability.
     *
     * @return such as {@code Held fixed in all draws: all 4 numbers of the scenario's shocks}; empty where nothing is held
     */
    public Optional<String> heldFixed() {
        return studied.held().sentence();
    }

    /**
     * The values of the inputs in a draw.
     *
     * @param draw its number, from 0
     * @return one value an input, in the order of {@link #inputs()}
     * @throws InvalidInputException if there is no such draw
     */
    public double[] draw(int draw) {
        return studied.draws().at(requireDraw(draw));
    }

    /**
     * The draws that gave no result.
     *
     * @return the failures, in order
     */
    public List<FailedDraw> failures() {
        return List.copyOf(records.failed());
    }

    /**
     * The scenario as set up on the market, without draws.
     *
     * @return the staging
     */
    public Staging staging() {
        return studied.staging();
    }

    /**
     * Quantiles of a collected series, quarter by quarter, of scenario and base.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @param probabilities the probabilities, each in [0, 1]; 5, 50 and 95 % where none is given
     * @return the band
     * @throws InvalidInputException if the series was not collected or a probability is out of range
     */
    public Band band(String entity, String variable, double... probabilities) {
        SeriesKey key = new SeriesKey(entity, variable);
        int place = place(key);
        double[] ps = orUsual(probabilities);
        String unit = units.get(place);
        return new Band(
                entity + " " + variable,
                Arrays.stream(ps).boxed().toList(),
                series(key.toString(), unit, records.quantiles(true, place, ps)),
                series(key.toString(), unit, records.quantiles(false, place, ps)),
                notes());
    }

    /**
     * Quantiles of rebound by quarter. Draws in which there is no saving to rebound from in a quarter are left out there.
     *
     * @param resource the resource
     * @param probabilities the probabilities, each in [0, 1]; 5, 50 and 95 % where none is given
     * @return the band, which has no base; NaN in a quarter in which rebound is undefined in every draw
     */
    public Band reboundBand(Resource resource, double... probabilities) {
        double[] ps = orUsual(probabilities);
        Rebounds rebounds = Rebounds.byQuarter(studied, resource);
        return new Band(
                "rebound of " + resource,
                Arrays.stream(ps).boxed().toList(),
                series("rebound", "1", rebounds.quantiles(ps)),
                List.of(),
                Stream.concat(rebounds.undefined().stream(), notes().stream()).toList());
    }

    private static double[] orUsual(double[] probabilities) {
        return probabilities.length == 0 ? new double[] {0.05, 0.5, 0.95} : probabilities;
    }

    private List<Series> series(String name, String unit, double[][] byProbability) {
        Quarter start = staging().market().start();
        return Arrays.stream(byProbability)
                .map(v -> Series.of(name, unit, start, v))
                .toList();
    }

    private int place(SeriesKey key) {
        int place = records.keys().indexOf(key);
        if (place < 0) {
            TreeSet<String> names = new TreeSet<>();
            records.keys().forEach(k -> names.add(k.toString()));
            throw new InvalidInputException("series " + key + ": was not collected; there are "
                    + String.join(", ", names) + "\nMaybe run again with .select(\"" + key.entity() + "\", \""
                    + key.variable() + "\")");
        }
        return place;
    }

    /**
     * The values of a collected series in one quarter, of the scenario, draw by draw.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @param quarter the quarter, such as {@code 2030Q4}
     * @return one value a draw; NaN where it failed
     * @throws InvalidInputException if the series was not collected, not all values were kept, or there is no such
     *     quarter
     */
    public double[] values(String entity, String variable, String quarter) {
        return values(true, entity, variable, quarter);
    }

    /**
     * The values of a collected series in one quarter, of the base, draw by draw.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @param quarter the quarter, such as {@code 2030Q4}
     * @return one value a draw; NaN where it failed
     * @throws InvalidInputException if the series was not collected, not all values were kept, or there is no such
     *     quarter
     */
    public double[] baseValues(String entity, String variable, String quarter) {
        return values(false, entity, variable, quarter);
    }

    private double[] values(boolean scenario, String entity, String variable, String quarter) {
        int place = place(new SeriesKey(entity, variable));
        if (!records.keepsAll()) {
            throw new InvalidInputException("values of " + draws() + " draws: were not kept"
                    + "\nMaybe run again with .keepAll(), or draw at most " + Quantiles.EXACT_LIMIT);
        }
        Quarter start = staging().market().start();
        int period = start.until(Quarter.parse(quarter));
        int last = staging().market().quarters();
        if (period < 0 || period > last) {
            throw InvalidInputException.of("quarter", quarter, "from " + start + " to " + start.plus(last));
        }
        return records.values(scenario, place, period);
    }

    /**
     * The series that were collected.
     *
     * @return their names
     */
    public List<SeriesKey> collected() {
        return records.keys();
    }

    /**
     * A fan chart of a collected series, of scenario and base.
     *
     * @param entity a tier, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @return the chart of the 5, 50 and 95 % quantiles
     * @throws InvalidInputException if the series was not collected
     */
    public Chart chart(String entity, String variable) {
        return band(entity, variable).chart();
    }

    final int requireDraw(int draw) {
        if (draw < 0 || draw >= draws()) {
            throw InvalidInputException.of("draw", draw, "from 0 to " + (draws() - 1));
        }
        return draw;
    }

    /** What every result says: of draws that failed, of correlations that could not be had as asked for, and of what is held. */
    final List<String> notes() {
        List<String> notes = new ArrayList<>();
        int failed = records.failed().size();
        if (failed > 0) {
            notes.add(failed + " of " + draws() + " draws failed and are left out; the first, draw "
                    + records.failed().get(0).draw() + ": "
                    + records.failed().get(0).reason());
        }
        if (inputs().copula().isRepaired()) {
            notes.add("Correlations: " + inputs().copula().repair() + ".");
        }
        notes.addAll(studied.assumptions().notes());
        studied.held().note().ifPresent(notes::add);
        return List.copyOf(notes);
    }
}
