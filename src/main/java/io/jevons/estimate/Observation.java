package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.data.Status;
import io.jevons.estimate.likelihood.Figure;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that was observed of the world, as a quantity of the model: a line of {@link Evidence}.
 *
 * <pre>{@code
 * Observation.of("flagship+midrange", "sales", "2026Q3", 2.9e11).error(0.05).knownOn("2026-11-18")
 * }</pre>
 *
 * <p>The variable is one of the model's series, or follows from several: the entity {@code a+b} is the sum over both, the variable
 * {@code x+y/z} a ratio of sums, {@code inference-share} the hours of inference over those of inference and training, and {@code
 * price} of {@code total} what is earned a million tokens served. Flows are annual: a quarter's sales count four times.
 *
 * @param entity the tier, cell or workload, several joined by {@code +}, or {@code total}
 * @param variable the series of it, or a ratio of series
 * @param quarter the quarter that it is about
 * @param value what was observed, in the unit of the model's series; above 0
 * @param error the standard deviation of its logarithm; above 0, 0.05 is 5 %
 * @param measure whether the value itself counts or its growth alone
 * @param knownOn the day from which it could be known
 * @param series the name that observations which share their errors have in common
 * @param source who says so
 * @param status how the number came about
 * @param mapping how the source's quantity became the model's; may be empty
 */
