/**
 * Points and numbers behind the distributions: seeded bits, shuffles, Sobol points, the normal and the beta distribution on the unit
 * interval, root finding, and the nearest correlation matrix. Arrays and doubles alone; no type here is part of the API.
 */
@NullMarked
package io.jevons.uncertainty.random;

import org.jspecify.annotations.NullMarked;
