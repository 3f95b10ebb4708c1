package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.ReferenceMarkets;
import io.jevons.scenario.Scenarios;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Money: identities of the accounts, and cases with a solution on paper. */
final class MoneyTest {
    private static final Comparison WORLD =
            Comparison.of(Markets.named("world-2024Q4"), Scenarios.named("deepseek-r1"));

    private static Comparison tiny(Market market) {
        return Comparison.of(market, TinyMarket.efficiency(2));
    }

    @Nested
    class Spending {
        @Test
        void ofAllTiersIsRevenue() {
            for (Projection p : new Projection[] {WORLD.base(), WORLD.scenario(), WORLD.response()}) {
                Series spending = Resource.SPENDING.in(p);
                for (int i = 0; i < spending.size(); i++) {
                    double revenue = p.series("total", "revenue").get(i);
                    assertEquals(revenue, spending.get(i), 1e-12 * revenue);
                }
            }
        }

        @Test
        void doesNotReboundWithoutBehaviour() {
            Comparison still = Comparison.of(ReferenceMarkets.world(), Scenarios.named("no-rebound"));
            for (Horizon horizon : new Horizon[] {Horizon.SHORT_RUN, Horizon.LONG_RUN}) {
                assertEquals(0, still.rebound(Resource.SPENDING).over(horizon), 1e-9);
            }
        }

        /** Demand γ^(φε) at a price of γ^(-φ), against γ^(-φ) at the same demand. */
        @Test
        void reboundsAsTheElasticitySays() {
            double gain = 3;
            for (double elasticity : new double[] {0.4, 1, 1.3}) {
                for (double passThrough : new double[] {1, 0.5}) {
                    Market market = TinyMarket.oneTier(3)
                            .with("cells.all.elasticity", elasticity)
                            .with("cells.all.pass-through", passThrough)
                            .with("tiers.gpu.capacity-per-year", 1e12);
                    double expected =
                            (Math.pow(gain, passThrough * elasticity) - 1) / (Math.pow(gain, passThrough) - 1);
                    double actual = Comparison.of(market, TinyMarket.efficiency(gain))
                            .rebound(Resource.SPENDING)
                            .at("2025Q3");
                    assertEquals(expected, actual, 1e-9, elasticity + " " + passThrough);
                }
            }
        }
    }

    @Nested
    class Totals {
        @Test
        void capitalIsSalesWithPlatforms() {
            Projection p = WORLD.scenario();
            for (int i = 0; i < p.periods(); i++) {
                double sum = 0;
                for (String tier : p.market().tiers()) {
                    sum += p.series(tier, "sales").get(i) * (1 + p.market().get("tiers." + tier + ".platform"));
                }
                assertEquals(sum, p.series("total", "capital-spent").get(i), 1e-12 * sum);
            }
        }

        /** Without scarcity rents are costs, so that a fleet of the power of new units costs what its hours rent for. */
        @Test
        void aFleetCostsItsHoursAtRentsWithoutScarcity() {
            Projection p = WORLD.base();
            double rented = 0;
            for (String tier : p.market().tiers()) {
                assertFalse(p.market().has("tiers." + tier + ".rent-usd-per-hour"));
                rented += p.series(tier, "fleet").get(0)
                        * 8766
                        * p.market().get("tiers." + tier + ".busy")
                        * p.series(tier, "rent").get(0);
            }
            assertEquals(rented, p.series("total", "fleet-cost").get(0), 1e-9 * rented);
            assertEquals(
                    p.series("total", "revenue").get(0) / rented,
                    p.series("total", "revenue-over-cost").get(0),
                    1e-9);
        }

        @Test
        void trainingPaysForServedHours() {
            Projection p = WORLD.scenario();
            int last = p.periods() - 1;
            double sum = 0;
            for (String tier : p.market().tiers()) {
                sum += p.series(tier, "hours-training").get(last)
                        * p.series(tier, "rent").get(last)
                        * (1 - p.series(tier, "unserved").get(last));
            }
            assertEquals(sum, p.series("total", "training-bill").get(last), 1e-12 * sum);
        }

