package io.jevons.rebound;

import io.jevons.market.Market;
import io.jevons.market.TierGroup;
import java.util.List;
import java.util.Optional;

/** What a market says of the tiers that NVIDIA sells. */
final class Nvidia {
    private Nvidia() {}

    /** Whether the market has such tiers, and others to compare them with. */
    static boolean hasRivals(Market market) {
        List<String> tiers = tiers(market);
        return !tiers.isEmpty() && tiers.size() < market.tiers().size();
    }

    /** The tiers; none where the market does not say. */
    static List<String> tiers(Market market) {
        return market.findGroup(TierGroup.NVIDIA).map(TierGroup::tiers).orElse(List.of());
    }

    /** The nest that is NVIDIA's alone; empty where there is none. */
    static Optional<String> nest(Market market) {
        return market.findGroup(TierGroup.NVIDIA).flatMap(TierGroup::nest);
    }

    /** The nest that it sells as a vendor that answers demand with price; empty where there is none. */
    static Optional<String> vendor(Market market) {
        return nest(market).filter(market.vendors()::contains);
    }

    static Resource of(Resource resource) {
        return resource.onGroup(TierGroup.NVIDIA);
    }
}
