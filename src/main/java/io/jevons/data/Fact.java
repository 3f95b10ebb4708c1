package io.jevons.data;

import java.time.LocalDate;

/** A row of a data set: a fact with its provenance. */
public interface Fact {
    /**
     * Where the fact comes from.
     *
     * @return the provenance
     */
    Provenance provenance();

    /**
     * The day that the fact is about; for a period, its last day.
     *
     * @return the day
     */
    default LocalDate date() {
        return provenance().date();
    }

    /**
     * The day from which the fact could be known.
     *
     * @return the day
     */
    default LocalDate knownOn() {
        return provenance().knownOn();
    }

    /**
     * How the fact came about.
     *
     * @return the status
     */
    default Status status() {
        return provenance().status();
    }

    /**
     * Who says so.
     *
     * @return the source
     */
    default String source() {
        return provenance().source();
    }
}
