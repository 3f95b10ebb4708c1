package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.demand.explain.Explanation;
import io.jevons.demand.explain.Explanations;
import io.jevons.internal.files.WholeFiles;
import io.jevons.market.Market;
import io.jevons.model.ModelInputs;
import io.jevons.model.ModelInputs.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A market run forward under one scenario: every series by tier, cell, training workload and in total, quarter by
 * quarter. Immutable.
 *
 * <pre>{@code
 * var projection = Jevons.project(market, scenario);
 * projection.series("flagship", "need").at(Quarter.parse("2027Q1"));
 * projection.explain("flagship", "need", "2027Q1");            // the equation, its values, and where they come from
 * }</pre>
 */
public final class Projection implements Shown.AsTable {
    private final Market market;
    private final String scenario;
    private final Plan plan;
    private final Run run;
    private final Supplier<ModelInputs> inputs;
    private final SeriesIndex series;
    private final double[][] values;

    private Projection(
            Market market, Plan plan, Run run, Supplier<ModelInputs> inputs, SeriesIndex series, double[][] values) {
        this.market = market;
        this.scenario = plan.name();
        this.plan = plan;
        this.run = run;
        this.inputs = inputs;
        this.series = series;
        this.values = values;
    }

    /**
     * What the engine found.
     *
     * @param market the market that was run
     * @param plan the plan that was run
     * @param besideBase whether it is a scenario that was run beside its base
     * @param inputs what the equations take, for explanations
     * @param series the series that were kept
     * @param values their values, by series and quarter, which are the projection's from here on
     * @return the projection
     */
    public static Projection of(
            Market market,
            Plan plan,
            boolean besideBase,
            Supplier<ModelInputs> inputs,
            SeriesIndex series,
            double[][] values) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(inputs, "inputs");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(values, "values");
        return new Projection(market, plan, besideBase ? Run.SCENARIO : Run.BASE, inputs, series, values);
    }

    /**
     * The market, with the scenario's parameter changes.
     *
     * @return the market
     */
    public Market market() {
        return market;
    }

    /**
     * The scenario's name.
     *
     * @return the name
     */
    public String scenario() {
        return scenario;
    }

    /**
     * What the projection is of: the drivers that its scenario moves.
     *
     * @return the plan
     */
    public Plan plan() {
        return plan;
    }

    /**
     * The first quarter.
     *
     * @return the quarter
     */
    public Quarter start() {
        return market.start();
    }

    /**
     * The number of periods.
     *
     * @return quarters of the market + 1
     */
    public int periods() {
        return market.quarters() + 1;
    }

    /**
     * The series there are.
     *
     * @return their names, as {@code projection.csv} has them, in order
     */
    public List<SeriesKey> keys() {
        return series.published();
    }

    /**
     * The sums over tiers there are: of {@code total}, of every nest and of every group that the market names. GPUs and
     * hours are weighted by H100-equivalents; units, money and power are plain sums.
     *
     * @return their names, as {@code projection.csv} has them behind {@link #keys()}
     */
    public List<SeriesKey> sums() {
        return series.sums();
    }

    private List<SeriesKey> keysAndSums() {
        return Stream.concat(keys().stream(), sums().stream()).toList();
    }

    /**
     * A series.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @return the series
     * @throws InvalidInputException if there is none of that name
     */
    public Series series(String entity, String variable) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        return find(entity, variable)
                .orElseThrow(() -> SeriesIndex.unknown(new SeriesKey(entity, variable), keysAndSums()));
    }

    /**
     * A series, where there is one of that name. Beyond {@link #keys()} there are {@code cell-hours:<tier>} of a cell,
     * its GPU-hours per million tokens on a tier; {@code spending} of a tier, what buyers of tokens pay for those that it serves;
     * {@code capital-spent}, {@code fleet-cost}, {@code training-bill} and {@code revenue-over-cost} of {@code total};
     * {@code cell-growth} and {@code tokens-per-task} of a cell;
     * {@code training-growth}, {@code training-response} and {@code training-efficiency} of a training workload; and, in
     * a scenario that was compared with its base, {@code engineering-hours}, {@code engineering-need}, {@code engineering-fleet}, {@code engineering-sales},
     * {@code engineering-power} and {@code engineering-spending} of a tier.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable
     * @return the series, if any
     */
    public Optional<Series> find(String entity, String variable) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        int place = series.find(new SeriesKey(entity, variable));
        if (place < 0) {
            return Optional.empty();
        }
        String unit = series.entry(place).unit();
        return Optional.of(Series.of(entity + " " + variable, unit, start(), values[place]));
    }

    /**
     * One value.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code adoption}
     * @param quarter the quarter, such as {@code 2028Q1}
     * @return the value, in the unit of its series
     * @throws InvalidInputException if there is no such series or quarter
     */
    public double value(String entity, String variable, String quarter) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        return series(entity, variable).at(quarter);
    }

    /**
     * One value.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable
     * @param quarter the quarter
     * @return the value, in the unit of its series
     * @throws InvalidInputException if there is no such series or quarter
     */
    public double value(String entity, String variable, Quarter quarter) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        return series(entity, variable).at(quarter);
    }

    /**
     * Why a value is what it is: the formulas, down to parameters and shocks with their sources. The equations are
     * worked out for it once more, as they stand.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code need}
     * @param quarter the quarter, such as {@code 2027Q4}
     * @return the explanation, which prints as a tree
     * @throws InvalidInputException if there is no such series or quarter
     */
    public Explanation explain(String entity, String variable, String quarter) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        return explain(entity, variable, Quarter.parse(quarter));
    }

    /**
     * Why a value is what it is.
     *
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable
     * @param quarter the quarter
     * @return the explanation, which prints as a tree
     * @throws InvalidInputException if there is no such series or quarter
     */
    public Explanation explain(String entity, String variable, Quarter quarter) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        series(entity, variable).at(quarter);
        SeriesKey key = new SeriesKey(entity, variable);
        if (series.entry(series.find(key)).sum()) {
            List<String> tiers = market.sums().stream()
                    .filter(g -> g.name().equals(entity))
                    .findFirst()
                    .orElseThrow()
                    .tiers();
            throw new InvalidInputException("explanation of " + key + ": must be of a part, since it is the sum over "
                    + String.join(", ", tiers) + "\nMaybe explain(\"" + tiers.get(0) + "\", \"" + variable + "\", \""
                    + quarter + "\")");
        }
        return Explanations.of(inputs.get(), start(), run, this::valueOfEngine)
                .explain(entity, variable, start().until(quarter));
    }

    private OptionalDouble valueOfEngine(String entity, String variable, int period) {
        int place = series.find(new SeriesKey(entity, variable));
        return place < 0 ? OptionalDouble.empty() : OptionalDouble.of(values[place][period]);
    }

    /**
     * All series in the tidy form of files: one row a number.
     *
     * @return a table of scenario, period, entity, variable, unit and value
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("")
                .text("scenario")
                .text("period")
                .text("entity")
                .text("variable")
                .text("unit")
                .number("value", "");
        List<SeriesKey> keys = keysAndSums();
        for (int i = 0; i < periods(); i++) {
            String period = start().plus(i).toString();
            for (SeriesKey key : keys) {
                int place = series.find(key);
                String unit = series.entry(place).unit();
                table.row(scenario, period, key.entity(), key.variable(), unit, values[place][i]);
            }
        }
        return table.build();
    }

    /**
     * All series as tidy CSV: {@code scenario,period,entity,variable,unit,value}, one row a number, in full precision.
     *
     * @return the text
     */
    public String toCsv() {
        return ProjectionCsv.text(this);
    }

    /**
     * Writes all series as tidy CSV, whole or not at all.
     *
     * @param file the file; folders above it are made, a file that is there is replaced
     * @return the file
     * @throws UncheckedIOException if it cannot be written
     */
    public Path toCsv(Path file) {
        Objects.requireNonNull(file, "file");
        WholeFiles.write(file, this::toCsv);
        return file;
    }

    /**
     * Writes all series as tidy CSV to where the text can go, number by number.
     *
     * @param out where to
     * @throws UncheckedIOException if it cannot be written
     */
    public void toCsv(Writer out) {
        try {
            ProjectionCsv.write(this, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        Quarter last = start().plus(market.quarters());
        Table.Builder table = Table.titled(
                        "Projection of " + market.name() + " under " + scenario + ", " + start() + " to " + last)
                .text("tier")
                .number("need " + start(), "GPU")
                .number("need " + last, "GPU")
                .text("need over time")
                .number("fleet " + last, "GPU")
                .number("rent " + last, "USD/h");
        for (String tier : market.tiers()) {
            Series need = series(tier, "need");
            table.row(
                    tier,
                    need.at(start()),
                    need.at(last),
                    need.sparkline(),
                    value(tier, "fleet", last),
                    value(tier, "rent", last));
        }
        table.note("GPUs are reference GPUs of their tier. Tokens: "
                + Units.shown(value("total", "tokens", start()), "Mtok/yr") + " to "
                + Units.shown(value("total", "tokens", last), "Mtok/yr") + ".");
        return table.build().toString();
    }
}