public record Observation(
        String entity,
        String variable,
        Quarter quarter,
        double value,
        double error,
        Measure measure,
        LocalDate knownOn,
        String series,
        String source,
        Status status,
        String mapping)
        implements Figure {
    private static final double USUAL_ERROR = 0.1;

    /** What of an observed series is compared with the model. */
    public enum Measure {
        /** The first value, and then the growth from each to the next, since errors of a level persist. */
        LEVEL,
        /** The growth from each value to the next alone: the source counts something else, which moves alike. */
        GROWTH;

        static Measure parse(String text) {
            return Arrays.stream(values())
                    .filter(measure -> measure.toString().equals(text))
                    .findFirst()
                    .orElseThrow(() -> InvalidInputException.unknown(
                            "measure",
                            text,
                            Arrays.stream(values()).map(Measure::toString).toList()));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Checks the parts.
     *
     * @param entity the tier, cell or workload
     * @param variable the series of it
     * @param quarter the quarter
     * @param value what was observed
     * @param error the standard deviation of its logarithm
     * @param measure what of it counts
     * @param knownOn the day from which it could be known
     * @param series the name of the series
     * @param source who says so
     * @param status how the number came about
     * @param mapping how the source's quantity became the model's
     * @throws InvalidInputException if value or error are not above 0, a name is empty or stands twice in a sum, the day is before the quarter began, or
     *     the number is recalled: nothing recalled conditions anything
     */
    public Observation {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(knownOn, "knownOn");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(mapping, "mapping");
        Checks.name("entity", entity);
        Checks.name("variable", variable);
        String name = entity + " " + variable + " of " + quarter;
        requireOnce("entity", entity);
        for (String side : variable.split("/", -1)) {
            requireOnce("variable", side);
        }
        Checks.positive(name, value);
        Checks.positive("error of " + name, error);
        Checks.name("series of " + name, series);
        LocalDate begins = LocalDate.of(quarter.year(), 3 * quarter.number() - 2, 1);
        if (knownOn.isBefore(begins)) {
            throw InvalidInputException.of(
                    "known-on day of " + name, knownOn, begins + " or later, since the quarter begins then");
        }
        if (status == Status.RECALLED) {
            throw InvalidInputException.of(
                    "status of " + name,
                    status,
                    "reported, derived or estimated: nothing recalled conditions anything");
        }
    }

    /** Refuses a sum that counts something twice. */
    private static void requireOnce(String field, String sum) {
        List<String> parts =
                Arrays.stream(sum.split("[+]", -1)).map(String::strip).toList();
        if (parts.size() > 1 && field.equals("entity") && parts.contains("total")) {
            throw InvalidInputException.of(field, sum, "total alone, which has all others in it");
        }
        if (parts.stream().distinct().count() < parts.size()) {
            throw InvalidInputException.of(field, sum, "a sum that names each once");
        }
    }

    /**
     * An observation with an error of 10 %, known on the day after its quarter, in a series named like its variable.
     *
     * @param entity the tier, cell or workload, several joined by {@code +}, or {@code total}
     * @param variable the series of it, or a ratio of series
     * @param quarter the quarter, such as {@code 2026Q3}
     * @param value what was observed, in the unit of the model's series; above 0
     * @return the observation
     * @throws InvalidInputException if the quarter is none, or the value not above 0
     */
    public static Observation of(String entity, String variable, String quarter, double value) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        return of(entity, variable, Quarter.parse(quarter), value);
    }

    /**
     * The same, with the quarter as such.
     *
     * @param entity the tier, cell or workload, several joined by {@code +}, or {@code total}
     * @param variable the series of it, or a ratio of series
     * @param quarter the quarter
     * @param value what was observed, in the unit of the model's series; above 0
     * @return the observation
     * @throws InvalidInputException if the value is not above 0
     */
    public static Observation of(String entity, String variable, Quarter quarter, double value) {
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(quarter, "quarter");
        Quarter next = quarter.plus(1);
        LocalDate day = LocalDate.of(next.year(), 3 * next.number() - 2, 1);
        return new Observation(
                entity,
                variable,
                quarter,
                value,
                USUAL_ERROR,
                Measure.LEVEL,
                day,
                variable,
                "given in code",
                Status.REPORTED,
                "");
    }

    /**
     * The same with another error.
     *
     * @param deviation the standard deviation of the logarithm, above 0; 0.05 is 5 %
     * @return a changed copy
     * @throws InvalidInputException if it is not above 0
     */
    public Observation error(double deviation) {
        return new Observation(
                entity, variable, quarter, value, deviation, measure, knownOn, series, source, status, mapping);
    }

    /**
     * The same, known from another day on.
     *
     * @param day the day, such as {@code 2026-11-18}
     * @return a changed copy
     * @throws InvalidInputException if it is no day, or before the quarter begins
     */
    public Observation knownOn(String day) {
        return knownOn(day("known-on day", day));
    }

    /**
     * The same, known from another day on.
     *
     * @param day the day
     * @return a changed copy
     * @throws InvalidInputException if it is before the quarter begins
     */
    public Observation knownOn(LocalDate day) {
        Objects.requireNonNull(day, "day");
        return new Observation(entity, variable, quarter, value, error, measure, day, series, source, status, mapping);
    }

    /**
     * The same as part of another series.
     *
     * @param name the name of the series
     * @return a changed copy
     * @throws InvalidInputException if the name is empty
     */
    public Observation series(String name) {
        Objects.requireNonNull(name, "name");
        return new Observation(
                entity, variable, quarter, value, error, measure, knownOn, name, source, status, mapping);
    }

    /**
     * The same with its source.
     *
     * @param who who says so
     * @return a changed copy
     */
    public Observation source(String who) {
        Objects.requireNonNull(who, "who");
        return new Observation(entity, variable, quarter, value, error, measure, knownOn, series, who, status, mapping);
    }

    /**
     * The same, of which growth alone counts.
     *
     * @return a changed copy
     */
    public Observation growthOnly() {
        return new Observation(
                entity, variable, quarter, value, error, Measure.GROWTH, knownOn, series, source, status, mapping);
    }

    static LocalDate day(String field, String text) {
        Objects.requireNonNull(text, "day");
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw new InvalidInputException(field + " = '" + text + "': must be a day such as 2026-11-18", e);
        }
    }

    /**
     * Whether its growth since an earlier one of its series alone counts.
     *
     * @return whether it is {@link Measure#GROWTH}
     */
    @Override
    public boolean isOfGrowthAlone() {
        return measure == Measure.GROWTH;
    }

    /**
     * What it is of, without its number.
     *
     * @return such as {@code flagship sales of 2026Q3}
     */
    @Override
    public String label() {
        return entity + " " + variable + " of " + quarter;
    }

    /** Whether it is of the same thing, in the same series. */
    boolean isOfSame(Observation other) {
        return entity.equals(other.entity)
                && variable.equals(other.variable)
                && quarter.equals(other.quarter)
                && series.equals(other.series);
    }

    @Override
    public String toString() {
        return label() + " = " + Numbers.human(value) + " (error " + Numbers.percent(error) + ", "
                + (measure == Measure.GROWTH ? "growth alone, " : "") + "known on " + knownOn + ", series " + series
                + ")";
    }
}
