/**
 * Draws and writes what the other packages compute: {@link io.jevons.report.Report} puts a comparison into a folder of
 * page, tables and charts, {@link io.jevons.report.Export} writes the formats that other programs read.
 *
 * <p>A {@link io.jevons.base.Chart} is data; {@link io.jevons.report.LetsPlotRenderer} draws it with lets-plot where that
 * is on the class path. The house style: the headline says the finding, few grid lines, lines labelled at their ends,
 * colours that colour-blind eyes tell apart, a dark form, and the same bytes for the same data. Files are written whole
 * or not at all.
 */
@NullMarked
package io.jevons.report;

import org.jspecify.annotations.NullMarked;
