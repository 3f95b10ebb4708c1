package io.jevons.demand.engine;

import io.jevons.demand.ChoiceSet;
import io.jevons.demand.lanes.Lanes;
import java.util.Arrays;

/** The tiers that the cell at hand can choose, and what a tier choice sees of them. */
final class OpenTiers {
    /** What a tier choice sees. */
    final ChoiceSet set;

    private final Lanes lanes;
    private final boolean[] available;
    private final int[] members;

    OpenTiers(Lanes lanes) {
        this.lanes = lanes;
        available = new boolean[lanes.market.tiers];
        members = new int[lanes.market.nests];
        set = new ChoiceSet(lanes, available, members);
    }

    void clear() {
        Arrays.fill(available, false);
        Arrays.fill(members, 0);
    }

    void allow(int tier) {
        if (!available[tier]) {
            available[tier] = true;
            members[lanes.market.nestOf[tier]]++;
        }
    }
}
