package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Golden;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

final class ChartDrawingTest {
    static Set<String> samples() {
        return ChartSamples.all().keySet();
    }

    private static Chart sample(String name) {
        return ChartSamples.all().get(name);
    }

    static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static Chart line(double... values) {
        return Chart.of(Chart.Kind.LINE, "line")
                .trace("a", Chart.Role.MAIN, Series.of("a", "1", Quarter.parse("2025Q1"), values));
    }

    @Nested
    class Layout {
        @ParameterizedTest
        @MethodSource("io.jevons.base.ChartDrawingTest#samples")
        void staysInTheDrawingAndNoTextCoversAnother(String name) {
            Recorder drawn = Recorder.of(sample(name));
            assertTrue(drawn.outside(sample(name)) <= 0.5, "leaves by " + drawn.outside(sample(name)));
            for (int a = 0; a < drawn.labels.size(); a++) {
                for (int b = 0; b < a; b++) {
                    Recorder.Label one = drawn.labels.get(a);
                    Recorder.Label other = drawn.labels.get(b);
                    assertFalse(one.covers(other), () -> one + " covers " + other);
                }
            }
        }

        @Test
        void aLineFollowsItsValues() {
            Recorder.Shape line =
                    Recorder.of(line(1, 4, 2, 3)).lines(ChartTheme.MAIN).get(0);
            double[] x = line.x();
            double[] y = line.y();
            for (int i = 1; i < 4; i++) {
                assertEquals(x[1] - x[0], x[i] - x[i - 1], 1e-9, "quarters are equally far apart");
            }
            assertEquals(y[0] - y[1], 3 * (y[0] - y[2]), 1e-9, "three units are three times one");
            assertTrue(y[1] < y[3] && y[3] < y[2] && y[2] < y[0], "what is more lies higher");
        }

        /** The name of a rule stands where no line goes through it, and beside the panel where there is no such place. */
        @Test
        void noLineGoesThroughTheNameOfARule() {
            double[] near = new double[29];
            double[] far = new double[29];
            for (int i = 0; i < near.length; i++) {
                near[i] = i % 2 == 0 ? 0.05 : -0.05;
                far[i] = i / 28.0;
            }
            Quarter start = Quarter.parse("2025Q1");
            for (boolean crowded : new boolean[] {false, true}) {
                Chart chart = Chart.of(Chart.Kind.LINE, "rule")
                        .rule(0, "baseline")
                        .trace("scenario", Chart.Role.MAIN, Series.of("far", "1", start, far));
                if (crowded) {
                    chart = chart.trace("efficiency alone", Chart.Role.OTHER, Series.of("near", "1", start, near));
                }
                Recorder drawn = Recorder.of(chart);
                Recorder.Label name = drawn.label("baseline");
                double end = drawn.lines(ChartTheme.MAIN).get(0).x()[28];
                assertEquals(crowded, name.left() > end, "beside the panel");
                for (Recorder.Shape line : drawn.shapes) {
                    for (int i = 1; line.kind().equals("line") && line.x().length == 29 && i < 29; i++) {
                        double middle = (line.x()[i] + line.x()[i - 1]) / 2;
                        double y = (line.y()[i] + line.y()[i - 1]) / 2;
                        boolean beneath = middle > name.left() && middle < name.right();
                        assertFalse(beneath && y > name.top() && y < name.bottom(), "a line goes through " + name);
                    }
                }
            }
        }

        @Test
        void aFactorHasOneLengthOnALogarithmicAxis() {
            double[] y = Recorder.of(line(1, 10, 1000).yAxis("", Chart.Scale.LOG))
                    .lines(ChartTheme.MAIN)
                    .get(0)
                    .y();
            assertEquals(2 * (y[0] - y[1]), y[1] - y[2], 1e-9);
        }

        @Test
        void gridLinesLieWhereTheirNumbersDo() {
            Recorder drawn = Recorder.of(line(0, 10));
            double[] y = drawn.lines(ChartTheme.MAIN).get(0).y();
            List<Recorder.Shape> grid = drawn.lines(ChartTheme.GRID);
            assertTrue(grid.size() > 2);
            for (Recorder.Shape at : grid) {
                double value = 10 * (y[0] - at.y()[0]) / (y[0] - y[1]);
                String label = Long.toString(Math.round(value));
                assertEquals(Math.rint(value), value, 1e-9);
                assertEquals(at.y()[0], drawn.label(label).base() - 4, 1e-9);
            }
        }

        @Test
        void barsAreAsLongAsTheirValuesAndStartAtZero() {
            Chart chart = Chart.of(Chart.Kind.BAR, "bars")
                    .trace("a", Chart.Role.MAIN, List.of(ChartPoint.of("x", 2), ChartPoint.of("y", -1)));
            List<Recorder.Shape> bars = Recorder.of(chart).shapes.stream()
                    .filter(s -> s.kind().equals("area") && s.colour().equals(ChartTheme.MAIN))
                    .toList();
            double[] up = bars.get(0).x();
            double[] down = bars.get(1).x();
            assertEquals(up[0], down[1], 1e-9, "both begin at zero");
            assertEquals(up[1] - up[0], 2 * (down[1] - down[0]), 1e-9);
        }

