package io.jevons.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Charts in processes of their own, which have not said that they are headless and whose display is gone. */
final class ChartDisplayTest {
    @TempDir
    private Path folder;

    /** Draws as text. */
    public static final class Svg {
        private Svg() {}

        /** Writes the drawing's length. */
        public static void main(String[] args) {
            System.out.println(ChartSamples.line().toSvg().length());
        }
    }

    /** Draws as pixels. */
    public static final class Pixels {
        private Pixels() {}

        /** Writes a file, and the size of an image and whether headless was set on the way. */
        public static void main(String[] args) throws IOException {
            ChartSamples.line().toPng(Path.of(args[0]), 640, 480);
            System.out.println(
                    ChartSamples.line().toImage().getWidth() + " " + System.getProperty("java.awt.headless"));
        }
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
        builder.environment().put("DISPLAY", ":99");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended);
        assertEquals(0, process.exitValue(), Files.readString(out));
        return Files.readString(out).strip();
    }

    @Test
    void anSvgLoadsNothingOfTheWindowSystem() throws Exception {
        Path classes = folder.resolve("classes.txt");
        String length = run("-Xlog:class+load:file=" + classes, Svg.class.getName());
        assertEquals(String.valueOf(ChartSamples.line().toSvg().length()), length);
        String loaded = Files.readString(classes);
        assertTrue(loaded.contains("io.jevons.base.ChartDrawing "));
        assertFalse(
                loaded.contains(" java.awt."),
                () -> loaded.lines()
                        .filter(l -> l.contains(" java.awt."))
                        .toList()
                        .toString());
    }

    @Test
    void pixelsNeedNoDisplayAndTakeNoneAway() throws Exception {
        Path file = folder.resolve("chart.png");
        assertEquals("800 null", run(Pixels.class.getName(), file.toString()));
        assertEquals(640, ImageIO.read(file.toFile()).getWidth());
    }

    /** Java 17 takes the class of its fonts from a property; later ones ignore it and find their fonts. */
    @Test
    void pixelsNeedNoFonts() throws Exception {
        Path file = folder.resolve("chart.png");
        assertEquals("800 null", run("-Dsun.font.fontmanager=none", Pixels.class.getName(), file.toString()));
        assertEquals(480, ImageIO.read(file.toFile()).getHeight());
    }
}
