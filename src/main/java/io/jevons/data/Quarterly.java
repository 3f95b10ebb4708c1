package io.jevons.data;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Puts rows into a series of quarters. */
final class Quarterly {
    private Quarterly() {}

    /** The quarter of a day. */
    static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    /** A series from rows that follow one another, oldest first, without a missing quarter. */
    static <R> Series series(
            String name, String unit, List<R> rows, Function<R, Quarter> quarter, ToDoubleFunction<R> value) {
        if (rows.isEmpty()) {
            throw new InvalidInputException(name + ": no rows are left\nMaybe the day of asOf is too early");
        }
        Quarter start = quarter.apply(rows.get(0));
        for (int i = 0; i < rows.size(); i++) {
            if (!quarter.apply(rows.get(i)).equals(start.plus(i))) {
                throw new InvalidInputException(name + ": no figure for " + start.plus(i)
                        + "\nMaybe take the rows: they keep the gap that a series cannot show");
            }
        }
        return Series.of(name, unit, start, rows.stream().mapToDouble(value).toArray());
    }
}
