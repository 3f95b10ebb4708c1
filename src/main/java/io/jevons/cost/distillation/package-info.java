/**
 * What a student keeps of its teacher: {@link io.jevons.cost.distillation.BenchmarkScores published scores} on each {@link
 * io.jevons.cost.distillation.Benchmark}, a {@link io.jevons.cost.distillation.RetentionLaw law} fitted on them where none is
 * published, and what they come to as {@link io.jevons.cost.distillation.Quality}. {@link io.jevons.cost.Distillation} puts it to use.
 */
@NullMarked
package io.jevons.cost.distillation;

import org.jspecify.annotations.NullMarked;
