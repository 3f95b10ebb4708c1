/**
 * Shared mechanics without domain words: bundled text, character sets, array kernels, files, drawing. Not part of the public API; it may
 * change in any release.
 */
@NullMarked
package io.jevons.internal;

import org.jspecify.annotations.NullMarked;
