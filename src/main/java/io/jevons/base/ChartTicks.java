package io.jevons.base;

import io.jevons.internal.draw.Ticks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Marks of an axis at round numbers, and their labels. */
final class ChartTicks {
    private static final String[] SCALES = {"", " k", " M", " bn", " tn"};
    /** Beyond these, a number reads better as a power of ten. */
    private static final double HUGE = 1e15;

    private static final double TINY = 1e-4;
    /** Two digits more than the first. */
    private static final double HUNDRED = 100;

    /** Years beyond so many have no quarters. */
    private static final double LAST_YEAR = 1e6;

    private ChartTicks() {}

    /** A mark. */
    record Tick(double place, String label) {}

    /** Round numbers in a range of places, about as many as wanted. */
    static List<Tick> of(ChartRange range, int wanted, Chart.Scale scale) {
        return switch (scale) {
            case LOG -> factors(range, wanted);
            case QUARTER -> quarters(range, wanted);
            case PERCENT -> numbers(Ticks.steps(range.low(), range.high(), wanted), 2, " %");
            default -> numbers(Ticks.steps(range.low(), range.high(), wanted), 0, "");
        };
    }

    private static List<Tick> factors(ChartRange range, int wanted) {
        List<Double> places = Ticks.factors(range.low(), range.high(), wanted);
        List<Tick> ticks = new ArrayList<>();
        for (double place : places) {
            double value = valueAt(place);
            BigDecimal digits = new BigDecimal(value).round(new MathContext(places.size() > 1 ? 3 : 6));
            ticks.add(new Tick(place, label(digits, digits.precision() - digits.scale() - 3, value)));
        }
        return distinct(ticks, t -> Numbers.exact(valueAt(t)));
    }

    private static double valueAt(double logarithm) {
        return ChartRange.valueAt(logarithm, new ChartAxis("", Chart.Scale.LOG));
    }

    private static List<Tick> quarters(ChartRange range, int wanted) {
        if (Math.max(Math.abs(range.low()), Math.abs(range.high())) > LAST_YEAR) {
            return numbers(Ticks.steps(range.low(), range.high(), wanted), 0, "");
        }
        int years = (int) Math.max(1, Math.ceil(range.high() - range.low()));
        List<Tick> ticks = Ticks.steps(range.low(), range.high(), Math.min(wanted, years)).stream()
                .filter(t -> t == Math.rint(t))
                .map(t -> new Tick(t, Long.toString(Math.round(t))))
                .toList();
        return ticks.size() > 1 ? ticks : partsOfAYear(range);
    }

    private static List<Tick> partsOfAYear(ChartRange range) {
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(4 * range.low()); i <= Math.floor(4 * range.high()); i++) {
            ticks.add(new Tick(i / 4.0, Math.floorDiv(i, 4) + "Q" + (Math.floorMod(i, 4) + 1)));
        }
        return ticks;
    }

    /** Labels with the decimals that tell marks from their neighbours and no more. */
    private static List<Tick> numbers(List<Double> places, int shift, String unit) {
        // A mark alone has no neighbour to be told from, and shows its own digits.
        double alone = places.isEmpty() || places.get(0) == 0 ? 1 : places.get(0) / HUNDRED;
        double step = places.size() > 1 ? places.get(1) - places.get(0) : alone;
        int last = exponent(Double.isFinite(step) ? step : Double.MAX_VALUE) + shift;
        double most = Math.scalb(1.0, shift)
                * places.stream().mapToDouble(Math::abs).max().orElse(0);
        List<Tick> ticks = places.stream()
                .map(p -> new Tick(p, label(new BigDecimal(p).scaleByPowerOfTen(shift), last, most) + unit))
                .toList();
        return distinct(
                ticks,
                p -> new BigDecimal(Numbers.exact(p)).scaleByPowerOfTen(shift).toString() + unit);
    }

    /** The power of ten of a number's first digit. */
    private static int exponent(double value) {
        return (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    }

    /** A number down to the digit at a power of ten, on an axis whose numbers go up to some magnitude. */
    private static String label(BigDecimal value, int last, double most) {
        if (value.signum() == 0) {
            return "0";
        }
        if (most >= HUGE || most < TINY) {
            int first = value.precision() - value.scale() - 1;
            int decimals = Math.max(0, Math.min(15, first - last));
            BigDecimal digits = value.round(new MathContext(decimals + 1, RoundingMode.HALF_EVEN));
            int power = digits.precision() - digits.scale() - 1;
            return plain(digits.scaleByPowerOfTen(-power)) + "e" + power;
        }
        int at = 0;
        while (Math.abs(value.doubleValue()) >= 999.5 * Math.pow(1000, at) && at < SCALES.length - 1) {
            at++;
        }
        int decimals = Math.max(0, Math.min(9, 3 * at - last));
        return plain(value.scaleByPowerOfTen(-3 * at).setScale(decimals, RoundingMode.HALF_EVEN)) + SCALES[at];
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The marks, with every digit where fewer would give two of them the same label. */
    private static List<Tick> distinct(List<Tick> ticks, DoubleFunction<String> exact) {
        long labels = ticks.stream().map(Tick::label).distinct().count();
        return labels == ticks.size()
                ? ticks
                : ticks.stream()
                        .map(t -> new Tick(t.place(), exact.apply(t.place())))
                        .toList();
    }
}