        @Test
        void aWaterfallsStepsJoin() {
            List<Recorder.Shape> bars = Recorder.of(sample("waterfall")).shapes.stream()
                    .filter(s -> s.kind().equals("area") && !s.colour().equals(ChartTheme.GROUND))
                    .toList();
            assertEquals(6, bars.size());
            assertEquals(bars.get(0).x()[1], bars.get(1).x()[1], 1e-9, "less starts where the base ends");
            assertEquals(bars.get(1).x()[0], bars.get(2).x()[0], 1e-9, "more starts where less ended");
            assertEquals(bars.get(4).x()[1], bars.get(5).x()[1], 1e-9, "the total ends where the last step does");
        }

        @Test
        void areasLieOnOneAnother() {
            List<Recorder.Shape> areas = Recorder.of(sample("stacked-area")).shapes.stream()
                    .filter(s -> s.kind().equals("area") && !s.colour().equals(ChartTheme.GROUND))
                    .toList();
            int n = areas.get(0).x().length / 2;
            for (int i = 0; i < n; i++) {
                assertEquals(areas.get(0).y()[i], areas.get(1).y()[2 * n - 1 - i], 1e-9);
            }
        }

        @Test
        void ofAThousandLinesSomeAreNamedAndTheOthersCounted() {
            Chart chart = Chart.of(Chart.Kind.LINE, "many");
            for (int i = 0; i < 1000; i++) {
                chart = chart.trace("line " + i, Chart.Role.OTHER, List.of(ChartPoint.of(0, i), ChartPoint.of(1, -i)));
            }
            Recorder drawn = Recorder.of(
                    chart.trace("mine", Chart.Role.MAIN, List.of(ChartPoint.of(0, 1), ChartPoint.of(1, 1))));
            assertTrue(drawn.texts().contains("mine"));
            long named =
                    drawn.texts().stream().filter(t -> t.startsWith("line ")).count();
            assertTrue(drawn.texts().contains("and " + (1000 - named) + " more"), drawn.texts()::toString);
            long sloping = drawn.shapes.stream()
                    .filter(s -> s.kind().equals("line") && s.y()[0] != s.y()[1])
                    .count();
            assertEquals(999, sloping, "all but the one from 0 to 0 are drawn");
        }

        @Test
        void marksOfAShortSpanOfTimeAreQuarters() {
            assertTrue(Recorder.of(line(1, 2)).texts().containsAll(List.of("2025Q1", "2025Q2")));
        }

        @Test
        void aPointBeyondALogarithmIsLeftOut() {
            double[] x = Recorder.of(line(1, 0, -3, 10).yAxis("", Chart.Scale.LOG))
                    .lines(ChartTheme.MAIN)
                    .get(0)
                    .x();
            assertEquals(2, x.length);
        }

        @Test
        void labelsAreTheFirstAxisOfALineThatHasThem() {
            Chart chart = Chart.of(Chart.Kind.LINE, "names")
                    .xAxis("", Chart.Scale.LABEL)
                    .trace(
                            "a",
                            Chart.Role.MAIN,
                            List.of(ChartPoint.of("low", 1), ChartPoint.of("mid", 2), ChartPoint.of("high", 3)));
            Recorder drawn = Recorder.of(chart);
            assertTrue(drawn.texts().containsAll(List.of("low", "mid", "high")));
            assertEquals(3, drawn.lines(ChartTheme.MAIN).get(0).x().length);
        }
    }

    @Nested
    class Svg {
        @ParameterizedTest
        @MethodSource("io.jevons.base.ChartDrawingTest#samples")
        void isWellFormedAndSaysWhatItShows(String name) throws Exception {
            Chart chart = sample(name);
            Element svg = parse(chart.toSvg());
            assertEquals("svg", svg.getTagName());
            assertEquals("img", svg.getAttribute("role"));
            assertEquals(chart.alternative(), svg.getAttribute("aria-label"));
            assertEquals(
                    chart.title(), svg.getElementsByTagName("title").item(0).getTextContent());
            assertEquals(
                    chart.alternative(),
                    svg.getElementsByTagName("desc").item(0).getTextContent());
            assertEquals("0 0 " + chart.width() + " " + chart.height(), svg.getAttribute("viewBox"));
        }

        /** Drawings that were looked at; a change of theirs is to be looked at again. */
        @ParameterizedTest
        @MethodSource("io.jevons.base.ChartDrawingTest#samples")
        void drawsTheGoldenFile(String name) throws IOException {
            Golden.check(
                    ChartDrawingTest.class,
                    "golden/" + name + ".svg",
                    sample(name).toSvg());
        }

