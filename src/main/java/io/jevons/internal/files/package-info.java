/**
 * Files that others see whole or not at all: what is written goes into a hidden draft beside its target, which takes the
 * target's place when all of it is there ({@link io.jevons.internal.files.WholeFiles}, {@link io.jevons.internal.files.FolderDraft}).
 * Not part of the public API; it may change in any release.
 */
@NullMarked
package io.jevons.internal.files;

import org.jspecify.annotations.NullMarked;
