/**
 * How a difference is shared out among its causes: by the logarithmic mean ({@link io.jevons.rebound.shares.LogMeanDivisia}) or
 * over all orders ({@link io.jevons.rebound.shares.Shapley}), and drawn step by step. No type here is part of the API.
 */
@NullMarked
package io.jevons.rebound.shares;

import org.jspecify.annotations.NullMarked;
