package io.jevons.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** One chart of every kind, made of invented numbers; the golden drawings are theirs. */
public final class ChartSamples {
    private static final Quarter START = Quarter.parse("2024Q4");

    private ChartSamples() {}

    public static Map<String, Chart> all() {
        Map<String, Chart> all = new LinkedHashMap<>();
        all.put("line", line());
        all.put("line-log", logarithmic());
        all.put("fan", fan());
        all.put("fan-base", fanWithBase());
        all.put("stacked-area", stack());
        all.put("bar", bar());
        all.put("waterfall", waterfall());
        all.put("tornado", tornado());
        all.put("frontier", frontier());
        all.put("scatter", scatter());
        return all;
    }

    private static Series series(IntToDoubleFunction value) {
        double[] values = new double[29];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return Series.of("sample", "1", START, values);
    }

    static Chart line() {
        return Chart.of(Chart.Kind.LINE, "Flagship need crosses the base in 2028 and ends a fifth above it")
                .subtitle("Reference GPUs; orange the scenario with its 90 % interval, grey the base")
                .trace("base", Chart.Role.BASE, series(i -> 4e6 + 3e5 * i))
                .band(
                        "scenario",
                        Chart.Role.MAIN,
                        series(i -> 3.5e6 + 1.4e4 * i * i),
                        series(i -> 3.3e6 + 1.2e4 * i * i),
                        series(i -> 3.7e6 + 1.7e4 * i * i))
                .rule(9e6, "what can ship in a year")
                .size(400, 260);
    }

    private static Chart logarithmic() {
        return Chart.of(Chart.Kind.LINE, "Prices fall by half every year and a half")
                .subtitle("USD/Mtok, each step a factor of ten")
                .yAxis("", Chart.Scale.LOG)
                .trace("frontier", Chart.Role.OTHER, series(i -> 12 * Math.pow(0.89, i)))
                .trace("light", Chart.Role.OTHER, series(i -> 0.9 * Math.pow(0.89, i)))
                .size(400, 260);
    }

    private static Chart fan() {
        return Chart.of(Chart.Kind.FAN, "Rebound is above 1 in most draws from 2027 on")
                .subtitle("Rebound in GPUs; line the median, shading half and nine tenths of the draws")
                .band("90 %", Chart.Role.MAIN, rising(0), rising(-1), rising(1))
                .band("50 %", Chart.Role.MAIN, rising(0), rising(-0.4), rising(0.4))
                .trace("median", Chart.Role.MAIN, rising(0))
                .rule(1, "backfire above 1")
                .size(400, 260);
    }

    private static Chart fanWithBase() {
        return Chart.of(Chart.Kind.FAN, "Flagship need ends between 14 M and 24 M GPUs, its base between 8 M and 14 M")
                .subtitle("Reference GPUs; line the 50 % quantile, shading 5 % to 95 % and 25 % to 75 %; grey base")
                .band("base", Chart.Role.BASE, growing(1.0, 0.1), growing(0.8, 0.08), growing(1.3, 0.13))
                .band("90 %", Chart.Role.MAIN, growing(1.8, 0.5), growing(1.3, 0.3), growing(2.3, 0.9))
                .band("scenario", Chart.Role.MAIN, growing(1.8, 0.5), growing(1.6, 0.4), growing(2.0, 0.65))
                .size(400, 260);
    }

    private static Series growing(double slope, double curve) {
        return series(i -> 4e6 + 2e5 * slope * i + 5e3 * curve * i * i);
    }

    private static Series rising(double spread) {
        return series(i -> 1.3 - 0.9 * Math.pow(0.85, i) + spread * 0.02 * i);
    }

    private static Chart stack() {
        return Chart.of(Chart.Kind.STACKED_AREA, "Consumer parts take a quarter of the tokens")
                .subtitle("Share of tokens by tier")
                .yAxis("", Chart.Scale.PERCENT)
                .trace("flagship", Chart.Role.OTHER, series(i -> 0.8 - 0.01 * i))
                .trace("midrange", Chart.Role.OTHER, series(i -> 0.12))
                .trace("consumer", Chart.Role.OTHER, series(i -> 0.08 + 0.01 * i))
                .size(400, 260);
    }

