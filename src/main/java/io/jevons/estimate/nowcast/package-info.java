/**
 * Forecasts from what was known on one day after another, of figures that came later, beside what anyone could do: the forecasts of a
 * day, their scores, and the record that comes with the library. {@link io.jevons.estimate.Nowcast} makes them; entry type here is
 * {@link io.jevons.estimate.nowcast.NowcastResult}.
 */
@NullMarked
package io.jevons.estimate.nowcast;

import org.jspecify.annotations.NullMarked;
