/** From one number to bands and probabilities, and what decides them. */
@NullMarked
package io.jevons.uncertainty;

import org.jspecify.annotations.NullMarked;
