/**
 * What the sensitivity methods of {@link io.jevons.uncertainty} found, and what a probability hangs on: figures by input with their
 * intervals, which print as tables, say whether they have converged, and draw themselves where a chart helps.
 */
@NullMarked
package io.jevons.uncertainty.findings;

import org.jspecify.annotations.NullMarked;
