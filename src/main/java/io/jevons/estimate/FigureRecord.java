package io.jevons.estimate;

import io.jevons.base.Quarter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The figures of observed series, and which of them were known on a day. */
final class FigureRecord {
    private final Evidence history;
    private final Evidence evidence;

    /** Evidence, and figures of its series from before it begins. */
    FigureRecord(Evidence history, Evidence evidence) {
        this.history = history;
        this.evidence = evidence;
    }

    /** What conditions the model, on the day from which it was known. */
    Evidence evidence() {
        return evidence;
    }

    /** What was known of a series on a day, by quarter; of two figures of a quarter the one published later. */
    SortedMap<Quarter, Double> known(String series, LocalDate day) {
        Map<Quarter, Observation> latest = new LinkedHashMap<>();
        Stream.concat(history.observations().stream(), evidence.observations().stream())
                .filter(each -> each.series().equals(series) && !each.knownOn().isAfter(day))
                .sorted(Comparator.comparing(Observation::knownOn))
                .forEach(each -> latest.put(each.quarter(), each));
        SortedMap<Quarter, Double> values = new TreeMap<>();
        latest.forEach((quarter, each) -> values.put(quarter, each.value()));
        return values;
    }

    /** The last figure of the same thing in the same series that conditions the model on that day. */
    Optional<Observation> anchor(Observation target, LocalDate day) {
        return evidence.observations().stream()
                .filter(each -> !each.knownOn().isAfter(day))
                .filter(each -> each.series().equals(target.series())
                        && each.entity().equals(target.entity())
                        && each.variable().equals(target.variable())
                        && each.quarter().compareTo(target.quarter()) < 0)
                .max(Comparator.comparing(Observation::quarter));
    }

    /** Figures of the quarter of a day and of those after it that were not known then, and came to be. */
    List<Observation> toCome(LocalDate day, int quarters) {
        Quarter now = quarter(day);
        return evidence.observations().stream()
                .filter(each -> each.knownOn().isAfter(day))
                .filter(each -> now.until(each.quarter()) >= 0 && now.until(each.quarter()) < quarters)
                .toList();
    }

    static Quarter quarter(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }
}
