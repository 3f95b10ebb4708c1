package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The laws of a {@link ScenarioProvider}. Extend it in a plug-in's tests. */
public abstract class ScenarioProviderContract {
    /**
     * The provider to test.
     *
     * @return the provider
     */
    protected abstract ScenarioProvider provider();

    /**
     * The market that its scenarios are made for.
     *
     * @return the market; the bundled one unless overridden
     */
    protected Market market() {
        return Markets.named("world-2024Q4");
    }

    @Test
    void givesNamedScenariosWithTitles() {
        Set<String> names = new HashSet<>();
        assertFalse(provider().scenarios().isEmpty());
        for (Scenario scenario : provider().scenarios()) {
            assertTrue(names.add(scenario.name()), "twice " + scenario.name());
            assertFalse(scenario.title().isBlank(), "title of " + scenario.name());
        }
    }

    @Test
    void itsScenariosRun() {
        for (Scenario scenario : provider().scenarios()) {
            double change = Comparison.of(market(), scenario).change(Resource.GPU_HOURS, Horizon.LONG_RUN);
            assertTrue(Double.isFinite(change), scenario.name());
        }
    }

    @Test
    void givesTheSameEachTime() {
        for (int i = 0; i < provider().scenarios().size(); i++) {
            Scenario once = provider().scenarios().get(i);
            assertEquals(0, once.diff(provider().scenarios().get(i)).rowCount());
        }
    }
}
