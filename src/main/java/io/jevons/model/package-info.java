/**
 * The model as one text: {@code model.equations} states every equation, and the key tables every parameter. Entry types are
 * {@link io.jevons.model.Equations}, which is the text parsed, {@link io.jevons.model.Keys}, and
 * {@link io.jevons.model.Evaluator}, which runs the equations as they stand: slowly, and as the reference that the engine
 * is tested against.
 *
 * <p>Nothing here knows of markets and scenarios; whoever evaluates the equations hands in numbers by their paths, what
 * shocks do to drivers, and the models that were released ({@link io.jevons.model.ModelInputs}).
 *
 * <p>This package is no API: it may change in any version.
 */
@NullMarked
package io.jevons.model;

import org.jspecify.annotations.NullMarked;