        @Test
        void isTheSameInAnyLocaleAndHasNoNamesToShare() {
            String here = ChartSamples.line().toSvg();
            Locale before = Locale.getDefault();
            try {
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                assertEquals(here, ChartSamples.line().toSvg());
            } finally {
                Locale.setDefault(before);
            }
            assertFalse(here.contains(" id="), "names would meet those of other drawings on a page");
        }

        @Test
        void everyColourHasADarkForm() {
            String svg = ChartSamples.line().toSvg();
            String dark = svg.substring(svg.indexOf("@media (prefers-color-scheme:dark)"), svg.indexOf("</style>"));
            for (String colour : List.of(ChartTheme.GROUND, ChartTheme.INK, ChartTheme.FAINT, ChartTheme.MAIN)) {
                assertTrue(dark.contains("\"" + colour + "\"]{"), colour);
            }
        }

        @Test
        void textOfTheChartCannotBreakOut() throws Exception {
            String hostile =
                    "</text></svg><script>alert(1)</script>\" onload='x' &amp; ]]> \u0000\u0007\ud800\uffff \u202e";
            Chart chart = Chart.of(Chart.Kind.LINE, hostile)
                    .subtitle(hostile)
                    .yAxis(hostile, Chart.Scale.NUMBER)
                    .xAxis(hostile, Chart.Scale.NUMBER)
                    .trace(hostile, Chart.Role.OTHER, List.of(ChartPoint.of(0, 1), ChartPoint.of(1, 2)))
                    .rule(1.5, hostile);
            Element svg = parse(chart.toSvg());
            assertEquals(0, svg.getElementsByTagName("script").getLength());
            assertEquals("", svg.getAttribute("onload"));
            for (Chart.Kind kind : List.of(Chart.Kind.BAR, Chart.Kind.TORNADO, Chart.Kind.SCATTER)) {
                parse(Chart.of(kind, "x")
                        .trace("", Chart.Role.MAIN, List.of(ChartPoint.range(hostile, 1, 0.5, 2)))
                        .toSvg());
            }
        }

        @ParameterizedTest
        @EnumSource
        void aChartWithoutPointsIsDrawnEmpty(Chart.Kind kind) throws Exception {
            Chart chart = Chart.of(kind, "nothing");
            assertTrue(parse(chart.toSvg()).getTextContent().contains("nothing"));
            assertTrue(Recorder.of(chart).outside(chart) <= 0.5);
        }
    }

    @Nested
    class Pixels {
        @ParameterizedTest
        @MethodSource("io.jevons.base.ChartDrawingTest#samples")
        void anImageIsTwiceTheSizeAndShowsTheColoursOfTheDrawing(String name) throws IOException {
            Chart chart = sample(name);
            BufferedImage image = chart.toImage();
            assertEquals(2 * chart.width(), image.getWidth());
            assertEquals(2 * chart.height(), image.getHeight());
            Set<Integer> colours = new HashSet<>();
            for (int pixel : image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())) {
                colours.add(pixel & 0xffffff);
            }
            Recorder.of(chart).shapes.stream()
                    .filter(s -> s.kind().equals("line"))
                    .forEach(s -> assertTrue(
                            colours.contains(Integer.parseInt(s.colour().substring(1), 16)), s.colour()));
            BufferedImage file = ImageIO.read(new ByteArrayInputStream(chart.toPng()));
            assertArrayEquals(pixels(image), pixels(file));
        }

        private int[] pixels(BufferedImage image) {
            return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        }

        @Test
        void aLineIsPaintedWhereItIsDrawn() {
            Chart chart = line(1, 1).size(400, 260);
            double[] x = Recorder.of(chart).lines(ChartTheme.MAIN).get(0).x();
            double[] y = Recorder.of(chart).lines(ChartTheme.MAIN).get(0).y();
            int middle = chart.toImage().getRGB((int) (x[0] + x[1]), (int) Math.round(2 * y[0])) & 0xffffff;
            assertEquals(Integer.parseInt(ChartTheme.MAIN.substring(1), 16), middle);
        }

        @Test
        void aFileHasTheSizeThatWasAskedFor(@TempDir Path folder) throws IOException {
            for (int[] size : new int[][] {{200, 120}, {640, 480}, {1200, 300}}) {
                Path file = ChartSamples.line().toPng(folder.resolve("new/chart.png"), size[0], size[1]);
                BufferedImage image = ImageIO.read(file.toFile());
                assertEquals(size[0], image.getWidth());
                assertEquals(size[1], image.getHeight());
            }
            assertThrows(
                    InvalidInputException.class, () -> ChartSamples.line().toPng(folder.resolve("x.png"), 10, 500));
            assertFalse(Files.exists(folder.resolve("x.png")));
        }
    }
}
