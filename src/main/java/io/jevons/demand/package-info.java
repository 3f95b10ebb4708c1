/** The market and its engine: from costs of a token to demand for GPUs by tier. */
@NullMarked
package io.jevons.demand;

import org.jspecify.annotations.NullMarked;
