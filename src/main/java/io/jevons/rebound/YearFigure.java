package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Units;
import io.jevons.demand.Projection;
import io.jevons.demand.SeriesKey;
import io.jevons.market.Market;
import io.jevons.market.TierGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A figure of a calendar year: of a flow its sum over the year's quarters, of a stock its value in the last of them, of a
 * price or a part the mean of the quarters. Which it is follows from the unit of its series: an annual rate ({@code /yr}) is
 * a flow; GPUs and MW are stocks.
 *
 * @param title what tables call it
 * @param key the series it comes from, of which {@code electricity} is {@code power} over a year's 8766 hours
 * @param unit the unit of the year's figure, such as {@code USD} of a rate in {@code USD/yr}; in a case of history, whose levels mean
 *     nothing by themselves, {@code own units}
 * @param kind how a year's figure comes from its quarters
 */
public record YearFigure(String title, SeriesKey key, String unit, Kind kind) {
    /** The variable of tiers and their sums that is what their power takes in a year. */
    public static final String ELECTRICITY = "electricity";

    private static final String RATE = "/yr";

    /** The unit of what is of use as a ratio alone. */
    private static final String OF_HISTORY = "own units";

    /** How a year's figure comes from its quarters. */
    public enum Kind {
        /** The sum over the year: each quarter's annual rate for a quarter of a year. */
        SUM("sum"),
        /** The value in the year's last quarter. */
        END("end"),
        /** The mean of the year's quarters. */
        MEAN("mean");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * Made of its parts, none of which may be null.
     *
     * @param title what tables call it
     * @param key the series it comes from
     * @param unit the unit of the year's figure
     * @param kind how a year's figure comes from its quarters
     */
    public YearFigure {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(kind, "kind");
    }

    /**
     * The figure of a series.
     *
     * @param projection any projection on the market
     * @param entity a tier, nest or group of tiers, cell or training workload, or {@code total}
     * @param variable the variable, such as {@code sales}, or {@link #ELECTRICITY}
     * @return the figure
     * @throws InvalidInputException if there is no such series
     */
    public static YearFigure of(Projection projection, String entity, String variable) {
        Objects.requireNonNull(projection, "projection");
        SeriesKey key = new SeriesKey(entity, variable);
        if (variable.equals(ELECTRICITY)) {
            projection.series(entity, "power");
            return new YearFigure(title(projection.market(), key), key, unit(projection.market(), "TWh"), Kind.SUM);
        }
        String unit = projection.series(entity, variable).unit();
        Kind kind = kind(unit);
        String ofYear = kind == Kind.SUM ? unit.substring(0, unit.length() - RATE.length()) : unit;
        return new YearFigure(title(projection.market(), key), key, unit(projection.market(), ofYear), kind);
    }

    /** In a case of history neither GPUs nor dollars are what their units say. */
    private static String unit(Market market, String unit) {
        return History.words(market).isPresent() ? OF_HISTORY : unit;
    }

    /**
     * How a year's figure of a series comes from its quarters.
     *
     * @param unit the unit of the series
     * @return a sum for an annual rate, the end for GPUs and MW, and otherwise the mean
     */
    public static Kind kind(String unit) {
        Objects.requireNonNull(unit, "unit");
        if (unit.endsWith(RATE)) {
            return Kind.SUM;
        }
        return List.of("ref GPU", "H100e", "GPU", "MW").contains(unit) ? Kind.END : Kind.MEAN;
    }

    /**
     * The figures that a table of years has: of every group of tiers and every tier, and in total.
     *
     * @param projection any projection on the market
     * @return the figures, the groups' first
     */
    public static List<YearFigure> all(Projection projection) {
        Objects.requireNonNull(projection, "projection");
        List<YearFigure> figures = new ArrayList<>();
        List<String> ofTiers = List.of("sales", "shipped-units", "need", "fleet", "power", ELECTRICITY);
        Market market = projection.market();
        List<TierGroup> sums = market.sums();
        market.groups().stream()
                .filter(sums::contains)
                .sorted(Comparator.comparing(g -> !g.name().equals(TierGroup.NVIDIA_DATA_CENTRE)))
                .forEach(g -> ofTiers.forEach(v -> figures.add(of(projection, g.name(), v))));
        ofTiers.forEach(v -> figures.add(of(projection, TierGroup.TOTAL, v)));
        for (String variable : List.of("tokens", "tokens-served", "revenue", "capital-spent")) {
            figures.add(of(projection, TierGroup.TOTAL, variable));
        }
        for (String tier : market.tiers()) {
            ofTiers.forEach(v -> figures.add(of(projection, tier, v)));
            figures.add(of(projection, tier, "rent"));
        }
        return List.copyOf(figures);
    }

