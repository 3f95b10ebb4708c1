package io.jevons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Refusal;
import io.jevons.market.Market;
import io.jevons.rebound.History;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import org.junit.jupiter.api.Test;

/** What is bundled keeps its name to itself, and the name of a changed copy shows that it is one. */
final class NamesOfChangedCopiesTest {
    private static final Market WORLD = Jevons.market("world-2024Q4");
    private static final Scenario DEEPSEEK = Jevons.scenario("deepseek-r1");

    @Test
    void changedMarketsSaySo() {
        Market one = WORLD.with("cells.sme.elasticity", 0.9);
        assertEquals("world-2024Q4 + 1 change", one.name());
        assertEquals("world-2024Q4 + 2 changes", one.scale("cells.*.beta", 1.1).name());
        assertEquals("mine", one.as("mine").name());
        assertEquals(
                "mine + 1 change", one.as("mine").scale("cells.*.beta", 1.1).name());
        assertEquals(0.9, one.as("mine").get("cells.sme.elasticity"));
        assertEquals("world-2024Q4", WORLD.name());
    }

    @Test
    void changedBundledScenariosSaySo() {
        assertEquals(
                "deepseek-r1 + 1 change",
                DEEPSEEK.with("cells.sme.elasticity", 0.9).name());
        Scenario two = DEEPSEEK.scale("cells.sme.elasticity", 1.5)
                .with(Shock.demand("sme", 2).from("2025Q1"));
        assertEquals("deepseek-r1 + 2 changes", two.name());
        assertEquals("mine", two.as("mine").name());
        assertEquals("mine", two.as("mine").with("cells.sme.elasticity", 0.9).name());
        assertEquals("deepseek-r1", DEEPSEEK.titled("the same").name());
        String source = Jevons.project(WORLD, two)
                .market()
                .parameter("cells.sme.elasticity")
                .source();
        assertTrue(source.startsWith("scenario deepseek-r1, scale (was "), source);
    }

    /** What is set and held there, as by a slider of the page that answers, is one change and not two. */
    @Test
    void whatIsHeldWhereItWasPutIsOneChange() {
        Scenario held = DEEPSEEK.with("cells.*.effort-elasticity", 0.4)
                .hold("cells.*.effort-elasticity")
                .scale("cells.*.elasticity", 1.2)
                .hold("cells.*.elasticity");
        assertEquals("deepseek-r1 + 2 changes", held.name());
        assertEquals(
                "deepseek-r1 + 1 change", DEEPSEEK.hold("cells.*.elasticity").name());
    }

    @Test
    void scenariosOfOnesOwnKeepTheirNames() {
        Scenario mine = Scenario.named("mine").with("cells.sme.elasticity", 0.9).basedOn("deepseek-r1");
        assertEquals("mine", mine.name());
    }

    @Test
    void bundledNamesCannotBeTaken() {
        Market changed = WORLD.with("cells.sme.elasticity", 0.9);
        Refusal.of(() -> changed.as("world-2024Q4"))
                .names("market 'world-2024Q4': must have a name of its own")
                .maybe("market.as(\"my-world-2024Q4\")");
        Refusal.of(() -> Jevons.register(WORLD.as("world-2024Q4")))
                .names("market 'world-2024Q4': must have a name of its own")
                .maybe("market.as(\"my-world-2024Q4\")");
        assertSame(WORLD, Jevons.market("world-2024Q4"));
        for (String name : new String[] {"deepseek-r1", "baseline", "coal-1865"}) {
            Scenario other = Scenario.named("x").with("finance.pue", 1.2);
            Refusal.of(() -> other.as(name))
                    .names("scenario '" + name + "': must have a name of its own")
                    .maybe("scenario.as(\"my-" + name + "\")");
            Refusal.of(() -> Jevons.register(Jevons.scenario(name).titled("other words")))
                    .names("scenario '" + name + "': must have a name of its own")
                    .maybe("scenario.as(\"my-" + name + "\")");
            Refusal.of(() -> Scenario.named(name)).names("scenario '" + name + "': must have a name of its own");
            Refusal.of(() -> Scenario.parse("f.yaml", "title: mine\nscenario: " + name + "\nset: {finance.pue: 1.2}\n"))
                    .at("f.yaml", 2)
                    .names("scenario = " + name + ": must be a name of its own, since a bundled scenario has that one")
                    .maybe("my-" + name);
        }
        assertSame(DEEPSEEK, Jevons.scenario("deepseek-r1"));
    }

