package io.jevons.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.demand.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Scenarios as values that are taken apart and put together. */
final class ScenarioAlgebraTest {
    private static final Scenario CHEAP = Scenario.named("cheap")
            .with(Shock.efficiency("frontier", 8).from("2025Q1").halfLife(0.5))
            .with(Shock.tokensPerTask("*", 3).from("2025Q1").ramp(1))
            .with(Shock.access("sme", 1.5).from("2025Q1"));
    private static final Scenario SCARCE =
            Scenario.named("scarce").with(Shock.capacity("flagship", 0.8).from("2025Q2"));

    @Nested
    final class Without {
        @Test
        void leavesOutTheShockOfAPlace() {
            assertEquals(
                    List.of(CHEAP.shocks().get(0), CHEAP.shocks().get(2)),
                    CHEAP.without(1).shocks());
            assertEquals(3, CHEAP.shocks().size());
        }

        @Test
        void leavesOutAllShocksOfAKind() {
            Scenario two = CHEAP.with(Shock.access("emerging", 2).from("2025Q1"));
            assertEquals(2, two.without("access").shocks().size());
            assertEquals(3, two.without("access of sme").shocks().size());
        }

        @Test
        void leavesOutAShockInCodeByItsName() {
            Scenario heat = CHEAP.with(Shock.of("heat wave", (drivers, quarter) -> {}));
            assertEquals(CHEAP.shocks(), heat.without("heat wave").shocks());
        }

        @Test
        void refusesWhatIsNotThere() {
            String kind = assertThrows(InvalidInputException.class, () -> CHEAP.without("acess"))
                    .getMessage();
            assertTrue(kind.contains("unknown shock 'acess'") && kind.contains("Maybe access"), kind);
            assertThrows(InvalidInputException.class, () -> CHEAP.without("acc"), "half a word is no name");
            assertThrows(InvalidInputException.class, () -> CHEAP.without(3));
            assertThrows(InvalidInputException.class, () -> CHEAP.without(-1));
        }
    }

    @Nested
    final class Strength {
        @Test
        void raisesFactorsToAPower() {
            assertEquals(
                    Shock.efficiency("frontier", 64)
                            .from("2025Q1")
                            .halfLife(0.5)
                            .toYaml(),
                    CHEAP.strength(2).shocks().get(0).toYaml());
        }

        @Test
        void multipliesShiftsAndShares() {
            Scenario s = Scenario.named("s")
                    .with(Shock.preference("*", "edge", 0.4).from("2025Q1"))
                    .with(Shock.modelRelease("light", Map.of("edge", 0.4))
                            .share(0.6)
                            .from("2025Q1"));
            assertEquals(
                    Shock.preference("*", "edge", 0.2).from("2025Q1").toYaml(),
                    s.strength(0.5).shocks().get(0).toYaml());
            assertEquals(
                    Shock.modelRelease("light", Map.of("edge", 0.4))
                            .share(0.3)
                            .from("2025Q1")
                            .toYaml(),
                    s.strength(0.5).shocks().get(1).toYaml());
            assertThrows(InvalidInputException.class, () -> s.strength(2), "a share of 1.2");
            assertThrows(InvalidInputException.class, () -> s.strength(-1), "a release has no opposite");
            for (double k : new double[] {0, -1, 50}) {
                String said = assertThrows(InvalidInputException.class, () -> s.strength(k))
                        .getMessage();
                assertTrue(said.contains("strength = " + k + ": must be above 0 and at most "), said);
            }
        }

        @Test
        void ofMinusOneIsItsOwnInverse() {
            assertTrue(CHEAP.diff(CHEAP.strength(-1)).rowCount() > 0);
            assertEquals(0, CHEAP.diff(CHEAP.strength(-1).strength(-1)).rowCount());
        }

