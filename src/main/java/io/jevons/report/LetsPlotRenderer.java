package io.jevons.report;

import io.jevons.base.Chart;
import io.jevons.base.ChartRenderer;
import io.jevons.internal.Log;
import java.awt.image.BufferedImage;
import java.util.function.Supplier;

/**
 * Draws charts with lets-plot, which is optional: the specification needs none of it, a drawing says what to add where it
 * is absent.
 */
public final class LetsPlotRenderer implements ChartRenderer {
    /** Creates the renderer; {@link java.util.ServiceLoader} calls this. */
    public LetsPlotRenderer() {}

    @Override
    public String spec(Chart chart) {
        return Json.write(LetsPlotSpec.of(chart));
    }

    @Override
    public String svg(Chart chart) {
        return drawn(() -> SvgPolish.of(chart, LetsPlotDrawing.svg(LetsPlotSpec.of(chart)), true));
    }

    @Override
    public BufferedImage image(Chart chart) {
        return drawn(() -> {
            String svg = SvgPolish.of(chart, LetsPlotDrawing.svg(LetsPlotSpec.of(chart)), false);
            return LetsPlotDrawing.image(svg, 2 * chart.width(), 2 * chart.height());
        });
    }

    private static <T> T drawn(Supplier<T> drawing) {
        try {
            Log.settle();
            return drawing.get();
        } catch (NoClassDefFoundError e) {
            throw new IllegalStateException(
                    "charts are drawn by lets-plot, which is not (wholly) on the class path: " + e.getMessage()
                            + "\nMaybe add the dependencies org.jetbrains.lets-plot:lets-plot-batik:4.1.0, "
                            + "io.github.microutils:kotlin-logging-jvm:2.0.5 and "
                            + "org.jetbrains.kotlin:kotlin-stdlib:1.9.10",
                    e);
        }
    }
}
