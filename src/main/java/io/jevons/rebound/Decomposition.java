package io.jevons.rebound;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.rebound.shares.LogMeanDivisia;
import io.jevons.rebound.shares.Waterfall;
import java.util.List;
import java.util.Objects;

/**
 * The accounting of a difference by LMDI-I: GPU-hours, or reference GPUs, are a product of factors by cell and tier, and
 * the difference between two states is split over the factors without residual, in amounts and as ratios.
 *
 * <p>The states are a base and its scenario in one quarter, or two quarters of one projection. Accounting follows the
 * identity and says nothing of causes: a tier mix that answers to a new price counts as tier mix, whatever moved the
 * price. Which behaviour causes what is the matter of {@link Attribution}.
 *
 * <p>Utilisation is a constant of each cell and tier in the model, so that its effect is 0; it stands in the table since
 * it is a factor of the identity. Sales and energy are not products of a quarter's factors (they follow a fleet with its
 * history and its capacity) and are refused; {@code attribute} takes them.
 */
public final class Decomposition implements Shown.AsTable, Shown.AsChart {
    private static final List<Factor> FACTORS = List.of(Factor.values());

    private final Resource resource;
    private final String title;
    private final String before;
    private final String after;
    private final LogMeanDivisia index;

    private Decomposition(Resource resource, String title, String before, String after, LogMeanDivisia index) {
        this.resource = resource;
        this.title = title;
        this.before = before;
        this.after = after;
        this.index = index;
    }

    /**
     * Accounts for the change from one quarter to another in a projection.
     *
     * @param projection the projection
     * @param resource {@code GPU_HOURS} or {@code GPUS}, in total, on a tier or over a nest
     * @param from the first quarter, such as {@code 2024Q4}
     * @param to the other quarter
     * @return the accounting
     * @throws InvalidInputException if the resource is of another kind, or the projection lacks the tier, nest or quarter
     */
    public static Decomposition of(Projection projection, Resource resource, String from, String to) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        return of(projection, resource, Quarter.parse(from), Quarter.parse(to));
    }

    /**
     * Accounts for the change from one quarter to another in a projection.
     *
     * @param projection the projection
     * @param resource {@code GPU_HOURS} or {@code GPUS}, in total, on a tier or over a nest
     * @param from the first quarter
     * @param to the other quarter
     * @return the accounting
     * @throws InvalidInputException if the resource is of another kind, or the projection lacks the tier, nest or quarter
     */
    public static Decomposition of(Projection projection, Resource resource, Quarter from, Quarter to) {
        Objects.requireNonNull(projection, "projection");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        String title = "Accounting of " + resource + ", " + projection.scenario() + ", " + from + " to " + to;
        return of(resource, title, projection, from, projection, to, from.toString(), to.toString());
    }

    static Decomposition of(Comparison comparison, Resource resource, Quarter quarter) {
        Projection base = comparison.base();
        Projection scenario = comparison.scenario();
        String title = "Accounting of " + resource + ", " + scenario.scenario() + " against " + base.scenario() + ", "
                + quarter;
        return of(resource, title, base, quarter, scenario, quarter, "base", "scenario");
    }

    private static Decomposition of(
            Resource resource,
            String title,
            Projection before,
            Quarter from,
            Projection after,
            Quarter to,
            String nameBefore,
            String nameAfter) {
        LogMeanDivisia index = new LogMeanDivisia(FACTORS.size());
        new FactorTerms(resource, before, from, after, to).addTo(index);
        return new Decomposition(resource, title, nameBefore, nameAfter, index);
    }

    /**
     * The resource in the first state.
     *
     * @return in the resource's unit
     */
    public double from() {
        return index.from();
    }

    /**
     * The resource in the other state.
     *
     * @return in the resource's unit
     */
    public double to() {
        return index.to();
    }

    /**
     * The difference, which the effects add up to.
     *
     * @return in the resource's unit
     */
    public double difference() {
        return to() - from();
    }

    /**
     * The additive effect of a factor. The effects of all factors add up to the difference.
     *
     * @param factor the factor
     * @return in the resource's unit
     */
    public double effect(Factor factor) {
        return index.effect(FACTORS.indexOf(factor));
    }

    /**
     * The multiplicative effect of a factor. The ratios of all factors multiply to that of the states.
     *
     * @param factor the factor
     * @return a ratio, 1 where the factor has no effect; NaN where the resource is 0 in one state
     */
    public double ratio(Factor factor) {
        return index.ratio(FACTORS.indexOf(factor));
    }

    /**
     * The waterfall from one state to the other.
     *
     * @return a table with a row a factor
     */
    @Override
    public Table toTable() {
        String unit = resource.unit();
        Table.Builder table = Table.titled(title)
                .text("factor")
                .number("amount", unit)
                .change("of " + before)
                .number("running", unit)
                .number("ratio", "1");
        table.row(before, from(), Double.NaN, from(), Double.NaN);
        double running = from();
        for (Factor factor : FACTORS) {
            double effect = effect(factor);
            running += effect;
            table.row(factor.text(), effect, effect / from(), running, ratio(factor));
        }
        table.row(after, to(), difference() / from(), to(), to() / from());
        table.note("Accounting (LMDI-I): GPU time is growth x new markets x adoption x ... of each group of users on "
                + "each tier, and the rows say how much of the difference goes with each factor. Amounts add up, "
                + "ratios multiply. It keeps the books; which behaviour causes the difference is attribution.");
        return table.build();
    }

    /**
     * The waterfall as a chart.
     *
     * @return a chart from one state to the other
     */
    @Override
    public Chart chart() {
        Waterfall waterfall = new Waterfall(resource.unit(), before, from());
        FACTORS.forEach(factor -> waterfall.step(factor.text(), effect(factor)));
        return waterfall.to(after, to(), "accounting by factors (LMDI), which says nothing of causes");
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
