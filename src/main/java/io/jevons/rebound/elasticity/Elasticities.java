package io.jevons.rebound.elasticity;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.market.Change;
import io.jevons.market.Market;
import io.jevons.rebound.Horizon;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Elasticities of the need for GPUs on each tier, with respect to the cost of tokens and to the rent of every tier: by how
 * many per cent need moves when the cost rises by one.
 *
 * <p>Each is measured by a step of 1 % held from the start: e = ln(need with / need without) / ln 1.01. A step in token
 * cost makes every token take 1 % more GPU-hours on all tiers, so that inference takes 1 % more where nobody answers, and need on a
 * tier by inference's part of it, since training and other work take no more ({@link #withoutAnswer}); below 0 it says that cheaper
 * tokens take more GPUs (backfire). A step in rent leaves hours alone.
 *
 * <p>They are elasticities of demand at given prices: beyond the step, rents follow the base's path (channel
 * {@code price-feedback} off), and no scarcity answers. Training answers with its own elasticity, and through revenue.
 *
 * <p>Short run: after 4 quarters, in the market as it grows. Long run: adjustments complete, in the market with growth,
 * trends and falling prices stopped and hardware without limit, after up to 400 quarters. In a market with one tier and
 * neither training nor other work, that to the own rent is -E and that to token cost 1 - E, with the long-run
 * elasticity of tokens E = ε + φ(z) / (σ Φ(z)) + ε_new + χ at the starting price (up to the size of the step).
 * Elsewhere need on one tier also moves by substitution, by nested logit on cost.
 */
public final class Elasticities implements Shown.AsTable {
    private static final int SHORT_QUARTERS = 4;
    private static final int LONG_QUARTERS = 400;
    private static final int EARLIER = 360;
    private static final double SETTLED = 1e-6;

    private final Market market;
    private final ElasticityRun shortRun;
    private final ElasticityRun longRun;
    private final double unsettled;
    private final int owner;

    private Elasticities(Market market, ElasticityRun shortRun, ElasticityRun longRun, double unsettled, int owner) {
        this.market = market;
        this.shortRun = shortRun;
        this.longRun = longRun;
        this.unsettled = unsettled;
        this.owner = owner;
    }

    /**
     * Measures a market's elasticities.
     *
     * @param market the market
     * @return the elasticities, which print as a matrix
     * @throws InvalidInputException if the market is not valid
     */
    public static Elasticities of(Market market) {
        Objects.requireNonNull(market, "market");
        market.validate();
        List<Change> length = List.of(Change.set("quarters", SHORT_QUARTERS, "elasticities"));
        ElasticityRun shortRun =
                ElasticityRun.at(market.apply(length), SHORT_QUARTERS).get(0);
        List<ElasticityRun> longRuns = ElasticityRun.at(FrozenMarket.of(market, LONG_QUARTERS), EARLIER, LONG_QUARTERS);
        ElasticityRun longRun = longRuns.get(1);
        return new Elasticities(market, shortRun, longRun, longRun.distance(longRuns.get(0)), 0);
    }

    /**
     * The elasticities of one segment's need for GPUs, by its inference alone.
     *
     * @param segment a segment of the market, such as {@code sme}
     * @return its elasticities
     * @throws InvalidInputException if no cell belongs to the segment
     */
    public Elasticities ofSegment(String segment) {
        int index = longRun.segments().indexOf(segment);
        if (index < 0) {
            throw InvalidInputException.unknown("segment", segment, longRun.segments());
        }
        return new Elasticities(market, shortRun, longRun, unsettled, index + 1);
    }

    /**
     * Of need on a tier to the cost of tokens: to GPU-hours a token on all tiers.
     *
     * @param tier a tier, or {@code total} for all, weighted by H100-equivalents
     * @param horizon {@code SHORT_RUN} (after 4 quarters) or {@code LONG_RUN} (adjustments complete)
     * @return per cent of need for a per cent of cost; NaN where there is no need
     * @throws InvalidInputException if there is no such tier, or the horizon is another
     */
    public double toTokenCost(String tier, Horizon horizon) {
        return run(horizon).toTokenCost(owner, place(tier));
    }

    /**
     * What {@link #toTokenCost} would be if nobody answered: 1 for a segment, all of whose need is inference; for need on a tier and in
     * total about inference's part of it, as training and other work take as many hours as before.
     *
     * @param tier a tier, or {@code total} for all, weighted by H100-equivalents
     * @param horizon {@code SHORT_RUN} (after 4 quarters) or {@code LONG_RUN} (adjustments complete)
     * @return per cent of need for a per cent of cost, in [0, 1]; NaN where there is no need
     * @throws InvalidInputException if there is no such tier, or the horizon is another
     */
    public double withoutAnswer(String tier, Horizon horizon) {
        Objects.requireNonNull(tier, "tier");
        Objects.requireNonNull(horizon, "horizon");
        return run(horizon).withoutAnswer(owner, place(tier));
    }

