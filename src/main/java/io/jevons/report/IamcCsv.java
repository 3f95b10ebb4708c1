package io.jevons.report;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.CsvRows;
import io.jevons.market.Market;
import io.jevons.market.TierGroup;
import io.jevons.rebound.YearFigure;
import io.jevons.rebound.Years;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A projection in the format of the Integrated Assessment Modeling Consortium, as pyam reads it: model, scenario, region,
 * variable, unit and then either time and value (long) or one column a point in time (wide).
 *
 * <p>The quantity comes first, and a quantity that adds up has its total as parent: {@code GPU Need} is the sum of
 * {@code GPU Need|Flagship} and so on, all in H100-equivalents. Groups of tiers overlap, so that they stand by themselves
 * ({@code GPU Need by Group|Nvidia}). A year's figure of a rate is the mean of its four quarters, which is what flows in the
 * year; a stock is that of the last quarter; years that the projection has in part are left out. Units are such as pint
 * parses, with the definitions of {@link #UNITS}.
 */
final class IamcCsv {
    /** Names that pyam keeps for its columns and indicators, and those that pandas reads as missing. */
    private static final Set<String> RESERVED = Set.of(
            "model",
            "scenario",
            "region",
            "variable",
            "unit",
            "year",
            "time",
            "value",
            "exclude",
            "meta",
            "data",
            "level",
            "measurand",
            "na",
            "n/a",
            "#n/a",
            "#na",
            "<na>",
            "nan",
            "-nan",
            "null",
            "none",
            "inf",
            "-inf",
            "infinity",
            "-infinity");

    private static final String REGION = "World";

    private IamcCsv() {}

    /** What pint has to be told of the units. */
    static final String UNITS = """
            # Units of Jevons' IAMC files, for pint: ureg.load_definitions("units.txt"); for pyam, which calculates with a
            # registry of its own: iam_units.registry.load_definitions("units.txt")
            USD_2025 = [currency_2025]
            GPU = [gpu]
            ref_GPU = [reference_gpu]
            H100e = [h100_equivalent]
            tok = [token]
            """;

    private static final int QUARTERS = 4;

    /** What a file has of a series: its name, unit, and value by column. */
    private record Line(String variable, String unit, List<Double> values) {}

    static void write(Projection projection, String model, boolean wide, boolean yearly, Writer out)
            throws IOException {
        String scenario = name("scenario", projection.scenario());
        name("model", model);
        List<String> times = yearly ? years(projection) : quarters(projection);
        CsvRows csv = new CsvRows(out);
        csv.names(List.of("model", "scenario", "region", "variable", "unit"));
        csv.names(wide ? times : List.of(yearly ? "year" : "time", "value")).end();
        for (Line line : lines(projection, yearly)) {
            List<String> row = List.of(model, scenario, REGION, line.variable(), line.unit());
            if (wide) {
                csv.names(row);
            }
            for (int i = 0; i < times.size(); i++) {
                String value =
                        value(line.variable(), times.get(i), line.values().get(i));
                if (wide) {
                    csv.number(value);
                } else {
                    csv.names(row).name(times.get(i)).number(value).end();
                }
            }
            if (wide) {
                csv.end();
            }
        }
    }

    private static List<String> quarters(Projection projection) {
        List<String> times = new ArrayList<>();
        for (int i = 0; i < projection.periods(); i++) {
            times.add(time(projection.start().plus(i)));
        }
        return times;
    }

    /** The years of which there are all quarters. */
    private static List<String> years(Projection projection) {
        List<String> years = Years.of(projection).stream()
                .map(y -> Years.heading(projection, y))
                .filter(h -> !h.contains("Q"))
                .toList();
        if (years.isEmpty()) {
            throw new InvalidInputException("IAMC file of " + projection.start() + " to "
                    + projection.start().plus(projection.periods() - 1)
                    + ": must have a whole calendar year\nMaybe Export.iamcQuarterly(projection, file)");
        }
        return years;
    }

    private static List<Line> lines(Projection projection, boolean yearly) {
        Market market = projection.market();
        Map<SeriesKey, Series> sums = new LinkedHashMap<>();
        projection.sums().forEach(k -> sums.put(k, projection.series(k.entity(), k.variable())));
        Names names = new Names();
        List<Line> lines = new ArrayList<>();
        for (SeriesKey key : projection.keys()) {
            Series series = projection.series(key.entity(), key.variable());
            Series total = sums.get(new SeriesKey(TierGroup.TOTAL, key.variable()));
            boolean weighted = total != null && !total.unit().equals(series.unit());
            boolean ofTier = market.tiers().contains(key.entity());
            double weight = weighted && ofTier ? market.get("tiers." + key.entity() + ".h100-equivalents") : 1;
            String unit = weighted && ofTier ? total.unit() : series.unit();
            lines.add(line(names.variable(key), unit, weight, series, yearly));
        }
        sums.forEach((key, series) -> lines.add(line(names.sum(key), series.unit(), 1, series, yearly)));
        return lines;
    }

    private static Line line(String variable, String unit, double weight, Series series, boolean yearly) {
        double[] values = yearly ? byYear(series) : series.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= weight;
        }
        return new Line(variable, pint(unit), Arrays.stream(values).boxed().toList());
    }

    private static double[] byYear(Series series) {
        int first = (QUARTERS + 1 - series.start().number()) % QUARTERS;
        double[] values = new double[(series.size() - first) / QUARTERS];
        boolean stock = YearFigure.kind(series.unit()) == YearFigure.Kind.END;
        for (int y = 0; y < values.length; y++) {
            int from = first + QUARTERS * y;
            double sum = 0;
            for (int q = 0; q < QUARTERS; q++) {
                sum += series.get(from + q) / QUARTERS;
            }
            values[y] = stock ? series.get(from + QUARTERS - 1) : sum;
        }
        return values;
    }

    /** A unit as pint parses it. */
    private static String pint(String unit) {
        return unit.equals("1")
                ? "dimensionless"
                : unit.replace("ref GPU", "ref_GPU")
                        .replace("USD", "USD_2025")
                        .replace("H100-h", "H100e*h")
                        .replace("/GPU-h", "/(GPU*h)")
                        .replace("GPU-h", "GPU*h");
    }

    private static String value(String key, String time, double value) {
        if (!Double.isFinite(value)) {
            throw InvalidInputException.of(key + " at " + time, value, "a finite number in an IAMC file");
        }
        return Numbers.exact(value);
    }

    private static String time(Quarter quarter) {
        return String.format(Locale.ROOT, "%04d-%02d-01 00:00:00", quarter.year(), quarter.month());
    }

    private static String name(String field, String name) {
        if (name.isBlank() || RESERVED.contains(name.strip().toLowerCase(Locale.ROOT))) {
            throw InvalidInputException.of(
                    field, "'" + name + "'", "a name that neither pyam nor pandas keeps for itself");
        }
        if (name.contains("|") || name.contains("*")) {
            throw InvalidInputException.of(field, "'" + name + "'", "without | and *, which pyam gives a meaning");
        }
        return name;
    }

    /** Names of variables: what, of whom, which; such as {@code GPU Need|Flagship}. */
    private static final class Names {
        private static final Set<String> GPUS = Set.of("need", "fleet", "shipped", "waiting");

        private final Set<String> taken = new HashSet<>();

        String variable(SeriesKey key) {
            String[] parts = key.variable().split(":", -1);
            StringBuilder variable = new StringBuilder(quantity(parts[0]));
            if (!key.entity().equals(TierGroup.TOTAL)) {
                variable.append('|').append(title(name("entity", key.entity())));
            }
            for (int i = 1; i < parts.length; i++) {
                variable.append('|').append(title(name("variable", parts[i])));
            }
            return unique(key, variable.toString());
        }

        /** The name of a sum over tiers: of all the parent, of some a line of its own, since groups overlap. */
        String sum(SeriesKey key) {
            String quantity = quantity(key.variable());
            return unique(
                    key,
                    key.entity().equals(TierGroup.TOTAL)
                            ? quantity
                            : quantity + " by Group|" + title(name("entity", key.entity())));
        }

        private static String quantity(String variable) {
            String title = title(name("variable", variable));
            return GPUS.contains(variable) ? "GPU " + title : title;
        }

        private String unique(SeriesKey key, String variable) {
            if (!taken.add(variable)) {
                throw InvalidInputException.of(
                        key.toString(), "'" + variable + "'", "the only variable of that name in an IAMC file");
            }
            return variable;
        }

        /** {@code shipped-units} as {@code Shipped Units}. */
        private static String title(String name) {
            StringBuilder title = new StringBuilder();
            for (String word : name.split("[-_ ]+", -1)) {
                if (!word.isEmpty()) {
                    title.append(title.isEmpty() ? "" : " ");
                    title.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
                }
            }
            return title.toString();
        }
    }
}
