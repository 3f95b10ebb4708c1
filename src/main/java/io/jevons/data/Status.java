package io.jevons.data;

import io.jevons.base.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;

/** How a figure came about, from the firmest to the weakest. */
public enum Status {
    /** Printed by the one who counted: a filing, a price list, a survey, a published estimate. */
    REPORTED,
    /** Computed here from reported figures. */
    DERIVED,
    /** Somebody's estimate of what nobody reports. */
    ESTIMATED,
    /** From memory, not checked against its source. Nothing recalled is used to fit. */
    RECALLED;

    static Status parse(String text) {
        return Arrays.stream(values())
                .filter(status -> status.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown(
                        "status",
                        text,
                        Arrays.stream(values()).map(Status::toString).toList()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
