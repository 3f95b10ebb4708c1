/**
 * Draws and writes what the other packages compute: {@link io.jevons.report.Report} puts a comparison into a folder of
 * page, tables and charts, {@link io.jevons.report.Export} writes the formats that other programs read.
 *
 * <p>A {@link io.jevons.base.Chart} draws itself; which charts a report has, and how large, is decided here. Files are
 * written whole or not at all.
 */
@NullMarked
package io.jevons.report;

import org.jspecify.annotations.NullMarked;
