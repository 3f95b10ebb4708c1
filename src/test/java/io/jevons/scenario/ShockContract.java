package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.demand.Drivers;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The laws of a {@link Shock}. Extend it in a plug-in's tests. */
public abstract class ShockContract {
    /**
     * The shock to test, on what {@link #market()} has.
     *
     * @return the shock
     */
    protected abstract Shock shock();

    /**
     * The market to test it on.
     *
     * @return the market; the bundled one unless overridden
     */
    protected Market market() {
        return Markets.named("world-2024Q4");
    }

    private Drivers drivers(Shock... shocks) {
        return Drivers.of(
                market(), List.of(shocks).stream().map(s -> s.bind(market())).toList());
    }

    @Test
    void saysWhatItIs() {
        assertFalse(shock().describe().isBlank());
    }

    @Test
    void movesADriverAndNotBeforeItsFirstQuarter() {
        int moved = drivers(shock()).firstDifference(drivers());
        assertTrue(moved >= 0, "moves nothing");
        OptionalInt first = shock().firstPeriod(market());
        assertTrue(first.isEmpty() || moved >= first.getAsInt(), "moves in quarter " + moved + ", before " + first);
    }

    @Test
    void doesTheSameEachTime() {
        assertEquals(-1, drivers(shock()).firstDifference(drivers(shock())));
    }
}
