package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartAxis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Marks of an axis at round numbers, and their labels. */
final class ChartTicks {
    private static final String[] SCALES = {"", " k", " M", " bn", " tn"};

    private ChartTicks() {}

    /** Round numbers in a range, about as many as wanted, as places along the axis. */
    static List<Double> of(double low, double high, int wanted, ChartAxis axis) {
        return axis.scale() == Chart.Scale.LOG ? factors(low, high, wanted) : steps(low, high, wanted);
    }

    /** Multiples of 1, 2 or 5 times a power of ten. */
    private static List<Double> steps(double low, double high, int wanted) {
        double raw = (high - low) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double ratio = raw / power;
        double step = power * (ratio <= 1.01 ? 1 : ratio <= 2.2 ? 2 : ratio <= 5.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** Logarithms of powers of ten; between them 2 and 5 times as much where the range is short. */
    private static List<Double> factors(double low, double high, int wanted) {
        boolean fine = high - low < Math.max(1.2, wanted / 3.0);
        int every = (int) Math.max(1, Math.ceil((high - low) / Math.max(1, wanted)));
        List<Double> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(low); power <= high; power++) {
            for (double factor : fine ? new double[] {1, 2, 5} : new double[] {1}) {
                double place = power + Math.log10(factor);
                if (place >= low && place <= high && (fine || power % every == 0)) {
                    ticks.add(place);
                }
            }
        }
        return ticks;
    }

    static List<String> labels(List<Double> ticks, ChartAxis axis) {
        double step = ticks.size() > 1 ? ticks.get(1) - ticks.get(0) : 1;
        return ticks.stream().map(t -> label(t, step, axis.scale())).toList();
    }

    /** A mark's label, with the decimals that tell it from its neighbours and no more. */
    private static String label(double tick, double step, Chart.Scale scale) {
        return switch (scale) {
            case QUARTER -> Integer.toString((int) Math.round(tick));
            case PERCENT -> decimals(100 * tick, 100 * step) + " %";
            case LOG -> scaled(Math.pow(10, tick), Math.pow(10, Math.floor(tick + 1e-9)));
            default -> scaled(tick, step);
        };
    }

    private static String scaled(double value, double step) {
        double divisor = 1;
        int at = 0;
        while (Math.abs(value) / divisor >= 999.5 && at < SCALES.length - 1) {
            divisor *= 1000;
            at++;
        }
        return decimals(value / divisor, step / divisor) + SCALES[at];
    }

    private static String decimals(double value, double step) {
        int places = (int) Math.max(0, Math.min(9, -Math.floor(Math.log10(Math.abs(step)) + 1e-9)));
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(places, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
