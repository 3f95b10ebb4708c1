package io.jevons.estimate.fitting;

import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.data.ChipStock;
import io.jevons.data.DemandFigure;
import io.jevons.data.Fact;
import io.jevons.data.Rental;
import io.jevons.data.RentalQuarter;
import io.jevons.data.SegmentRevenue;
import io.jevons.data.Status;
import io.jevons.data.TokenPrice;
import io.jevons.estimate.fitting.Target.Origin;
import io.jevons.market.Market;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The figures that a world market is fitted to: one rule that turns what was known on a day into targets. It was written down
 * before the verdict of a market so fitted was looked at.
 *
 * <ol>
 *   <li>Every figure in the bundled data that measures a quantity of the model in its first quarter or later is a target;
 *       recalled figures are none. Surveys of adoption count firms, not users, and set starting values only.
 *   <li>Where the first quarter itself is not known yet, its figure is the last known one carried on ({@link CarriedForward}), and the
 *       error of that is added to the tolerance.
 *   <li>A tolerance is a standard deviation in logarithms: that of the source's own interval, or, where there is none, the one
 *       that stands below with its reason.
 *   <li>Where no quarter after the first is known, sales are expected to grow by their drift over all known quarters, with the
 *       deviation of a random walk.
 * </ol>
 *
 * <p>Mapping: NVIDIA's data-centre revenue by calendar quarter times the last known share of computing in it (networking is left
 * out) is the sales of {@code flagship} and {@code midrange}; its chips in H100-equivalents, none taken out of service, are the
 * {@code flagship} fleet of the first quarter with all that ships later; those of Google, AMD and Amazon the {@code alternative} one.
 * The world's tokens are one figure made of what publishers say at the end of 2024, since single counts overlap and widen; a share of
 * inference is one of computing for language models, and not NVIDIA's of revenue, which has recommenders in it.
 */
public final class WorldTargets {
    private static final double ANNUAL = 4;
    private static final int YEAR = 4;
    private static final double DAYS_A_YEAR = 365.25;
    private static final double TOKENS_A_MILLION = 1e6;
    private static final String DATA_CENTRE = "data-centre";
    private static final String SELLERS = "flagship+midrange";
    private static final List<String> OTHERS = List.of("Google TPU", "AMD", "Amazon Trainium");

    /** Processors and licences are sold with the chips: a twentieth either way. */
    private static final double COMPUTING = 0.05;

    /** Contract rents lie below the listed ones, and one provider's price of a chip is 1.3 times another's. */
    private static final double LISTED = 0.2;

    /** An index of contracts is a survey; those of one month differ by a tenth or so. */
    private static final double CONTRACT = 0.08;

    /** Contracts lie within a tenth of the spot rent, which moves from day to day. */
    private static final double SPOT = 0.15;

    /** Hosts' list prices of one model differ by a third, and discounts are not published. */
    private static final double PRICES = 0.3;

    private final Market market;
    private final Vintage known;
    private final Quarter start;
    private final List<Target> targets = new ArrayList<>();

    private WorldTargets(Market market, Vintage known) {
        this.market = market;
        this.known = known;
        this.start = market.start();
    }

    public static List<Target> of(Market market, Vintage known) {
        WorldTargets rule = new WorldTargets(market, known);
        rule.sales();
        rule.chips("flagship", List.of("NVIDIA"));
        rule.chips("alternative", OTHERS);
        rule.rent();
        rule.prices();
        rule.figures();
        return List.copyOf(rule.targets);
    }

