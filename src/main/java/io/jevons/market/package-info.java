/**
 * The market as data: what a market file says, read, checked, named, changed and printed. Entry points are
 * {@link io.jevons.market.Market} and {@link io.jevons.market.Markets}, those that come with the library.
 *
 * <p>What a file may hold stands in one table, {@code market-keys.csv} beside {@link io.jevons.model.Keys}: each place with its
 * symbol, unit, bounds, default and meaning. {@code MarketSchema} makes of it what {@code MarketReader} goes by; what concerns
 * several numbers at once is checked by {@code MarketChecks}, and what rooms above must know, by their
 * {@link io.jevons.market.MarketRule}. Nothing here runs a market: that is {@code io.jevons.demand}.
 */
@NullMarked
package io.jevons.market;

import org.jspecify.annotations.NullMarked;
