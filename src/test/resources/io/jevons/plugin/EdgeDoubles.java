package plugin;

import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Condition;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.util.List;

/** A claim of a jar. */
public final class EdgeDoubles implements Claim {
    @Override
    public String name() {
        return "edge-doubles";
    }

    @Override
    public String sentence() {
        return "In the long run twice as many edge GPUs are needed.";
    }

    @Override
    public String explanation() {
        return "GPUs needed on the edge tier in the last year, against the base.";
    }

    @Override
    public ClaimResult evaluate(Comparison comparison) {
        if (!comparison.market().tiers().contains("edge")) {
            return ClaimResult.of(this, List.of());
        }
        double change = comparison.change(Resource.GPUS.on("edge"), Horizon.LONG_RUN);
        return ClaimResult.of(this, List.of(Condition.above("GPUs on edge, long run", change, "%", 1, 0.01)));
    }
}
