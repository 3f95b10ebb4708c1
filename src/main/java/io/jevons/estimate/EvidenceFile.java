package io.jevons.estimate;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.yaml.MeantNumber;
import io.jevons.data.Status;
import io.jevons.internal.CsvRows;
import io.jevons.internal.Resources;
import io.jevons.internal.files.WholeFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evidence as CSV, a line an observation. */
final class EvidenceFile {
    /** A line is a few hundred bytes; nobody observes a hundred thousand things. */
    private static final int MOST_BYTES = 20_000_000;

    private static final List<String> COLUMNS = List.of(
            "series",
            "entity",
            "variable",
            "quarter",
            "measure",
            "value",
            "error",
            "known_on",
            "status",
            "source",
            "mapping");
    private static final List<String> OPTIONAL = List.of("measure", "status", "mapping");
    private static final Evidence BUNDLED = parse("evidence.csv", Resources.text(EvidenceFile.class, "evidence.csv"));

    private static final Evidence HISTORY =
            parse("nowcast-history.csv", Resources.text(EvidenceFile.class, "nowcast-history.csv"));

    private EvidenceFile() {}

    static Evidence bundled() {
        return BUNDLED;
    }

    /** Figures of its series from before it begins. */
    static Evidence history() {
        return HISTORY;
    }

    static Evidence read(Path file) {
        byte[] bytes;
        // A pipe or a device has no size to ask for, so no more is read than is allowed.
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file + ": no such file", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (bytes.length > MOST_BYTES) {
            throw new InvalidInputException(file + ": must be at most " + MOST_BYTES + " bytes");
        }
        try {
            return parse(
                    file.toString(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + ": must be text in UTF-8", e);
        }
    }

    static Evidence parse(String place, String text) {
        List<Observation> observations = new ArrayList<>();
        Map<List<Object>, Long> lines = new HashMap<>();
        // Spreadsheets write a byte order mark, which would be part of the first column's name.
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            CsvReader.CsvReaderBuilder reader = CsvReader.builder().commentStrategy(CommentStrategy.SKIP);
            List<String> header = reader.ofCsvRecord(content).stream()
                    .findFirst()
                    .map(CsvRecord::getFields)
                    .orElseThrow(() -> new InvalidInputException(
                            place + ": is empty, must have a line with the columns " + String.join(", ", COLUMNS)));
            requireColumns(place, header);
            for (NamedCsvRecord row : reader.ofNamedCsvRecord(content).stream().toList()) {
                Observation each = observation(place, row);
                Long before = lines.putIfAbsent(
                        List.of(each.entity(), each.variable(), each.quarter(), each.series()),
                        row.getStartingLineNumber());
                if (before != null) {
                    throw new InvalidInputException(place + ": line " + row.getStartingLineNumber() + ": "
                            + each.label() + " of series '" + each.series() + "' is given twice, first in line "
                            + before + ", must be once\nMaybe another name in its column 'series'");
                }
                observations.add(each);
            }
        } catch (CsvParseException e) {
            throw new InvalidInputException(place + ": is no CSV: " + e.getMessage(), e);
        }
        return Evidence.of(observations);
    }

    private static void requireColumns(String place, List<String> header) {
        if (header.size() == 1 && (header.get(0).contains(";") || header.get(0).contains("\t"))) {
            throw new InvalidInputException(place + ": line 1: has "
                    + (header.get(0).contains(";") ? "semicolons" : "tabs")
                    + " between its cells, must have commas\nMaybe save it as CSV with commas, and numbers with a"
                    + " decimal point");
        }
        for (String column : header) {
            if (Collections.frequency(header, column) > 1) {
                throw new InvalidInputException(
                        place + ": line 1: column '" + column + "' stands there twice, must stand once");
            }
        }
        for (String column : COLUMNS) {
            if (!OPTIONAL.contains(column) && !header.contains(column)) {
                throw new InvalidInputException(place + ": line 1 has no column '" + column + "', must have "
                        + String.join(", ", COLUMNS) + InvalidInputException.maybe(column, header));
            }
        }
        for (String column : header) {
            if (!COLUMNS.contains(column)) {
                throw new InvalidInputException(place + ": line 1: unknown column '" + column + "', must be of "
                        + String.join(", ", COLUMNS) + InvalidInputException.maybe(column, COLUMNS));
            }
        }
    }

    private static Observation observation(String place, NamedCsvRecord row) {
        try {
            int columns = row.getHeader().size();
            if (row.getFieldCount() > columns) {
                throw InvalidInputException.of(
                        "number of cells",
                        row.getFieldCount(),
                        "at most " + columns + ", one a column\nMaybe quotes around a text that has a comma");
            }
            return new Observation(
                    field(row, "entity", ""),
                    field(row, "variable", ""),
                    Quarter.parse(field(row, "quarter", "")),
                    number(row, "value"),
                    number(row, "error"),
                    Observation.Measure.parse(field(row, "measure", "level")),
                    Observation.day("known_on", field(row, "known_on", "")),
                    field(row, "series", ""),
                    field(row, "source", ""),
                    status(field(row, "status", "reported")),
                    field(row, "mapping", ""));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(place + ": line " + row.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static String field(NamedCsvRecord row, String column, String otherwise) {
        Optional<String> found = row.findField(column);
        return found.filter(text -> !text.isBlank()).map(String::strip).orElse(otherwise);
    }

    private static double number(NamedCsvRecord row, String column) {
        String text = field(row, column, "");
        // What Java takes for a number beside, such as 0x1p3 and 5d, is a mistake here as it is in YAML.
        if (!MeantNumber.isNumber(text)) {
            throw new InvalidInputException(
                    column + " = '" + text + "': must be a number such as 2.9e11" + MeantNumber.maybe(text));
        }
        return Double.parseDouble(text);
    }

    private static Status status(String text) {
        for (Status status : Status.values()) {
            if (status.toString().equals(text)) {
                return status;
            }
        }
        throw InvalidInputException.unknown("status", text, List.of("reported", "derived", "estimated"));
    }

    static void write(Evidence evidence, Path file) {
        WholeFiles.write(file, out -> write(evidence, out));
    }

    /** What {@link #write} writes. */
    static String text(Evidence evidence) {
        StringWriter out = new StringWriter();
        try {
            write(evidence, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(Evidence evidence, Writer out) throws IOException {
        CsvRows csv = new CsvRows(out);
        csv.names(COLUMNS).end();
        for (Observation each : evidence.observations()) {
            csv.name(each.series()).name(each.entity()).name(each.variable());
            csv.name(each.quarter().toString()).name(each.measure().toString());
            csv.number(Numbers.exact(each.value())).number(Numbers.exact(each.error()));
            csv.name(each.knownOn().toString()).name(each.status().toString());
            csv.name(each.source()).name(each.mapping()).end();
        }
    }
}
