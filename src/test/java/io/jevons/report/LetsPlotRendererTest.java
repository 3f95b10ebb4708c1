package io.jevons.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Golden;
import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.ChartRenderer;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

final class LetsPlotRendererTest {
    static Set<String> samples() {
        return ChartSamples.all().keySet();
    }

    @Nested
    class Laws {
        @Test
        void sameDataSameBytes() {
            assertEquals(ChartSamples.line().toSvg(), ChartSamples.line().toSvg());
        }

        @Test
        void drawingsOfOnePageShareNoNames() {
            Set<String> names = new HashSet<>();
            Matcher ids = Pattern.compile(" id=\"([^\"]+)\"")
                    .matcher(ChartSamples.line().toSvg()
                            + ChartSamples.line().title("another").toSvg());
            int found = 0;
            while (ids.find()) {
                found++;
                names.add(ids.group(1));
            }
            assertTrue(found > 0);
            assertEquals(found, names.size());
        }

        @Test
        void imageIsTwiceTheSizeAndNotBlank() {
            BufferedImage image = ChartSamples.line().toImage();
            assertEquals(800, image.getWidth());
            assertEquals(520, image.getHeight());
            Set<Integer> colours = new HashSet<>();
            for (int x = 0; x < image.getWidth(); x += 3) {
                for (int y = 0; y < image.getHeight(); y += 3) {
                    colours.add(image.getRGB(x, y) & 0xffffff);
                }
            }
            assertTrue(colours.contains(0xffffff), "a light ground");
            assertTrue(colours.contains(0xd55e00), "the scenario's line");
        }

        @Test
        void valuesThatAreNotNumbersAreLeftOut() {
            Chart chart = Chart.of(Chart.Kind.LINE, "gap")
                    .trace(
                            "a",
                            Chart.Role.MAIN,
                            List.of(
                                    ChartPoint.of(0, 1),
                                    ChartPoint.of(1, Double.NaN),
                                    ChartPoint.of(2, Double.POSITIVE_INFINITY),
                                    ChartPoint.of(3, 2)));
            String svg = chart.toSvg();
            assertTrue(!svg.contains("NaN") && !svg.contains("Infinity"), svg);
        }

        @ParameterizedTest
        @MethodSource("io.jevons.report.LetsPlotRendererTest#kinds")
        void aChartWithoutPointsIsDrawnEmpty(Chart.Kind kind) {
            assertTrue(Chart.of(kind, "nothing").toSvg().contains("nothing"));
        }

        @Test
        void oneValueAloneIsDrawn() {
            Chart chart = Chart.of(Chart.Kind.SCATTER, "one").trace("a", Chart.Role.MAIN, List.of(ChartPoint.of(5, 0)));
            assertTrue(!chart.toSvg().contains("NaN"));
        }
    }

    static Chart.Kind[] kinds() {
        return Chart.Kind.values();
    }

    @Nested
    class ReferenceFiles {
        /** Drawings that were looked at; a change of theirs is to be looked at again. */
        @ParameterizedTest
        @MethodSource("io.jevons.report.LetsPlotRendererTest#samples")
        void drawsTheGoldenFile(String name) throws IOException {
            Golden.check(
                    LetsPlotRendererTest.class,
                    "golden/" + name + ".svg",
                    ChartSamples.all().get(name).toSvg());
        }
    }

    @Nested
    class Form {
        @ParameterizedTest
        @MethodSource("io.jevons.report.LetsPlotRendererTest#samples")
        void isWellFormedAndSaysWhatItShows(String name) throws Exception {
            Chart chart = ChartSamples.all().get(name);
            var svg = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(chart.toSvg())))
                    .getDocumentElement();
            assertEquals("svg", svg.getTagName());
            assertEquals("img", svg.getAttribute("role"));
            assertEquals(chart.alternative(), svg.getAttribute("aria-label"));
            assertEquals("0 0 " + chart.width() + " " + chart.height(), svg.getAttribute("viewBox"));
        }

        @Test
        void knowsADarkGround() {
            assertTrue(ChartSamples.line().toSvg().contains("@media (prefers-color-scheme:dark)"));
        }

        @Test
        void textOfTheChartCannotBreakOut() {
            String svg = ChartSamples.line().title("a<b & \"c\"").toSvg();
            assertTrue(svg.contains("a&lt;b &amp; "), svg);
        }

        @Test
        void specificationIsJsonOfALetsPlot() {
            String spec = ChartSamples.line().spec();
            assertTrue(spec.startsWith("{\"kind\":\"plot\",\"ggtitle\":{\"text\":\"Flagship need"), spec);
            assertTrue(spec.contains("\"geom\":\"ribbon\"") && spec.contains("\"geom\":\"line\""), spec);
            assertNotEquals(spec, ChartSamples.line().title("another").spec());
        }
    }

    @Nested
    class WithoutLetsPlot {
        /** A class path of the library and nothing else. */
        @Test
        void specificationWorksAndADrawingNamesWhatToAdd() throws Exception {
            URL[] own = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(p -> !p.contains("lets-plot") && !p.contains("kotlin") && !p.contains("batik"))
                    .map(Path::of)
                    .map(LetsPlotRendererTest::url)
                    .toArray(URL[]::new);
            try (URLClassLoader alone = new URLClassLoader(own, ClassLoader.getPlatformClassLoader())) {
                Object renderer = alone.loadClass(LetsPlotRenderer.class.getName())
                        .getConstructor()
                        .newInstance();
                Class<?> chartType = alone.loadClass(Chart.class.getName());
                Class<?> kinds = alone.loadClass(Chart.Kind.class.getName());
                Object chart = chartType
                        .getMethod("of", kinds, String.class)
                        .invoke(null, kinds.getEnumConstants()[0], "alone");
                Class<?> type = alone.loadClass(ChartRenderer.class.getName());
                assertDoesNotThrow(() -> type.getMethod("spec", chartType).invoke(renderer, chart));
                var e = assertThrows(
                        java.lang.reflect.InvocationTargetException.class,
                        () -> type.getMethod("svg", chartType).invoke(renderer, chart));
                assertEquals(IllegalStateException.class, e.getCause().getClass());
                String message = String.valueOf(e.getCause().getMessage());
                assertTrue(message.contains("org.jetbrains.lets-plot:lets-plot-batik:4.1.0"), message);
            }
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
