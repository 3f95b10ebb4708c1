/**
 * What a model's configuration file says of its shape: {@link io.jevons.cost.architecture.Architecture}.
 *
 * <p>A file names its architecture ({@code model_type}). {@code architectures.csv} beside these classes says for each how it
 * is read, or why it is not; what is not in it is refused by name. Every reader asks for the keys it understands; in the end a
 * key that nobody asked for and whose name is one of the shape is refused too, unless {@code keys_without_weight.txt} lists it.
 * So a shape is right or refused.
 *
 * <p>Layers are grouped by the way a token learns of those before it ({@link io.jevons.cost.architecture.TokenMixer}): each
 * group says what a sequence holds in memory, what a step reads of it and what it computes, by context length.
 */
@NullMarked
package io.jevons.cost.architecture;

import org.jspecify.annotations.NullMarked;