    /**
     * Of need on a tier to the rent of a tier, the same (own) or another (cross).
     *
     * @param tier a tier, or {@code total} for all, weighted by H100-equivalents
     * @param rentTier the tier whose rent moves
     * @param horizon {@code SHORT_RUN} (after 4 quarters) or {@code LONG_RUN} (adjustments complete)
     * @return per cent of need for a per cent of rent; NaN where there is no need
     * @throws InvalidInputException if there is no such tier, or the horizon is another
     */
    public double toRent(String tier, String rentTier, Horizon horizon) {
        int rent = market.tiers().indexOf(rentTier);
        if (rent < 0) {
            throw InvalidInputException.unknown("tier", rentTier, market.tiers());
        }
        return run(horizon).toRent(owner, place(tier), rent);
    }

    /**
     * Whether the long run has come to rest: whether no elasticity moves by more than 10⁻⁶ over its last ten years.
     *
     * @return whether it has
     */
    public boolean isSettled() {
        return unsettled <= SETTLED;
    }

    private ElasticityRun run(Horizon horizon) {
        if (horizon.equals(Horizon.SHORT_RUN)) {
            return shortRun;
        }
        if (horizon.equals(Horizon.LONG_RUN)) {
            return longRun;
        }
        throw InvalidInputException.of("horizon", horizon, "SHORT_RUN or LONG_RUN for an elasticity");
    }

    private int place(String tier) {
        List<String> places = new ArrayList<>(market.tiers());
        places.add(ElasticityRun.TOTAL);
        int place = places.indexOf(tier);
        if (place < 0) {
            throw InvalidInputException.unknown("tier", tier, places);
        }
        return place;
    }

    /**
     * The matrix: need on each tier, in total and (in the elasticities of all) of each segment, against token cost and
     * the rent of each tier.
     *
     * @return a table with two rows a need, short and long run
     */
    @Override
    public Table toTable() {
        String whose = owner == 0 ? "" : ", segment " + longRun.segments().get(owner - 1);
        Table.Builder table = Table.titled("Elasticities of GPU need in " + market.name() + whose
                        + ": to token cost, and to the rent of each tier")
                .text("need")
                .text("run")
                .alike("token cost");
        market.tiers().forEach(table::alike);
        for (int place = 0; place <= market.tiers().size(); place++) {
            String name = place < market.tiers().size() ? market.tiers().get(place) : ElasticityRun.TOTAL;
            rows(table, name, owner, place);
        }
        for (int s = 1; owner == 0 && s <= longRun.segments().size(); s++) {
            rows(table, longRun.segments().get(s - 1), s, market.tiers().size());
        }
        table.note(
                "Per cent of need when the cost rises by one per cent. Token cost: GPU-hours a token on all tiers; below 0 "
                        + "cheaper tokens take more GPUs. " + unanswered() + " Columns of tiers: their rent, where "
                        + "above 0 work moves here. Short: after 4 quarters. Long: when all has adjusted, at given rents. "
                        + "Segments: their inference on all tiers.");
        if (!isSettled()) {
            table.note("The long run had not come to rest after " + LONG_QUARTERS + " quarters: figures still moved by "
                    + Numbers.human(unsettled) + " over the last ten years.");
        }
        return table.build();
    }

    /** What token cost is to be read against: of need it is not 1, as training and other work take no more. */
    private String unanswered() {
        if (owner > 0) {
            return "If nobody answered it would be 1.";
        }
        List<String> places = new ArrayList<>(market.tiers());
        places.add(ElasticityRun.TOTAL);
        List<String> parts = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            parts.add(places.get(place) + " " + Numbers.human(shortRun.withoutAnswer(owner, place)) + " and "
                    + Numbers.human(longRun.withoutAnswer(owner, place)));
        }
        return "If nobody answered it would be 1 of a segment, and of need, of which only a part is inference, in the short and the "
                + "long run: " + String.join(", ", parts) + ".";
    }

    private void rows(Table.Builder table, String name, int needed, int place) {
        for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
            List<Object> cells = new ArrayList<>();
            cells.add(name);
            cells.add(horizon.equals(Horizon.SHORT_RUN) ? "short" : "long");
            cells.add(run(horizon).toTokenCost(needed, place));
            for (int j = 0; j < market.tiers().size(); j++) {
                cells.add(run(horizon).toRent(needed, place, j));
            }
            table.row(cells.toArray());
        }
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