    private static Chart bar() {
        return Chart.of(Chart.Kind.BAR, "Consumer GPUs gain most, flagships lose in the short run")
                .subtitle("GPUs against the base; orange long run, grey short run")
                .yAxis("", Chart.Scale.PERCENT)
                .trace("short run", Chart.Role.BASE, bars(-0.055, 0.024, 0.203, 0.061))
                .trace("long run", Chart.Role.MAIN, bars(0.046, 0.211, 1.73, 0.26))
                .size(400, 260);
    }

    private static List<ChartPoint> bars(double... values) {
        String[] tiers = {"flagship", "midrange", "consumer", "edge"};
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(ChartPoint.of(tiers[i], values[i]));
        }
        return points;
    }

    private static Chart waterfall() {
        return Chart.of(Chart.Kind.WATERFALL, "More tokens outweigh what efficiency saves")
                .subtitle("H100-hours a year in 2030Q4; blue less, orange more")
                .trace(
                        "hours",
                        Chart.Role.MAIN,
                        List.of(
                                ChartPoint.range("base", 5.2e11, 0, 5.2e11),
                                ChartPoint.of("efficiency", -2.1e11),
                                ChartPoint.of("tokens per task", 1.1e11),
                                ChartPoint.of("adoption", 0.6e11),
                                ChartPoint.of("new markets", 1.3e11),
                                ChartPoint.range("scenario", 6.1e11, 0, 6.1e11)))
                .size(400, 260);
    }

    private static Chart tornado() {
        return Chart.of(Chart.Kind.TORNADO, "Elasticity of the enterprise decides, tokens per task come second")
                .subtitle("Long-run rebound in GPUs; blue at the input's low end, orange at its high end")
                .trace(
                        "rebound",
                        Chart.Role.MAIN,
                        List.of(
                                ChartPoint.range("cells.sme.adjust-time", 1.13, 1.15, 1.12),
                                ChartPoint.range("cells.enterprise.elasticity", 1.13, 0.71, 1.62),
                                ChartPoint.range("shocks.tokens-per-task.factor", 1.13, 0.88, 1.47),
                                ChartPoint.range("training.pretraining.elasticity", 1.13, 0.97, 1.31)))
                .size(400, 260);
    }

    private static Chart frontier() {
        return Chart.of(Chart.Kind.FRONTIER, "Four set-ups are worth a thought; the others cost more for less speed")
                .subtitle("Each point one GPU and group size; the line joins those that none beats")
                .xAxis("USD/Mtok", Chart.Scale.LOG)
                .yAxis("tokens/s a request", Chart.Scale.NUMBER)
                .trace(
                        "set-ups",
                        Chart.Role.OTHER,
                        List.of(
                                new ChartPoint(0.3, 18, Double.NaN, Double.NaN, "8 x H200"),
                                new ChartPoint(0.55, 31, Double.NaN, Double.NaN, "16 x H200"),
                                new ChartPoint(0.6, 22, Double.NaN, Double.NaN, "16 x H100"),
                                new ChartPoint(1.4, 44, Double.NaN, Double.NaN, "32 x H200"),
                                new ChartPoint(2.2, 40, Double.NaN, Double.NaN, "32 x H100"),
                                new ChartPoint(3.9, 52, Double.NaN, Double.NaN, "8 x B200")))
                .size(400, 280);
    }

    private static Chart scatter() {
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            double x = (i * 37 % 60) / 60.0;
            points.add(ChartPoint.of(0.2 + 1.6 * x, 0.5 + 0.7 * x + 0.25 * Math.sin(i * 1.7)));
        }
        return Chart.of(Chart.Kind.SCATTER, "Rebound grows with the enterprise's elasticity")
                .subtitle("One point a draw")
                .xAxis("elasticity", Chart.Scale.NUMBER)
                .yAxis("rebound", Chart.Scale.NUMBER)
                .trace("", Chart.Role.OTHER, points)
                .rule(1, "")
                .size(400, 260);
    }
}
