package io.jevons.spark;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * The program of a driver that is killed: it runs a study on the cluster whose master it is given, and keeps a checkpoint. After some
 * chunks it stands still, while tasks go on, until it is killed; so it never gets to the end first.
 */
public final class KilledDriver {
    /** As many chunks are put together before it stands still. */
    static final int CHUNKS = 5;

    private static final int A_CHUNK = 8192;

    private KilledDriver() {}

    /**
     * Runs it.
     *
     * @param args the master, the checkpoint's folder, the number of draws
     */
    public static void main(String[] args) {
        Sessions.builder(args[0])
                .config("spark.executor.extraClassPath", Sessions.CLASS_PATH)
                .config("spark.executor.cores", "1")
                .config("spark.executor.memory", "600m")
                .config("spark.executor.extraJavaOptions", StandaloneCluster.QUICK)
                .getOrCreate();
        Studies.small(Integer.parseInt(args[2]))
                .on(SparkRunner.active())
                .checkpoint(Path.of(args[1]))
                .progress((done, of) -> {
                    while (done >= CHUNKS * A_CHUNK) {
                        LockSupport.park();
                    }
                })
                .run();
    }
}
