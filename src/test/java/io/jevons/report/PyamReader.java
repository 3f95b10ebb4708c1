package io.jevons.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A reader as strict as pyam is, or stricter: what it takes, {@code pyam.IamDataFrame(file)} takes. The rules are those of
 * pyam's {@code utils.py}, version 2 and later: column names in lower case, six of them illegal, the index and the unit
 * required, either one column of time and one of values or one column a point in time, no empty cell of the index, values
 * that are numbers, no row twice. Beyond pyam: names that are written in lower case already, no column besides, no unit
 * left empty, finite values, one domain of time, of years or of dates.
 */
final class PyamReader {
    private static final List<String> INDEX = List.of("model", "scenario", "region", "variable", "unit");
    private static final Set<String> ILLEGAL = Set.of("data", "meta", "level", "exclude", "measurand", "");

    /** What pandas reads as missing unless it is told otherwise. */
    private static final Set<String> MISSING = Set.of(
            "",
            " ",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private PyamReader() {}

    /** The numbers of a file, by model, scenario, region, variable, unit and time. */
    static Map<List<String>, Double> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(Files.readString(file))) {
            csv.forEach(r -> rows.add(r.getFields()));
        }
        List<String> header = rows.remove(0);
        Map<List<String>, Double> numbers = new LinkedHashMap<>();
        boolean isLong = checkHeader(header);
        for (List<String> row : rows) {
            require(row.size() == header.size(), "as many cells as columns: " + row);
            List<String> index = row.subList(0, INDEX.size());
            require(index.stream().noneMatch(MISSING::contains), "no empty cell: " + index);
            if (isLong) {
                boolean year = header.get(5).equals("year");
                require(year == row.get(5).matches("\\d{4}"), "time and value in one domain: " + row);
                put(numbers, index, row.get(5), row.get(6));
            } else {
                for (int i = INDEX.size(); i < row.size(); i++) {
                    put(numbers, index, header.get(i), row.get(i));
                }
            }
        }
        return numbers;
    }

    private static boolean checkHeader(List<String> header) {
        for (String column : header) {
            require(column.equals(column.toLowerCase(Locale.ROOT)), "lower case: " + column);
            require(!ILLEGAL.contains(column), "a legal column: " + column);
        }
        require(header.stream().distinct().count() == header.size(), "different columns: " + header);
        require(header.size() > 5 && header.subList(0, 5).equals(INDEX), "the index first: " + header);
        List<String> rest = header.subList(5, header.size());
        if (rest.contains("value")) {
            require(
                    rest.equals(List.of("time", "value")) || rest.equals(List.of("year", "value")),
                    "time and value: " + rest);
            return true;
        }
        rest.forEach(PyamReader::time);
        return false;
    }

    /**
     * The largest relative difference of a variable and the sum of those one level below it, at any point in time, as
     * {@code IamDataFrame.check_aggregate} compares them; all of one unit.
     */
    static double worstAggregate(Map<List<String>, Double> numbers, String parent) {
        Map<List<String>, Double> sums = new LinkedHashMap<>();
        numbers.forEach((key, value) -> {
            String variable = key.get(3);
            boolean below = variable.startsWith(parent + "|") && variable.indexOf('|', parent.length() + 1) < 0;
            if (below) {
                List<String> above = new ArrayList<>(key);
                above.set(3, parent);
                sums.merge(above, value, Double::sum);
            }
        });
        require(!sums.isEmpty(), "something below " + parent);
        double worst = 0;
        for (Map.Entry<List<String>, Double> sum : sums.entrySet()) {
            Double whole = numbers.get(sum.getKey());
            require(whole != null, "the parent in the same unit: " + sum.getKey());
            worst = Math.max(worst, Math.abs(sum.getValue() - whole) / Math.max(Math.abs(whole), 1e-300));
        }
        return worst;
    }

    private static LocalDateTime time(String text) {
        if (text.matches("\\d{4}")) {
            return LocalDateTime.of(Integer.parseInt(text), 1, 1, 0, 0);
        }
        try {
            return LocalDateTime.parse(text, TIME);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("expected a date and time: " + text, e);
        }
    }

    private static void put(Map<List<String>, Double> numbers, List<String> index, String time, String value) {
        require(!MISSING.contains(value), "a value, which pyam would drop: " + index);
        double number = Double.parseDouble(value);
        require(Double.isFinite(number), "a finite value: " + value);
        List<String> key = new ArrayList<>(index);
        key.add(time(time).toString());
        require(numbers.put(List.copyOf(key), number) == null, "no row twice: " + key);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("expected " + what);
        }
    }
}
