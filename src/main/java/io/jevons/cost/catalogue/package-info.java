/**
 * What is served, and on what: {@link io.jevons.cost.catalogue.ModelSpec models} and {@link io.jevons.cost.catalogue.GpuSpec GPUs},
 * by name from the tables of the library, or from a file of one's own.
 */
@NullMarked
package io.jevons.cost.catalogue;

import org.jspecify.annotations.NullMarked;
