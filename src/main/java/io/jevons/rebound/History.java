package io.jevons.rebound;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A case of history as a market with one tier and one cell, run by the same engine as the market for AI: Jevons' Scotch
 * iron, two centuries of lighting, and the data centres of the 2010s.
 *
 * <p>A figure of the past that sets the shock or the elasticity is bound to come out again; {@link #toTable()} says which
 * those are, and which were left to check the model. Elasticity and rebound are gross: all growth counts as an answer to
 * cheaper service, and what would have come anyway is in them, except where they are called net of income. Immutable.
 */
public final class History implements Shown.AsTable {
    /** Income a head of the United Kingdom in 2000 against 1800: Fouquet and Pearson 2006. */
    private static final double INCOME = 15;

    private static final double YEARS_OF_INCOME = 200;

    /** What a figure is used for. */
    private static final String USE = "use";

    /** Elasticity of light net of income: (ln 6500 - ln 15) / ln 3641. */
    private static final double NET_ELASTICITY = 0.740422;

    private final String name;
    private final String title;
    private final List<String> legs;
    private final List<Comparison> comparisons;

    private History(String name, String title, List<String> legs) {
        this.name = name;
        this.title = title;
        this.legs = List.copyOf(legs);
        this.comparisons = legs.stream()
                .map(leg -> Comparison.of(Markets.named(leg), Scenarios.named(leg)))
                .toList();
    }

    /**
     * What the market of a case is about: it runs in the equations of the market for AI, whose GPU-hours are here a resource,
     * such as coal, and whose tokens are what it serves, such as iron.
     *
     * @param resource what is taken, such as coal for iron
     * @param service what it is taken for
     * @param without what the base is without
     */
    public record Words(String resource, String service, String without) {
        /**
         * Checks the texts.
         *
         * @param resource what is taken, such as coal for iron
         * @param service what it is taken for
         * @param without what the base is without
         */
        public Words {
            Objects.requireNonNull(resource, "resource");
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(without, "without");
        }

        /**
         * What the equations' names stand for.
         *
         * @return a sentence
         */
        public String names() {
            return "The equations keep their names: GPU-hours stand for " + resource
                    + ", GPUs for what burns or uses it, tokens for " + service
                    + ", and money for nothing that was measured but prices against each other.";
        }

        /**
         * That none of the article's claims applies.
         *
         * @return a sentence
         */
        public String noClaims() {
            return "The article's claims are about the market for AI, and not applicable to " + resource + ".";
        }
    }

    private static final Words LIGHT =
            new Words("energy for light", "light a head", "better lamps and the changed price of energy");

    private static final Map<String, Words> BY_MARKET = Map.of(
            "coal-1865",
            new Words("coal for Scotch iron", "Scotch iron", "the saving of coal a ton of iron"),
            "lighting",
            LIGHT,
            "lighting-1900-2000",
            LIGHT,
            "data-centres-2010-2018",
            new Words("electricity of data centres", "computing", "the saving of electricity a computation"));

    /**
     * What a market is about, where it is that of a case of history, a copy of one, whatever its name, or on top of one.
     *
     * @param market the market
     * @return the words; empty where it is no such market
     */
    public static Optional<Words> words(Market market) {
        return Optional.ofNullable(BY_MARKET.get(caseName(market)));
    }

    /**
     * The name of a market without the changes that it counts, or that of the market of a case of history that it is a copy of.
     *
     * @param market the market
     * @return such as {@code coal-1865} for {@code coal-1865 + 1 change}, and for a copy of it that has another name
     */
    public static String caseName(Market market) {
        Objects.requireNonNull(market, "market");
        String name = Checks.unchangedName(market.name());
        return BY_MARKET.containsKey(name)
                ? name
                : market.original()
                        .map(History::caseName)
                        .filter(BY_MARKET::containsKey)
                        .orElse(name);
    }

    /** Run once, when first asked for. */
    private static final class Bundled {
        static final List<History> ALL = List.of(
                new History("coal-1865", "Scotch iron and coal, 1830 to 1863", List.of("coal-1865")),
                new History(
                        "lighting",
                        "Light a head in the United Kingdom, 1800 to 2000",
                        List.of("lighting", "lighting-1900-2000")),
                new History(
                        "data-centres-2010-2018",
                        "Computing and electricity of data centres, 2010 to 2018",
                        List.of("data-centres-2010-2018")));
    }

    /**
     * All cases.
     *
     * @return the cases, oldest book first
     */
    public static List<History> all() {
        return Bundled.ALL;
    }

    /**
     * A case by name.
     *
     * @param name {@code coal-1865}, {@code lighting} or {@code data-centres-2010-2018}
     * @return the case
     * @throws InvalidInputException if there is none of that name
     */
    public static History named(String name) {
        Objects.requireNonNull(name, "name");
        return all().stream()
                .filter(h -> h.name.equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.unknown(
                        "history", name, all().stream().map(History::name).toList()));
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The runs, one after the other: a market has at most 400 quarters, so two centuries take two.
     *
     * @return the comparisons of the scenario with a base in which nothing gets cheaper
     */
    public List<Comparison> comparisons() {
        return comparisons;
    }

    /**
     * The rebound of the resource (coal, energy, electricity) at the end: the answer to efficiency, of the response run.
     *
     * @return R, gross; above 1 is backfire
     */
    public double rebound() {
        return rebound(comparisons, Comparison::inResponse);
    }

    /**
     * The same of the episode as a whole, with what came beside efficiency, such as cheaper fuel.
     *
     * @return R with shifts, gross; equal to {@link #rebound()} where nothing came beside
     */
    public double withShifts() {
        return rebound(comparisons, Comparison::inScenario);
    }

    /**
     * The elasticity with which the engine ran.
     *
     * @return the elasticity of the service in its price, gross, as a positive number
     */
    public double elasticity() {
        Comparison first = comparisons.get(0);
        return first.market().get("cells." + first.market().cells().get(0) + ".elasticity");
    }

    /** The same runs with the income of base and scenario growing, and an elasticity net of it. */
    private List<Comparison> netOfIncome() {
        double growth = Math.log(INCOME) / YEARS_OF_INCOME;
        List<Comparison> net = new ArrayList<>();
        for (String leg : legs) {
            Market market = Markets.named(leg);
            String cell = "cells." + market.cells().get(0);
            Scenario scenario = Scenarios.named(leg)
                    .with(cell + ".elasticity", NET_ELASTICITY)
                    .with(cell + ".growth.start", growth)
                    .with(cell + ".growth.long-run", growth);
            net.add(Comparison.of(market, scenario));
        }
        return net;
    }

    /** R over runs that follow one another: their ratios to the base multiply. */
    private static double rebound(List<Comparison> runs, BiFunction<Comparison, Resource, Series> read) {
        double taken = 1;
        double engineering = 1;
        for (Comparison run : runs) {
            int last = run.base().periods() - 1;
            double base = run.inBase(Resource.GPU_HOURS).get(last);
            taken *= read.apply(run, Resource.GPU_HOURS).get(last) / base;
            engineering *= run.engineering(Resource.GPU_HOURS).get(last) / base;
        }
        return Rebound.of(1, engineering, taken).orElseThrow();
    }

    /** What a series of the scenario grows by, from the start to a year or to the end. */
    private double growth(List<Comparison> runs, String variable, String year) {
        double growth = 1;
        for (Comparison run : runs) {
            Series series = series(run, variable);
            boolean within = !year.isEmpty() && series.end().compareTo(Quarter.parse(year + "Q1")) > 0;
            growth *= (within ? series.at(year + "Q1") : series.get(series.size() - 1)) / series.get(0);
            if (within) {
                return growth;
            }
        }
        return growth;
    }

    private static Series series(Comparison run, String variable) {
        String tier = run.market().tiers().get(0);
        String cell = run.market().cells().get(0);
        return switch (variable) {
            case "service" -> run.scenario().series(cell, "tokens");
            case "resource" -> run.scenario().series(tier, "hours-inference");
            case "price" -> run.scenario().series(cell, "price");
            case "intensity" ->
                run.scenario()
                        .find(cell, "cell-hours:" + tier)
                        .orElseThrow(() -> new IllegalStateException("no hours of " + cell));
            default -> throw new IllegalStateException("no figure " + variable);
        };
    }

    private double model(Resources.Row row) {
        String figure = row.text("figure");
        return switch (figure) {
            case "rebound" -> rebound();
            case "with-shifts" -> withShifts();
            case "with-shifts-net" -> rebound(netOfIncome(), Comparison::inScenario);
            case "elasticity" -> elasticity();
            case "elasticity-net" -> NET_ELASTICITY;
            // Income grows in the base too, so the ratio to the base is what the price alone did.
            case "service-net" -> growth(netOfIncome(), "service", "") / INCOME;
            case "peak" -> elasticity();
            default -> growth(comparisons, figure, row.text("year"));
        };
    }

    private List<Resources.Row> figures() {
        return Resources.csv(History.class, "history.csv").stream()
                .filter(row -> row.text("history").equals(name))
                .toList();
    }

    /**
     * How many figures of the case were left to check the model, which no other figure of the case has set.
     *
     * @return the number of rows of {@link #toTable()} that are used as check
     */
    public int checks() {
        return (int)
                figures().stream().filter(row -> row.text(USE).equals("check")).count();
    }

    /**
     * Data against model.
     *
     * @return a row a figure: what was measured or derived, what the engine gives, whether the figure set the model
     *     (shock, elasticity) or checks it, and its source
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled(name + ": " + title + ", data against model")
                .text("figure")
                .number("data", "1")
                .number("model", "1")
                .change("model/data")
                .text("basis")
                .text("used for")
                .text("source");
        for (Resources.Row row : figures()) {
            double data = row.number("value");
            double model = model(row);
            table.row(
                    row.text("what"),
                    data,
                    model,
                    model / data - 1,
                    row.text("basis"),
                    row.text(USE),
                    row.text("source"));
        }
        return table.note("Assumed: the path between the years with data; one elasticity for all years; an answer at "
                        + "once; all growth counts as an answer to cheaper service, so figures are gross unless net "
                        + "of income. A figure used for shock or elasticity is bound to come out again; one used as "
                        + "check is not, except a rebound, which follows from the others by arithmetic.")
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
