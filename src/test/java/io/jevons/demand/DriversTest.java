package io.jevons.demand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.lanes.Driver;
import io.jevons.demand.lanes.ServedHours;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What shocks make of a market's drivers: three tiers (big, small, rival), two grades, two cells, a workload. */
final class DriversTest {
    private static final Market MARKET =
            Market.parse("market-c.yaml", Resources.text(Comparison.class, "engine/market-c.yaml"));
    private static final Quarter THIRD = MARKET.start().plus(2);

    private static DriverShock always(Consumer<DriverMoves> move) {
        return (drivers, quarter) -> move.accept(drivers);
    }

    private static DriverShock inThird(Consumer<DriverMoves> move) {
        return (drivers, quarter) -> {
            if (quarter.equals(THIRD)) {
                move.accept(drivers);
            }
        };
    }

    private static Drivers under(DriverShock... shocks) {
        return Drivers.of(MARKET, List.of(shocks));
    }

    private static double[] inThird(Driver driver, Consumer<DriverMoves> move) {
        return under(inThird(move)).values().of(driver)[2];
    }

    private static void refused(Consumer<DriverMoves> move, String... parts) {
        String message = assertThrows(InvalidInputException.class, () -> under(always(move)))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    /** A shock with a number, on demand of all cells. */
    private record Demand(double factor) implements NumberedShock {
        @Override
        public List<Parameter> numbers() {
            return List.of(Parameter.of("shocks.demand.factor", factor, "1"));
        }

        @Override
        public NumberedShock with(double[] values) {
            return new Demand(values[0]);
        }

        @Override
        public void amounts(Quarter quarter, double[][] numbers, int draws, double[][] amounts) {
            System.arraycopy(numbers[0], 0, amounts[0], 0, draws);
        }

        @Override
        public void apply(DriverMoves drivers, Quarter quarter) {
            drivers.scaleDemand("*", factor);
        }
    }

    @Nested
    class Moves {
        @Test
        void standAtOneAndPreferenceAtNothing() {
            Drivers none = under();
            for (Driver driver : Driver.values()) {
                for (double[] row : none.values().of(driver)) {
                    for (double value : row) {
                        assertEquals(driver == Driver.PREFERENCE ? 0 : 1, value);
                    }
                }
            }
        }

        @Test
        void eachMovesItsOwnDriverWhereItsNamesSay() {
            assertArrayEquals(
                    new double[] {1, 1, 1, 1, 8, 1},
                    inThird(Driver.EFFICIENCY, d -> d.scaleEfficiency("light", "small", 8)));
            assertArrayEquals(
                    new double[] {1, 3}, inThird(Driver.TOKENS_PER_TASK, d -> d.scaleTokensPerTask("thrifty", 3)));
            assertArrayEquals(new double[] {3, 1}, inThird(Driver.CHOSEN_TOKENS, d -> d.scaleChosenTokens("eager", 3)));
            assertArrayEquals(new double[] {2, 2}, inThird(Driver.DEMAND, d -> d.scaleDemand("*", 2)));
            assertArrayEquals(new double[] {1, 5}, inThird(Driver.VALUE, d -> d.scaleValue("t*", 5)));
            assertArrayEquals(new double[] {4, 1}, inThird(Driver.ACCESS, d -> d.scaleAccess("eager", 4)));
            assertArrayEquals(
                    new double[] {0, 0, -1, 0, 0, -1},
                    inThird(Driver.PREFERENCE, d -> d.shiftPreference("*", "rival", -1)));
            assertArrayEquals(
                    new double[] {1, 0.5, 1}, inThird(Driver.HARDWARE_PRICE, d -> d.scaleHardwarePrice("small", 0.5)));
            assertArrayEquals(new double[] {0.2, 1, 1}, inThird(Driver.CAPACITY, d -> d.scaleCapacity("big", 0.2)));
            assertArrayEquals(new double[] {1, 1, 1.1}, inThird(Driver.RENT, d -> d.scaleRent("rival", 1.1)));
            assertArrayEquals(
                    new double[] {7}, inThird(Driver.TRAINING_EFFICIENCY, d -> d.scaleTrainingEfficiency("lab", 7)));
        }

        @Test
        void onOneDriverMultiplyAndShiftsAdd() {
            Drivers twice = under(
                    always(d -> d.scaleDemand("eager", 2)),
                    inThird(d -> d.scaleDemand("*", 1.5)),
                    always(d -> d.shiftPreference("eager", "big", 1)),
                    always(d -> d.shiftPreference("eager", "*", 0.5)));
            assertArrayEquals(new double[] {3, 1.5}, twice.values().of(Driver.DEMAND)[2]);
            assertArrayEquals(new double[] {2, 1}, twice.values().of(Driver.DEMAND)[3]);
            assertArrayEquals(
                    new double[] {1.5, 0.5, 0.5, 0, 0, 0}, twice.values().of(Driver.PREFERENCE)[0]);
        }

        @Test
        void areKeptWithTheirShock() {
            Drivers both =
                    under(inThird(d -> d.scaleValue("eager", 2)), inThird(d -> d.shiftPreference("eager", "big", 1)));
            assertTrue(both.values().moves(1).isEmpty());
            var moves = both.values().moves(2);
            assertEquals(2, moves.size());
            assertEquals(Driver.VALUE, moves.get(0).driver());
            assertEquals(2, moves.get(0).amount());
            assertArrayEquals(new int[] {0}, moves.get(0).indices());
            assertEquals(0, moves.get(0).shock());
            assertEquals(Driver.PREFERENCE, moves.get(1).driver());
            assertEquals(1, moves.get(1).shock());
        }

        @Test
        void thatNobodyCouldMeanAreRefused() {
            refused(d -> d.scaleDemand("*", 0), "factor of demand", "> 0");
            refused(d -> d.scaleRent("*", Double.POSITIVE_INFINITY), "factor of rent");
            refused(d -> d.scaleValue("*", Double.NaN), "factor of value");
            refused(d -> d.shiftPreference("*", "*", Double.NaN), "shift of preference", "finite");
            refused(d -> d.scaleDemand("eagre", 2), "cell", "Maybe eager");
            refused(d -> d.scaleCapacity("bg", 2), "tier", "Maybe big");
            refused(d -> d.scaleEfficiency("onl", "*", 2), "grade", "Maybe only");
            refused(d -> d.scaleTrainingEfficiency("lub", 2), "training workload", "Maybe lab");
        }

        @Test
        void haveAnEnd() {
            AtomicReference<DriverMoves> kept = new AtomicReference<>();
            under(always(kept::set));
            DriverMoves made = kept.get();
            assertThrows(IllegalStateException.class, () -> made.scaleDemand("*", 2));
            assertThrows(IllegalStateException.class, () -> made.shiftPreference("*", "*", 1));
            assertThrows(
                    IllegalStateException.class, () -> made.release("only", Map.of("big", 1.0), MARKET.start(), 0.5));
        }
    }

    /** Hours and weights of models that serve beside the file's. Grade only has places 0 to 2, light 3 to 5. */
    @Nested
    class Releases {
        @Test
        void takeTheirShareFromWhatServedBefore() {
            Drivers drivers = under(
                    always(d -> d.release("only", Map.of("big", 0.25), MARKET.start(), 0.4)),
                    always(d -> d.release("only", Map.of("big", 0.125), MARKET.start(), 0.5)));
            ServedHours served = drivers.values().served(0);
            assertEquals(0.6 * 0.5, served.fileWeight[0], 1e-15);
            assertArrayEquals(new double[] {0.4 * 0.5, 0.5}, Arrays.copyOf(served.weight, 2), 1e-15);
            assertArrayEquals(new double[] {0.25, 0.125}, Arrays.copyOf(served.number, 2));
            assertEquals(1, served.fileWeight[1]);
        }

        @Test
        void openATierThatHadNoHours() {
            Drivers drivers = under(
                    always(d -> d.release("light", Map.of("rival", 0.1), MARKET.start(), 0.25)),
                    always(d -> d.release("light", Map.of("rival", 0.2), MARKET.start(), 0.5)));
            ServedHours served = drivers.values().served(0);
            assertTrue(served.available(5));
            assertFalse(under().values().served(0).available(5));
            // 1 - 0.75 * 0.5 has come so far, of which the second brought 0.5.
            assertEquals(0.625, served.entry[5], 1e-15);
            assertEquals(0.8, served.weight[1], 1e-15);
            assertEquals(0.2, served.weight[0], 1e-15);
        }

        @Test
        void areToldWithTheirAge() {
            Drivers drivers = Drivers.of(MARKET, List.of((d, quarter) -> {
                if (quarter.compareTo(THIRD) >= 0) {
                    d.release("light", Map.of("small", 0.2), THIRD, 0.5);
                }
            }));
            assertTrue(drivers.releases(1).isEmpty());
            Release release = drivers.releases(5).get(0);
            assertEquals(1, release.grade());
            assertEquals(List.of(Double.NaN, 0.2, Double.NaN), release.hours());
            assertEquals(0.5, release.share());
            assertEquals(1, release.loss());
            assertEquals(3, release.quarters());
            assertEquals(0.75, release.age());
        }

        /** A student that takes 1.5 times the tokens for 0.4 of them: 1.2 times in all, of which it serves a half. */
        @Test
        void ofStudentsTakeMoreTokens() {
            Drivers drivers = under(inThird(d -> d.distil("light", Map.of("small", 0.2), MARKET.start(), 0.4, 1.5)));
            assertArrayEquals(new double[] {1, 1.2}, drivers.values().of(Driver.STUDENT_TOKENS)[2], 1e-15);
            assertArrayEquals(new double[] {1, 1}, drivers.values().of(Driver.STUDENT_TOKENS)[1]);
            assertEquals(0.5, drivers.values().served(2).weight[0], 1e-15);
            assertEquals(1.5, drivers.releases(2).get(0).loss());
        }

        @Test
        void thatNobodyCouldMeanAreRefused() {
            refused(d -> d.release("only", Map.of("big", 1.0), MARKET.start(), 1.1), "share of a release on only");
            refused(d -> d.release("only", Map.of("big", 1.0), MARKET.start(), -0.1), "share of a release on only");
            refused(d -> d.release("only", Map.of("big", 0.0), MARKET.start(), 0.5), "GPU-hours of a release");
            refused(d -> d.release("only", Map.of("big", 1.0), THIRD, 0.5), "quarter of a release", "not after now");
            refused(d -> d.distil("only", Map.of("big", 1.0), MARKET.start(), 0.5, 0.9), "loss of a distillation");
            under(always(d -> d.release("only", Map.of("big", 1.0), THIRD, 0)));
            under(always(d -> d.release("only", Map.of("big", 1.0), MARKET.start(), 1)));
        }
    }

    @Nested
    class AsAValue {
        @Test
        void differFromTheFirstQuarterThatDoes() {
            Drivers late = under(inThird(d -> d.scaleDemand("*", 2)));
            assertEquals(2, late.firstDifference(under()));
            assertEquals(-1, late.firstDifference(under(inThird(d -> d.scaleDemand("*", 2)))));
            assertEquals(
                    2,
                    under(inThird(d -> d.release("only", Map.of("big", 0.1), MARKET.start(), 0.5)))
                            .firstDifference(under()));
            assertEquals(
                    late.canonicalText(),
                    under(inThird(d -> d.scaleDemand("*", 2))).canonicalText());
            assertNotEquals(late.canonicalText(), under().canonicalText());
        }

        @Test
        void fitMarketsOfTheSameParts() {
            Drivers drivers = under(inThird(d -> d.scaleDemand("*", 2)));
            Market other = MARKET.scale("cells.*.elasticity", 2);
            drivers.requireParts(other);
            Drivers there = drivers.on(other);
            assertSame(other, there.market());
            assertEquals(-1, there.firstDifference(drivers));
            assertEquals(drivers.shocks(), there.shocks());
            String message = assertThrows(
                            InvalidInputException.class, () -> drivers.requireParts(MARKET.with("quarters", 21)))
                    .getMessage();
            assertTrue(message.contains("of the same quarters, tiers"), message);
        }

        @Test
        void takeOtherNumbersForTheirShocks() {
            Drivers drivers = under(new Demand(2), inThird(d -> d.scaleValue("*", 3)));
            assertEquals(
                    List.of("shocks.demand.factor"),
                    drivers.numbers().stream().map(Parameter::path).toList());
            Drivers more = drivers.with(Map.of("shocks.demand.factor", 5.0, "cells.eager.elasticity", 1.0));
            assertArrayEquals(new double[] {5, 5}, more.values().of(Driver.DEMAND)[0]);
            assertArrayEquals(new double[] {3, 3}, more.values().of(Driver.VALUE)[2]);
            assertArrayEquals(new double[] {2, 2}, drivers.values().of(Driver.DEMAND)[0]);
            assertEquals(-1, drivers.with(Map.of()).firstDifference(drivers));
        }

        @Test
        void keepTheirStrengthOfViability() {
            Drivers strong = under(new Demand(2)).withViabilityResponse(1.5);
            assertEquals(1.5, strong.values().viabilityResponse);
            assertEquals(1.5, strong.with(Map.of("shocks.demand.factor", 5.0)).values().viabilityResponse);
            assertThrows(InvalidInputException.class, () -> strong.withViabilityResponse(-1));
        }

        @Test
        void sayWhetherDrawsMoveWhatIsAssumed() {
            Drivers drivers = under(new Demand(2));
            assertTrue(drivers.drawsShifts(under(), path -> path.equals("shocks.demand.factor")));
            assertFalse(drivers.drawsShifts(under(), path -> false));
            assertFalse(drivers.drawsShifts(under(new Demand(2)), path -> true));
            assertFalse(under(inThird(d -> d.scaleDemand("*", 2))).drawsShifts(under(), path -> true));
        }

        /** What answers to efficiency is measured against: efficiency itself, of training too, and rents are no shifts. */
        @Test
        void areShiftsWhereTheyAreAssumedBesideEfficiency() {
            assertEquals(
                    EnumSet.complementOf(EnumSet.of(
                            Driver.EFFICIENCY, Driver.TRAINING_EFFICIENCY, Driver.STUDENT_TOKENS, Driver.RENT)),
                    Arrays.stream(Driver.values())
                            .filter(Driver::isShift)
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Driver.class))));
        }

        @Test
        void nameWhereTheyComeFrom() {
            DriverShock named = DriverShock.from("scenario x: demand", new Demand(2));
            assertEquals("scenario x: demand", named.origin());
            assertEquals("a shock in code", always(d -> {}).origin());
            assertArrayEquals(new double[] {2, 2}, under(named).values().of(Driver.DEMAND)[0]);
            assertEquals("Drivers of corners under 1 shocks", under(named).toString());
            NumberedShock shock = NumberedShock.named("boom", "scenario x", new Demand(2));
            assertEquals(
                    "shocks.boom.shocks.demand.factor", shock.numbers().get(0).path());
            assertEquals(3, shock.with(new double[] {3}).numbers().get(0).value());
            assertTrue(shock.origin().startsWith("scenario x: "));
        }
    }

    @Nested
    class Plans {
        private final Plan base = Plan.of("base", under());
        private final Plan gain = Plan.of("gain", under(always(d -> d.scaleEfficiency("*", "*", 2))));
        private final Plan longer = Plan.of("longer", under(always(d -> d.scaleTokensPerTask("*", 2))));
        private final Plan boom = Plan.of("boom", under(new Demand(2)));

        @Test
        void haveShiftsWhereOneIsAssumedAndNotHeld() {
            assertFalse(gain.hasShifts(base));
            assertTrue(longer.hasShifts(base));
            assertTrue(boom.hasShifts(base));
            assertFalse(longer.without(Set.of(Channel.TOKENS_PER_TASK)).hasShifts(base));
            assertTrue(longer.without(Set.of(Channel.OTHER_SHOCKS)).hasShifts(base));
            assertFalse(boom.without(Set.of(Channel.OTHER_SHOCKS)).hasShifts(base));
            assertTrue(boom.without(Set.of(Channel.TOKENS_PER_TASK)).hasShifts(base));
            assertFalse(boom.response().hasShifts(base));
            assertFalse(boom.hasShifts(boom));
        }

        @Test
        void holdMoreAndMoreChannels() {
            Plan held = gain.without(Set.of(Channel.TRAINING)).without(EnumSet.of(Channel.EFFORT));
            assertEquals(Set.of(Channel.TRAINING, Channel.EFFORT), held.off());
            assertEquals(
                    Set.of(Channel.TRAINING, Channel.EFFORT, Channel.TOKENS_PER_TASK, Channel.OTHER_SHOCKS),
                    held.response().off());
            assertEquals("gain", held.name());
            assertSame(gain.drivers(), held.drivers());
        }

        @Test
        void moveToOtherMarketsAndNumbers() {
            Market other = MARKET.scale("cells.*.elasticity", 2);
            assertSame(other, boom.on(other).drivers().market());
            assertSame(boom, boom.with(Map.of()));
            assertEquals(
                    4,
                    boom.with(Map.of("shocks.demand.factor", 4.0))
                            .drivers()
                            .values()
                            .of(Driver.DEMAND)[0][0]);
            assertEquals(0.5, boom.withViabilityResponse(0.5).drivers().values().viabilityResponse);
        }

        @Test
        void nameChannelsAsFilesDo() {
            assertEquals("new-markets", Channel.NEW_MARKETS.key());
            for (Channel channel : Channel.values()) {
                assertSame(channel, Channel.of(channel.key()));
                assertEquals(Channel.shifts().contains(channel), channel.isShift());
            }
            String message = assertThrows(InvalidInputException.class, () -> Channel.of("efort"))
                    .getMessage();
            assertTrue(message.contains("Maybe effort"), message);
        }
    }
}
