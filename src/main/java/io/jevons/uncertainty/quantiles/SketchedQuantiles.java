package io.jevons.uncertainty.quantiles;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Quantiles from counts between edges that the first values give: every second of {@link #PILOT} values in order of size, so
 * that about one value in two thousand falls between two edges, whatever the shape. A value that is an edge is counted
 * apart, so that what many values share is found exactly.
 *
 * <p>Edges once set, a sketch is nothing but whole numbers, a least and a largest value. Sums of those do not depend on their
 * order, and so sketches of the same edges merge in any order to the same bits.
 */
public final class SketchedQuantiles implements Quantiles {
    /** The values that are kept until they give the edges. */
    public static final int PILOT = 4096;

    private static final int EDGES = PILOT / 2;

    /** Values wait here in the order in which they came; afterwards it is empty. */
    private double[] pilot;

    private Edges edges = new Edges(new double[0]);

    /** Of values below each edge and above the one before, and at the end above the last. */
    private int[] between = new int[1];

    /** Of values on each edge. They stand apart, since few values come here, and the others should stay in the cache. */
    private int[] on = new int[0];

    private long count;
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;

    /** Of no values yet. */
    SketchedQuantiles() {
        pilot = new double[PILOT];
    }

    private SketchedQuantiles(Edges edges) {
        pilot = new double[0];
        this.edges = edges;
        between = new int[edges.size() + 1];
        on = new int[edges.size()];
    }

    /** Whether the edges are set: until then all values are kept. */
    private boolean isSet() {
        return pilot.length == 0;
    }

    /** Sets the edges from the values that are there, of which some are needed. */
    private void set() {
        double[] sorted = Arrays.copyOf(pilot, (int) count);
        Arrays.sort(sorted);
        edges = Edges.of(sorted, EDGES);
        between = new int[edges.size() + 1];
        on = new int[edges.size()];
        pilot = new double[0];
        for (double value : sorted) {
            tally(value);
        }
    }

    /** Counts a finite value where it falls. */
    private void tally(double value) {
        if (edges.spans(value)) {
            tallyWithin(value);
        } else {
            between[value < edges.lowest() ? 0 : edges.size()]++;
        }
    }

    private void tallyWithin(double value) {
        int place = edges.place(value);
        if (place >= 0) {
            between[place]++;
        } else {
            on[~place]++;
        }
    }

    private void widen(double value) {
        // Zeros of either sign are one, whichever comes first.
        if (value < least) {
            least = value + 0.0;
        }
        if (value > largest) {
            largest = value + 0.0;
        }
    }

    @Override
    public void add(double value) {
        Checks.finite("value", value);
        widen(value);
        if (isSet()) {
            tally(value);
            count++;
        } else {
            pilot[(int) count++] = value;
            if (count == PILOT) {
                set();
            }
        }
    }

    /**
     * Takes the finite ones of some values, which costs less than one by one.
     *
     * @param values the values
     * @param from the place of the first
     * @param to the place after the last
     */
    public void addFinite(double[] values, int from, int to) {
        Objects.requireNonNull(values, "values");
        Objects.checkFromToIndex(from, to, values.length);
        int next = from;
        while (next < to && !isSet()) {
            if (Double.isFinite(values[next])) {
                add(values[next]);
            }
            next++;
        }
        // A sketch that has the first draws has values as far out as any between its edges.
        boolean known = least <= edges.lowest() && largest >= edges.highest();
        int finite = 0;
        for (int i = next; i < to; i++) {
            double value = values[i];
            if (edges.spans(value)) {
                tallyWithin(value);
                if (!known) {
                    widen(value);
                }
                finite++;
            } else if (Double.isFinite(value)) {
                tally(value);
                widen(value);
                finite++;
            }
        }
        count += finite;
    }

    /** Sets the edges from the values that are there, however few, so that the first draws alone decide them. */
    public void settle() {
        if (!isSet()) {
            set();
        }
    }

    /**
     * A sketch of no values with the edges of this one, which so can be merged into it. Sets the edges if they are not yet set.
     *
     * @return the sketch
     */
    public SketchedQuantiles empty() {
        settle();
        return new SketchedQuantiles(edges);
    }

    @Override
    public void merge(Quantiles other) {
        if (!(other instanceof SketchedQuantiles that)) {
            throw new InvalidInputException("merging exact quantiles into a sketch: must be of one kind");
        }
        if (!that.isSet()) {
            // A copy, for the other may be this one.
            for (double value : Arrays.copyOf(that.pilot, (int) that.count)) {
                add(value);
            }
            return;
        }
        if (!isSet() || !edges.equals(that.edges)) {
            throw new InvalidInputException("merging sketches of other edges: must have the same"
                    + "\nMaybe make the second one by empty() of the first");
        }
        for (int i = 0; i < between.length; i++) {
            between[i] += that.between[i];
        }
        for (int i = 0; i < on.length; i++) {
            on[i] += that.on[i];
        }
        count += that.count;
        least = Math.min(least, that.least);
        largest = Math.max(largest, that.largest);
    }

    @Override
    public long count() {
        return count;
    }

    @Override
    public double quantile(double p) {
        if (count == 0) {
            throw InvalidInputException.of("number of values", 0, "at least 1");
        }
        double place = Checks.between("probability", p, 0, 1) * (count - 1);
        if (!isSet()) {
            double[] sorted = Arrays.copyOf(pilot, (int) count);
            Arrays.sort(sorted);
            return ExactQuantiles.ofSorted(sorted, (int) count, p);
        }
        long below = (long) place;
        double share = place - below;
        double low = ranked(below);
        return share == 0 ? low : low + share * (ranked(below + 1) - low);
    }

    /** The value of a rank, from 0: values between two edges are taken to be spread evenly. */
    private double ranked(long rank) {
        if (rank == 0 || rank == count - 1) {
            return rank == 0 ? least : largest;
        }
        long before = 0;
        int edge = 0;
        while (before + between[edge] <= rank) {
            before += between[edge];
            if (before + on[edge] > rank) {
                return edges.value(edge);
            }
            before += on[edge++];
        }
        double low = edge == 0 ? least : Math.max(least, edges.value(edge - 1));
        double high = edge == edges.size() ? largest : Math.min(largest, edges.value(edge));
        return low == high ? low : low + (high - low) * ((rank - before + 0.5) / between[edge]);
    }

    @Override
    public boolean isExact() {
        return false;
    }

    /**
     * Writes the counts, from which {@link #read} makes the sketch again.
     *
     * @param out where to
     * @throws IOException if it cannot be written
     */
    public void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(least);
        out.writeDouble(largest);
        // Few values lie just on an edge, and of most chunks none: zeros go as the length of their run.
        int zeros = 0;
        for (int i = 0; i < between.length + on.length; i++) {
            int each = i < between.length ? between[i] : on[i - between.length];
            if (each == 0) {
                zeros++;
                continue;
            }
            writeZeros(zeros, out);
            zeros = 0;
            writeNumber(each, out);
        }
        writeZeros(zeros, out);
    }

    private static void writeZeros(int zeros, DataOutput out) throws IOException {
        if (zeros > 0) {
            out.writeByte(0);
            writeNumber(zeros, out);
        }
    }

    private static void writeNumber(int number, DataOutput out) throws IOException {
        int left = number;
        while (left >= 0x80) {
            out.writeByte((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    private static int readNumber(DataInput in) throws IOException {
        int number = 0;
        int shift = 0;
        int next;
        do {
            next = in.readByte();
            number |= (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    /**
     * Reads what a sketch with the edges of this one wrote.
     *
     * @param in where from
     * @return the sketch
     * @throws IOException if it cannot be read
     */
    public SketchedQuantiles read(DataInput in) throws IOException {
        SketchedQuantiles read = empty();
        read.take(in);
        return read;
    }

    /**
     * Takes all that a sketch with the edges of this one wrote.
     *
     * @param in where from
     * @throws IOException if it cannot be read
     */
    public void take(DataInput in) throws IOException {
        settle();
        count += in.readLong();
        least = Math.min(least, in.readDouble());
        largest = Math.max(largest, in.readDouble());
        int i = 0;
        while (i < between.length + on.length) {
            int number = readNumber(in);
            if (number == 0) {
                i += readNumber(in);
            } else if (i < between.length) {
                between[i++] += number;
            } else {
                on[i++ - between.length] += number;
            }
        }
    }

    /**
     * The edges, in order of size, for {@link #withEdges}.
     *
     * @return a copy; empty where they are not yet set
     */
    public double[] edges() {
        return edges.values();
    }

    /**
     * A sketch of no values with edges that were set elsewhere.
     *
     * @param values the edges, finite, each above the one before
     * @return the sketch
     * @throws InvalidInputException if an edge is not finite or not above the one before
     */
    public static SketchedQuantiles withEdges(double[] values) {
        Objects.requireNonNull(values, "values");
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && !(values[i] > values[i - 1]))) {
                throw InvalidInputException.of("values[" + i + "]", values[i], "finite and above the edge before it");
            }
        }
        return new SketchedQuantiles(new Edges(values.clone()));
    }

    @Override
    public String toString() {
        return count + " values in a sketch of " + edges.size() + " edges";
    }
}
