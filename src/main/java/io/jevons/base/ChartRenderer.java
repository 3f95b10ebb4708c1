package io.jevons.base;

import java.awt.image.BufferedImage;

/**
 * Draws charts. A {@link Chart} finds its renderer through {@link java.util.ServiceLoader}; the library brings one that
 * draws with lets-plot where that is on the class path.
 */
public interface ChartRenderer {
    /**
     * The chart as the renderer's own specification.
     *
     * @param chart the chart
     * @return JSON text
     */
    String spec(Chart chart);

    /**
     * The chart as a drawing. The same chart gives the same text.
     *
     * @param chart the chart
     * @return an {@code <svg>} element, to stand alone in a file or in a page
     * @throws IllegalStateException if what draws is not on the class path; the message names it
     */
    String svg(Chart chart);

    /**
     * The chart as pixels, twice as many each way as its size says, on a light ground.
     *
     * @param chart the chart
     * @return the image
     * @throws IllegalStateException if what draws is not on the class path; the message names it
     */
    BufferedImage image(Chart chart);
}
