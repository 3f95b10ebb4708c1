package io.jevons.demand.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.model.IndexSet;
import io.jevons.model.ModelInputs;
import io.jevons.model.ModelInputs.Run;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Staging;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What explanations are told of a market and its shocks. */
final class DriverInputsTest {
    private static final MarketText TEXT = MarketText.small()
            .with("tiers.big.busy", "{value: 0.6, kind: sourced, source: \"a report, p. 3\"}")
            .with("sites.grid.power-mw", "30")
            .with("sites.grid.growth.start", "0.2")
            .with("sites.grid.growth.long-run", "0.05")
            .with("sites.grid.growth.fade-years", "2")
            .with("tiers.small.site", "grid");
    private static final Market MARKET = TEXT.read();

    private static ModelInputs inputs(Market market, String shocks) {
        Staging staging = Staging.of(market, Scenario.parse("mine.yaml", "scenario: mine\nshocks:\n" + shocks));
        return DriverInputs.of(market, Replay.beside(staging.base(), staging.plan()));
    }

    private static ModelInputs inputs(String shocks) {
        return inputs(MARKET, shocks);
    }

    private static final String PREFERENCE =
            "  - preference: {name: taste, cell: eager, tier: rival, shift: 0.5, from: 2020Q1}\n";

    @Test
    void sayWhereANumberStands() {
        ModelInputs inputs = inputs(PREFERENCE);
        assertEquals(
                "market small (small.yaml, line " + TEXT.line("tiers.big.busy") + "), sourced: a report, p. 3",
                inputs.source("tiers.big.busy"));
        assertEquals(
                "market small (small.yaml, line " + TEXT.line("tiers.small.busy") + "), assumed",
                inputs.source("tiers.small.busy"));
        Market changed = MARKET.with("tiers.small.busy", 0.5);
        assertEquals("set by the user (was 0.600)", inputs(changed, PREFERENCE).source("tiers.small.busy"));
        assertEquals(
                0.5, inputs(changed, PREFERENCE).parameter("tiers.small.busy").orElseThrow());
        assertTrue(inputs.parameter("tiers.small.bsy").isEmpty());
    }

    /** A shock that does nothing yet, or nothing here, is no effect. */
    @Test
    void listTheShocksThatMoveADriver() {
        ModelInputs inputs = inputs(PREFERENCE + "  - value: {name: worth, cell: eager, factor: 2, from: 2020Q1}\n");
        int[] rival = {0, 2};
        assertEquals(List.of(), inputs.effects("preference", rival, 1, Run.SCENARIO));
        assertEquals(List.of(), inputs.effects("preference", new int[] {0, 1}, 2, Run.SCENARIO));
        assertEquals(List.of(), inputs.effects("preference", rival, 2, Run.BASE));
        assertEquals(List.of(), inputs.effects("preference", rival, 2, Run.CALIBRATION));
        List<ModelInputs.Effect> shift = inputs.effects("preference", rival, 2, Run.SCENARIO);
        assertEquals(1, shift.size());
        assertEquals(0.5, shift.get(0).amount());
        assertTrue(shift.get(0).origin().contains("preference"), shift.toString());
        assertEquals(List.of(), inputs.effects("value", new int[] {0}, 1, Run.SCENARIO));
        assertEquals(
                2,
                inputs.effects("value", new int[] {0}, 2, Run.SCENARIO).get(0).amount());
        assertEquals(List.of(), inputs.effects("value", new int[] {1}, 2, Run.SCENARIO));
        assertEquals(List.of(), inputs.effects("viability-response", new int[0], 2, Run.SCENARIO));
    }

    @Test
    void nameWhatThereIsAndWhoseItIs() {
        ModelInputs inputs = inputs(PREFERENCE);
        assertEquals(List.of("big", "small", "rival"), inputs.names(IndexSet.TIER));
        assertEquals(List.of("grid"), inputs.names(IndexSet.SITE));
        assertEquals(List.of("cuda", "other"), inputs.names(IndexSet.NEST));
        assertEquals(1, inputs.owner(IndexSet.TIER, 2, IndexSet.NEST));
        assertEquals(0, inputs.owner(IndexSet.TIER, 1, IndexSet.SITE));
        assertEquals(-1, inputs.owner(IndexSet.TIER, 0, IndexSet.SITE));
        assertEquals(1, inputs.owner(IndexSet.CELL, 1, IndexSet.GRADE));
        assertEquals(8, inputs.quarters());
    }
}
