package io.jevons.spark;

import io.jevons.internal.Interrupts;
import io.jevons.internal.Log;
import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.runner.ProgressListener;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import scala.Tuple2;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Failure;

/**
 * The jobs of one run. Spark keeps the results of a job on the driver and refuses a job whose results are large together, so
 * chunks go out in waves, each a job of its own, and no wave before the results of the last but one are taken. Cores so stay
 * busy while the driver holds two waves at most.
 */
final class Waves implements AutoCloseable {
    private static final Logger LOG = Log.of(Waves.class);

    /** Chunks of the first wave, whose results say how large others may be. */
    private static final int FIRST = 4;

    /** Chunks a core in later waves: enough that the end of one, where cores wait, is hidden by the next. */
    private static final int A_CORE = 4;

    /** The part of what Spark allows the results of a job that is used. */
    private static final double ALLOWED = 0.5;

    private static final String DESCRIPTION = "spark.job.description";
    private static final String INTERRUPT = "spark.job.interruptOnCancel";
    private static final long POLL_MILLISECONDS = 100;

    private final SparkContext context;
    private final List<DrawChunk> chunks;
    private final ProgressListener listener;
    private final String name;
    private final Broadcast<Parcel> parcel;
    private final TaskListener tasks;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final List<SimpleFutureAction<BoxedUnit>> running = new ArrayList<>();

    /** Chunks that were taken. */
    private final BitSet taken = new BitSet();

    private int takenDraws;
    private int submitted;
    private int largest;
    private int told;

    /** What a chunk gave, or why it gave nothing. */
    private record Arrival(int chunk, Tuple2<Boolean, byte[]> outcome) {}

    Waves(SparkContext context, DrawJob job, List<DrawChunk> chunks, ProgressListener listener) {
        this.context = context;
        this.chunks = chunks;
        this.listener = listener;
        this.name = "jevons " + job;
        this.parcel = new JavaSparkContext(context).broadcast(Parcel.of(job));
        this.tasks = new TaskListener(chunks);
        context.addSparkListener(tasks);
    }

    void run(DrawRunner.Taker taker) {
        try {
            while (taken.cardinality() < chunks.size()) {
                submit();
                Arrival arrival = arrivals.poll(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (arrival == null) {
                    requireNoFailure();
                } else {
                    byte[] result = ChunkTask.result(arrival.outcome());
                    largest = Math.max(largest, result.length);
                    taken.set(arrival.chunk());
                    takenDraws += TaskListener.draws(chunks.get(arrival.chunk()));
                    taker.take(arrival.chunk(), result);
                }
                // Spark's listeners may lag behind its results.
                tell(Math.max(tasks.done(), takenDraws));
            }
            tell(tasks.all());
        } catch (InterruptedException e) {
            throw Interrupts.cancelled();
        }
    }

    private void tell(int done) {
        if (done > told) {
            told = done;
            listener.progress(done, tasks.all());
        }
    }

    /** Sends out the next wave, if it is its turn: the one to be taken next bounds what may wait for it. */
    private void submit() {
        int size = size();
        if (submitted < chunks.size() && submitted - taken.nextClearBit(0) <= size) {
            submit(submitted, Math.min(chunks.size(), submitted + size));
        }
    }

    private int size() {
        if (largest == 0) {
            return Math.min(FIRST, context.defaultParallelism());
        }
        long fit = (long) (ALLOWED * context.conf().getSizeAsBytes("spark.driver.maxResultSize", "1g") / largest);
        long most = fit == 0 ? Integer.MAX_VALUE : fit;
        return (int) Math.max(1, Math.min(most, (long) A_CORE * context.defaultParallelism()));
    }

    private void submit(int from, int to) {
        List<byte[]> parts = chunks.subList(from, to).stream().map(Bytes::of).toList();
        String description = context.getLocalProperty(DESCRIPTION);
        String interrupt = context.getLocalProperty(INTERRUPT);
        context.setLocalProperty(DESCRIPTION, name);
        context.setLocalProperty(INTERRUPT, "true");
        context.setLocalProperty(TaskListener.RUN, tasks.run());
        context.setLocalProperty(TaskListener.FIRST, Integer.toString(from));
        try {
            running.add(context.submitJob(
                    JavaSparkContext.fromSparkContext(context)
                            .parallelize(parts, parts.size())
                            .rdd(),
                    new ChunkTask(parcel),
                    CollectionConverters.asScala(IntStream.range(0, parts.size())
                                    .<Object>mapToObj(i -> i)
                                    .toList())
                            .toSeq(),
                    (part, outcome) -> {
                        arrivals.add(new Arrival(from + (Integer) part, outcome));
                        return BoxedUnit.UNIT;
                    },
                    () -> BoxedUnit.UNIT));
        } finally {
            context.setLocalProperty(DESCRIPTION, description);
            context.setLocalProperty(INTERRUPT, interrupt);
            context.setLocalProperty(TaskListener.RUN, null);
            context.setLocalProperty(TaskListener.FIRST, null);
        }
        submitted = to;
        LOG.debug("{}: {} to {} sent out", name, chunks.get(from), chunks.get(to - 1));
    }

    private void requireNoFailure() {
        for (SimpleFutureAction<BoxedUnit> job : running) {
            if (job.isCompleted() && job.value().get() instanceof Failure<?> failure) {
                throw Failures.of(failure.exception());
            }
        }
        running.removeIf(SimpleFutureAction::isCompleted);
        if (context.isStopped()) {
            throw new CancellationException("the Spark session was stopped during the run");
        }
    }

    /** Whatever became of the run, nothing of it goes on. Spark's messages do not get through on a thread that is interrupted. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            if (!context.isStopped()) {
                running.forEach(SimpleFutureAction::cancel);
                context.removeSparkListener(tasks);
                if (taken.cardinality() == chunks.size()) {
                    parcel.destroy();
                } else {
                    // Cancelled tasks still look at it for a moment.
                    parcel.unpersist();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
