package plugin;

import io.jevons.demand.RentalMarket;
import io.jevons.demand.TierLanes;

/** Rents follow half of what scarcity would make of them. */
public final class RegulatedRent implements RentalMarket {
    @Override
    public String name() {
        return "regulated";
    }

    @Override
    public void logScarcity(TierLanes tier, double[] logTightness, double[] logScarcity) {
        for (int l = 0; l < tier.lanes(); l++) {
            double free = logTightness[l] / tier.supplyElasticity(l) / 2;
            logScarcity[l] = Math.max(Math.log(tier.floor(l)), Math.min(Math.log(tier.ceiling(l)), free));
        }
    }
}
