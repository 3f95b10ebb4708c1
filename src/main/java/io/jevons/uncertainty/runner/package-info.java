/**
 * Where the draws of a study are run. A {@link io.jevons.uncertainty.runner.DrawRunner} takes a {@link
 * io.jevons.uncertainty.runner.DrawJob} and its {@link io.jevons.uncertainty.runner.DrawChunk chunks} to threads of this machine or to
 * other machines, and brings back bytes; a {@link io.jevons.uncertainty.runner.ProgressListener} is told how far it has come.
 */
@NullMarked
package io.jevons.uncertainty.runner;

import org.jspecify.annotations.NullMarked;
