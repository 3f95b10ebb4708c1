package io.jevons.estimate.nowcast;

import io.jevons.base.Quarter;
import io.jevons.estimate.likelihood.Figure;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures of observed series, and which of them were known on a day. */
final class FigureRecord {
    private final List<Figure> history;
    private final List<Figure> evidence;

    /** Evidence, and figures of its series from before it begins. */
    FigureRecord(List<? extends Figure> history, List<? extends Figure> evidence) {
        this.history = List.copyOf(history);
        this.evidence = List.copyOf(evidence);
    }

    /** All figures of the model that were known on a day. */
    List<Figure> asOf(LocalDate day) {
        return evidence.stream().filter(each -> !each.knownOn().isAfter(day)).toList();
    }

    /** What was known of a series on a day, by quarter; of two figures of a quarter the one published later. */
    SortedMap<Quarter, Double> known(String series, LocalDate day) {
        SortedMap<Quarter, Double> values = new TreeMap<>();
        figuresKnown(series, day).forEach((quarter, each) -> values.put(quarter, each.value()));
        return values;
    }

    /**
     * The error of the last figure of a series that was known on a day, which is all that is known of the error of one to come; empty where
     * none was known.
     */
    OptionalDouble error(String series, LocalDate day) {
        SortedMap<Quarter, Figure> known = figuresKnown(series, day);
        return known.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(known.get(known.lastKey()).error());
    }

    private SortedMap<Quarter, Figure> figuresKnown(String series, LocalDate day) {
        SortedMap<Quarter, Figure> latest = new TreeMap<>();
        Stream.concat(history.stream(), evidence.stream())
                .filter(each -> each.series().equals(series) && !each.knownOn().isAfter(day))
                .sorted(Comparator.comparing(Figure::knownOn))
                .forEach(each -> latest.put(each.quarter(), each));
        return latest;
    }

    /** The last figure of the same thing in the same series that conditions the model on that day. */
    Optional<Figure> anchor(Figure target, LocalDate day) {
        return evidence.stream()
                .filter(each -> !each.knownOn().isAfter(day))
                .filter(each -> each.series().equals(target.series())
                        && each.entity().equals(target.entity())
                        && each.variable().equals(target.variable())
                        && each.quarter().compareTo(target.quarter()) < 0)
                .max(Comparator.comparing(Figure::quarter));
    }

    /** Figures of the quarter of a day and of those after it that were not known then, and came to be. */
    List<Figure> toCome(LocalDate day, int quarters) {
        Quarter now = quarter(day);
        return evidence.stream()
                .filter(each -> each.knownOn().isAfter(day))
                .filter(each -> now.until(each.quarter()) >= 0 && now.until(each.quarter()) < quarters)
                .toList();
    }

    static Quarter quarter(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }
}
