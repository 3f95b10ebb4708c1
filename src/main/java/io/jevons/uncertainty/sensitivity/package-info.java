/**
 * The estimators behind the sensitivity methods, as functions of outputs at designed points: Sobol indices, PAWN distances, Shapley
 * effects of a linear model, limits of a PRIM box, bootstrap intervals and rankings. No type here is part of the API.
 */
@NullMarked
package io.jevons.uncertainty.sensitivity;

import org.jspecify.annotations.NullMarked;
