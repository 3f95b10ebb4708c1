package io.jevons.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Quantities as people read them, with one prefix and not two: {@code 24.6 GW} rather than {@code 24.6 k MW}, and
 * {@code 1.20e+18 tokens/yr} rather than {@code 1.20 tn Mtok/yr}. Units without a prefix of their own keep the words of
 * {@link Numbers#human(double)}: {@code 165 bn USD}.
 */
public final class Units {
    /** What a unit of money is, as notes of tables say it; the data of the past are not deflated to it. */
    public static final String MONEY =
            "Money is in constant 2025 US dollars; figures of the past, to which markets are fitted, are in "
                    + "dollars of their year, not deflated.";

    /** Hours in a year of 365.25 days. */
    public static final double HOURS_A_YEAR = 8766;

    /** Terawatt-hours that a megawatt takes in a year. */
    public static final double TWH_A_MW_YEAR = HOURS_A_YEAR / 1e6;

    private static final String LETTERS = "kMGTPE";
    private static final Map<String, Integer> POWERS = Map.of("", 0, "k", 1, "M", 2, "G", 3, "T", 4, "P", 5, "E", 6);
    private static final Pattern PREFIXED = Pattern.compile("([kMGTPE]?)(W|Wh|tok)((?:/.*)?)");
    private static final List<String> COUNTED = List.of("tok");

    /** What the world uses of electricity is told in TWh, also where it is thousands of them. */
    private static final int TERA = 4;

    private static final MathContext DIGITS = new MathContext(3);

    private Units() {}

    /**
     * A quantity with its unit.
     *
     * @param value the number, in the unit
     * @param unit the unit; {@code 1} for a pure number
     * @return such as {@code 24.6 GW}; {@code -} for NaN
     */
    public static String shown(double value, String unit) {
        Objects.requireNonNull(unit, "unit");
        if (!Double.isFinite(value) || unit.isEmpty() || unit.equals("1")) {
            return Numbers.human(value);
        }
        String fitting = fitting(unit, value);
        double shown = value * factor(unit, fitting);
        // A word for a thousand would be a second prefix.
        boolean whole = fitting.startsWith("TWh") && Math.abs(shown) >= 999.5 && Math.abs(shown) < 1e7;
        return (whole ? BigDecimal.valueOf(shown).round(DIGITS).toBigInteger() : Numbers.human(shown)) + " " + fitting;
    }

    /**
     * Whether numbers in a unit are shown each with a unit of its own, since the unit has a prefix that may not fit them.
     *
     * @param unit the unit
     * @return whether {@link #fitting} may give another
     */
    public static boolean isScaled(String unit) {
        return PREFIXED.matcher(Objects.requireNonNull(unit, "unit")).matches();
    }

    /**
     * The unit in which numbers as large as one are read best.
     *
     * @param unit their unit
     * @param largest the largest of them
     * @return the unit with the prefix that fits; the unit itself where it has none to change. Tokens are counted, without a prefix
     */
    public static String fitting(String unit, double largest) {
        Objects.requireNonNull(unit, "unit");
        Matcher parts = PREFIXED.matcher(unit);
        if (!parts.matches() || !Double.isFinite(largest)) {
            return unit;
        }
        if (COUNTED.contains(parts.group(2))) {
            return "tokens" + parts.group(3);
        }
        if (largest == 0) {
            return unit;
        }
        double plain = Math.abs(largest) * Math.pow(1000, POWERS.get(parts.group(1)));
        int power = 0;
        int most = parts.group(2).equals("Wh") ? TERA : LETTERS.length();
        while (power < most && plain >= 999.5) {
            plain /= 1000;
            power++;
        }
        return (power == 0 ? "" : LETTERS.substring(power - 1, power)) + parts.group(2) + parts.group(3);
    }

    /**
     * What a number is multiplied by that goes from a unit to the one that {@link #fitting} gave for it.
     *
     * @param unit the unit
     * @param fitting the other
     * @return the factor, such as 0.001 from MW to GW
     */
    public static double factor(String unit, String fitting) {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(fitting, "fitting");
        return Math.pow(1000, power(unit) - power(fitting));
    }

    private static int power(String unit) {
        Matcher parts = PREFIXED.matcher(unit);
        return parts.matches() ? POWERS.get(parts.group(1)) : 0;
    }
}
