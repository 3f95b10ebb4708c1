package io.jevons.rebound;

import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import java.util.List;

/** What a scenario means for a nest of tiers, such as NVIDIA's: GPUs, sales, and its shares of both. */
final class NestView {
    private NestView() {}

    static Table table(Comparison c, String nest) {
        Table.Builder table = Table.titled("Nest " + nest + ", " + c.scenario().scenario() + " against "
                        + c.base().scenario())
                .text("resource")
                .text("unit")
                .number("base", "")
                .number("scenario", "")
                .change("change")
                .percent("share, base")
                .percent("share, scenario")
                .number("R", "1")
                .number("R all", "1");
        for (Resource resource : List.of(Resource.GPUS.onNest(nest), Resource.SALES.onNest(nest))) {
            for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
                Horizon.Span span = horizon.span(c);
                table.row(
                        resource.kind().text() + ", " + horizon,
                        resource.unit(),
                        span.mean(c.inBase(resource)),
                        span.mean(c.inScenario(resource)),
                        c.change(resource, horizon),
                        c.shareInBase(resource, horizon),
                        c.shareInScenario(resource, horizon),
                        c.rebound(resource).findOver(horizon).orElse(Double.NaN),
                        c.withShifts(resource).findOver(horizon).orElse(Double.NaN));
            }
        }
        table.note(
                "Means over the 4 quarters from the first shock (short run) and the last 4 (long run). Share: of all "
                        + "tiers' GPUs (in H100-equivalents) and sales. R: rebound, the answer to efficiency, "
                        + "above 1 the nest sells or runs more than in the base; R all: the same of the scenario as a whole.");
        return table.build();
    }

    /** A resource's part of its total over all tiers, weighted alike. */
    static double share(Resource resource, Projection projection, Horizon.Span span) {
        Market market = projection.market();
        double part = span.mean(resource.in(projection));
        double weight =
                resource.scope() == Resource.Scope.TIER && resource.kind().weighted()
                        ? market.get("tiers." + resource.place() + ".h100-equivalents")
                        : 1;
        return weight * part / span.mean(resource.everywhere().in(projection));
    }
}
