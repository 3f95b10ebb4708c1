/**
 * One pass of a model through a group of GPUs: how the model is divided over them, what fits in their memory, and how long a step
 * takes, by a roofline with the constants of {@link io.jevons.cost.roofline.Efficiency}. {@link io.jevons.cost.Serving} makes
 * batches, requests and costs of it. No type here is part of the API.
 */
@NullMarked
package io.jevons.cost.roofline;

import org.jspecify.annotations.NullMarked;
