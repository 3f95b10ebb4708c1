/** Scenarios: shocks that move the drivers of a market, and where they come from. */
@NullMarked
package io.jevons.scenario;

import org.jspecify.annotations.NullMarked;
