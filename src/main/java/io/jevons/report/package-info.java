/** Draws and writes what the other packages compute. */
@NullMarked
package io.jevons.report;

import org.jspecify.annotations.NullMarked;
