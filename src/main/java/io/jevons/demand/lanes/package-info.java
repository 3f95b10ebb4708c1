/**
 * What the engine and the parts that a plug-in may replace work on: a market compiled to slots, a block of draws in lanes, and
 * what shocks make of the drivers. Public for its neighbours alone, and no API.
 */
@NullMarked
package io.jevons.demand.lanes;

import org.jspecify.annotations.NullMarked;
