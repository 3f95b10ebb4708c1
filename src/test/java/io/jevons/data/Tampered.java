package io.jevons.data;

import java.time.LocalDate;

/** Data that somebody has changed, for proofs that a change is not seen. */
public final class Tampered {
    private Tampered() {}

    /**
     * NVIDIA's revenue with every figure doubled that was published after a day.
     *
     * @param day the day
     * @return the changed data
     */
    public static NvidiaRevenue doubledAfter(LocalDate day) {
        return NvidiaRevenue.of(DataSets.nvidiaRevenue().rows().stream()
                .map(row -> row.knownOn().isAfter(day)
                        ? new SegmentRevenue(row.segment(), row.fiscalQuarter(), 2 * row.millionUsd(), row.provenance())
                        : row)
                .toList());
    }
}
