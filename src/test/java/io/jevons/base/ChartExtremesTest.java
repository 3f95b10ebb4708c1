package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever finite numbers and whatever texts a chart holds, there is a drawing, which stays in its frame. */
final class ChartExtremesTest {
    private static final List<Chart.Role> ROLES = List.of(Chart.Role.values());

    private static final double[] EXTREMES = {
        0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1,
        -1,
        1e17,
        Math.nextUp(1e17),
        Math.nextUp(1.0),
        1e-300,
        1e300,
        Double.MAX_VALUE,
        -Double.MAX_VALUE
    };

    static void check(Chart chart) {
        String svg = chart.toSvg();
        try {
            ChartDrawingTest.parse(svg);
        } catch (Exception e) {
            throw new AssertionError(svg, e);
        }
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
        Recorder drawn = Recorder.of(chart);
        assertTrue(drawn.outside(chart) <= 0.5, () -> "leaves the drawing by " + drawn.outside(chart) + "\n" + svg);
        String spec = chart.toVegaLite();
        assertFalse(spec.contains("NaN") || spec.contains("Infinity"), spec);
        assertFalse(chart.toString().isEmpty());
    }

    private static List<ChartPoint> points(double... values) {
        List<ChartPoint> points = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            points.add(new ChartPoint(i, values[i], values[i], values[i], "p" + i));
        }
        return points;
    }

    static IntStream pairs() {
        return IntStream.range(0, EXTREMES.length * EXTREMES.length);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void twoValuesOfAnySize(int pair) {
        double a = EXTREMES[pair / EXTREMES.length];
        double b = EXTREMES[pair % EXTREMES.length];
        for (Chart.Kind kind : Chart.Kind.values()) {
            for (Chart.Scale scale : List.of(Chart.Scale.NUMBER, Chart.Scale.PERCENT, Chart.Scale.LOG)) {
                check(Chart.of(kind, "two")
                        .yAxis("", scale)
                        .trace("t", Chart.Role.MAIN, points(a, b))
                        .rule(a, "rule"));
            }
        }
        for (Chart.Scale scale : Chart.Scale.values()) {
            check(Chart.of(Chart.Kind.LINE, "across")
                    .xAxis("x", scale)
                    .trace("t", Chart.Role.MAIN, List.of(ChartPoint.of(a, 1), ChartPoint.of(b, 2))));
        }
    }

    @Test
    void theSmallestSpanHasItsMarks() {
        Recorder drawn =
                Recorder.of(Chart.of(Chart.Kind.LINE, "small").trace("", Chart.Role.MAIN, points(0, Double.MIN_VALUE)));
        assertTrue(drawn.texts().contains("0"), drawn.texts()::toString);
        double[] y = drawn.lines(ChartTheme.MAIN).get(0).y();
        assertTrue(y[0] - y[1] > 50, "it fills the panel");
    }

    @Test
    void oneUlpIsSeenAndItsMarksDiffer() {
        Recorder drawn = Recorder.of(
                Chart.of(Chart.Kind.LINE, "ulp").trace("", Chart.Role.MAIN, points(1e17, Math.nextUp(1e17))));
        double[] y = drawn.lines(ChartTheme.MAIN).get(0).y();
        assertTrue(y[0] - y[1] > 50, "it fills the panel");
        assertEquals(drawn.texts().size(), new HashSet<>(drawn.texts()).size(), drawn.texts()::toString);
    }

    @Test
    void aSpanBeyondTheLargestNumberIsInOrder() {
        double[] y = Recorder.of(Chart.of(Chart.Kind.LINE, "span")
                        .trace("", Chart.Role.MAIN, points(-Double.MAX_VALUE, 0, Double.MAX_VALUE)))
                .lines(ChartTheme.MAIN)
                .get(0)
                .y();
        assertEquals(y[0] - y[1], y[1] - y[2], 1e-6);
    }

    @ParameterizedTest
    @EnumSource
    void textsOfAnyLengthAreCut(Chart.Kind kind) {
        String text = "name ".repeat(2000) + "x".repeat(100_000);
        List<ChartPoint> points = List.of(ChartPoint.range(text, 1, 0.5, 2), ChartPoint.range("b" + text, 2, 1, 3));
        Chart chart = Chart.of(kind, text)
                .subtitle(text)
                .xAxis(text, kind == Chart.Kind.LINE ? Chart.Scale.LABEL : Chart.Scale.NUMBER)
                .yAxis(text, Chart.Scale.NUMBER)
                .trace(text, Chart.Role.MAIN, points)
                .rule(1, text);
        check(chart);
        check(chart.size(200, 120));
        assertTrue(chart.toSvg().length() < 30_000, () -> chart.toSvg().length() + " characters");
    }

    @ParameterizedTest
    @EnumSource
    void pointsWithoutLabelsAndAnyKindOfAxis(Chart.Kind kind) {
        for (Chart.Scale x : Chart.Scale.values()) {
            for (Chart.Scale y : Chart.Scale.values()) {
                check(Chart.of(kind, "any")
                        .xAxis("x", x)
                        .yAxis("y", y)
                        .trace(
                                "",
                                Chart.Role.MAIN,
                                List.of(ChartPoint.of(1, 2), ChartPoint.of(2, -3), ChartPoint.of("", 4)))
                        .trace("", Chart.Role.BASE, List.of()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThousandTracesAndAThousandPoints(Chart.Kind kind) {
        Chart many = Chart.of(kind, "many");
        for (int i = 0; i < 1000; i++) {
            many = many.trace("trace " + i, Chart.Role.OTHER, points(i, -i, 2.0 * i));
        }
        check(many);
        check(Chart.of(kind, "long")
                .trace(
                        "t",
                        Chart.Role.MAIN,
                        points(new SplittableRandom(1).doubles(5000).toArray())));
    }

    @Test
    void randomFiniteData() {
        SplittableRandom random = new SplittableRandom(20261128);
        for (int i = 0; i < 1500; i++) {
            check(random(random));
        }
    }

    private static Chart random(SplittableRandom random) {
        Chart.Kind[] kinds = Chart.Kind.values();
        Chart.Scale[] scales = Chart.Scale.values();
        Chart chart = Chart.of(kinds[random.nextInt(kinds.length)], text(random))
                .subtitle(text(random))
                .xAxis(text(random), scales[random.nextInt(scales.length)])
                .yAxis(text(random), scales[random.nextInt(scales.length)])
                .size(200 + random.nextInt(600), 120 + random.nextInt(400));
        for (int t = random.nextInt(4); t > 0; t--) {
            List<ChartPoint> points = new ArrayList<>();
            for (int p = random.nextInt(12); p > 0; p--) {
                points.add(
                        new ChartPoint(number(random), number(random), number(random), number(random), text(random)));
            }
            chart = chart.trace(text(random), ROLES.get(random.nextInt(3)), points);
        }
        return random.nextBoolean() ? chart : chart.rule(number(random), text(random));
    }

    /** Any finite double: of any bits, an extreme, or an ordinary one. */
    private static double number(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> EXTREMES[random.nextInt(EXTREMES.length)];
            case 1 -> random.nextDouble() * 100 - 20;
            default -> {
                double any = Double.longBitsToDouble(random.nextLong());
                yield Double.isFinite(any) ? any : 0;
            }
        };
    }

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(random.nextInt(8) == 0 ? random.nextInt(0x11000) : 32 + random.nextInt(95));
        }
        return text.toString();
    }
}
