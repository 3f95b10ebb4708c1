package io.jevons.spark;

import io.jevons.internal.Log;
import io.jevons.uncertainty.runner.DrawChunk;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.slf4j.Logger;
import scala.jdk.javaapi.CollectionConverters;

/** Hears from Spark which tasks of one run have ended, on Spark's own thread; other threads ask it how many draws are done. */
final class TaskListener extends SparkListener {
    /** The local properties by which jobs of the run are known: which run, and the wave's first chunk. */
    static final String RUN = "jevons.run";

    static final String FIRST = "jevons.first";

    private static final Logger LOG = Log.of(TaskListener.class);

    private final String run = UUID.randomUUID().toString();
    private final List<DrawChunk> chunks;
    private final int all;

    /** The first chunk of a stage. */
    private final Map<Integer, Integer> stages = new HashMap<>();

    private final BitSet ended = new BitSet();
    private int done;

    TaskListener(List<DrawChunk> chunks) {
        this.chunks = chunks;
        this.all = chunks.stream().mapToInt(TaskListener::draws).sum();
    }

    static int draws(DrawChunk chunk) {
        return chunk.to() - chunk.from();
    }

    String run() {
        return run;
    }

    /** All draws of the run. */
    int all() {
        return all;
    }

    /** The draws of tasks that have ended well. */
    synchronized int done() {
        return done;
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        Properties properties = start.properties();
        if (properties != null && run.equals(properties.getProperty(RUN))) {
            int first = Integer.parseInt(properties.getProperty(FIRST));
            CollectionConverters.asJava(start.stageIds()).forEach(stage -> stages.put((Integer) stage, first));
        }
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        Integer first = stages.get(end.stageId());
        if (first == null) {
            return;
        }
        int chunk = first + end.taskInfo().index();
        if (end.taskInfo().successful()) {
            if (!ended.get(chunk)) {
                ended.set(chunk);
                done += draws(chunks.get(chunk));
            }
        } else {
            LOG.debug("{} did not end: {}; Spark runs it again", chunks.get(chunk), end.reason());
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        LOG.debug("executor {} is gone: {}", removed.executorId(), removed.reason());
    }
}
