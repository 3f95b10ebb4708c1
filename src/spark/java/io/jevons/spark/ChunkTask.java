package io.jevons.spark;

import io.jevons.uncertainty.runner.DrawChunk;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.apache.spark.broadcast.Broadcast;
import scala.Function1;
import scala.Tuple2;
import scala.collection.Iterator;

/**
 * A task: it runs the one chunk of a partition. What the library refuses would be refused again wherever it is tried, so it is a
 * result here, and not a failure, which Spark would try four times. Errors, such as of memory, are left to Spark.
 */
final class ChunkTask implements Function1<Iterator<byte[]>, Tuple2<Boolean, byte[]>>, Serializable {
    private static final long serialVersionUID = 1L;

    private final Broadcast<Parcel> parcel;

    ChunkTask(Broadcast<Parcel> parcel) {
        this.parcel = parcel;
    }

    @Override
    public Tuple2<Boolean, byte[]> apply(Iterator<byte[]> partition) {
        try {
            DrawChunk chunk = Bytes.read(DrawChunk.class, partition.next());
            return new Tuple2<>(true, parcel.value().open().run(chunk));
        } catch (CancellationException killed) {
            throw killed;
        } catch (RuntimeException refused) {
            return new Tuple2<>(false, bytes(refused));
        } catch (IOException | ClassNotFoundException unreadable) {
            return new Tuple2<>(false, bytes(Parcel.absent(unreadable)));
        }
    }

    private static byte[] bytes(RuntimeException refused) {
        try {
            return Bytes.of(refused);
        } catch (UncheckedIOException cannotTravel) {
            RuntimeException told = new IllegalStateException(refused.toString());
            told.setStackTrace(refused.getStackTrace());
            return Bytes.of(told);
        }
    }

    /** What the chunk gave, on the driver; throws what it threw. */
    static byte[] result(Tuple2<Boolean, byte[]> outcome) {
        if (outcome._1()) {
            return outcome._2();
        }
        try {
            throw Bytes.read(RuntimeException.class, outcome._2());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
