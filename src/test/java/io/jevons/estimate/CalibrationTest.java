package io.jevons.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.data.DataSets;
import io.jevons.demand.Drivers;
import io.jevons.demand.Plan;
import io.jevons.demand.Projection;
import io.jevons.demand.engine.Engine;
import io.jevons.estimate.fitting.Observable;
import io.jevons.market.Market;
import io.jevons.market.ReferenceMarkets;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Shock;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class CalibrationTest {
    private static final String TRAINING = "training.*.growth.start";
    private static final String TOKENS = "cells.*.growth.start";
    private static final Market MARKET = ReferenceMarkets.world().with("quarters", 4);

    private static Projection run(Market market) {
        return Engine.project(Plan.of("truth", Drivers.of(market, java.util.List.of())));
    }

    private static Series noisy(Series exact, double... factors) {
        double[] values = exact.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factors[i % factors.length];
        }
        return Series.of(exact.name(), exact.unit(), exact.start(), values);
    }

    @Nested
    class Recovery {
        private final Market truth = MARKET.scale(TRAINING, 0.75).scale(TOKENS, 1.2);

        @Test
        void findsTheParametersThatMadeTheData() {
            Projection data = run(truth);
            CalibrationFit fit = Calibration.of(MARKET)
                    .free(TRAINING, 0.3, 2.5)
                    .free(TOKENS, 0.3, 2.5)
                    .target("flagship", "sales", data.series("flagship", "sales"))
                    .target("total", "tokens", data.series("total", "tokens"))
                    .starts(1)
                    .fit();
            String first = MARKET.paths(TRAINING).get(0);
            assertEquals(truth.get(first), fit.posterior().mean(TRAINING), 1e-5);
            assertEquals(truth.get("cells.sme.growth.start"), fit.market().get("cells.sme.growth.start"), 1e-5);
            assertEquals(0, fit.meanError(), 1e-6);
            assertTrue(fit.posterior().isPinnedDown(TOKENS), fit.toString());
            assertEquals(Parameter.Kind.FITTED, fit.market().parameter(first).kind());
        }

        /** What the engine gives as adoption, price and the share of inference pins down what they depend on. */
        @Test
        void findsParametersFromAdoptionPriceAndInferenceShare() {
            String adoption = "cells.sme.adoption";
            String markup = "cells.*.markup";
            String hours = "training.*.gpu-hours-per-year";
            Market other = MARKET.with(adoption, 0.09).with(markup, 0.3).scale(hours, 0.7);
            Projection data = run(other);
            Series share = Series.of(
                    "share", "1", MARKET.start(), Observable.of(data, "total", "inference-share", MARKET.start()));
            Series price = Series.of(
                    "price", "USD/Mtok", MARKET.start(), Observable.of(data, "total", "price", MARKET.start()));
            CalibrationFit fit = Calibration.of(MARKET)
                    .free(adoption, 0.03, 0.2)
                    .free(markup, 0.05, 0.6)
                    .free(hours)
                    .target("sme", "adoption", data.series("sme", "adoption"))
                    .target("total", "inference-share", share)
                    .target("total", "price", price)
                    .starts(1)
                    .fit();
            assertEquals(0.09, fit.posterior().mean(adoption), 2e-4);
            assertEquals(0.3, fit.posterior().mean(markup), 1e-3);
            assertEquals(
                    0.7, fit.posterior().mean(hours) / MARKET.get("training.pretraining.gpu-hours-per-year"), 1e-3);
        }

        @Test
        void anEvolutionFindsTheSameByItsSeed() {
            Projection data = run(truth);
            Calibration calibration = Calibration.of(MARKET)
                    .free(TRAINING, 0.3, 2.5)
                    .free(TOKENS, 0.3, 2.5)
                    .target("flagship", "sales", data.series("flagship", "sales"))
                    .target("total", "tokens", data.series("total", "tokens"))
                    .search(Calibration.Search.CMA_ES)
                    .starts(1);
            CalibrationFit fit = calibration.fit();
            assertEquals(
                    truth.get(MARKET.paths(TRAINING).get(0)), fit.posterior().mean(TRAINING), 1e-4);
            assertEquals(truth.get("cells.sme.growth.start"), fit.market().get("cells.sme.growth.start"), 1e-4);
            assertEquals(fit.toString(), calibration.fit().toString());
        }

        /** Figures of a world with a shock in it are met by the market under the shock, and by none without. */
        @Test
        void underAScenarioTheParametersAreThoseOfItsWorld() {
            Scenario happened = Scenario.named("happened")
                    .with(Shock.efficiency("*", 4).from("2025Q1"))
                    .with(Shock.demand("*", 3).from("2025Q1"));
            Projection data = Comparison.project(truth, happened);
            Calibration calibration = Calibration.of(MARKET)
                    .free(TRAINING, 0.3, 2.5)
                    .free(TOKENS, 0.3, 2.5)
                    .target("flagship", "sales", data.series("flagship", "sales"))
                    .target("total", "tokens", data.series("total", "tokens"))
                    .starts(1);
            CalibrationFit under = calibration.under(happened).fit();
            String first = MARKET.paths(TOKENS).get(0);
            assertEquals(truth.get(first), under.posterior().mean(TOKENS), 1e-4);
            assertTrue(Math.abs(truth.get(first) - calibration.fit().posterior().mean(TOKENS)) > 0.01);
            assertTrue(calibration.under(happened).toString().contains("under happened"));
        }

        @Test
        void theFirstLineNamesWhatSitsOnABound() {
            Calibration calibration = Calibration.of(MARKET)
                    .free(TRAINING, 0.3, 2.5)
                    .free(TOKENS, 0.1, 0.2)
                    .target("total", "tokens", run(truth).series("total", "tokens"))
                    .target("flagship", "sales", run(truth).series("flagship", "sales"))
                    .starts(1);
            CalibrationFit fit = calibration.fit();
            assertEquals(
                    List.of(TOKENS),
                    fit.onBounds().stream().filter(TOKENS::equals).toList());
            String line = fit.toString().lines().findFirst().orElseThrow();
            assertTrue(line.startsWith("On a bound of their ranges") && line.contains(TOKENS), line);
            CalibrationFit free = Calibration.of(MARKET)
                    .free(TOKENS, 0.3, 2.5)
                    .target("total", "tokens", run(truth).series("total", "tokens"))
                    .starts(1)
                    .fit();
            assertTrue(free.toString().startsWith("No free parameter sits on a bound"), free.toString());
        }

        @Test
        void withoutDataTheRangeIsTheBelief() {
            String price = "tiers.flagship.price-usd";
            Series tokens = run(MARKET).series("total", "tokens");
            CalibrationFit fit = Calibration.of(MARKET)
                    .free(price, 20_000, 45_000)
                    .rangesAsPriors()
                    .target("total", "tokens", Series.of("t", "Mtok/yr", MARKET.start(), tokens.get(0)))
                    .starts(1)
                    .fit();
            assertEquals(30_000, fit.posterior().mean(price), 1);
            assertFalse(fit.posterior().isPinnedDown(price), fit.toString());
        }

        @Test
        void theSameSeedGivesTheSameFit() {
            Calibration calibration = Calibration.of(MARKET)
                    .free(TRAINING)
                    .target("flagship", "sales", noisy(run(truth).series("flagship", "sales"), 1.02, 0.99))
                    .starts(2);
            assertEquals(calibration.fit().toString(), calibration.fit().toString());
        }

        @Test
        void aSharpPriorHoldsAgainstWeakData() {
            CalibrationFit fit = Calibration.of(MARKET)
                    .free(TRAINING, 0.3, 2.5)
                    .prior(TRAINING, 1.7, 1e-4)
                    .target("flagship", "sales", run(truth).series("flagship", "sales"), 1, 0.5)
                    .starts(1)
                    .fit();
            assertEquals(1.7, fit.posterior().mean(TRAINING), 1e-3);
        }
    }

    @Nested
    class Identifiability {
        @Test
        void aProductDoesNotTellItsFactors() {
            String price = "tiers.flagship.price-usd";
            String shipments = "tiers.flagship.shipments-per-year";
            Series sales = Series.of("sales", "USD/yr", MARKET.start(), 1.3e11);
            CalibrationFit fit = Calibration.of(MARKET)
                    .free(price, 10_000, 60_000)
                    .free(shipments, 2e6, 9e6)
                    .target("flagship", "sales", sales, 1, 0.01)
                    .starts(2)
                    .fit();
            assertEquals(1.3e11, fit.market().get(price) * fit.market().get(shipments), 1e6);
            assertFalse(fit.posterior().isPinnedDown(price), fit.toString());
            assertTrue(fit.posterior().correlation(price, shipments) < -0.5, fit.toString());
            assertTrue(fit.toString().contains("do not pin it down"));
        }

        @Test
        void theFirstQuarterSaysNothingOfGrowth() {
            CalibrationFit fit = Calibration.of(MARKET)
                    .free(TRAINING)
                    .target("flagship", "sales", DataSets.nvidiaRevenue().dataCenter())
                    .until("2024Q4")
                    .starts(1)
                    .fit();
            assertFalse(fit.posterior().isPinnedDown(TRAINING));
            assertTrue(fit.toString().contains("the data say nothing about it"), fit.toString());
        }

        @Test
        void theDeviationIsThatOfTheNormalEquations() {
            String price = "tiers.flagship.price-usd";
            Series sales = Series.of("sales", "USD/yr", MARKET.start(), 1.3e11);
            CalibrationFit fit = Calibration.of(MARKET)
                    .free(price, 10_000, 60_000)
                    .target("flagship", "sales", sales, 1, 0.05)
                    .starts(1)
                    .fit();
            double mean = 1.3e11 / MARKET.get("tiers.flagship.shipments-per-year");
            double information = Math.pow(1 / (0.05 * mean), 2) + 12 / (50_000.0 * 50_000);
            assertEquals(mean, fit.posterior().mean(price), 1e-4 * mean);
            double sd = 1 / Math.sqrt(information);
            assertEquals(sd, fit.posterior().standardDeviation(price), 1e-3 * sd);
            assertEquals(mean, fit.posterior().inputs().distributions().get(0).quantile(0.5), 1e-3 * mean);
        }
    }

    @Nested
    class Sampled {
        private static final String PRICE = "tiers.flagship.price-usd";

        private static Table sampled(double low, double high, double sales) {
            return Calibration.of(MARKET)
                    .free(PRICE, low, high)
                    .target("flagship", "sales", Series.of("sales", "USD/yr", MARKET.start(), sales), 1, 0.05)
                    .starts(1)
                    .fit()
                    .sampled(512, 3);
        }

        /** One product, an error of 5 %, bounds far off: the approximation is as good as exact. */
        @Test
        void aNormalPosteriorIsItsApproximation() {
            Table table = sampled(10_000, 60_000, 1.3e11);
            assertEquals(0, (Double) table.get(0, 5), 0.25, table.toString());
            double ratio = (Double) table.get(0, 2) / (Double) table.get(0, 4);
            assertEquals(1, ratio, 0.12, table.toString());
        }

        /** At a bound the best fit lies on it, and all that is possible on one side of it. */
        @Test
        void atABoundTheyDiffer() {
            double most = MARKET.get("tiers.flagship.shipments-per-year") * 20_000;
            Table table = sampled(10_000, 20_000, 1.1 * most);
            assertEquals(1, (Double) table.get(0, 1), 1e-3, table.toString());
            assertTrue((Double) table.get(0, 3) < 0.97, table.toString());
            assertTrue((Double) table.get(0, 5) > 0.5, table.toString());
        }
    }

    @Nested
    class BadInput {
        private final Calibration calibration = Calibration.of(MARKET);

        @Test
        void isRefusedByName() {
            Series old = Series.of("old", "USD/yr", new Quarter(2020, 1), 1, 2);
            assertThrows(InvalidInputException.class, () -> calibration.free("training.*.nothing"));
            assertThrows(InvalidInputException.class, () -> calibration.free(TRAINING, 2, 1));
            assertThrows(InvalidInputException.class, () -> calibration.prior(TRAINING, 1, 1));
            assertThrows(InvalidInputException.class, () -> calibration.until("2019Q1"));
            assertThrows(
                    InvalidInputException.class,
                    () -> calibration.target("flagship", "sales", old).fit());
            String message = assertThrows(
                            InvalidInputException.class,
                            () -> calibration
                                    .free(TRAINING)
                                    .target("flagship", "sales", old)
                                    .fit())
                    .getMessage();
            assertTrue(message.contains("Maybe the series ends before the market starts"), message);
            Series unit = Series.of("odd", "furlong", MARKET.start(), 1);
            assertThrows(InvalidInputException.class, () -> calibration.target("flagship", "sales", unit));
        }
    }

    @Test
    void printsWithinTheWidth() {
        String text = Calibration.of(MARKET)
                .free(TRAINING)
                .target("flagship", "sales", DataSets.nvidiaRevenue().dataCenter())
                .starts(1)
                .fit()
                .toString();
        assertTrue(text.lines().allMatch(line -> line.length() <= 100), text);
    }
}
