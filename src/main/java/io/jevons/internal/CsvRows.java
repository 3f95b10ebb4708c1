package io.jevons.internal;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes all CSV of the library: RFC 4180 with a line feed after each row, and texts that a spreadsheet would take for
 * a formula made texts.
 *
 * <p>A name that begins with {@code = + - @}, their wide forms, a tab or a line break could run a command or fetch an address
 * where a spreadsheet opens the file; it gets an apostrophe before it, by which spreadsheets know a text. Numbers are
 * written as they are.
 */
public final class CsvRows {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?( ?%)?|[-+]?Infinity|NaN");

    private final Appendable out;
    private final char separator;
    private boolean begun;

    /**
     * Rows to be written somewhere.
     *
     * @param out where to
     */
    public CsvRows(Appendable out) {
        this(out, ',');
    }

    private CsvRows(Appendable out, char separator) {
        this.out = out;
        this.separator = separator;
    }

    /**
     * Rows with semicolons between their cells.
     *
     * @param out where to
     * @return the rows
     */
    public static CsvRows withSemicolons(Appendable out) {
        return new CsvRows(out, ';');
    }

    /**
     * Writes a cell that is a name or another text.
     *
     * @throws IOException if it cannot be written
     */
    public CsvRows name(String text) throws IOException {
        return cell(isFormula(text) ? "'" + text : text);
    }

    /**
     * Writes cells that are names.
     *
     * @throws IOException if they cannot be written
     */
    public CsvRows names(List<String> texts) throws IOException {
        for (String text : texts) {
            name(text);
        }
        return this;
    }

    /**
     * Writes a cell that is a number.
     *
     * @param number its digits; empty where there is none
     * @return this
     * @throws IOException if it cannot be written
     */
    public CsvRows number(String number) throws IOException {
        return cell(number);
    }

    /**
     * Ends the row.
     *
     * @throws IOException if it cannot be written
     */
    public void end() throws IOException {
        out.append('\n');
        begun = false;
    }

    private CsvRows cell(String text) throws IOException {
        if (begun) {
            out.append(separator);
        }
        out.append(quote(text));
        begun = true;
        return this;
    }

    /**
     * A text that may be a figure with its sign, such as a table has in its columns of text.
     *
     * @param text the text
     * @return whether it is a figure
     */
    public static boolean isFigure(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** A dash alone, the sign for nothing, is no formula. */
    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 && !text.equals("-");
    }

    private String quote(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == separator || "\"\n\r".indexOf(text.charAt(i)) >= 0) {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }
}
