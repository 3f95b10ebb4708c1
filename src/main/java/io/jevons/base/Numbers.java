package io.jevons.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them: three significant digits, {@code 12.3 M}, {@code 4.1 %}, whatever the locale. */
public final class Numbers {
    private static final String[] SCALES = {"", " k", " M", " bn", " tn"};

    /** The digits of the longest double, and the roundings to fewer that may still read back as the same. */
    private static final int MOST_DIGITS = 17;

    private static final List<RoundingMode> ROUNDINGS =
            List.of(RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.DOWN);

    /** What rounds to 0.0 per cent. */
    private static final double ROUNDS_TO_NONE = 0.05;

    private Numbers() {}

    /**
     * A number with three significant digits and a scale: k (thousand), M (million), bn (billion, 10⁹), tn (trillion,
     * 10¹²). Beyond that, and below a millionth, with a power of ten.
     *
     * @param value the number
     * @return such as {@code 12.3 M}, {@code 0.0123}, {@code 1,520} never: {@code 1.52 k}; {@code -} for NaN
     */
    public static String human(double value) {
        return human(value, 3);
    }

    /**
     * A count: every digit below ten thousand, and above as {@link #human(double)} has it.
     *
     * @param number how many there are
     * @return such as {@code 60}, {@code 4096} or {@code 1.20 M}
     */
    public static String count(long number) {
        return Math.abs(number) < 10_000 ? Long.toString(number) : human((double) number);
    }

    /**
     * A number without a unit: as {@link #human(double)}, but {@code ~0} below a millionth, where digits would say nothing.
     *
     * @param value the number
     * @return such as {@code 0.0123}
     */
    public static String pure(double value) {
        return value != 0 && Math.abs(value) < 1e-6 ? "~0" : human(value);
    }

    /**
     * A number without a unit as one of several that are read against each other: with three digits, but no more decimals than
     * leave the largest of them four.
     *
     * @param value the number
     * @param largest the largest of them, without its sign
     * @return such as {@code 0.0021} beside 0.650; {@code ~0} where no digit is left; as {@link #pure(double)} where the largest is a
     *     thousand or more, or below a millionth
     */
    public static String alike(double value, double largest) {
        if (!Double.isFinite(value) || value == 0 || !(largest >= 1e-6 && largest < 999.5)) {
            return pure(value);
        }
        int most = Math.max(0, 3 - (int) Math.floor(Math.log10(largest)));
        String text = pure(value);
        int decimals = text.indexOf('.') < 0 ? 0 : text.length() - 1 - text.indexOf('.');
        if (decimals <= most) {
            return text;
        }
        String fewer = String.format(Locale.ROOT, "%." + most + "f", value);
        return Double.parseDouble(fewer) == 0 ? "~0" : fewer;
    }

    /**
     * A number with some significant digits and a scale, as {@link #human(double)} has three.
     *
     * @param value the number
     * @param digits the significant digits, 3 to 15
     * @return such as {@code 12.3457 M} for six digits; {@code -} for NaN
     * @throws InvalidInputException if the digits are out of their range
     */
    public static String human(double value, int digits) {
        Checks.between("digits", digits, 3, 15);
        if (Double.isNaN(value)) {
            return "-";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinite" : "-infinite";
        }
        if (value == 0) {
            return "0";
        }
        double magnitude = Math.abs(value);
        int scale = 0;
        double carries = 1000 - 0.5 * Math.pow(10, 3 - digits);
        while (magnitude >= carries && scale < SCALES.length - 1) {
            magnitude /= 1000;
            scale++;
        }
        if (magnitude >= carries || magnitude < 1e-6) {
            return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
        }
        String sign = value < 0 ? "-" : "";
        return sign + decimal(magnitude, digits) + SCALES[scale];
    }

    /**
     * A probability in whole per cent, where chance leaves no more digits.
     *
     * @param fraction the fraction, 0.041 for 4 %
     * @return such as {@code 4 %}; {@code -} for NaN
     */
    public static String wholePercent(double fraction) {
        return Double.isFinite(fraction) ? Math.round(100 * fraction) + " %" : human(fraction);
    }

    /**
     * A fraction in per cent.
     *
     * @param fraction the fraction, 0.041 for 4.1 %
     * @return such as {@code 4.1 %}; {@code 0.0 %}, without a sign, for what rounds to it; {@code -} for NaN
     */
    public static String percent(double fraction) {
        if (!Double.isFinite(fraction)) {
            return human(fraction);
        }
        double percent = 100 * fraction;
        double magnitude = Math.abs(percent);
        if (magnitude < ROUNDS_TO_NONE) {
            return "0.0 %";
        }
        if (magnitude >= 9999.5) {
            return human(percent) + " %";
        }
        return rounded(percent, magnitude >= 99.95 ? 0 : 1) + " %";
    }

    /**
     * A difference in per cent, with its sign.
     *
     * @param fraction the fraction, 0.041 for +4.1 %
     * @return such as {@code +4.1 %}; without a sign where it rounds to nothing; {@code -} for NaN
     */
    public static String change(double fraction) {
        boolean plus = 100 * fraction >= ROUNDS_TO_NONE && Double.isFinite(fraction);
        return (plus ? "+" : "") + percent(fraction);
    }

    /**
     * A difference with its sign, with three significant digits and a scale.
     *
     * @param value the difference
     * @return such as {@code +194 M}; {@code -} for NaN
     */
    public static String signed(double value) {
        return (value > 0 && Double.isFinite(value) ? "+" : "") + human(value);
    }

    /**
     * The shortest text that reads back as the same double, as the files hold it.
     *
     * @param value the number
     * @return the text, with {@code .} as decimal point
     */
    public static String exact(double value) {
        String text = Double.toString(value);
        // Before JDK 19 the text may have a digit or two more than it needs (JDK-4511638); then it is long.
        if (text.length() <= MOST_DIGITS || !Double.isFinite(value)) {
            return text;
        }
        BigDecimal all = new BigDecimal(value);
        for (int digits = 15; digits <= MOST_DIGITS; digits++) {
            for (RoundingMode mode : ROUNDINGS) {
                BigDecimal rounded = all.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == value) {
                    String shorter = like(text, rounded);
                    return shorter.length() <= text.length() ? shorter : text;
                }
            }
        }
        return text;
    }

    /**
     * A number as a cell of a CSV file holds it: {@link #exact}, and nothing for NaN and infinities, for which every reader has
     * another word and spreadsheets none.
     *
     * @param value the number
     * @return the text, or an empty one
     */
    public static String cell(double value) {
        return Double.isFinite(value) ? exact(value) : "";
    }

    /** A rounded number in the form that Double.toString gives it. */
    private static String like(String text, BigDecimal rounded) {
        BigDecimal stripped = rounded.stripTrailingZeros();
        int exponentAt = text.indexOf('E');
        if (exponentAt < 0) {
            String plain = stripped.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String digits = stripped.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - stripped.scale();
        String fraction = digits.length() == 1 ? "0" : digits.substring(1);
        return (stripped.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + exponent;
    }

    private static String decimal(double magnitude, int digits) {
        // Decimals that leave the significant digits; rounding may carry into the next power of ten.
        int exponent = (int) Math.floor(Math.log10(magnitude));
        int decimals = Math.max(0, digits - 1 - exponent);
        String text = rounded(magnitude, decimals);
        return decimals > 0 && Double.parseDouble(text) >= Math.pow(10, exponent + 1)
                ? rounded(magnitude, decimals - 1)
                : text;
    }

    /** As String.format rounds, which looks for the signs of a locale first. */
    private static String rounded(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
