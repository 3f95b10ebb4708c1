package io.jevons.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.InvalidInputException;
import io.jevons.cost.ServingAnswer;
import io.jevons.cost.serving.ServingModel;
import io.jevons.cost.serving.ServingRequest;
import io.jevons.demand.CellLanes;
import io.jevons.demand.DemandCurve;
import io.jevons.demand.RentalMarket;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Condition;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.ScenarioProvider;
import io.jevons.scenario.Scenarios;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of jars that build on what is bundled, and parts that are broken beside others that are sound. */
final class BrokenPlugInsTest {
    @TempDir
    private Path folder;

    private Services services;

    @BeforeEach
    void lists() {
        services = new Services(folder);
    }

    /** Builds on a bundled scenario, and looks at all there are while it is being asked. */
    public static final class Building implements ScenarioProvider {
        private static final AtomicInteger MADE = new AtomicInteger();
        private static final AtomicInteger ASKED = new AtomicInteger();

        /** The loader calls it. */
        public Building() {
            MADE.incrementAndGet();
        }

        @Override
        public List<Scenario> scenarios() {
            ASKED.incrementAndGet();
            assertFalse(Jevons.scenarios().toString().contains("mine-of-a-jar"));
            assertThrows(InvalidInputException.class, () -> Jevons.scenario("nowhere"));
            return List.of(
                    Jevons.scenario("deepseek-r1").as("mine-of-a-jar"),
                    Jevons.scenario("deepseek-r1").titled("takes a bundled name"));
        }
    }

    /** Throws. */
    public static final class Throwing implements ScenarioProvider {
        private static final AtomicInteger ASKED = new AtomicInteger();

        /** The loader calls it. */
        public Throwing() {}

        @Override
        public List<Scenario> scenarios() {
            ASKED.incrementAndGet();
            throw new IllegalStateException("no licence");
        }
    }

    /** Throws as soon as it is made. */
    public static final class Unmakable implements ScenarioProvider {
        /** The loader calls it. */
        public Unmakable() {
            throw new UnsupportedOperationException("not on this machine");
        }

        @Override
        public List<Scenario> scenarios() {
            return List.of();
        }
    }

    /** Misses a class, as after an update of half of the jars. */
    public static final class Missing implements ScenarioProvider {
        /** The loader calls it. */
        public Missing() {}

        @Override
        public List<Scenario> scenarios() {
            throw new NoClassDefFoundError("plugin/Gone");
        }
    }

    /** Answers with nothing. */
    public static final class Null implements ScenarioProvider {
        /** The loader calls it. */
        public Null() {}

        @Override
        public List<Scenario> scenarios() {
            return null;
        }
    }

    /** Answers with a hole. */
    public static final class Hole implements ScenarioProvider {
        /** The loader calls it. */
        public Hole() {}

        @Override
        public List<Scenario> scenarios() {
            return Arrays.asList(Scenario.named("beside-a-hole"), null);
        }
    }

    private Services scenarios(String... lines) {
        return services.with(ScenarioProvider.class, lines);
    }

    @Test
    void aProviderBuildsOnWhatIsBundledAndIsAskedOnce() {
        scenarios(Building.class.getName());
        for (int i = 0; i < 3; i++) {
            Scenario mine = services.within(() -> Jevons.scenario("mine-of-a-jar"));
            assertEquals(
                    Jevons.scenario("deepseek-r1").shocks().size(),
                    mine.shocks().size());
            assertTrue(services.within(() -> Jevons.scenarios().toCsv()).contains("mine-of-a-jar"));
        }
        assertEquals(1, Building.MADE.get());
        assertEquals(1, Building.ASKED.get());
        assertFalse(
                services.within(() -> Jevons.scenario("deepseek-r1").title()).contains("takes"));
        assertFalse(services.within(() -> Jevons.scenarios().toString()).contains("takes a bundled name"));
    }

    @Test
    void brokenProvidersAreLeftOutAndNamed() {
        scenarios(
                "plugin.NotThere",
                Throwing.class.getName(),
                Unmakable.class.getName(),
                "java.lang.String",
                Missing.class.getName(),
                Null.class.getName(),
                Hole.class.getName(),
                Building.class.getName());
        assertEquals(
                "mine-of-a-jar",
                services.within(() -> Jevons.scenario("mine-of-a-jar").name()));
        assertTrue(services.within(() -> Scenarios.all().keySet()).containsAll(List.of("baseline", "mine-of-a-jar")));
        InvalidInputException e = services.within(
                () -> assertThrowsExactly(InvalidInputException.class, () -> Jevons.scenario("licensed")));
        String message = e.getMessage();
        assertTrue(message.startsWith("unknown scenario 'licensed'\nMaybe "), message);
        assertTrue(message.contains("\nLeft out: plug-in Provider plugin.NotThere not found"), message);
        assertTrue(
                message.contains("\nLeft out: plug-in " + Throwing.class.getName()
                        + ": java.lang.IllegalStateException: no licence"),
                message);
        assertTrue(
                message.contains(
                        Unmakable.class.getName() + ": java.lang.UnsupportedOperationException: not on this machine"),
                message);
        assertTrue(
                message.contains("Null: java.lang.IllegalStateException: its scenarios are null\nand 1 more"), message);
        assertEquals(1, Throwing.ASKED.get());
    }

    @Test
    void theCauseIsWhatTheProviderThrew() {
        scenarios(Missing.class.getName());
        InvalidInputException e = services.within(
                () -> assertThrowsExactly(InvalidInputException.class, () -> Jevons.scenario("licensed")));
        assertInstanceOf(NoClassDefFoundError.class, e.getCause());
    }