        @Test
        void electricityIsPowerAllYear() {
            double megawatts = Resource.ENERGY.in(WORLD.base()).get(5);
            assertEquals(
                    megawatts * 8766 / 1e6,
                    Resource.ELECTRICITY.in(WORLD.base()).get(5),
                    1e-9);
            assertEquals("TWh/yr", Resource.ELECTRICITY.on("flagship").unit());
            assertEquals(
                    WORLD.rebound(Resource.ENERGY).over(Horizon.LONG_RUN),
                    WORLD.rebound(Resource.ELECTRICITY).over(Horizon.LONG_RUN),
                    1e-9);
        }

        @Test
        void canBeFollowed() {
            String text = WORLD.scenario()
                    .explain("total", "revenue-over-cost", "2026Q4")
                    .depth(3)
                    .toString();
            assertTrue(text.contains("cost of the fleet"), text);
        }
    }

    @Nested
    class Payback {
        /** 10 000 USD against 8766 hours at 2 USD less 0.05 of electricity, of a unit that retires at a fifth a year. */
        @Test
        void sumsWhatAUnitEarns() {
            double quarterly = 8766 * 1.95 / 4;
            double first = quarterly * Math.exp(-0.05);
            double second = quarterly * Math.exp(-0.10);
            double third = quarterly * Math.exp(-0.15);
            double expected = 0.5 + 0.25 * (10_000 - first - second) / third;
            Money money = tiny(TinyMarket.oneTier(6)).money();
            assertEquals(expected, money.paybackInBase("gpu", "2025Q2").orElseThrow(), 1e-9);
        }

        /**
         * The same unit with all that a market can say of it. A server and its building take a half more to buy and half as
         * much again in power, and cooling 1.2 times that; a tenth of the price goes into operation every year; of what is
         * bought e^(-t / 0.5) still waits after t years; and half of the hours are sold. In its first quarters it does not even
         * earn its upkeep.
         */
        @Test
        void countsPlatformPowerOperationAndWaiting() {
            Market market = TinyMarket.oneTier(40)
                    .with("finance.opex-rate", 0.1)
                    .with("finance.pue", 1.2)
                    .with("tiers.gpu.platform", 0.5)
                    .with("tiers.gpu.server-overhead", 1.5)
                    .with("tiers.gpu.power-decline", 0.4)
                    .with("tiers.gpu.busy", 0.5)
                    .with("tiers.gpu.deployment-years", 0.5);
            Comparison run = tiny(market);
            // Units to come take less power, so that rents fall; the one that was bought keeps its own.
            Series rent = run.base().series("gpu", "rent");
            double electricity = 500 * 1.5 * Math.exp(-0.4 * 0.25) / 1000 * 1.2 * 0.1;
            double due = 15_000;
            double years = 0;
            double net = 0;
            while (due > 0) {
                years += 0.25;
                double working = 1 - Math.exp(-years / 0.5);
                double hourly = rent.get(1 + (int) Math.round(4 * years)) - electricity;
                net = (8766 * 0.5 * hourly * working - 0.1 * 15_000) * Math.exp(-years / 5) / 4;
                due -= net;
            }
            Money money = run.money();
            assertEquals(
                    years + 0.25 * due / net,
                    money.paybackInBase("gpu", "2025Q2").orElseThrow(),
                    1e-9);
        }

        @Test
        void waitsForDeploymentAndForWork() {
            Market market = TinyMarket.oneTier(8);
            double plain = tiny(market).money().paybackInBase("gpu", "2025Q1").orElseThrow();
            Market waiting = market.with("tiers.gpu.deployment-years", 0.5);
            assertTrue(tiny(waiting).money().paybackInBase("gpu", "2025Q1").orElseThrow() > plain + 0.2);
            // Half as much work for the fleet that stands.
            assertTrue(tiny(market).money().payback("gpu", "2025Q1").orElseThrow() > plain + 0.2);
        }

        @Test
        void isUnknownWhereTheMarketEnds() {
            Money money = tiny(TinyMarket.oneTier(6)).money();
            assertTrue(money.payback("gpu", "2026Q2").isEmpty());
            assertThrows(InvalidInputException.class, () -> money.payback("gpu", "2031Q1"));
            assertThrows(InvalidInputException.class, () -> money.payback("gpus", "2025Q1"));
        }
    }

