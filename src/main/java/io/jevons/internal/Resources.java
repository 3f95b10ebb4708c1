package io.jevons.internal;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Text that comes with the jar. A fault here is the library's own, hence not an input exception. */
public final class Resources {
    private Resources() {}

    /**
     * Reads a bundled text.
     *
     * @param owner the class beside which it stands
     * @param name its name, relative to the class's package
     * @return the text
     */
    public static String text(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a bundled table. Lines that start with {@code #} are comments.
     *
     * @param owner the class beside which it stands
     * @param name its name, relative to the class's package
     * @return its rows, by the names in its first line
     */
    public static List<Row> csv(Class<?> owner, String name) {
        List<Row> rows = new ArrayList<>();
        for (NamedCsvRecord csvRecord :
                CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(text(owner, name))) {
            rows.add(new Row(csvRecord));
        }
        return List.copyOf(rows);
    }

    /** A row of a bundled table. */
    public static final class Row {
        private final NamedCsvRecord csvRecord;

        private Row(NamedCsvRecord csvRecord) {
            this.csvRecord = csvRecord;
        }

        /**
         * Whether the table has a column.
         *
         * @param column the column
         * @return whether it has
         */
        public boolean has(String column) {
            return csvRecord.getHeader().contains(column);
        }

        /**
         * A field as text.
         *
         * @param column the column
         * @return the text; empty where the field is empty
         */
        public String text(String column) {
            return csvRecord.getField(column);
        }

        /**
         * A field as a number.
         *
         * @param column the column
         * @return the number; NaN where the field is empty
         */
        public double number(String column) {
            String text = text(column);
            return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
        }

        /**
         * A field as a whole number.
         *
         * @param column the column
         * @return the number; 0 where the field is empty
         */
        public int integer(String column) {
            String text = text(column);
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        }
    }
}
