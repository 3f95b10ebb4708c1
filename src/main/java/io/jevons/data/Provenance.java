package io.jevons.data;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Resources;
import java.time.LocalDate;

/**
 * Where a figure comes from and since when it can be known.
 *
 * @param date the day that the figure is about; for a period, its last day
 * @param knownOn the day from which a figure for that period could be read, by the publication lag of its data set
 * @param vintage the day on which this very number was written down
 * @param status how the number came about
 * @param source who says so
 */
public record Provenance(LocalDate date, LocalDate knownOn, LocalDate vintage, Status status, String source) {
    /**
     * Checks the parts.
     *
     * @param date the day that the figure is about
     * @param knownOn the day from which a figure could be read
     * @param vintage the day on which the number was written down
     * @param status how the number came about
     * @param source who says so
     * @throws InvalidInputException if the figure is known before its period ends, or has no source
     */
    public Provenance {
        if (source.isBlank()) {
            throw InvalidInputException.of("source", "''", "the one who says so");
        }
        if (knownOn.isBefore(date)) {
            throw InvalidInputException.of("known on", knownOn, "on or after " + date);
        }
    }

    /**
     * Whether the number was written down later than a figure for its period could first be known: with hindsight, so
     * that a test on the past that uses it flatters the model.
     *
     * @return whether it was
     */
    public boolean hindsight() {
        return vintage.isAfter(knownOn);
    }

    static Provenance read(Resources.Row row) {
        return new Provenance(
                LocalDate.parse(row.text("date")),
                LocalDate.parse(row.text("known_on")),
                LocalDate.parse(row.text("vintage")),
                Status.parse(row.text("status")),
                row.text("source"));
    }
}
