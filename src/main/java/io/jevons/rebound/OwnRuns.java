package io.jevons.rebound;

import io.jevons.base.Series;
import io.jevons.demand.Channel;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.market.Market;
import io.jevons.scenario.Staging;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Claims that need a run beside base, scenario and response: one with a single kind of shock, or with a channel off. */
final class OwnRuns {
    private OwnRuns() {}

    /** Adoption where nothing but access changes, over the cells by the base's tokens; none where no shock is on access. */
    static List<Condition> openWeights(Comparison c) {
        Staging staging = c.staging();
        Optional<Plan> access = staging.only("access");
        if (access.isEmpty()) {
            return List.of();
        }
        Projection alone =
                Engine.compare(staging.market(), staging.base(), access.get()).scenario();
        Horizon.Span span = Horizon.LONG_RUN.span(c);
        double grown = ClaimTerms.byTokens(
                c,
                cell -> span.mean(alone.series(cell, "adoption"))
                                / span.mean(c.base().series(cell, "adoption"))
                        - 1);
        return List.of(ClaimTerms.more("adoption by access alone, long run", grown, ClaimTerms.NEGLIGIBLE));
    }

    /** Price, units and sales of the nest with the vendor's answer, against the same scenario without; none without a vendor. */
    static List<Condition> vendorAnswer(Comparison c) {
        Staging staging = c.staging();
        Plan plan = staging.plan();
        if (Nvidia.vendor(c.market()).isEmpty() || plan.off().contains(Channel.VENDOR_RESPONSE)) {
            return List.of();
        }
        Plan without = plan.without(Set.of(Channel.VENDOR_RESPONSE));
        Projection silent =
                Engine.compare(staging.market(), staging.base(), without).scenario();
        Horizon.Span span = Horizon.LONG_RUN.span(c);
        double units = change(c, silent, p -> units(p, span));
        double sales =
                change(c, silent, p -> span.mean(Nvidia.of(Resource.SALES).in(p)));
        return List.of(
                ClaimTerms.less("price of a CUDA unit by the answer, long run", (1 + sales) / (1 + units) - 1),
                ClaimTerms.more("CUDA units by the answer, long run", units, ClaimTerms.NEGLIGIBLE),
                ClaimTerms.more("CUDA sales by the answer, long run", sales, ClaimTerms.NEGLIGIBLE));
    }

    private static double change(Comparison c, Projection silent, ToDoubleFunction<Projection> figure) {
        return figure.applyAsDouble(c.scenario()) / figure.applyAsDouble(silent) - 1;
    }

    /** Units shipped on the nest, in H100-equivalents. */
    private static double units(Projection p, Horizon.Span span) {
        Market market = p.market();
        double sum = 0;
        for (String tier : Nvidia.tiers(market)) {
            Series shipped = p.series(tier, "shipped");
            sum += market.get("tiers." + tier + ".h100-equivalents") * span.mean(shipped);
        }
        return sum;
    }
}
