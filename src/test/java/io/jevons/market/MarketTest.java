package io.jevons.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Refusal;
import io.jevons.base.Table;
import io.jevons.model.Keys;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class MarketTest {
    private static final Market MARKET = MarketText.small().read();

    @Test
    void takesItsNamesFromTheFile() {
        assertEquals(List.of("big", "small", "rival"), MARKET.tiers());
        assertEquals(List.of("cuda", "other"), MARKET.nests());
        assertEquals(List.of("only", "light"), MARKET.grades());
        assertEquals(List.of("eager", "thrifty"), MARKET.cells());
        assertEquals(List.of("lab"), MARKET.trainingWorkloads());
        assertEquals("cuda", MARKET.text("tiers.big.nest"));
    }

    @Nested
    final class Changed {
        @Test
        void isACopy() {
            Market changed = MARKET.with("cells.eager.elasticity", 0.9).scale("cells.*.new-market-elasticity", 2);
            assertEquals(0.9, changed.get("cells.eager.elasticity"));
            assertEquals(1.0, changed.get("cells.thrifty.new-market-elasticity"));
            assertEquals(1.3, MARKET.get("cells.eager.elasticity"));
            assertEquals(0.5, MARKET.get("cells.thrifty.new-market-elasticity"));
            assertTrue(changed.parameter("cells.eager.elasticity").source().contains("was 1.30"));
        }

        @Test
        void isCheckedAtOnce() {
            Refusal.of(() -> MARKET.with("cells.eager.viable", 1))
                    .names("cells.eager.viable = 1.0: must be a number between 0 and 1");
            Refusal.of(() -> MARKET.with("tiers.*.price-usd", Double.NaN)).names("price-usd = NaN");
            Refusal.of(() -> MARKET.scale("tiers.big.busy", 2)).names("tiers.big.busy = 1.7");
            Refusal.of(() -> MARKET.with("cells.eagr.beta", 1))
                    .names("'cells.eagr.beta' matches no parameter")
                    .maybe("cells.eager.beta");
            Refusal.of(() -> MARKET.get("cells.eagr.beta"))
                    .names("unknown parameter 'cells.eagr.beta'")
                    .maybe("cells.eager.beta");
        }

        @Test
        void mayGainAnOptionalKey() {
            assertEquals(9, MARKET.with("cells.eager.saturation", 9).get("cells.eager.saturation"));
            assertEquals(5, MARKET.with("tiers.r*.installed", 5).get("tiers.rival.installed"));
        }
    }

    @Nested
    final class Patterns {
        @Test
        void doNotCrossDots() {
            assertEquals(List.of("cells.eager.beta", "cells.thrifty.beta"), MARKET.paths("cells.*.beta"));
            assertEquals(List.of("cells.eager.bass.p", "cells.thrifty.bass.p"), MARKET.paths("cells.*.*.p"));
            Refusal.of(() -> MARKET.paths("cells*beta")).names("unknown parameter 'cells*beta'");
            Refusal.of(() -> MARKET.scale("cells.*.p", 2)).names("'cells.*.p' matches no parameter");
        }

        @Test
        void matchPartsOfNamesLiterally() {
            assertEquals(List.of("tiers.big.power-w", "tiers.big.power-decline"), MARKET.paths("tiers.b*g.power-*"));
            Refusal.of(() -> MARKET.paths("tiers.b.g.power-w")).names("unknown parameter");
            Refusal.of(() -> MARKET.paths("tiers.(.*).power-w")).names("unknown parameter");
        }

        @Test
        void thatEndInAStarListAllBelow() {
            List<String> paths = MARKET.paths("cells.eager.*");
            assertTrue(paths.contains("cells.eager.bass.p") && paths.contains("cells.eager.beta"));
            assertTrue(paths.stream().allMatch(p -> p.startsWith("cells.eager.")));
            assertEquals(paths.size(), MARKET.parameters("cells.eager.*").rowCount());
            assertEquals(
                    "tokens/day",
                    MARKET.parameters("cells.eager.tokens-per-day").get(0, "unit"));
        }
    }

    @Test
    void printsWithin100Columns() {
        assertTrue(MARKET.toString().lines().allMatch(l -> l.length() <= 100), MARKET.toString());
        assertTrue(MARKET.parameters("*.*.*").toString().lines().allMatch(l -> l.length() <= 100));
    }

    /** Keys by tier that a file may leave out are added for each tier that a pattern names; a factor passes by. */
    @Test
    void gainsKeysByTierWhereAPatternNamesThem() {
        Market without = MarketText.small()
                .without("cells.eager.latent.small")
                .without("cells.thrifty.latent.rival")
                .read();
        Market changed = without.with("cells.*.latent.s*", -1);
        assertEquals(-1, changed.get("cells.eager.latent.small"));
        assertFalse(changed.has("cells.eager.latent.rival") || changed.has("cells.eager.latent.big"));
        Market scaled = MARKET.scale("cells.*.effort-elasticity", 2);
        assertFalse(scaled.has("cells.eager.effort-elasticity"));
        Refusal.of(() -> MARKET.with("sites.grid.power-mw", 1)).names("matches no parameter");
        Refusal.of(() -> MARKET.with("cells.eager.latentt.rival", 1)).names("matches no parameter");
    }

    @Test
    void listsParametersWithRangeAndShortName() {
        Table table = MARKET.parameters("cells.eager.elasticity");
        assertEquals(1, table.rowCount());
        assertEquals("cells.eager.elasticity", table.get(0, "path"));
        assertEquals(Keys.market().at("cells.eager.elasticity").orElseThrow().shortName(), table.get(0, "what"));
        assertEquals(1.3, table.get(0, "value"));
        assertEquals("", table.get(0, "range"));
        Parameter ranged = Markets.named("world-2024Q4").parameter("cells.sme.elasticity");
        assertEquals(
                Numbers.human(ranged.low()) + " to " + Numbers.human(ranged.high()),
                Markets.named("world-2024Q4").parameters(ranged.path()).get(0, "range"));
    }

    @Test
    void marksWhatIsFitted() {
        Market fitted = MARKET.apply(List.of(Change.fit("cells.eager.elasticity", 0.7, "a fit")));
        assertEquals(
                Parameter.Kind.FITTED,
                fitted.parameter("cells.eager.elasticity").kind());
        Market set = MARKET.apply(List.of(Change.set("cells.eager.elasticity", 0.7, "a guess")));
        assertEquals(
                MARKET.parameter("cells.eager.elasticity").kind(),
                set.parameter("cells.eager.elasticity").kind());
        assertEquals(0.7, set.get("cells.eager.elasticity"));
    }

    @Test
    void refusesWhatChangesLeaveWrong() {
        Refusal.of(() -> MARKET.apply(List.of(Change.set("cells.eager.shares.big", 0.8, "a slip"))))
                .names("a slip: cells.eager.shares: shares sum to 0.9");
        Refusal.of(MARKET.with("cells.eager.shares.big", 0.8)::validate).names("cells.eager.shares: shares sum to");
        MARKET.validate();
    }

    @Test
    void countsChangesInItsName() {
        Market twice = MARKET.with("cells.eager.beta", 2).scale("cells.*.beta", 1.5);
        assertEquals("small + 2 changes", twice.name());
        assertEquals("small + 1 change", MARKET.with("cells.*.beta", 2).name());
        assertEquals(
                "small",
                MARKET.apply(List.of(Change.set("cells.eager.beta", 2, "a guess")))
                        .name());
        assertEquals("mine", twice.as("mine").name());
        assertEquals(3.0, twice.get("cells.eager.beta"));
        assertEquals(1.65, twice.get("cells.thrifty.beta"), 1e-12);
    }

    /** A row a number that is other, added or taken away; what has the same value is none. */
    @Test
    void tablesItsChanges() {
        Market changed = MARKET.with("cells.eager.beta", 2)
                .with("cells.eager.saturation", 9)
                .with("cells.thrifty.beta", MARKET.get("cells.thrifty.beta"));
        Table table = changed.changes();
        assertEquals(2, table.rowCount());
        assertEquals("cells.eager.beta", table.get(0, "parameter"));
        assertEquals(2.5, table.get(0, "was"));
        assertEquals(2.0, table.get(0, "is"));
        assertEquals("cells.eager.saturation", table.get(1, "parameter"));
        assertEquals(Double.NaN, table.get(1, "was"));
        assertEquals(9.0, table.get(1, "is"));
        assertTrue(table.toString().startsWith("Changes of small + 3 changes against small"), table.toString());
        assertEquals(List.of("cells.eager.beta"), changed.changedPaths(), "of those that both markets have");
        assertEquals(List.of(), MARKET.changedPaths());
        assertTrue(MARKET.changes().toString().startsWith("small is no changed copy"));
        String text = changed.toString().replaceAll("\\s+", " ");
        assertTrue(
                text.contains(
                        "2 changes against small: cells.eager.beta 2.50 to 2.00, cells.eager.saturation - to 9.00."),
                text);
    }

    @Test
    void printsItsPartsAndTheFirstChanges() {
        String text = MARKET.toString();
        assertTrue(text.startsWith("Market small, 2019Q3 to 2021Q3, "), text);
        for (String row :
                List.of("tiers +big, small, rival", "grades +only, light", "cells +eager, thrifty", "training +lab")) {
            assertTrue(text.lines().anyMatch(l -> l.strip().matches(row)), text);
        }
        assertFalse(text.contains("change"), text);
        Market eight =
                MARKET.scale("cells.eager.*-time", 2).scale("tiers.*.busy", 0.5).scale("tiers.big.price-*", 2);
        int others = eight.changes().rowCount() - 8;
        assertTrue(others >= 0, others + " more");
        assertEquals(others > 0, eight.toString().contains("more; changes() lists them"), eight.toString());
        Market nine = eight.scale("tiers.big.p*-decline", 0.5).scale("tiers.small.p*-decline", 0.5);
        int more = nine.changes().rowCount() - 8;
        assertTrue(more > 0);
        String listed = nine.toString().replaceAll("\\s+", " ");
        assertTrue(listed.contains(" and " + more + " more; changes() lists them."), listed);
    }

    /** What is added stands where a file would have it. */
    @Test
    void putsAddedKeysWhereAFileHasThem() {
        Market changed = MARKET.with("cells.eager.saturation", 9).with("tiers.rival.installed", 5);
        assertEquals(
                changed.allParameters(),
                Market.parse("again.yaml", changed.toYaml()).allParameters());
        List<String> paths =
                changed.allParameters().stream().map(Parameter::path).toList();
        assertTrue(paths.indexOf("cells.eager.saturation") < paths.indexOf("cells.thrifty.beta"));
        assertEquals(paths.size(), MARKET.allParameters().size() + 2);
    }

    @Test
    void addsTheShareOfATierWhereAPatternNamesIt() {
        assertEquals(0, MARKET.with("cells.thrifty.shares.rival", 0).get("cells.thrifty.shares.rival"));
        for (String pattern : List.of("quartrs", "cells.eager", "cells", "cells.", "none.eager.beta")) {
            Refusal.of(() -> MARKET.with(pattern, 1)).names("'" + pattern + "' matches no parameter");
        }
    }

    @Test
    void listsNothingBelowANumber() {
        Refusal.of(() -> MARKET.paths("quarters.*")).names("unknown parameter 'quarters.*'");
        assertEquals(List.of("quarters"), MARKET.paths("quarters"));
        Parameter factor = Parameter.of("shocks.cheap.factor", 3, "1");
        assertEquals(
                Keys.scenario().at("shocks.cheap.factor").orElseThrow().shortName(),
                ParameterTable.of("Shocks", "shocks.*", List.of(factor)).get(0, "what"));
    }

    @Test
    void checksBoundsOfChangesAsAWhole() {
        Refusal.of(() -> MARKET.apply(List.of(Change.set("cells.eager.beta", -1, "a slip"))))
                .names("a slip: cells.eager.beta = -1.0: must be a finite number >= 0.2");
        assertEquals(
                List.of("nvidia"), MARKET.groups().stream().map(TierGroup::name).toList());
    }
}
