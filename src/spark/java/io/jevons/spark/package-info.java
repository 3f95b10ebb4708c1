/**
 * Studies on Apache Spark. In a jar of its own, with the classifier {@code spark}; nothing else of the library depends on it.
 *
 * <p>{@link io.jevons.spark.SparkRunner} is a {@link io.jevons.uncertainty.DrawRunner}: it sends the job of a study to each executor once, as
 * text with the version and the hash of the library, and each chunk of some 8 000 draws as a task. Tasks go out in waves, each a job
 * of Spark's, so that the driver holds the results of two waves at most; results come in any order and are put together in the order of the chunks,
 * which is why a lost executor, another number of them or speculation changes no bit.
 *
 * <p>What it costs: one chunk of 8192 draws of the market {@code world-latest}, base and scenario, takes 0.8 s of one core (JDK 17, mean of series and
 * one probability, of processor time on a loaded machine), and gives 65 kB a metric or 61 MB for all series; the job is sent once to each executor. So
 *
 * <pre>
 * core-hours = draws / 8192 * 0.8 / 3600                     26 for 10^9 draws
 * bytes      = draws * 8 * metrics                           8 GB a metric for 10^9 draws
 * hours      = max(core-hours / cores, chunks * d / 3600)    d: what the driver takes for a chunk
 * </pre>
 *
 * <p>with d about 1 ms to send a task, so that a probability stops scaling near 1 000 cores; for all series d is about 0.3 s, what it
 * takes to fetch 61 MB at 10 Gbit/s and to count 7.6 million values, so that three cores keep the driver busy and more are of no use. A
 * simulation of the schedule with measured task times gives the same, and is held to Graham's bound by a test.
 */
@org.jspecify.annotations.NullMarked
package io.jevons.spark;
