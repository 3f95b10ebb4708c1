package io.jevons.rebound;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.base.Units;
import io.jevons.demand.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Whether revenue bears what is spent, and what is stranded: money of a scenario beside its base, in constant USD. It prints as
 * a table. Immutable.
 *
 * <p>By quarter there are, of {@code total} in a projection, {@code revenue} (what buyers of tokens pay), {@code capital-spent}
 * (new GPUs and their platforms), {@code fleet-cost} (user cost of the fleet's capital at the price of new units, operation and
 * electricity; Jorgenson 1963), {@code training-bill} (hours of training at the rents of the day) and {@code revenue-over-cost},
 * revenue over the cost of the whole fleet, training's and other work's part included.
 */
public final class Money implements Shown.AsTable {
    private static final double W_A_KW = 1000;
    private static final int A_YEAR = 4;

    private final Comparison comparison;

    private Money(Comparison comparison) {
        this.comparison = comparison;
    }

    static Money of(Comparison comparison) {
        return new Money(comparison);
    }

    /**
     * GPUs of a tier that find no work: the fleet above need, in the scenario.
     *
     * @param tier the tier
     * @return by quarter, reference GPUs, at least 0
     * @throws InvalidInputException if there is no such tier
     */
    public Series idle(String tier) {
        return idle(comparison.scenario(), tier);
    }

    /**
     * GPUs of a tier that find no work in the base.
     *
     * @param tier the tier
     * @return by quarter, reference GPUs, at least 0
     * @throws InvalidInputException if there is no such tier
     */
    public Series idleInBase(String tier) {
        return idle(comparison.base(), tier);
    }

