/**
 * Where sensitivity methods look at a function. A {@link io.jevons.uncertainty.design.Design} lays rows of points in a {@link
 * io.jevons.uncertainty.design.Space} of inputs, each from its number alone, so that any machine can lay any rows; a {@link
 * io.jevons.uncertainty.design.Factor} is what a method moves together.
 */
@NullMarked
package io.jevons.uncertainty.design;

import org.jspecify.annotations.NullMarked;
