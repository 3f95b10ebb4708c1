package io.jevons.demand.lanes;

import java.util.Arrays;

/**
 * The hours H of every grade and tier in one quarter, as a weighted sum of the file's number and of the releases so far.
 *
 * <p>A release that serves the share μ takes that part from all that served before: H = (1 - μ) H_old + μ H_new. Where
 * the file has no number, the first release enters alone and later ones share by weight of entry, e' = 1 - (1 - e)(1 - μ),
 * H ← H + (μ/e')(H_new - H). Either way each release scales down the weights before it, so that the sum stays one of
 * known numbers and the algorithmic trend can be applied to each from its own release on.
 */
public final class ServedHours {
    /** By grade and tier: the weight of the file's number. */
    public final double[] fileWeight;

    /** By grade and tier: the share entered so far, where the file has no number; 1 where it has. */
    public final double[] entry;

    /** The releases' terms: number times weight, by grade and tier, and the period of release. */
    public double[] number = {};

    public double[] weight = {};
    public int[] place = {};
    public int[] released = {};
    public int terms;

    public ServedHours(CompiledMarket market) {
        fileWeight = new double[market.grades * market.tiers];
        entry = new double[market.grades * market.tiers];
        for (int gj = 0; gj < fileWeight.length; gj++) {
            fileWeight[gj] = market.isGiven(Slot.GRADES_HOURS_PER_MTOK, gj) ? 1 : 0;
            entry[gj] = fileWeight[gj];
        }
    }

    public void release(int gj, double hours, int period, double share) {
        if (share == 0) {
            return;
        }
        double newEntry = 1 - (1 - entry[gj]) * (1 - share);
        double taken = share / newEntry;
        entry[gj] = newEntry;
        fileWeight[gj] *= 1 - taken;
        for (int t = 0; t < terms; t++) {
            if (place[t] == gj) {
                weight[t] *= 1 - taken;
            }
        }
        if (terms == number.length) {
            int room = Math.max(4, 2 * terms);
            number = Arrays.copyOf(number, room);
            weight = Arrays.copyOf(weight, room);
            place = Arrays.copyOf(place, room);
            released = Arrays.copyOf(released, room);
        }
        number[terms] = hours;
        weight[terms] = taken;
        place[terms] = gj;
        released[terms] = period;
        terms++;
    }

    public boolean available(int gj) {
        return entry[gj] > 0;
    }

    public boolean sameAs(ServedHours other) {
        return terms == other.terms
                && Arrays.equals(fileWeight, other.fileWeight)
                && Arrays.equals(entry, other.entry)
                && Arrays.equals(number, 0, terms, other.number, 0, terms)
                && Arrays.equals(weight, 0, terms, other.weight, 0, terms)
                && Arrays.equals(place, 0, terms, other.place, 0, terms)
                && Arrays.equals(released, 0, terms, other.released, 0, terms);
    }

    /** Every number, in full precision. */
    public String canonicalText() {
        return Arrays.toString(fileWeight)
                + Arrays.toString(entry)
                + Arrays.toString(Arrays.copyOf(number, terms))
                + Arrays.toString(Arrays.copyOf(weight, terms))
                + Arrays.toString(Arrays.copyOf(place, terms))
                + Arrays.toString(Arrays.copyOf(released, terms));
    }
}
