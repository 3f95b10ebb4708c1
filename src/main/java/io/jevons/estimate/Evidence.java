package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.data.Status;
import io.jevons.internal.Sha256;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What was observed of the world, as quantities of the model, each figure with its error, the day from which it could be known,
 * its source, and how the source's quantity became the model's. Immutable.
 *
 * <pre>{@code
 * var evidence = Evidence.bundled().asOf("2025-12-31").without("capex");
 * evidence.with(Observation.of("flagship+midrange", "sales", "2026Q3", 2.9e11).error(0.05).knownOn("2026-11-18"));
 * }</pre>
 *
 * <p>The bundled figures end in mid-2026. They hold NVIDIA's sales of computing, Epoch AI's counts of chips, rents by contract, on
 * the spot and by list, tokens and their prices, capital expenditure of four firms, deployment, the split of computing, adoption by
 * firms, and published elasticities. What follows from others in the table (price a unit, chip power) is not counted twice, and
 * nothing recalled stands in it. Estimates of a past quarter that were written down later say so in their mapping; {@link #asOf}
 * goes by the day from which a figure for the quarter could be known.
 */
public final class Evidence implements Shown.AsTable {
    private final List<Observation> observations;

    private Evidence(List<Observation> observations) {
        this.observations = List.copyOf(observations);
    }

    /**
     * The figures that come with the library.
     *
     * @return the evidence from 2024Q4 to mid-2026
     */
    public static Evidence bundled() {
        return EvidenceFile.bundled();
    }

    /**
     * Evidence of one's own.
     *
     * @param observations the observations; none of two is of the same thing in the same series
     * @return the evidence, by series and quarter
     * @throws InvalidInputException if two are of the same thing
     */
    public static Evidence of(Observation... observations) {
        Objects.requireNonNull(observations, "observations");
        return of(List.of(observations));
    }

    static Evidence of(List<Observation> observations) {
        for (int i = 0; i < observations.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (observations.get(i).isOfSame(observations.get(j))) {
                    throw twice(observations.get(j), observations.get(i));
                }
            }
        }
        return new Evidence(observations);
    }

    private static InvalidInputException twice(Observation first, Observation second) {
        return new InvalidInputException("evidence: " + second.label() + " of series '" + second.series()
                + "' is given twice, as " + first.value() + " and " + second.value() + ", must be once"
                + "\nMaybe without(\"" + second.series()
                + "\") first, or give the second a series of its own: .series(\"another\")");
    }

    /**
     * Evidence from a file as {@link #toCsv(Path)} writes it: a line an observation, with the columns {@code series, entity,
     * variable, quarter, value, error, known_on, source}, and, where they are not there, {@code measure} is {@code level}, {@code
     * status} is {@code reported} and {@code mapping} is empty. Lines that start with {@code #} are comments. Cells are parted by
     * commas, and numbers are decimal ones with a point.
     *
     * @param file a CSV file
     * @return the evidence
     * @throws InvalidInputException if the file cannot be read or a line is wrong; the message names line and column
     */
    public static Evidence read(Path file) {
        Objects.requireNonNull(file, "file");
        return EvidenceFile.read(file);
    }

    /**
     * What was known on a day.
     *
     * @param day the day, such as {@code 2025-01-31}
     * @return the observations known on it or before
     * @throws InvalidInputException if it is no day
     */
    public Evidence asOf(String day) {
        Objects.requireNonNull(day, "day");
        return asOf(Observation.day("day", day));
    }

    /**
     * What was known on a day.
     *
     * @param day the day
     * @return the observations known on it or before
     */
    public Evidence asOf(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return new Evidence(observations.stream()
                .filter(each -> !each.knownOn().isAfter(day))
                .toList());
    }

    /**
     * The observations of a span of time, such as those that a market has quarters for.
     *
     * @param first the first quarter
     * @param last the last quarter
     * @return the observations about these and the quarters between them
     */
    public Evidence between(Quarter first, Quarter last) {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        return new Evidence(observations.stream()
                .filter(each -> each.quarter().compareTo(first) >= 0)
                .filter(each -> each.quarter().compareTo(last) <= 0)
                .toList());
    }

    /**
     * The same without some series.
     *
     * @param names the names of series that are left out
     * @return a changed copy
     * @throws InvalidInputException if there is no such series
     */
    public Evidence without(String... names) {
        Objects.requireNonNull(names, "names");
        List<String> known = series();
        for (String name : names) {
            if (!known.contains(name)) {
                throw InvalidInputException.unknown("series", name, known);
            }
        }
        List<String> out = Arrays.asList(names);
        return new Evidence(observations.stream()
                .filter(each -> !out.contains(each.series()))
                .toList());
    }

    /**
     * The same with more observations.
     *
     * @param more the observations, none of the same thing in the same series as one that is there
     * @return a changed copy
     * @throws InvalidInputException if one is there already
     */
    public Evidence with(Observation... more) {
        Objects.requireNonNull(more, "more");
        List<Observation> all = new ArrayList<>(observations);
        all.addAll(List.of(more));
        return of(all);
    }

    /**
     * The observations.
     *
     * @return in the order in which they were given
     */
    public List<Observation> observations() {
        return observations;
    }

    /**
     * The names of the series.
     *
     * @return each once, in the order of their first observations
     */
    public List<String> series() {
        return observations.stream().map(Observation::series).distinct().toList();
    }

    /**
     * The number of observations.
     *
     * @return the count
     */
    public int size() {
        return observations.size();
    }

    /**
     * Writes the observations to a file that {@link #read(Path)} reads.
     *
     * @param file the file
     * @return the file
     * @throws InvalidInputException if it cannot be written
     */
    public Path toCsv(Path file) {
        Objects.requireNonNull(file, "file");
        EvidenceFile.write(this, file);
        return file;
    }

    /**
     * What tells this evidence from any other.
     *
     * @return SHA-256 of the text that {@link #toCsv} writes, in hexadecimal
     */
    public String sha256() {
        return Sha256.of(EvidenceFile.text(this));
    }

    /**
     * The series: how many figures each has, of which quarters, known when.
     *
     * @return a table, a line a series
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled(
                        observations.size() + (observations.size() == 1 ? " observation" : " observations") + " in "
                                + series().size() + " series")
                .text("series")
                .text("of")
                .number("figures", "1")
                .text("from")
                .text("to")
                .text("last known on")
                .number("error", "1")
                .text("status");
        for (String name : series()) {
            List<Observation> own =
                    observations.stream().filter(o -> o.series().equals(name)).toList();
            Comparator<Observation> byQuarter = Comparator.comparing(Observation::quarter);
            Observation first = own.stream().min(byQuarter).orElseThrow();
            Observation last = own.stream().max(byQuarter).orElseThrow();
            table.row(
                    name,
                    (first.measure() == Observation.Measure.GROWTH ? "growth of " : "") + first.entity() + " "
                            + first.variable(),
                    own.size(),
                    first.quarter().toString(),
                    last.quarter().toString(),
                    own.stream()
                            .map(Observation::knownOn)
                            .max(Comparator.naturalOrder())
                            .orElseThrow()
                            .toString(),
                    own.stream().mapToDouble(Observation::error).average().orElseThrow(),
                    own.stream()
                            .map(Observation::status)
                            .max(Comparator.<Status>naturalOrder())
                            .orElseThrow()
                            .toString());
        }
        return table.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && observations.equals(that.observations);
    }

    @Override
    public int hashCode() {
        return observations.hashCode();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