    /**
     * Those that a page has room for.
     *
     * @param projection any projection on the market
     * @return sales of groups of tiers, totals, and the rent of the first tier; in a case of history what is taken, and what for
     */
    public static List<YearFigure> headline(Projection projection) {
        Objects.requireNonNull(projection, "projection");
        if (History.words(projection.market()).isPresent()) {
            return List.of(of(projection, TierGroup.TOTAL, "need"), of(projection, TierGroup.TOTAL, "tokens"));
        }
        String first = projection.market().tiers().get(0);
        return all(projection).stream()
                .filter(f -> isOfGroup(projection, f, List.of("sales"))
                        || isTotal(f, List.of("need", ELECTRICITY, "tokens", "revenue", "capital-spent"))
                        || f.key().equals(new SeriesKey(first, "rent")))
                .toList();
    }

    /**
     * Those that an ensemble has bands of, unless asked for others.
     *
     * @param projection any projection on the market
     * @return sales of groups of tiers and of tiers, totals, and rents
     */
    public static List<YearFigure> banded(Projection projection) {
        Objects.requireNonNull(projection, "projection");
        return all(projection).stream()
                .filter(f -> isOfGroup(projection, f, List.of("sales", "shipped-units"))
                        || f.key().entity().equals(TierGroup.TOTAL)
                        || (projection.market().tiers().contains(f.key().entity())
                                && List.of("sales", "rent").contains(f.key().variable())))
                .toList();
    }

    private static boolean isOfGroup(Projection projection, YearFigure figure, List<String> variables) {
        return projection.market().findGroup(figure.key().entity()).isPresent()
                && variables.contains(figure.key().variable());
    }

    private static boolean isTotal(YearFigure figure, List<String> variables) {
        return figure.key().entity().equals(TierGroup.TOTAL)
                && variables.contains(figure.key().variable());
    }

    private static String title(Market market, SeriesKey key) {
        Optional<TierGroup> group = market.findGroup(key.entity());
        Optional<History.Words> past = History.words(market);
        return group.map(TierGroup::title).orElse(key.entity()) + ", "
                + past.map(words -> words(words, key.variable())).orElseGet(() -> words(key.variable()));
    }

    /** What is taken and what it is taken for, by the names that they have in a case of history. */
    private static String words(History.Words past, String variable) {
        return switch (variable) {
            case "need" -> past.resource();
            case "tokens" -> past.service();
            default -> words(variable);
        };
    }

    private static String words(String variable) {
        return switch (variable) {
            case "shipped-units" -> "GPUs sold";
            case "need" -> "GPUs needed";
            case "fleet" -> "GPUs running";
            case "revenue" -> "token revenue";
            case "capital-spent" -> "capital spent";
            default -> variable.replace('-', ' ');
        };
    }

    /**
     * The series of a projection that the figure reads.
     *
     * @return that of {@link #key()}, or {@code power} for {@code electricity}
     */
    public SeriesKey read() {
        return key.variable().equals(ELECTRICITY) ? new SeriesKey(key.entity(), "power") : key;
    }

    /**
     * The figure of a year.
     *
     * @param projection the projection, which has the figure's series
     * @param year the calendar year
     * @return its value, over those quarters of the year that the projection has
     * @throws InvalidInputException if it has none
     */
    public double in(Projection projection, int year) {
        Objects.requireNonNull(projection, "projection");
        Series series = projection.series(read().entity(), read().variable());
        int first = Math.max(0, series.start().until(new Quarter(year, 1)));
        int last = Math.min(series.size() - 1, series.start().until(new Quarter(year, 4)));
        if (first > last) {
            throw InvalidInputException.of(
                    "year",
                    year,
                    "from " + series.start().year() + " to " + series.end().year());
        }
        if (kind == Kind.END) {
            return series.get(last);
        }
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += series.get(i);
        }
        double scale = key.variable().equals(ELECTRICITY) ? Units.TWH_A_MW_YEAR : 1;
        return kind == Kind.MEAN ? sum / (last - first + 1) : sum * Quarter.YEARS * scale;
    }

    @Override
    public String toString() {
        return title + " [" + unit + "]";
    }
}
