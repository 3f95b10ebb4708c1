package io.jevons.base;

import io.jevons.internal.Glyphs;
import java.util.Objects;

/**
 * One number a quarter, with a name and a unit. Immutable.
 *
 * <pre>{@code
 * var need = Series.of("need", "GPU", Quarter.parse("2026Q1"), 100, 110, 125);
 * need.at(Quarter.parse("2026Q2"));             // 110
 * need.chart();
 * }</pre>
 */
public final class Series implements Shown.AsTable, Shown.AsChart {
    private final String name;
    private final String unit;
    private final Quarter start;
    private final double[] values;

    private Series(String name, String unit, Quarter start, double[] values) {
        this.name = name;
        this.unit = unit;
        this.start = start;
        this.values = values;
    }

    /**
     * Creates a series.
     *
     * @param name what it is, such as {@code flagship need}
     * @param unit its unit
     * @param start the first quarter
     * @param values one value a quarter, copied; at least one
     * @return the series
     * @throws InvalidInputException if there is no value
     */
    public static Series of(String name, String unit, Quarter start, double... values) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(values, "values");
        if (values.length == 0) {
            throw InvalidInputException.of("values of " + name, "none", "at least one");
        }
        return new Series(name, unit, start, values.clone());
    }

    /**
     * What the series is.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The unit of the values.
     *
     * @return the unit
     */
    public String unit() {
        return unit;
    }

    /**
     * The first quarter.
     *
     * @return the quarter
     */
    public Quarter start() {
        return start;
    }

    /**
     * The last quarter.
     *
     * @return the quarter
     */
    public Quarter end() {
        return start.plus(values.length - 1);
    }

    /**
     * How many quarters there are.
     *
     * @return the count
     */
    public int size() {
        return values.length;
    }

    /**
     * The value by position.
     *
     * @param index 0 for the first quarter
     * @return the value
     * @throws IndexOutOfBoundsException if there is no such quarter
     */
    public double get(int index) {
        return values[Objects.checkIndex(index, values.length)];
    }

    /**
     * The value of a quarter.
     *
     * @param quarter the quarter
     * @return the value
     * @throws InvalidInputException if the series does not have that quarter
     */
    public double at(Quarter quarter) {
        Objects.requireNonNull(quarter, "quarter");
        int index = start.until(quarter);
        if (index < 0 || index >= values.length) {
            throw InvalidInputException.of("quarter of " + name, quarter, "between " + start + " and " + end());
        }
        return values[index];
    }

    /**
     * The value of a quarter.
     *
     * @param quarter the quarter, such as {@code 2029Q4}
     * @return the value
     * @throws InvalidInputException if the text is not a quarter or the series does not have it
     */
    public double at(String quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return at(Quarter.parse(quarter));
    }

    /**
     * All values.
     *
     * @return a copy
     */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * The series as a line of bars, one character a quarter, from its lowest value to its highest.
     *
     * @return the line; ASCII where standard output shows no more
     */
    public String sparkline() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        String levels = Glyphs.levels();
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                line.append(' ');
            } else {
                double place = high > low ? (value - low) / (high - low) : 0.5;
                line.append(levels.charAt((int) Math.round(place * (levels.length() - 1))));
            }
        }
        return line.toString();
    }

    /**
     * The series as a table of quarters and values.
     *
     * @return the table
     */
    @Override
    public Table toTable() {
        Table.Builder table =
                Table.titled(name + "   " + sparkline()).text("quarter").number("value", unit);
        for (int i = 0; i < values.length; i++) {
            table.row(start.plus(i), values[i]);
        }
        return table.build();
    }

    /**
     * The series as a line over time.
     *
     * @return a chart
     */
    @Override
    public Chart chart() {
        String finding = name + " goes from " + Numbers.human(values[0]) + " in " + start + " to "
                + Numbers.human(values[values.length - 1]) + " in " + end();
        return Chart.of(Chart.Kind.LINE, finding)
                .subtitle(unit.equals("1") ? "" : unit)
                .trace("", Chart.Role.MAIN, this);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