    private void sales() {
        Series all = known.revenue().calendar(DATA_CENTRE);
        List<SegmentRevenue> computing = rows(known.revenue().rows(), "dc-compute");
        KnownFrom since = KnownFrom.of(all, start);
        double[] values = since.series().toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= share(computing, start.plus(i)) * 1e9 * ANNUAL;
        }
        Origin origin = origin(rows(known.revenue().rows(), DATA_CENTRE), "NVIDIA filings");
        add(SELLERS, "sales", Series.of("sales", "USD/yr", start, values), since.tolerance(COMPUTING), origin);
        if (!since.hasHistory()) {
            drift(all, origin);
        }
    }

    /** Computing in data-centre revenue in a quarter, or in the last before it for which it is known. */
    private double share(List<SegmentRevenue> computing, Quarter quarter) {
        SegmentRevenue last = computing.stream()
                .filter(row -> row.quarter().compareTo(quarter) <= 0)
                .max(Comparator.comparing(SegmentRevenue::quarter))
                .orElseThrow();
        return last.millionUsd() / 1000 / known.revenue().dataCenter().at(last.quarter());
    }

    private static List<SegmentRevenue> rows(List<SegmentRevenue> all, String segment) {
        return all.stream().filter(row -> row.segment().equals(segment)).toList();
    }

    private void drift(Series all, Origin origin) {
        int steps = all.size() - 1;
        double drift = Math.log(all.get(steps) / all.get(0)) / steps;
        double squares = 0;
        for (int t = 1; t <= steps; t++) {
            double surprise = Math.log(all.get(t) / all.get(t - 1)) - drift;
            squares += surprise * surprise;
        }
        double deviation = Math.sqrt(squares / (steps - 1) * (YEAR + (double) YEAR * YEAR / steps));
        Series growth = Series.of("growth", "1", start.plus(YEAR), Math.exp(YEAR * drift));
        Origin own = new Origin("drift of " + (steps + 1) + " quarters of filings", origin.knownOn(), false);
        add(SELLERS, "growth:sales", growth, deviation, own);
    }

    private void chips(String tier, List<String> vendors) {
        List<ChipStock> rows = known.chips().rows().stream()
                .filter(row -> vendors.contains(row.vendor()) && row.complete())
                .toList();
        Series stock = sum(vendors.stream().map(v -> known.chips().vendor(v)).toList());
        Series flows =
                sum(vendors.stream().map(v -> flows(known.chips().vendor(v))).toList());
        ChipStock last = rows.get(rows.size() - 1);
        double own = deviation(last.low(), last.high());
        Origin origin = origin(rows, "Epoch AI chip counts");
        KnownFrom shipped = KnownFrom.of(flows, start);
        Series first =
                Series.of("shipped", "ref GPU/yr", start, shipped.series().get(0) * ANNUAL);
        add(tier, "shipped", first, shipped.tolerance(own), origin);
        add(tier, "counted", fleet(stock, flows), own, origin);
    }

    /** The stock from the first quarter on; where it is not counted yet, with the shipments carried on added. */
    private Series fleet(Series stock, Series flows) {
        int missing = stock.end().until(start);
        if (missing <= 0) {
            return KnownFrom.of(stock, start).series();
        }
        double sum = stock.get(stock.size() - 1);
        for (int i = 1; i <= missing; i++) {
            sum += CarriedForward.of(flows, stock.end().plus(i)).value();
        }
        return Series.of(stock.name(), "H100e", start, sum);
    }

    /** Chips of several vendors in the quarters that all are counted in. */
    private static Series sum(List<Series> parts) {
        Quarter from =
                parts.stream().map(Series::start).max(Comparator.naturalOrder()).orElseThrow();
        Quarter to =
                parts.stream().map(Series::end).min(Comparator.naturalOrder()).orElseThrow();
        double[] values = new double[from.until(to) + 1];
        for (Series part : parts) {
            for (int i = 0; i < values.length; i++) {
                values[i] += part.at(from.plus(i));
            }
        }
        return Series.of("AI chips", "H100e", from, values);
    }

    /** Chips a quarter; counts begin on the first day of their first quarter, so that it is one of them. */
    private static Series flows(Series stock) {
        double[] flows = stock.toArray();
        for (int t = flows.length - 1; t > 0; t--) {
            flows[t] -= flows[t - 1];
        }
        return Series.of("shipments", "H100e", stock.start(), flows);
    }

    /**
     * Rents under contract, and of the spot market in quarters without one. Lists stand in where no contract is known at all: nobody
     * who rents by the thousand pays them.
     */
    private void rent() {
        List<Rental> contracts = rents("contract");
        for (Rental row : contracts) {
            double own = row.high() > row.low() ? deviation(row.low(), row.high()) : CONTRACT;
            rent(row, Math.sqrt(row.low() * row.high()), own, "rent under contract: " + row.provider());
        }
        List<Quarter> covered =
                contracts.stream().map(row -> quarter(row.date())).toList();
        for (Rental row : rents("spot index")) {
            if (!covered.contains(quarter(row.date()))) {
                rent(row, row.usdPerHour(), SPOT, "rent by the hour: " + row.provider());
            }
        }
        if (contracts.isEmpty()) {
            lists();
        }
    }

    private List<Rental> rents(String term) {
        return known.rental().rows().stream()
                .filter(row -> row.family().equals("H100") && row.term().equals(term))
                .filter(row ->
                        row.status() != Status.RECALLED && quarter(row.date()).compareTo(start) >= 0)
                .toList();
    }

    private void rent(Rental row, double value, double tolerance, String source) {
        Series rent = Series.of("rent", "USD/GPU-h", quarter(row.date()), value);
        add("flagship", "rent", rent, tolerance, origin(List.of(row), source));
    }

    private void lists() {
        Origin origin = origin(
                known.rental().rows().stream()
                        .filter(row -> row.family().equals("H100") && row.status() != Status.RECALLED)
                        .filter(row -> row.term().equals("on-demand"))
                        .toList(),
                "median list price, H100 on demand");
        double before = Double.NaN;
        boolean first = false;
        for (RentalQuarter quotes : known.rental().quarters("H100", "on-demand")) {
            Quarter quarter = quotes.quarter();
            if (quarter.compareTo(start) < 0) {
                before = quotes.median();
            } else {
                first |= quarter.equals(start);
                add("flagship", "rent", Series.of("rent", "USD/GPU-h", quarter, quotes.median()), LISTED, origin);
            }
        }
        if (!first && !Double.isNaN(before)) {
            add("flagship", "rent", Series.of("rent", "USD/GPU-h", start, before), LISTED, origin);
        }
    }

    /** For each grade the hosts' list prices of the model that serves it, for the cell of the grade that takes most tokens. */
    private void prices() {
        price("enterprise", "Llama-3.1-405B");
        price("consumer-apps", "Llama-3.1-70B");
        price("emerging", "Llama-3.1-8B");
    }

    private void price(String cell, String model) {
        List<TokenPrice> listed = known.prices().rows().stream()
                .filter(row -> row.model().startsWith(model) && row.status() != Status.RECALLED)
                .filter(row -> row.date().isBefore(end(start).plusDays(1)))
                .toList();
        if (!listed.isEmpty() && market.cells().contains(cell)) {
            double logs = listed.stream()
                    .mapToDouble(row -> Math.log(row.blended()))
                    .average()
                    .orElseThrow();
            Series price = Series.of("price", "USD/Mtok", start, Math.exp(logs));
            add(cell, "price", price, PRICES, origin(listed, model + " list prices"));
        }
    }

    /** Single figures, each under the quarter that it is about; growth of tokens under the last quarter of the first year. */
    private void figures() {
        for (DemandFigure figure : known.figures().rows()) {
            Quarter said = quarter(figure.date());
            if (said.compareTo(start) >= 0 && figure.status() != Status.RECALLED) {
                figure(figure, said);
            }
        }
    }

    private void figure(DemandFigure figure, Quarter said) {
        double deviation = deviation(figure.low(), figure.high());
        Origin origin = origin(List.of(figure), figure.source());
        switch (figure.quantity()) {
            case "tokens" -> {
                Series tokens = Series.of("tokens", "Mtok/yr", said, figure.value() * DAYS_A_YEAR / TOKENS_A_MILLION);
                add("total", "tokens", tokens, deviation, origin);
            }
            case "token-growth" ->
                add("total", "growth:tokens", one(start.plus(YEAR), figure.value()), deviation, origin);
            case "inference-share" -> add("total", "inference-share", one(said, figure.value()), deviation, origin);
            default -> {
                // A figure that counts something else than the model does.
            }
        }
    }

    /** A standard deviation in logarithms, from a 90 % interval. */
    private static double deviation(double low, double high) {
        return Math.log(high / low) / (2 * Target.Z95);
    }

    private static Series one(Quarter quarter, double value) {
        return Series.of("figure", "1", quarter, value);
    }

    private static Quarter quarter(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() + 2) / 3);
    }

    private static LocalDate end(Quarter quarter) {
        return LocalDate.of(quarter.year(), 3 * quarter.number(), 1)
                .plusMonths(1)
                .minusDays(1);
    }

    /** The day on which the last of the figures was known; hindsight where one was written down later than it was known. */
    private static Origin origin(List<? extends Fact> rows, String source) {
        LocalDate day =
                rows.stream().map(Fact::knownOn).max(Comparator.naturalOrder()).orElseThrow();
        boolean hindsight = rows.stream().anyMatch(row -> row.provenance().hindsight());
        return new Origin(source, day.toString(), hindsight);
    }

    private void add(String entity, String variable, Series observed, double tolerance, Origin origin) {
        targets.add(Target.of(entity, variable, observed, 1, tolerance).from(origin));
    }
}
