package io.jevons.uncertainty.study;

import io.jevons.uncertainty.runner.DrawChunk;
import io.jevons.uncertainty.runner.DrawJob;
import io.jevons.uncertainty.runner.DrawRunner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A runner as a cluster would be: job, chunks and results are copied by their bytes, chunks run in a shuffled order on machines that
 * each have a job of their own, and the first chunk is lost and runs again on another.
 */
public final class Elsewhere implements DrawRunner {
    private static final int MACHINES = 3;

    private final Random random = new Random(5);
    private int chunks;
    private long bytes;

    static Object copied(Object value) {
        try {
            return new ObjectInputStream(new ByteArrayInputStream(bytes(value))).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] bytes(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void run(DrawJob job, List<DrawChunk> parts, Taker taker) {
        List<DrawJob> machines = new ArrayList<>();
        for (int m = 0; m < MACHINES; m++) {
            machines.add((DrawJob) copied(job));
        }
        List<Integer> order = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
            order.add(k);
        }
        Collections.shuffle(order, random);
        // Lost: nobody hears of it. It comes again at the end.
        machines.get(0).run((DrawChunk) copied(parts.get(order.get(0))));
        Collections.rotate(order, -1);
        for (int k : order) {
            byte[] result = machines.get(k % MACHINES).run((DrawChunk) copied(parts.get(k)));
            bytes += result.length + bytes(parts.get(k)).length;
            chunks++;
            taker.take(k, (byte[]) copied(result));
        }
        bytes += bytes(job).length;
    }

    /** How many chunks came back. */
    public int chunks() {
        return chunks;
    }

    /** What went over the network. */
    public long bytes() {
        return bytes;
    }
}