    /** What is written of a bundled scenario or market is that one; a change of it shows. */
    @Test
    void whatIsWrittenOfBundledOnesIsReadAgain() {
        Scenario again =
                Scenario.parse("again.yaml", DEEPSEEK.titled("other words").toYaml());
        assertEquals("deepseek-r1", again.name());
        assertEquals("deepseek-r1 + 1 change", again.with("finance.pue", 1.2).name());
        assertEquals("deepseek-r1", DEEPSEEK.strength(1).as("deepseek-r1").name());
        assertEquals("world-2024Q4", WORLD.as("mine").as("world-2024Q4").name());
    }

    @Test
    void historyAndVerdictsStandWhateverIsRegistered() {
        double rebound = History.named("coal-1865").rebound();
        Market coal = Jevons.market("coal-1865");
        assertThrowsExactly(
                InvalidInputException.class,
                () -> Jevons.register(coal.scale("cells.*.elasticity", 0.5).as("coal-1865")));
        Jevons.register(coal.scale("cells.*.elasticity", 0.5));
        assertEquals(rebound, History.named("coal-1865").rebound());
        assertSame(coal, Jevons.market("coal-1865"));
        assertNotEquals(
                coal.allParameters(), Jevons.market("coal-1865 + 1 change").allParameters());
    }

    @Test
    void manifestsOfChangedMarketsAreRunAgain() {
        Market changed = WORLD.scale("cells.*.elasticity", 1.25);
        Study study = Ensemble.of(changed, DEEPSEEK).draws(8).seed(3).run();
        assertEquals("world-2024Q4 + 1 change", study.manifest().market());
        String message = assertThrowsExactly(InvalidInputException.class, () -> Ensemble.from(study.manifest()))
                .getMessage();
        assertTrue(message.startsWith("unknown market 'world-2024Q4 + 1 change'\nMaybe "), message);
        assertTrue(message.endsWith("\nOr Ensemble.from(manifest, market, scenario) takes the ones at hand"), message);
        Study again = Ensemble.from(study.manifest(), changed, DEEPSEEK).run();
        assertEquals(study.values("flagship", "need", "2031Q4")[5], again.values("flagship", "need", "2031Q4")[5]);
        Jevons.register(changed);
        assertEquals(8, Ensemble.from(study.manifest()).run().draws());
    }

    @Test
    void namesAreBounded() {
        String longest = "n".repeat(200);
        assertEquals(longest, Scenario.named(longest).name());
        assertEquals(longest, WORLD.as(longest).name());
        for (String name : new String[] {"n".repeat(201), "n".repeat(3_000_000), " ", "a\nb"}) {
            assertTrue(Refusal.of(() -> Scenario.named(name)).message().length() < 300);
            assertTrue(Refusal.of(() -> WORLD.as(name)).message().length() < 300);
            assertTrue(Refusal.of(() -> Shock.of(name, (drivers, quarter) -> {}))
                            .message()
                            .length()
                    < 300);
        }
        Refusal.of(() -> Scenario.parse("f.yaml", "title: x\nscenario: " + "n".repeat(9_000)))
                .at("f.yaml", 2)
                .names("must be a name of at most 200 characters");
        Scenario chain = Scenario.named(longest);
        for (int i = 0; i < 5; i++) {
            chain = chain.then(chain).with("cells.sme.elasticity", 0.5);
        }
        assertTrue(chain.name().length() <= 200, "length " + chain.name().length());
        assertEquals(
                chain.name(),
                Scenario.parse("again.yaml", chain.titled("").toYaml()).name());
    }

    @Test
    void unknownGpusAndModelsOfMillionsOfCharactersAreRefusedInALine() {
        String name = "H200 ".repeat(1_800_000);
        assertTrue(Refusal.of(() -> Jevons.gpu(name)).message().length() < 1_000);
        assertTrue(Refusal.of(() -> Jevons.model(name)).message().length() < 1_000);
        assertTrue(Refusal.of(() -> Jevons.market(name)).message().length() < 1_000);
        assertTrue(Refusal.of(() -> Jevons.scenario(name)).message().length() < 1_000);
    }
}
