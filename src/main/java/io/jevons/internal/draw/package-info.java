/**
 * Drawing without any library: a {@link io.jevons.internal.draw.Canvas} with two painters,
 * {@link io.jevons.internal.draw.SvgCanvas} and {@link io.jevons.internal.draw.PixelCanvas}, and what laying out a chart
 * takes: widths of text, round marks along an axis, labels that keep out of each other's way. It knows no charts. Not part
 * of the public API.
 *
 * <p>Nothing here asks for a display: an SVG is text alone, and pixels are filled by the library itself, since Java's own
 * way to paint into an image starts the window system first. The layout takes no measure of installed fonts, so that the
 * same chart is the same bytes everywhere.
 */
@NullMarked
package io.jevons.internal.draw;

import org.jspecify.annotations.NullMarked;
