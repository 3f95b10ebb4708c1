/**
 * Studies on Apache Spark. In a jar of its own, with the classifier {@code spark}; nothing else of the library depends on it.
 *
 * <p>{@link io.jevons.spark.SparkRunner} is a {@link io.jevons.uncertainty.runner.DrawRunner}: it sends the job of a study to each executor once, as
 * text with the version and the hash of the library, and each chunk of some 8 000 draws as a task. Tasks go out in waves, each a job
 * of Spark's, so that the driver holds the results of two waves at most; results come in any order and are put together in the order of the chunks,
 * which is why a lost executor, another number of them or speculation changes no bit.
 *
 * <p>What it costs: one chunk of 8192 draws of the market {@code world-latest}, base and scenario, takes 0.8 s of one core (JDK 17, mean of series and
 * one probability, of processor time on a loaded machine), and gives 65 kB a metric; a study has 4096 chunks at most, so that chunks grow
 * beyond. All series give 61 MB a chunk below 100 000 draws, and sketches of 2.2 MB above; the job is sent once to each executor. So
 *
 * <pre>
 * core-hours = draws / 8192 * 0.8 / 3600                     26 for 10^9 draws
 * bytes      = draws * 8 * metrics                           8 GB a metric for 10^9 draws; 9 GB for all series
 * hours      = max(core-hours / cores, chunks * d / 3600)    d: what the driver takes for a chunk
 * </pre>
 *
 * <p>with d about 10 ms at 10 Gbit/s and 30 ns a value, both assumed, so that 10^9 draws stop scaling near 1 000 cores, at two
 * minutes. A simulation of the schedule with measured task times gives the same, and is held to Graham's bound by a test.
 */
@org.jspecify.annotations.NullMarked
package io.jevons.spark;
