package io.jevons.report;

import io.jevons.base.Chart;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Marks of an axis at round numbers, and their labels. */
final class ChartTicks {
    private static final String[] SCALES = {"", " k", " M", " bn", " tn"};

    private ChartTicks() {}

    /** Multiples of 1, 2 or 5 times a power of ten that lie in a range, about as many as wanted. */
    static List<Double> between(double low, double high, int wanted) {
        double raw = (high - low) / Math.max(1, wanted);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double ratio = raw / power;
        double step = power * (ratio <= 1 ? 1 : ratio <= 2 ? 2 : ratio <= 5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + 1e-9 * step; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** A mark's label, with the decimals that tell it from its neighbours and no more. */
    static String label(double value, double step, Chart.Scale scale) {
        if (scale == Chart.Scale.QUARTER) {
            return Integer.toString((int) Math.round(value));
        }
        if (scale == Chart.Scale.PERCENT) {
            return decimals(100 * value, 100 * step) + " %";
        }
        if (Math.abs(value) < 1e-12 * Math.abs(step)) {
            return "0";
        }
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
        String text = rounded.toPlainString();
        return rounded.signum() == 0
                ? "0"
                : text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
