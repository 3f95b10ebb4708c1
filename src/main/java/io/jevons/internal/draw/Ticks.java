package io.jevons.internal.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
public final class Ticks {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private Ticks() {}

    /**
     * Multiples of 1, 2 or 5 times a power of ten in a range, about as many as wanted. They are found in decimal arithmetic,
     * so that ranges of any finite doubles end soon and give each number once.
     *
     * @param low the lower end of the range
     * @param high the upper end, above the lower one
     * @param wanted how many, 1 or more
     * @return the numbers, rising
     */
    public static List<Double> steps(double low, double high, int wanted) {
        BigDecimal start = new BigDecimal(low);
        BigDecimal end = new BigDecimal(high);
        BigDecimal step = step(end.subtract(start).divide(BigDecimal.valueOf(wanted), MathContext.DECIMAL32));
        BigDecimal at = start.divide(step, 0, RoundingMode.CEILING).multiply(step);
        List<Double> ticks = new ArrayList<>();
        for (; at.compareTo(end) <= 0; at = at.add(step)) {
            double tick = at.doubleValue();
            if (tick >= low && tick <= high && (ticks.isEmpty() || tick > ticks.get(ticks.size() - 1))) {
                ticks.add(tick + 0.0);
            }
        }
        return ticks;
    }

    /** The next of 1, 2 and 5 times a power of ten; what is barely above one counts as that. */
    private static BigDecimal step(BigDecimal raw) {
        BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(raw.precision() - raw.scale() - 1);
        double ratio = raw.divide(power, MathContext.DECIMAL32).doubleValue();
        return ratio <= 1.01
                ? power
                : ratio <= 2.2 ? power.multiply(TWO) : ratio <= 5.5 ? power.multiply(FIVE) : power.scaleByPowerOfTen(1);
    }

    /**
     * Decimal logarithms of round numbers in a range of logarithms: powers of ten, with 2 and 5 times as much between them
     * where the range is short, and steps of equal length where it is shorter than that.
     *
     * @param low the logarithm at the lower end
     * @param high the logarithm at the upper end, above the lower one
     * @param wanted how many, 1 or more
     * @return the logarithms, rising
     */
    public static List<Double> factors(double low, double high, int wanted) {
        boolean fine = high - low < Math.max(1.2, wanted / 3.0);
        int every = (int) Math.max(1, Math.ceil((high - low) / wanted));
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(low); power <= high; power++) {
            for (double factor : fine ? new double[] {1, 2, 5} : new double[] {1}) {
                double place = power + Math.log10(factor);
                if (place >= low && place <= high && (fine || Math.floorMod(power, every) == 0)) {
                    ticks.add(place);
                }
            }
        }
        return ticks.size() > 1 ? ticks : shortRange(low, high, wanted);
    }

    private static List<Double> shortRange(double low, double high, int wanted) {
        double from = Math.pow(10, low);
        double to = Math.pow(10, high);
        if (!(from < to && Double.isFinite(to))) {
            return List.of(low, high);
        }
        return steps(from, to, Math.max(4, wanted)).stream()
                .filter(t -> t > 0)
                .map(t -> Math.max(low, Math.min(high, Math.log10(t))))
                .toList();
    }
}
