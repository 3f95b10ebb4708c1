/**
 * Bundled data sets, typed, each row with its source: {@link io.jevons.data.DataSets} is the way in.
 *
 * <p>A row is an {@link io.jevons.data.Fact}. Its {@link io.jevons.data.Provenance} keeps three dates apart: the day
 * that the figure is about, the day from which a figure for that period could be known (the day plus the publication lag
 * that {@link io.jevons.data.DataSet#describe()} states), and the vintage, the day on which this very number was written
 * down. {@link io.jevons.data.DataSet#asOf(String)} goes by the second; a vintage later than it is hindsight, and flagged.
 *
 * <p>No public source gives demand by tier of GPU: tier shares are output of the model, not data.
 */
@NullMarked
package io.jevons.data;

import org.jspecify.annotations.NullMarked;