    @Test
    void halfTheFleetIsIdleWhereWorkTakesHalfTheHours() {
        Comparison c = tiny(TinyMarket.oneTier(3));
        Series idle = c.money().idle("gpu");
        double need = c.scenario().series("gpu", "need").get(1);
        assertEquals(c.scenario().series("gpu", "fleet").get(1) - need, idle.get(1), 1e-6);
        assertTrue(idle.get(1) > 0.8 * need);
        assertEquals(0, c.money().idleInBase("gpu").get(1));
    }

    @Nested
    class AsATable {
        private final Table table = WORLD.money().toTable();

        private int row(String figure) {
            return IntStream.range(0, table.rowCount())
                    .filter(i -> table.get(i, "figure").equals(figure))
                    .findFirst()
                    .orElseThrow();
        }

        private void holds(String figure, Horizon horizon, ToDoubleFunction<Projection> value) {
            int first = horizon.equals(Horizon.SHORT_RUN) ? 2 : 5;
            double base = value.applyAsDouble(WORLD.base());
            double scenario = value.applyAsDouble(WORLD.scenario());
            assertEquals(base, (double) table.get(row(figure), first), 1e-12 * base, figure);
            assertEquals(scenario, (double) table.get(row(figure), first + 1), 1e-12 * scenario, figure);
            assertEquals(scenario / base - 1, (double) table.get(row(figure), first + 2), 1e-9, figure);
        }

        @Test
        void hasTheMeansOfTheShortAndTheLongRun() {
            Map<String, String> variables = Map.of(
                    "token revenue", "revenue",
                    "capital spent", "capital-spent",
                    "cost of the fleet", "fleet-cost",
                    "revenue over cost", "revenue-over-cost",
                    "training bill", "training-bill");
            for (Horizon horizon : List.of(Horizon.SHORT_RUN, Horizon.LONG_RUN)) {
                Horizon.Span span = horizon.span(WORLD);
                variables.forEach(
                        (figure, variable) -> holds(figure, horizon, p -> span.mean(p.series("total", variable))));
                holds("electricity", horizon, p -> span.mean(p.series("total", "power")) * 8766 / 1e6);
                holds("GPUs without work", horizon, p -> idle(p, span, false));
                holds("their price new", horizon, p -> idle(p, span, true));
            }
        }

        /** Fleet above need: in H100-equivalents, or at the price of new units with their platform. */
        private static double idle(Projection p, Horizon.Span span, boolean priced) {
            double sum = 0;
            for (String tier : p.market().tiers()) {
                for (int i = span.first(); i <= span.last(); i++) {
                    double without = Math.max(
                            0,
                            p.series(tier, "fleet").get(i)
                                    - p.series(tier, "need").get(i));
                    double each = priced
                            ? p.series(tier, "unit-price").get(i)
                                    * (1 + p.market().get("tiers." + tier + ".platform"))
                            : p.market().get("tiers." + tier + ".h100-equivalents");
                    sum += without * each / 4;
                }
            }
            return sum;
        }

        @Test
        void hasThePaybackOfUnitsBoughtThenAndAYearLater() {
            Money money = WORLD.money();
            Quarter then =
                    WORLD.base().start().plus(Horizon.SHORT_RUN.span(WORLD).first());
            for (String tier : WORLD.market().tiers()) {
                int row = row("payback, " + tier);
                same(money.paybackInBase(tier, then.toString()), row, 2);
                same(money.payback(tier, then.toString()), row, 3);
                same(money.paybackInBase(tier, then.plus(4).toString()), row, 5);
                same(money.payback(tier, then.plus(4).toString()), row, 6);
            }
        }

        /** A market that ends three quarters after its start has none a year after the first: its last one stands for it. */
        @Test
        void hasThePaybackOfUnitsBoughtInTheLastQuarterWhereItComesWithinTheYear() {
            String text = tiny(TinyMarket.oneTier(3)).money().toTable().toString();
            assertTrue(text.replaceAll("\\s+", " ").contains("bought in 2025Q1 and, on the right, in 2025Q4,"), text);
        }

        private void same(OptionalDouble expected, int row, int column) {
            assertEquals(expected.orElse(Double.NaN), (double) table.get(row, column));
        }
    }

    @Test
    void printsWithinTheWidth() {
        String text = WORLD.money().toString();
        assertTrue(
                text.contains("token revenue") && text.contains("payback, flagship") && text.contains("TWh/yr"), text);
        assertTrue(!text.contains("not shown") && text.lines().allMatch(l -> l.length() <= Table.WIDTH), text);
    }
}
