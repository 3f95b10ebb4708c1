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

    /** Of values below the first edge, on it, between it and the second, and so on. */
    private int[] counts = new int[0];

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
        counts = new int[edges.cells()];
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
        counts = new int[edges.cells()];
        pilot = new double[0];
        for (double value : sorted) {
            counts[edges.cell(value)]++;
        }
    }

    @Override
    public void add(double value) {
        Checks.finite("value", value);
        if (value < least) {
            least = value;
        }
        if (value > largest) {
            largest = value;
        }
        if (isSet()) {
            counts[edges.cell(value)]++;
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
        double low = least;
        double high = largest;
        for (int i = next; i < to; i++) {
            double value = values[i];
            if (value < low && value > Double.NEGATIVE_INFINITY) {
                low = value;
            }
            if (value > high && value < Double.POSITIVE_INFINITY) {
                high = value;
            }
        }
        least = low;
        largest = high;
        if (next < to) {
            count += edges.count(values, next, to, counts);
        }
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
        for (int i = 0; i < counts.length; i++) {
            counts[i] += that.counts[i];
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
        int cell = 0;
        while (before + counts[cell] <= rank) {
            before += counts[cell++];
        }
        double low = Math.max(least, edges.low(cell));
        double high = Math.min(largest, edges.high(cell));
        return low == high ? low : low + (high - low) * ((rank - before + 0.5) / counts[cell]);
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
        for (int i = 0; i < counts.length; i++) {
            int each = counts[place(i)];
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

    /** The cells between edges first, and then those on edges. */
    private int place(int i) {
        int between = (counts.length + 1) / 2;
        return i < between ? 2 * i : 2 * (i - between) + 1;
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
        while (i < counts.length) {
            int number = readNumber(in);
            if (number == 0) {
                i += readNumber(in);
            } else {
                counts[place(i++)] += number;
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
     * @param values the edges, each above the one before
     * @return the sketch
     */
    public static SketchedQuantiles withEdges(double[] values) {
        Objects.requireNonNull(values, "values");
        return new SketchedQuantiles(new Edges(values.clone()));
    }

    @Override
    public String toString() {
        return count + " values in a sketch of " + edges.size() + " edges";
    }
}
