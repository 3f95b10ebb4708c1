/**
 * Arithmetic behind the estimators: numbers of twice the usual precision, a factorisation for least squares, a likelihood that is
 * maximised, and the checks of columns of observations. No type here is part of the API.
 */
@NullMarked
package io.jevons.estimate.numeric;

import org.jspecify.annotations.NullMarked;
