package io.jevons.report;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.CsvRows;
import io.jevons.market.Market;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A projection in the format of the Integrated Assessment Modeling Consortium, as pyam reads it: model, scenario, region,
 * variable, unit and then either time and value (long) or one column a point in time (wide).
 *
 * <p>Quarters are below a year, so time is a date and time, the start of the quarter; pyam takes columns of datetimes for
 * its continuous time domain. Figures that are rates a year stay rates a year.
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

    static void write(Projection projection, String model, boolean wide, Writer out) throws IOException {
        Names names = new Names(projection.market());
        String scenario = name("scenario", projection.scenario());
        name("model", model);
        CsvRows csv = new CsvRows(out);
        List<String> times = new ArrayList<>();
        for (int i = 0; i < projection.periods(); i++) {
            times.add(time(projection.start().plus(i)));
        }
        csv.names(List.of("model", "scenario", "region", "variable", "unit"));
        csv.names(wide ? times : List.of("time", "value")).end();
        for (SeriesKey key : projection.keys()) {
            Series series = projection.series(key.entity(), key.variable());
            List<String> row = List.of(model, scenario, REGION, names.variable(key), series.unit());
            if (wide) {
                csv.names(row);
            }
            for (int i = 0; i < series.size(); i++) {
                String value = value(key, times.get(i), series.get(i));
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

    private static String value(SeriesKey key, String time, double value) {
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

    /** Names of variables: what, of whom, which; such as {@code GPU Demand|Flagship|Need}. */
    private static final class Names {
        private final List<String> tiers;
        private final List<String> cells;
        private final Set<String> taken = new HashSet<>();

        Names(Market market) {
            tiers = market.tiers();
            cells = market.cells();
        }

        String variable(SeriesKey key) {
            String entity = key.entity();
            String root = tiers.contains(entity)
                    ? "GPU Demand"
                    : cells.contains(entity) ? "Token Demand" : entity.equals("total") ? "AI Compute" : "AI Training";
            String of = entity.equals("total") ? "" : "|" + title(name("entity", entity));
            StringBuilder what = new StringBuilder();
            for (String part : key.variable().split(":", -1)) {
                what.append('|').append(title(name("variable", part)));
            }
            String variable = root + of + what;
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