    @Test
    void aBadListStopsNothing() {
        scenarios("this is no class name", Building.class.getName());
        assertEquals(
                "baseline", services.within(() -> Jevons.scenario("baseline").name()));
        InvalidInputException e = services.within(
                () -> assertThrowsExactly(InvalidInputException.class, () -> Jevons.scenario("licensed")));
        assertTrue(e.getMessage().contains("\nLeft out: plug-in "), e.getMessage());
    }

    @Test
    void whereNothingIsBrokenNothingIsAdded() {
        InvalidInputException e = assertThrowsExactly(InvalidInputException.class, () -> Jevons.scenario("licensed"));
        assertFalse(e.getMessage().contains("Left out"), e.getMessage());
        assertNull(e.getCause());
    }

    /** Is made from a bundled market. */
    public static final class FromTheWorld implements DemandCurve {
        private final double elasticity;

        /** The loader calls it. */
        public FromTheWorld() {
            elasticity = Jevons.market("world-2024Q4").get("cells.sme.elasticity");
        }

        @Override
        public String name() {
            return "from-the-world";
        }

        @Override
        public void logIntensity(CellLanes cell, double[] logPrice, double[] out) {
            for (int l = 0; l < cell.lanes(); l++) {
                out[l] = -elasticity * logPrice[l];
            }
        }
    }

    /** Has no name. */
    public static final class Nameless implements DemandCurve {
        /** The loader calls it. */
        public Nameless() {}

        @Override
        public String name() {
            return null;
        }

        @Override
        public void logIntensity(CellLanes cell, double[] logPrice, double[] out) {
            Arrays.fill(out, 0);
        }
    }

    @Test
    void strategiesBuildOnBundledMarketsBesideBrokenOnes() {
        services.with(DemandCurve.class, Nameless.class.getName(), "plugin.Gone", FromTheWorld.class.getName());
        Market market = services.within(
                () -> MarketText.small().with("demand-curve", "from-the-world").read());
        assertTrue(services.within(() ->
                        Jevons.project(market, Jevons.scenario("baseline")).periods())
                > 1);
        InvalidInputException e = services.within(() -> assertThrowsExactly(
                InvalidInputException.class,
                () -> MarketText.small().with("demand-curve", "nameless").read()));
        assertTrue(e.getMessage().contains("unknown demand-curve 'nameless'"), e.getMessage());
        assertTrue(e.getMessage().contains("Left out: plug-in " + Nameless.class.getName()), e.getMessage());
    }

    /** Is made from a bundled market, which asks for serving models. */
    public static final class Priced implements ServingModel {
        private final Market world = Jevons.market("world-2024Q4");

        /** The loader calls it. */
        public Priced() {}

        @Override
        public String name() {
            return "priced-on-" + world.name();
        }

        @Override
        public ServingAnswer serve(ServingRequest request) {
            return ServingAnswer.fits(1, "at a price");
        }
    }

    @Test
    void servingModelsBuildOnBundledMarketsBesideBrokenOnes() {
        services.with(ServingModel.class, "plugin.Gone", Priced.class.getName());
        assertEquals(
                "priced-on-world-2024Q4",
                services.within(
                        () -> ServingModel.named("priced-on-world-2024Q4").name()));
        assertEquals(2, services.within(() -> ServingModel.all().size()));
        InvalidInputException e = services.within(
                () -> assertThrowsExactly(InvalidInputException.class, () -> ServingModel.named("gone")));
        assertTrue(e.getMessage().contains("plugin.Gone not found"), e.getMessage());
    }

    /** A claim that throws where it is asked. */
    public static final class Wrong implements Claim {
        /** The loader calls it. */
        public Wrong() {}

        @Override
        public String name() {
            return "wrong-claim";
        }

        @Override
        public String sentence() {
            return "This fails.";
        }

        @Override
        public String explanation() {
            return "It divides by zero.";
        }

        @Override
        public ClaimResult evaluate(Comparison comparison) {
            throw new ArithmeticException("by zero");
        }
    }

    @Test
    void claimsThatThrowAreLeftOutAndTheTableSaysSo() {
        services.with(Claim.class, Wrong.class.getName(), "plugin.Gone");
        Comparison comparison = Jevons.compare(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"));
        Claims claims = services.within(comparison::claims);
        assertTrue(claims.size() >= 20);
        String table = claims.toString().replaceAll("\\s+", " ");
        assertTrue(table.contains("Left out: claim wrong-claim: java.lang.ArithmeticException: by zero."), table);
        assertTrue(table.contains("Left out: Provider plugin.Gone not found"), table);
        InvalidInputException e = assertThrowsExactly(InvalidInputException.class, () -> claims.named("wrong-claim"));
        assertEquals("claim 'wrong-claim': threw java.lang.ArithmeticException: by zero", e.getMessage());
        assertInstanceOf(ArithmeticException.class, e.getCause());
    }

    @Test
    void namesOfTheLibraryCannotBeTaken() {
        Claim first = Claims.known().get(0);
        Claim taken = Claim.of(first.name(), "Mine.", "None.", c -> List.<Condition>of());
        assertThrowsExactly(InvalidInputException.class, () -> Claims.register(taken));
        assertEquals(first.sentence(), Claims.known().get(0).sentence());
        for (String name : List.of("saturating", " ")) {
            DemandCurve curve = DemandCurve.of(name, x -> -x);
            assertThrowsExactly(InvalidInputException.class, () -> Jevons.register(curve));
        }
        InvalidInputException e = assertThrowsExactly(
                InvalidInputException.class, () -> Jevons.register(RentalMarket.of("scarcity", x -> x)));
        assertEquals(
                "rental-market 'scarcity': must have a name of its own, since that is the library's", e.getMessage());
    }
}
