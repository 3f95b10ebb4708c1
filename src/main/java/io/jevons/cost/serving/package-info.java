/**
 * The question what a token costs, as markets and scenarios ask it: a {@link io.jevons.cost.serving.ServingRequest} goes to the {@link
 * io.jevons.cost.serving.ServingModel} that a file names, the library's roofline or anybody's own, which gives a {@link
 * io.jevons.cost.ServingAnswer}.
 */
@NullMarked
package io.jevons.cost.serving;

import org.jspecify.annotations.NullMarked;
