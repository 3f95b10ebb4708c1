/**
 * A scenario against its base: {@link io.jevons.rebound.Comparison} holds both projections and the engineering estimate
 * between them, {@link io.jevons.rebound.Rebound} what follows. How demand answers a price has a room of its own, {@link
 * io.jevons.rebound.elasticity}.
 *
 * <p>Efficiency is GPU-hours a token, and a training result. The engineering estimate Y<sub>eng</sub> is the base's tokens,
 * shares, training activity and other work done with the scenario's efficiency. With the potential saving
 * S = Y<sub>base</sub> - Y<sub>eng</sub>, rebound is R = 1 - (Y<sub>base</sub> - Y<sub>scenario</sub>)/S: below 0
 * super-conservation, between 0 and 1 partial, above 1 backfire, which is what Jevons saw in coal.
 */
@NullMarked
package io.jevons.rebound;

import org.jspecify.annotations.NullMarked;