        @Test
        void isRefusedForCode() {
            Scenario code = CHEAP.with(Shock.of("heat wave", (drivers, quarter) -> {}));
            String message = assertThrows(InvalidInputException.class, () -> code.strength(2))
                    .getMessage();
            assertTrue(message.contains("heat wave"), message);
            assertThrows(InvalidInputException.class, () -> CHEAP.strength(Double.NaN));
        }
    }

    @Nested
    final class Cross {
        @Test
        void composesEachWithEach() {
            ScenarioGrid grid = Scenario.cross(List.of(CHEAP, SCARCE), List.of(SCARCE, CHEAP));
            assertEquals(4, grid.size());
            assertEquals("cheap + scarce", grid.get(0, 0).name());
            assertEquals("scarce + cheap", grid.get(1, 1).name());
            assertEquals(4, grid.get(0, 0).shocks().size());
            assertThrows(InvalidInputException.class, () -> grid.get(2, 0));
            assertThrows(InvalidInputException.class, () -> grid.get(0, 2));
        }

        @Test
        void namesConflicts() {
            Scenario low = CHEAP.with("cells.sme.elasticity", 0.4);
            Scenario high = SCARCE.with("cells.*.elasticity", 0.9);
            String printed = Scenario.cross(List.of(low), List.of(high)).toString();
            assertTrue(
                    printed.contains("cheap + scarce: cells.*.elasticity: set to 0.4 by scenario cheap, set"), printed);
        }

        @Test
        void refusesNothing() {
            assertThrows(InvalidInputException.class, () -> Scenario.cross(List.of(), List.of(CHEAP)));
            assertThrows(InvalidInputException.class, () -> Scenario.cross(List.of(CHEAP), List.of()));
        }
    }

    @Nested
    final class Then {
        @Test
        void namesABaseThatIsLeftOut() {
            Scenario onTop = SCARCE.basedOn("deepseek-r1");
            assertEquals(
                    List.of(
                            "based-on: cheap has baseline, which holds; scarce has deepseek-r1, whose shocks are left out"),
                    CHEAP.then(onTop).conflicts());
            assertEquals(List.of(), onTop.then(SCARCE).conflicts());
            assertEquals(
                    CHEAP.then(onTop).conflicts(),
                    CHEAP.then(onTop).then(SCARCE).conflicts());
        }
    }

    @Nested
    final class Diff {
        @Test
        void ofTheSameIsEmpty() {
            Table same = CHEAP.diff(CHEAP.as("another").titled("other words"));
            assertEquals(0, same.rowCount());
            assertTrue(same.toString().contains("Nothing differs"));
        }

        @Test
        void listsEveryPart() {
            Scenario other = CHEAP.without(0)
                    .with(Shock.value("sme", 2).from("2025Q4"))
                    .with("cells.sme.elasticity", 0.9)
                    .scale("cells.*.beta", 2)
                    .without(Channel.ADOPTION)
                    .basedOn("deepseek-r1")
                    .as("other");
            Table diff = CHEAP.diff(other);
            List<String> parts = new java.util.ArrayList<>();
            for (int i = 0; i < diff.rowCount(); i++) {
                parts.add(diff.get(i, "part").toString());
            }
            assertEquals(
                    List.of(
                            "based on",
                            "set cells.sme.elasticity",
                            "scale cells.*.beta",
                            "shock",
                            "shock",
                            "channel adoption"),
                    parts);
            assertEquals("-", diff.get(3, "other"));
            assertEquals("-", diff.get(4, "cheap"));
            assertEquals("off", diff.get(5, "other"));
        }

        @Test
        void seesWhatFewWordsHide() {
            Scenario one = Scenario.named("one")
                    .with(Shock.modelRelease("light", Map.of("edge", 0.4)).from("2025Q1"));
            Scenario two = Scenario.named("two")
                    .with(Shock.modelRelease("light", Map.of("edge", 0.5)).from("2025Q1"));
            assertEquals(2, one.diff(two).rowCount());
            assertFalse(one.diff(two).get(0, 1).equals(one.diff(two).get(1, 2)));
        }
    }
}
