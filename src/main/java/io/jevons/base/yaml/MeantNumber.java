package io.jevons.base.yaml;

import io.jevons.base.Numbers;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was probably meant by a text that stands where a number must, and is none. */
public final class MeantNumber {
    /** No number that somebody typed is longer. */
    private static final int LONGEST = 40;

    private static final String EXPONENT = "([eE][-+]?\\d+)?";

    /** 1,000 and 1,000,000.5, but not 0,900. */
    private static final Pattern GROUPED = Pattern.compile("[-+]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?" + EXPONENT);

    private static final Pattern DECIMAL_COMMA = Pattern.compile("[-+]?\\d*,\\d+" + EXPONENT);

    /** 1.000,5 and 1.000.000. */
    private static final Pattern GROUPED_BY_POINTS =
            Pattern.compile("[-+]?[1-9]\\d{0,2}((\\.\\d{3})+,\\d+|(\\.\\d{3}){2,})" + EXPONENT);

    private static final Pattern SPACED =
            Pattern.compile("[-+]?\\d+([_' \u00a0\u2009\u202f]\\d{3})+(\\.\\d+)?" + EXPONENT);
    private static final Pattern PERCENT = Pattern.compile("([-+]?\\d+(?:[.,]\\d+)?)\\s?%");

    private static final Pattern WITH_UNIT =
            Pattern.compile("(" + YamlNode.NUMBER.pattern() + ")\\s?([$€£]|[a-zA-Z][a-zA-Z/$€£-]+)");

    private static final Map<String, Integer> SCALES =
            Map.of("thousand", 3, "million", 6, "mn", 6, "billion", 9, "bn", 9, "trillion", 12, "tn", 12);

    private MeantNumber() {}

    /**
     * Whether a text is a decimal number, as files have it.
     *
     * @param text the text
     * @return whether it is
     */
    public static boolean isNumber(String text) {
        return YamlNode.NUMBER.matcher(Objects.requireNonNull(text, "text")).matches();
    }

    /**
     * The remedy line for a text that is no number.
     *
     * @param text the text
     * @return the line, or nothing where no number can be guessed
     */
    public static String maybe(String text) {
        Objects.requireNonNull(text, "text");
        if (text.length() > LONGEST) {
            return "";
        }
        Matcher percent = PERCENT.matcher(text);
        if (percent.matches()) {
            BigDecimal share = new BigDecimal(percent.group(1).replace(',', '.')).movePointLeft(2);
            return "\nMaybe " + share.toPlainString() + ", a share of 1";
        }
        if (YamlNode.NUMBER.matcher(text).matches()) {
            return "\nMaybe " + text + ", without quotes";
        }
        if (GROUPED.matcher(text).matches()) {
            boolean either = text.indexOf(',') == text.lastIndexOf(',') && text.indexOf('.') < 0;
            return "\nMaybe " + text.replace(",", "")
                    + (either ? ", or " + point(text) + " if the comma is a decimal one" : ", without commas");
        }
        if (DECIMAL_COMMA.matcher(text).matches()) {
            return "\nMaybe " + point(text) + ", with a decimal point";
        }
        if (GROUPED_BY_POINTS.matcher(text).matches()) {
            return "\nMaybe " + point(text.replace(".", "")) + ", with no mark but a decimal point";
        }
        if (SPACED.matcher(text).matches()) {
            return "\nMaybe " + text.replaceAll("[_' \u00a0\u2009\u202f]", "") + ", without marks between digits";
        }
        Matcher withUnit = WITH_UNIT.matcher(text);
        if (withUnit.matches()) {
            Integer scale =
                    SCALES.get(text.substring(withUnit.group(1).length()).strip());
            if (scale != null) {
                BigDecimal scaled = new BigDecimal(withUnit.group(1)).scaleByPowerOfTen(scale);
                return "\nMaybe " + Numbers.exact(scaled.doubleValue()) + ", if it is in the unit of the key";
            }
            return "\nMaybe " + withUnit.group(1) + ", if it is in the unit of the key";
        }
        return "";
    }

    private static String point(String text) {
        return text.replace(',', '.');
    }
}
