package io.jevons.spark;

import io.jevons.base.InvalidInputException;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.runner.ProgressListener;
import io.jevons.uncertainty.study.Study;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.apache.spark.sql.SparkSession;

/**
 * Runs the draws of a study on Apache Spark, on the session that the program already has. A lost executor costs its chunks
 * and no more; the results are those of a run on one machine, to the last bit. Immutable.
 *
 * <pre>{@code
 * var study = Ensemble.of(market, scenario).draws(1_000_000).on(SparkRunner.of(session)).run();
 * }</pre>
 *
 * <p>The study travels once to each executor, as text; a task is a chunk of some 8 000 draws. The driver holds the results of a
 * few waves of tasks, never of all, and so stays below {@code spark.driver.maxResultSize}. Cancelling, and an interrupt of the calling
 * thread, cancel the jobs.
 */
public final class SparkRunner implements DrawRunner {
    private final SparkSession session;
    private final ProgressListener listener;

    private SparkRunner(SparkSession session, ProgressListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /**
     * On a session.
     *
     * @param session the session, of Spark 4 with Scala 2.13; it stays open
     * @return the runner
     * @throws InvalidInputException if the session is of another Spark or Scala, only a client of Spark Connect, or stopped
     */
    public static SparkRunner of(SparkSession session) {
        Objects.requireNonNull(session, "session");
        Compatibility.require(session);
        return new SparkRunner(session, (done, of) -> {});
    }

    /**
     * On the session that is active on this thread or else the default one, such as that of a notebook, of {@code spark-shell} or of a program
     * under {@code spark-submit}.
     *
     * @return the runner
     * @throws InvalidInputException if Spark is not on the class path, there is no session, or it is not one that
     *     {@link #of} takes
     */
    public static SparkRunner active() {
        return of(Compatibility.active());
    }

    /**
     * Tells a listener how many draws Spark's tasks have done, in any order: earlier than the ensemble's own listener, which is told of
     * draws that were put together in order.
     *
     * @param listener the listener, called by the thread that runs the study
     * @return a changed copy
     */
    public SparkRunner progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        return new SparkRunner(session, listener);
    }

    /**
     * Runs every chunk as a task and hands the results on as they come.
     *
     * @throws InvalidInputException if a worker lacks the library or has another version of it, or if a chunk cannot be run
     * @throws IllegalStateException if Spark gave a task up, such as after it had failed four times
     * @throws CancellationException if interrupted, or if somebody cancelled the job
     */
    @Override
    public void run(DrawJob job, List<DrawChunk> chunks, Taker taker) {
        Objects.requireNonNull(job, "job");
        Objects.requireNonNull(chunks, "chunks");
        Objects.requireNonNull(taker, "taker");
        Compatibility.requireOpen(session);
        try (Waves waves = new Waves(session.sparkContext(), job, chunks, listener)) {
            waves.run(taker);
        }
    }

    /**
     * Writes the draws of a study through Spark, as Parquet files with a row a draw: {@code draw}, its number from 0; a column
     * an input by the input's name; and a column a metric by the metric's name, NaN where the draw failed or the metric is undefined there. Names
     * have dots, so that SQL takes them between backticks. The driver holds eight bytes a draw and column meanwhile.
     *
     * @param study the study, run here or elsewhere
     * @param metrics the metrics; may be empty
     * @param folder a new folder, as Spark names it, such as {@code hdfs://host/draws}
     * @throws InvalidInputException if the folder is there already, two columns would have one name, or a metric cannot be had
     */
    public void parquet(Study study, List<Metric> metrics, String folder) {
        Objects.requireNonNull(study, "study");
        Objects.requireNonNull(metrics, "metrics");
        Objects.requireNonNull(folder, "folder");
        Compatibility.requireOpen(session);
        ParquetDraws.write(session, study, metrics, folder);
    }

    @Override
    public String toString() {
        return "Spark " + session.version() + " at " + session.sparkContext().master();
    }
}
