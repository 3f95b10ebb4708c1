package io.jevons.report;

import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.util.Map;
import org.apache.batik.transcoder.SVGAbstractTranscoder;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;
import org.jetbrains.letsPlot.awt.plot.PlotSvgExport;

/** The one class that touches lets-plot and Batik, loaded only when something is drawn. */
final class LetsPlotDrawing {
    private LetsPlotDrawing() {}

    static String svg(Map<String, Object> spec) {
        return PlotSvgExport.INSTANCE.buildSvgImageFromRawSpecs(spec, null, false);
    }

    static BufferedImage image(String svg, int width, int height) {
        Pixels pixels = new Pixels();
        pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_WIDTH, (float) width);
        pixels.addTranscodingHint(SVGAbstractTranscoder.KEY_HEIGHT, (float) height);
        try {
            pixels.transcode(new TranscoderInput(new StringReader(svg)), new TranscoderOutput());
        } catch (TranscoderException e) {
            throw new IllegalStateException("a chart's drawing could not be turned into pixels", e);
        }
        return pixels.image;
    }

    /** Keeps the image that Batik paints. */
    private static final class Pixels extends ImageTranscoder {
        private BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

        @Override
        public BufferedImage createImage(int width, int height) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        }

        @Override
        public void writeImage(BufferedImage painted, TranscoderOutput output) {
            image = painted;
        }
    }
}
