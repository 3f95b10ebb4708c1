package io.jevons.cost.prices;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * The price of a token at constant quality over time: a start and three trends that multiply, from better algorithms,
 * cheaper hardware, and price over cost.
 *
 * <pre>
 *   p(t) = p(0) · Π factor_i^(-t)          t in years
 * </pre>
 *
 * <p>Immutable. {@link #backtest} holds the trends against list prices.
 */
public final class CostPath {
    private final Quarter start;
    private final double usdPerMtok;
    private final List<Trend> trends;

    private CostPath(Quarter start, double usdPerMtok, List<Trend> trends) {
        this.start = start;
        this.usdPerMtok = usdPerMtok;
        this.trends = trends;
    }

    /**
     * A path with the bundled trends.
     *
     * @param start the quarter of the known price
     * @param usdPerMtok the price then, in USD a million tokens, above 0
     * @return the path
     * @throws InvalidInputException if the price is not above 0
     */
    public static CostPath of(Quarter start, double usdPerMtok) {
        Objects.requireNonNull(start, "start");
        Checks.positive("usdPerMtok", usdPerMtok);
        return new CostPath(start, usdPerMtok, List.of(Trend.ALGORITHMS, Trend.HARDWARE, Trend.PRICE));
    }

    /**
     * The same with another trend, in place of the one of its name or beside the others.
     *
     * @param trend the trend
     * @return a changed copy
     */
    public CostPath with(Trend trend) {
        Objects.requireNonNull(trend, "trend");
        List<Trend> changed = new ArrayList<>(trends);
        changed.removeIf(other -> other.name().equals(trend.name()));
        changed.add(trend);
        return new CostPath(start, usdPerMtok, List.copyOf(changed));
    }

    /**
     * The same without a trend; without {@code price} it is the path of cost.
     *
     * @param name the trend's name
     * @return a changed copy
     * @throws InvalidInputException if there is no such trend
     */
    public CostPath without(String name) {
        Objects.requireNonNull(name, "name");
        List<String> names = trends.stream().map(Trend::name).toList();
        if (!names.contains(name)) {
            throw InvalidInputException.unknown("trend", name, names);
        }
        return new CostPath(
                start,
                usdPerMtok,
                trends.stream().filter(trend -> !trend.name().equals(name)).toList());
    }

    /**
     * The trends.
     *
     * @return the trends, which multiply
     */
    public List<Trend> trends() {
        return trends;
    }

    /**
     * How many times cheaper a year, all trends together.
     *
     * @return a factor
     */
    public double factorPerYear() {
        return product(Trend::factor);
    }

    /**
     * The price of a quarter.
     *
     * @param quarter the quarter; before the start prices were higher
     * @return USD a million tokens
     */
    public double at(Quarter quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return at(quarter, Trend::factor);
    }

    /**
     * The price of a quarter if every trend is as fast as plausible.
     *
     * @param quarter the quarter, not before the start
     * @return USD a million tokens
     */
    public double lowAt(Quarter quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return at(quarter, Trend::high);
    }

    /**
     * The price of a quarter if every trend is as slow as plausible.
     *
     * @param quarter the quarter, not before the start
     * @return USD a million tokens
     */
    public double highAt(Quarter quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return at(quarter, Trend::low);
    }

    /**
     * The path as a series.
     *
     * @param last its last quarter, not before the start
     * @return the prices by quarter
     * @throws InvalidInputException if the last quarter is before the start
     */
    public Series series(Quarter last) {
        Objects.requireNonNull(last, "last");
        int steps = start.until(last);
        Checks.atLeast("quarters", steps, 0);
        double[] values = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            values[i] = at(start.plus(i));
        }
        return Series.of("price at constant quality", "USD/Mtok", start, values);
    }

    /**
     * Holds the bundled trends against the cheapest list price at a quality, quarter by quarter: the path starts at the
     * first price and is not adjusted after.
     *
     * @param benchmark {@code mmlu} or {@code gpqa}
     * @param threshold the least score in points of 100
     * @return the comparison
     * @throws InvalidInputException if the benchmark is unknown or no model reaches the threshold
     */
    public static PriceBacktest backtest(String benchmark, double threshold) {
        Objects.requireNonNull(benchmark, "benchmark");
        return PriceBacktest.of(benchmark, threshold);
    }

    /**
     * List prices of open models over the cost of serving them here: margins, as numbers.
     *
     * @return the table
     */
    public static Table margins() {
        return ListPrices.margins();
    }

    private double at(Quarter quarter, ToDoubleFunction<Trend> pace) {
        double years = start.until(quarter) * Quarter.YEARS;
        return usdPerMtok * Math.pow(product(pace), -years);
    }

    private double product(ToDoubleFunction<Trend> pace) {
        return trends.stream().mapToDouble(pace).reduce(1, (a, b) -> a * b);
    }

    @Override
    public String toString() {
        Table.Builder table = Table.titled("Price at constant quality, from " + start)
                .text("trend")
                .number("times cheaper a year", "1")
                .number("low", "1")
                .number("high", "1")
                .text("source");
        trends.forEach(trend -> table.row(trend.name(), trend.factor(), trend.low(), trend.high(), trend.source()));
        table.row("together", factorPerYear(), product(Trend::low), product(Trend::high), "");
        return table.build().toString();
    }
}