    private static Series idle(Projection projection, String tier) {
        Objects.requireNonNull(tier, "tier");
        Series fleet = projection.series(tier, "fleet");
        Series need = projection.series(tier, "need");
        double[] idle = new double[fleet.size()];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = Math.max(0, fleet.get(i) - need.get(i));
        }
        return Series.of(tier + " without work", "ref GPU", projection.start(), idle);
    }

    /**
     * The years in which a unit bought in a quarter pays back its price and its platform, by the rents that follow: those of
     * the hours that its tier is busy and finds work, less operation and electricity, from the quarter after on, as far as the
     * unit has been deployed and has not retired.
     *
     * @param tier the tier
     * @param quarter the quarter in which it is bought, such as {@code 2025Q4}
     * @return years from the end of that quarter; empty where the market ends before
     * @throws InvalidInputException if there is no such tier or quarter
     */
    public OptionalDouble payback(String tier, String quarter) {
        Objects.requireNonNull(tier, "tier");
        return payback(comparison.scenario(), tier, bought(quarter));
    }

    /**
     * The same in the base.
     *
     * @param tier the tier
     * @param quarter the quarter in which it is bought
     * @return years from the end of that quarter; empty where the market ends before
     * @throws InvalidInputException if there is no such tier or quarter
     */
    public OptionalDouble paybackInBase(String tier, String quarter) {
        Objects.requireNonNull(tier, "tier");
        return payback(comparison.base(), tier, bought(quarter));
    }

    private int bought(String quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return comparison.period(Quarter.parse(quarter));
    }

    private OptionalDouble payback(Projection projection, String tier, int bought) {
        Objects.requireNonNull(tier, "tier");
        Series price = projection.series(tier, "unit-price");
        double withPlatform = 1 + ofTier(tier, "platform");
        double due = price.get(bought) * withPlatform;
        for (int i = bought + 1; i < projection.periods(); i++) {
            double years = (i - bought) * Quarter.YEARS;
            double waiting = waiting(tier, years);
            double earned = earned(projection, tier, bought, i) * (1 - waiting);
            double operation = comparison.market().get("finance.opex-rate") * price.get(i) * withPlatform;
            double net = (earned - operation) * Math.exp(-years / ofTier(tier, "life-years")) * Quarter.YEARS;
            if (net >= due) {
                return OptionalDouble.of(years - Quarter.YEARS + Quarter.YEARS * due / net);
            }
            due -= net;
        }
        return OptionalDouble.empty();
    }

    /** The part of a unit that waits for power, racks and networks after some years. */
    private double waiting(String tier, double years) {
        String path = "tiers." + tier + ".deployment-years";
        double mean = comparison.market().has(path) ? comparison.market().get(path) : 0;
        return mean > 0 ? Math.exp(-years / mean) : 0;
    }

    /** Rent less electricity of a unit's busy hours that find work, USD a year. */
    private double earned(Projection projection, String tier, int bought, int i) {
        String overhead = "tiers." + tier + ".server-overhead";
        double watts = ofTier(tier, "power-w")
                * (comparison.market().has(overhead) ? comparison.market().get(overhead) : 1)
                * Math.exp(-ofTier(tier, "power-decline") * bought * Quarter.YEARS);
        double electricity = watts
                / W_A_KW
                * comparison.market().get("finance.pue")
                * comparison.market().get("finance.electricity-usd-per-kwh");
        double atWork = Math.min(1, projection.series(tier, "tightness").get(i));
        double rent = projection.series(tier, "rent").get(i);
        return Units.HOURS_A_YEAR * ofTier(tier, "busy") * atWork * (rent - electricity);
    }

    private double ofTier(String tier, String key) {
        return comparison.market().get("tiers." + tier + "." + key);
    }

    /**
     * Money in the short and the long run.
     *
     * @return a table of figure, unit, base, scenario and change, by run
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Money, " + comparison.scenario().scenario() + " against "
                        + comparison.base().scenario())
                .text("figure")
                .text("unit")
                .number("base short", "")
                .number("scenario", "")
                .change("change")
                .number("base long", "")
                .number("scenario", "")
                .change("change");
        series(table, "token revenue", "revenue", "USD/yr");
        series(table, "capital spent", "capital-spent", "USD/yr");
        series(table, "cost of the fleet", "fleet-cost", "USD/yr");
        series(table, "revenue over cost", "revenue-over-cost", "1");
        series(table, "training bill", "training-bill", "USD/yr");
        row(table, "electricity", "TWh/yr", Resource.ELECTRICITY::in);
        row(table, "GPUs without work", "H100e", p -> sum(p, false));
        row(table, "their price new", "USD", p -> sum(p, true));
        Quarter early = comparison
                .base()
                .start()
                .plus(Horizon.SHORT_RUN.span(comparison).first());
        Quarter late = early.plus(Math.min(
                A_YEAR,
                early.until(comparison.base().start().plus(comparison.base().periods() - 1))));
        for (String tier : comparison.market().tiers()) {
            List<Object> cells = new ArrayList<>(List.of("payback, " + tier, "years"));
            cells(cells, p -> years(p, tier, early));
            cells(cells, p -> years(p, tier, late));
            table.row(cells.toArray());
        }
        return table.note(
                        "Short and long: means over the 4 quarters from the first shock and over the last 4. Revenue over cost: "
                                + "tokens alone pay; the fleet trains and does other work too. GPUs without work: fleet above need, "
                                + "priced as new. Payback: of a unit bought in " + early + " and, on the right, in "
                                + late
                                + ", by the rents that follow, less operation and electricity; - where the market ends before.")
                .build();
    }

    private void series(Table.Builder table, String name, String variable, String unit) {
        row(table, name, unit, p -> p.series("total", variable));
    }

    private void row(Table.Builder table, String name, String unit, Function<Projection, Series> figure) {
        List<Object> cells = new ArrayList<>(List.of(name, unit));
        for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
            cells(cells, p -> horizon.span(comparison).mean(figure.apply(p)));
        }
        table.row(cells.toArray());
    }

    private void cells(List<Object> cells, ToDoubleFunction<Projection> figure) {
        double base = figure.applyAsDouble(comparison.base());
        double scenario = figure.applyAsDouble(comparison.scenario());
        cells.add(base);
        cells.add(scenario);
        cells.add(base == 0 ? Double.NaN : scenario / base - 1);
    }

    private double years(Projection projection, String tier, Quarter quarter) {
        return payback(projection, tier, comparison.period(quarter)).orElse(Double.NaN);
    }

    /** Idle GPUs of all tiers, in H100-equivalents or at their price. */
    private Series sum(Projection projection, boolean priced) {
        double[] sum = new double[projection.periods()];
        for (String tier : comparison.market().tiers()) {
            Series idle = idle(projection, tier);
            Series price = projection.series(tier, "unit-price");
            double weight = priced ? 1 + ofTier(tier, "platform") : ofTier(tier, "h100-equivalents");
            for (int i = 0; i < sum.length; i++) {
                sum[i] += idle.get(i) * weight * (priced ? price.get(i) : 1);
            }
        }
        return Series.of("without work", priced ? "USD" : "H100e", projection.start(), sum);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
