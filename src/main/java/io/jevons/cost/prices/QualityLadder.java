package io.jevons.cost.prices;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Grades of quality by a public benchmark: which open model reached which closed one, when, and at what price. Immutable.
 *
 * <p>A model reaches another where its score is no more than {@link #RERUN_POINTS} below, as far as reruns of one score
 * differ. Prices are blended of three tokens in and one out.
 */
public final class QualityLadder implements Shown.AsTable {
    /** Reruns of a published score differ by about so many points (OpenThinker and Epoch reruns). */
    public static final double RERUN_POINTS = 5;

    private final String benchmark;
    private final List<Rung> rungs;

    private QualityLadder(String benchmark, List<Rung> rungs) {
        this.benchmark = benchmark;
        this.rungs = rungs;
    }

    /**
     * A closed model and the cheapest open one that reached it first.
     *
     * @param closed the closed model
     * @param provider who sells it
     * @param score its score in points of 100
     * @param listed the day of its price
     * @param usdPerMtok its price in USD a million tokens
     * @param open the open model that reached it
     * @param reached the day on which that was listed
     * @param openUsdPerMtok its price then
     */
    public record Rung(
            String closed,
            String provider,
            double score,
            String listed,
            double usdPerMtok,
            String open,
            String reached,
            double openUsdPerMtok) {
        /**
         * Refuses null and prices that are none.
         *
         * @param closed the closed model
         * @param provider who sells it
         * @param score its score in points of 100
         * @param listed the day of its price
         * @param usdPerMtok its price
         * @param open the open model that reached it
         * @param reached the day on which that was listed
         * @param openUsdPerMtok its price then
         * @throws InvalidInputException if a price is not above 0, or a day not such as 2025-01-20
         */
        public Rung {
            Objects.requireNonNull(closed, "closed");
            Objects.requireNonNull(provider, "provider");
            Objects.requireNonNull(listed, "listed");
            Objects.requireNonNull(open, "open");
            Objects.requireNonNull(reached, "reached");
            Checks.positive("usdPerMtok", usdPerMtok);
            Checks.positive("openUsdPerMtok", openUsdPerMtok);
            quarter(listed);
            quarter(reached);
        }

        /**
         * How many times less the open model cost.
         *
         * @return a factor; below 1 where it cost more
         */
        public double fall() {
            return usdPerMtok / openUsdPerMtok;
        }

        /**
         * How long it took.
         *
         * @return years, not negative
         */
        public double years() {
            return quarter(listed).until(quarter(reached)) * Quarter.YEARS;
        }
    }

    /**
     * The ladder of a benchmark.
     *
     * @param benchmark {@code mmlu} or {@code gpqa}
     * @return the ladder
     * @throws InvalidInputException if the benchmark is unknown
     */
    public static QualityLadder of(String benchmark) {
        Objects.requireNonNull(benchmark, "benchmark");
        List<ListPrices.Listing> listings = ListPrices.listings(benchmark);
        List<Rung> rungs = new ArrayList<>();
        for (ListPrices.Listing closed : listings) {
            if (!closed.open() && isFirstListing(closed, listings)) {
                reachedBy(closed, listings)
                        .ifPresent(open -> rungs.add(new Rung(
                                closed.model(),
                                closed.provider(),
                                closed.score(),
                                closed.date(),
                                closed.usdPerMtok(),
                                open.model(),
                                open.date(),
                                open.usdPerMtok())));
            }
        }
        rungs.sort(Comparator.comparing(Rung::listed));
        return new QualityLadder(benchmark, List.copyOf(rungs));
    }

    private static boolean isFirstListing(ListPrices.Listing closed, List<ListPrices.Listing> listings) {
        return listings.stream()
                .noneMatch(other ->
                        other.model().equals(closed.model()) && other.date().compareTo(closed.date()) < 0);
    }

    /** The first open model, and of those listed on the same day the cheapest. */
    private static Optional<ListPrices.Listing> reachedBy(
            ListPrices.Listing closed, List<ListPrices.Listing> listings) {
        return listings.stream()
                .filter(other -> other.open()
                        && other.score() >= closed.score() - RERUN_POINTS
                        && other.date().compareTo(closed.date()) >= 0)
                .min(Comparator.comparing(ListPrices.Listing::date)
                        .thenComparingDouble(ListPrices.Listing::usdPerMtok));
    }

    private static Quarter quarter(String date) {
        return ListPrices.quarter(date);
    }

    /**
     * The rungs, by the day on which the closed model was listed.
     *
     * @return the rungs that were reached
     */
    public List<Rung> rungs() {
        return rungs;
    }

    /**
     * The rung of a closed model.
     *
     * @param closed its name in the list of prices
     * @return the rung
     * @throws InvalidInputException if no open model reached it, or there is none of that name
     */
    public Rung rung(String closed) {
        Objects.requireNonNull(closed, "closed");
        return rungs.stream()
                .filter(rung -> rung.closed().equals(closed))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown(
                        "closed model", closed, rungs.stream().map(Rung::closed).toList()));
    }

    /**
     * The path of prices at a quality, from the first listed price of a model that reached it.
     *
     * @param score the least score in points of 100
     * @return the path
     * @throws InvalidInputException if no model reaches it
     */
    public CostPath path(double score) {
        NavigableMap<Quarter, Double> listed = ListPrices.frontier(benchmark, score);
        return CostPath.of(listed.firstKey(), listed.firstEntry().getValue());
    }

    /**
     * Predicts prices that were not known: what the cheapest model of a quality costs some quarters after a day, from
     * the last price of that day and the trends, against what was listed and against the forecast that prices stay.
     *
     * @param asOf the last quarter that is known
     * @param ahead how many quarters later, 1 to 20
     * @return one row a quality that was reached by then
     * @throws InvalidInputException if the quarters ahead are out of their range
     */
    public Table heldOut(Quarter asOf, int ahead) {
        Objects.requireNonNull(asOf, "asOf");
        Checks.between("ahead", ahead, 1, 20);
        Quarter then = asOf.plus(ahead);
        Table.Builder table = Table.titled("Prices of " + then + " as predicted in " + asOf)
                .number("score", "1")
                .number("known", "USD/Mtok")
                .number("predicted", "USD/Mtok")
                .number("listed", "USD/Mtok")
                .number("predicted/listed", "1")
                .number("no change/listed", "1");
        for (double score = 25; score < 100; score += 5) {
            OptionalDouble known = ListPrices.cheapest(benchmark, score, asOf);
            OptionalDouble listed = ListPrices.cheapest(benchmark, score, then);
            if (known.isPresent() && listed.isPresent()) {
                double predicted = CostPath.of(asOf, known.getAsDouble()).at(then);
                table.row(
                        score,
                        known.getAsDouble(),
                        predicted,
                        listed.getAsDouble(),
                        predicted / listed.getAsDouble(),
                        known.getAsDouble() / listed.getAsDouble());
            }
        }
        return table.note("Listed: the cheapest price up to that quarter of any model with the score.")
                .build();
    }

    /**
     * The ladder as a table.
     *
     * @return one row a rung
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Closed models and the open ones that reached them, by " + benchmark)
                .text("closed")
                .number("score", "1")
                .text("listed")
                .number("price", "USD/Mtok")
                .text("open")
                .text("reached")
                .number("its price", "USD/Mtok")
                .number("times cheaper", "1");
        rungs.forEach(rung -> table.row(
                rung.closed(),
                rung.score(),
                rung.listed(),
                rung.usdPerMtok(),
                rung.open(),
                rung.reached(),
                rung.openUsdPerMtok(),
                rung.fall()));
        return table.note(
                        "Prices blended 3 to 1. An open model reaches a closed one at no more than 5 points less, as far as "
                                + "reruns of one score differ. The first listing of each model; of open ones the first that reached it.")
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
