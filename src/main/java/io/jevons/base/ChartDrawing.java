package io.jevons.base;

import io.jevons.internal.draw.Canvas;
import io.jevons.internal.draw.PixelCanvas;
import io.jevons.internal.draw.Png;
import io.jevons.internal.draw.SvgCanvas;
import java.awt.image.BufferedImage;

/** Draws a chart, the same way on every canvas. */
final class ChartDrawing {
    /** Pixels a unit of the drawing, so that text is sharp on today's screens. */
    private static final int ZOOM = 2;

    private ChartDrawing() {}

    static void draw(Chart chart, Canvas canvas) {
        ChartFrame frame = new ChartFrame(chart);
        frame.draw(canvas);
        switch (chart.kind()) {
            case LINE, FAN -> new ChartLines(frame, canvas).lines();
            case STACKED_AREA -> new ChartLines(frame, canvas).stack();
            case BAR, WATERFALL, TORNADO -> ChartBars.draw(frame, canvas);
            case FRONTIER, SCATTER -> new ChartDots(frame, canvas).draw();
        }
    }

    static String svg(Chart chart) {
        SvgCanvas canvas = new SvgCanvas();
        draw(chart, canvas);
        return canvas.toSvg(chart.width(), chart.height(), chart.title(), chart.alternative(), ChartTheme.dark());
    }

    static BufferedImage image(Chart chart) {
        int width = ZOOM * chart.width();
        int height = ZOOM * chart.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.getRaster().setDataElements(0, 0, width, height, pixels(chart, width, height, ZOOM));
        return image;
    }

    static byte[] png(Chart chart) {
        int width = ZOOM * chart.width();
        int height = ZOOM * chart.height();
        return Png.of(width, height, pixels(chart, width, height, ZOOM));
    }

    /** A file of just so many pixels. Where it is small, a unit takes fewer of them, so that the layout finds room. */
    static byte[] png(Chart chart, int width, int height) {
        double zoom =
                Math.min(ZOOM, Math.min((double) width / Chart.LEAST_WIDTH, (double) height / Chart.LEAST_HEIGHT));
        Chart sized = chart.size((int) Math.round(width / zoom), (int) Math.round(height / zoom));
        return Png.of(width, height, pixels(sized, width, height, zoom));
    }

    private static int[] pixels(Chart chart, int width, int height, double zoom) {
        PixelCanvas canvas = new PixelCanvas(width, height, zoom, ChartTheme.GROUND);
        draw(chart, canvas);
        return canvas.pixels();
    }
}
