package io.jevons.estimate.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.Jevons;
import io.jevons.base.Chart;
import io.jevons.base.ChartPoint;
import io.jevons.base.ChartTrace;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.estimate.Evidence;
import io.jevons.estimate.Observation;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.estimate.likelihood.Figure;
import io.jevons.estimate.likelihood.ObservedQuantity;
import io.jevons.market.Market;
import io.jevons.market.MarketText;
import io.jevons.model.Words;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.random.RandomBits;
import io.jevons.uncertainty.study.Elsewhere;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Manifest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PosteriorTest {
    static final Market MARKET = MarketText.small()
            .with(
                    "uncertainty",
                    "{cells.*.tokens-per-day: {scale: {lognormal-90: [0.5, 2]}, reason: nobody counts},"
                            + " cells.*.elasticity: {scale: {lognormal-90: [0.6, 1.6]}, reason: few studies},"
                            + " cells.*.growth.start: {scale: {lognormal-90: [0.5, 2]}, reason: it varies}}")
            .read();
    static final Scenario SCENARIO =
            Scenario.named("cheaper").with(Shock.efficiency("only", 2).from("2019Q4"));
    static final Evidence EVIDENCE =
            Evidence.of(tokens("2019Q3", 1.0), tokens("2019Q4", 1.6), tokens("2020Q1", 1.9), tokens("2020Q2", 2.3));

    /** Shared, since it takes a second. */
    static final Posterior POSTERIOR = conditioning().run();

    static Observation tokens(String quarter, double factor) {
        double first = Comparison.of(MARKET, SCENARIO).scenario().value("total", "tokens", "2019Q3");
        return Observation.of("total", "tokens", quarter, factor * first).error(0.05);
    }

    static Conditioning conditioning() {
        return Jevons.condition(MARKET, SCENARIO).on(EVIDENCE).particles(256).seed(42);
    }

    private static double number(Table table, String row, int column) {
        for (int i = 0; i < table.rowCount(); i++) {
            if (table.get(i, 0).equals(row)) {
                return ((Number) table.get(i, column)).doubleValue();
            }
        }
        throw new AssertionError(row + " not in\n" + table);
    }

    /** Moves of all particles are chunks, and so is what is asked before and after. */
    @Test
    void isTheSameOnAnyRunner() {
        Elsewhere elsewhere = new Elsewhere();
        Posterior away = conditioning().on(elsewhere).run();
        assertEquals(POSTERIOR.logEvidence(), away.logEvidence());
        assertEquals(POSTERIOR.toString(), away.toString());
        assertEquals(POSTERIOR.claims().toString(), away.claims().toString());
        assertTrue(elsewhere.chunks() > 10, elsewhere.chunks() + " chunks");
    }

    @Nested
    class Likelihood {
        private final Ensemble ensemble = Ensemble.of(MARKET, SCENARIO);
        private final EvidenceLikelihood likelihood = new EvidenceLikelihood(ensemble, MARKET, EVIDENCE.observations());

        /** By the density of Commons Math: the first value, then the growth from each to the next. */
        @Test
        void isStudentsOfLevelAndGrowth() {
            double[] point = {1.1, 0.9, 1.2, 0.2};
            double[][] tokens = new double[4][1];
            Metric[] metrics = EVIDENCE.observations().stream()
                    .map(o -> Metric.value("total", "tokens", o.quarter().toString()))
                    .toArray(Metric[]::new);
            ensemble.model(metrics).evaluate(new double[][] {Arrays.copyOf(point, 3)}, tokens);
            double deviation = Math.hypot(0.05, 0.2);
            double expected = 0;
            for (int k = 0; k < 4; k++) {
                double residual = Math.log(EVIDENCE.observations().get(k).value() / tokens[k][0]);
                if (k > 0) {
                    residual -= Math.log(EVIDENCE.observations().get(k - 1).value() / tokens[k - 1][0]);
                }
                expected += Math.log(new TDistribution(4).density(residual / deviation)) - Math.log(deviation);
            }
            double[][] out = new double[1][1];
            likelihood.evaluate(new double[][] {point}, out);
            assertEquals(expected, out[0][0], 1e-9);
            assertEquals(
                    expected,
                    likelihood.ofSeries("tokens", likelihood.predictions(new double[][] {point}), 0, point),
                    1e-9);
        }

        @Test
        void cumulativeDistributionIsStudents() {
            for (double t : new double[] {-30, -2, -0.3, 0, 1, 4}) {
                assertEquals(new TDistribution(4).cumulativeProbability(t), EvidenceLikelihood.student4(t), 1e-9);
            }
            assertEquals(1, EvidenceLikelihood.student4(Double.POSITIVE_INFINITY));
        }

        /** Figures of a quarter do not depend on whether the quarters after it are run. */
        @Test
        void runsNoFartherThanItLooks() {
            double[][] points = {{1, 1, 1}, {1.3, 0.8, 0.7}};
            Metric near = Metric.value("total", "tokens", "2020Q1");
            double[][] alone = new double[1][2];
            ensemble.model(near).evaluate(points, alone);
            double[][] withLater = new double[2][2];
            ensemble.model(near, Metric.value("total", "tokens", "2021Q3")).evaluate(points, withLater);
            assertArrayEquals(withLater[0], alone[0]);
        }

        /** A scenario that follows its base in nothing is run without it, to the same bits as beside it. */
        @Test
        void runsTheScenarioWithoutItsBase() {
            double[][] points = {{1, 1, 1}, {1.3, 0.8, 0.7}, {0.5, 1.6, 2}};
            Metric alone = Metric.value("big", "sales", "2020Q4");
            Metric beside = Metric.of("beside", c -> c.scenario().value("big", "sales", "2020Q4"));
            double[][] values = new double[1][3];
            ensemble.model(alone).evaluate(points, values);
            double[][] whole = new double[2][3];
            ensemble.model(beside, alone).evaluate(points, whole);
            assertArrayEquals(whole[0], values[0]);
            assertArrayEquals(whole[1], values[0]);
        }

        @Test
        void takesSumsRatiosAndShares() {
            var projection = Comparison.of(MARKET, SCENARIO).scenario();
            double big = projection.value("big", "hours-inference", "2020Q1");
            double small = projection.value("small", "hours-inference", "2020Q1");
            double training = projection.value("big", "hours-training", "2020Q1");
            assertEquals(big + small, value("big+small", "hours-inference"), 1e-6 * big);
            assertEquals(big / (big + training), value("big", "hours-inference/hours-inference+hours-training"), 1e-12);
            assertEquals(big / (big + training), value("big", "inference-share"), 1e-12);
            assertEquals(
                    projection.value("total", "revenue", "2020Q1")
                            / projection.value("total", "tokens-served", "2020Q1"),
                    value("total", "price"),
                    1e-12);
        }

        private static double value(String entity, String variable) {
            return ObservedQuantity.of(Observation.of(entity, variable, "2020Q1", 1), MARKET)
                    .of(term ->
                            Comparison.of(MARKET, SCENARIO).scenario().value(term.entity(), term.variable(), "2020Q1"));
        }
    }

    @Nested
    class Draws {
        /** Tokens at the start are seen within 5 %, where the prior has half to twice. */
        @Test
        void contractWhatIsSeen() {
            Table learned = POSTERIOR.learned();
            String tokens = Words.factorOn("cells.*.tokens-per-day");
            assertTrue(number(learned, tokens, 6) > 0.7, learned.toString());
            assertEquals(1, number(learned, tokens, 3), 0.2);
            assertEquals(4, learned.rowCount());
            String first = POSTERIOR.lessons().get(0);
            assertTrue(first.startsWith(tokens + ": mean from 1.0") && first.endsWith(" narrower"), first);
        }

        @Test
        void areTheSameAgain() {
            assertArrayEquals(
                    POSTERIOR.sample().draws(), conditioning().run().sample().draws());
        }

        @Test
        void areAStudyThatCanBeAsked() {
            var study = POSTERIOR.study();
            assertEquals(256, study.draws());
            assertEquals(256, study.values(Metric.change(Resource.GPUS)).length);
            assertEquals(POSTERIOR.sample().draws()[17][0], study.draw(17)[0]);
            double need = study.replay(17).scenario().value("big", "need", "2020Q4");
            assertEquals(need, study.values(Metric.value("big", "need", "2020Q4"))[17], 1e-9 * need);
            assertTrue(study.toString().contains("256 given draws of 3 inputs"), study.toString());
        }

        /** Its inputs are those of the prior, and so is what methods lay over them; PAWN takes the draws themselves. */
        @Test
        void tellWhatIsLaidOverThePrior() {
            var study = POSTERIOR.study();
            Metric more = Metric.change(Resource.GPUS);
            String said = "of a posterior, over the ranges before the evidence";
            for (Object laid : List.of(study.tornado(more), study.morris(more, 4), study.shapleyEffects(more))) {
                assertTrue(laid.toString().replaceAll("\\s+", " ").contains(said), laid.toString());
            }
            assertFalse(study.pawn(more).toString().replaceAll("\\s+", " ").contains(said));
            assertFalse(POSTERIOR
                    .prior()
                    .morris(more, 4)
                    .toString()
                    .replaceAll("\\s+", " ")
                    .contains(said));
        }

        @Test
        void tellTheirManifestThatTheyWereGiven() {
            Manifest manifest = Manifest.parse(POSTERIOR.study().manifest().toJson());
            assertEquals(POSTERIOR.study().manifest(), manifest);
            InvalidInputException refused =
                    assertThrows(InvalidInputException.class, () -> Ensemble.from(manifest, MARKET, SCENARIO));
            assertTrue(refused.getMessage().startsWith("manifest: is of draws that were given"), refused.getMessage());
        }
    }

    @Nested
    class Priors {
        /** A structure that lacks what the evidence shows has less of it: tokens that grow without any trend. */
        @Test
        void structuresAreComparedByTheEvidence() {
            Table structures = conditioning().structures();
            assertEquals("the whole", structures.get(0, 0));
            assertEquals(POSTERIOR.logEvidence(), (Double) structures.get(0, 1), 1e-9);
            assertEquals(0.0, (Double) structures.get(0, 3));
            for (int i = 1; i < structures.rowCount(); i++) {
                assertTrue((Double) structures.get(i, 4) > 0, structures.toString());
            }
            assertTrue(structures.toString().contains("a log Bayes factor"), structures.toString());
        }

        /** Three to four times the tokens that were seen, with errors of 5 % and a discrepancy of 15 %. */
        @Test
        void aPriorThatRulesOutWhatHappenedHasLessEvidence() {
            Posterior many = conditioning()
                    .vary("cells.*.tokens-per-day", Vary.scale(Distribution.lognormal90(3, 4)))
                    .run();
            assertTrue(many.logEvidence() < POSTERIOR.logEvidence() - 2, many + "\n" + POSTERIOR);
        }

        @Test
        void stretchAboutTheirMiddle() {
            Distribution wide = PriorWidths.stretched(Distribution.lognormal90(0.1, 1), 2);
            assertEquals(Math.sqrt(0.1), wide.quantile(0.5), 1e-9);
            assertEquals(Math.sqrt(0.1) * 10, wide.quantile(0.95), 1e-6);
            Distribution narrow = PriorWidths.stretched(Distribution.triangular(0.43, 1, 1.45), 0.5);
            assertEquals(0.715, narrow.quantile(0), 1e-12);
            assertEquals(1.225, narrow.quantile(1), 1e-12);
            assertEquals(
                    0,
                    PriorWidths.stretched(Distribution.triangular(0.43, 1, 1.45), 2)
                            .quantile(0));
            assertEquals(
                    3, PriorWidths.stretched(Distribution.normal(0, 1.5), 2).standardDeviation());
            assertThrows(InvalidInputException.class, () -> PriorWidths.stretched(Distribution.beta(2, 2), 2));
        }

        @Test
        void ofTwoElasticitiesAreMadeNarrowAndWide() {
            Market market = MarketText.small()
                    .with(
                            "uncertainty",
                            "{cells.*.tokens-per-day: {scale: {lognormal-90: [0.5, 2]}, reason: nobody counts},"
                                    + " training.*.elasticity: {set: {triangular: [0.43, 1.0, 1.45]}, reason: a guess}}")
                    .read();
            Table widths = Jevons.condition(market, SCENARIO)
                    .on(EVIDENCE)
                    .particles(64)
                    .priorWidths();
            assertEquals(3, widths.rowCount());
            assertEquals("training.*.elasticity, width times 2.0", widths.get(2, 0));
            for (int i = 0; i < 3; i++) {
                double p = (Double) widths.get(i, 3);
                assertTrue(p >= 0 && p <= 1, widths.toString());
            }
        }
    }

    /** Talts et al. (2018) on a market: truth from the prior, observations from the model and its errors. */
    @Nested
    @Tag("long")
    class SyntheticWorlds {
        private static final int WORLDS = 100;
        private static final int BINS = 5;

        /** The 99.9 % quantile of chi-squared with 4 degrees of freedom. */
        private static final double LIMIT = 18.467;

        @Test
        void parametersAreRecoveredAtTheNominalRate() {
            Ensemble ensemble = Ensemble.of(MARKET, SCENARIO);
            EvidenceLikelihood shape = new EvidenceLikelihood(ensemble, MARKET, EVIDENCE.observations());
            Inputs prior = shape.prior(ensemble.inputs());
            int[][] counts = new int[3][BINS];
            for (int world = 0; world < WORLDS; world++) {
                double[] truth = prior.at(RandomBits.units(RandomBits.key(5, world), 0, prior.size()));
                double[][] draws = Jevons.condition(MARKET, SCENARIO)
                        .on(seen(shape, truth, world))
                        .particles(128)
                        .seed(world)
                        .run()
                        .sample()
                        .draws();
                for (int j = 0; j < 3; j++) {
                    int input = j;
                    long below = Arrays.stream(draws)
                            .filter(x -> x[input] < truth[input])
                            .count();
                    counts[j][(int) (below * BINS / 129)]++;
                }
            }
            double fair = WORLDS / (double) BINS;
            for (int j = 0; j < 3; j++) {
                double chiSquared = Arrays.stream(counts[j])
                        .mapToDouble(c -> (c - fair) * (c - fair) / fair)
                        .sum();
                assertTrue(chiSquared < LIMIT, prior.names().get(j) + ": " + Arrays.toString(counts[j]));
            }
        }

        private static Evidence seen(EvidenceLikelihood shape, double[] truth, int world) {
            double[][] predicted = shape.predictions(new double[][] {truth});
            List<Observation> seen = new ArrayList<>();
            double log = 0;
            for (int k = 0; k < predicted.length; k++) {
                double deviation = Math.hypot(0.05, shape.discrepancy(k, truth));
                double noise =
                        new TDistribution(4).inverseCumulativeProbability(RandomBits.unit(RandomBits.key(6, world), k));
                log += shape.predicted(k, predicted, 0) + deviation * noise;
                Figure like = shape.observations().get(k);
                seen.add(Observation.of("total", "tokens", like.quarter(), Math.exp(log))
                        .error(0.05));
            }
            return Evidence.of(seen.toArray(Observation[]::new));
        }
    }

    @Nested
    class Answers {
        @Test
        void printPriorAndPosterior() {
            String printed = POSTERIOR.toString();
            assertTrue(printed.contains("GPUs in the long run, before and after 4 observations to 2020Q2"), printed);
            assertTrue(printed.contains("P(backfire)"), printed);
            assertTrue(printed.contains("log evidence"), printed);
        }

        /** The posterior's curve falls from 1 to 0, and where R is 1 it is P(backfire). */
        @Test
        void drawPriorAgainstPosterior() {
            Chart chart = POSTERIOR.chart();
            assertEquals(List.of("R = 1", "prior", "posterior"), names(chart));
            List<ChartPoint> curve = chart.traces().get(2).points();
            for (int i = 1; i < curve.size(); i++) {
                assertTrue(curve.get(i).y() <= curve.get(i - 1).y());
            }
            double p = POSTERIOR
                    .study()
                    .probability(Metric.backfire(Resource.GPUS))
                    .value();
            double above = curve.stream()
                    .filter(c -> c.x() > 1)
                    .mapToDouble(ChartPoint::y)
                    .max()
                    .orElse(0);
            double below = curve.stream()
                    .filter(c -> c.x() <= 1)
                    .mapToDouble(ChartPoint::y)
                    .min()
                    .orElse(1);
            assertTrue(above <= p && p <= below, above + " " + p + " " + below);
            assertTrue(chart.title().endsWith(" to " + Math.round(100 * p) + " % with 4 observations"), chart.title());
        }

        private static List<String> names(Chart chart) {
            return chart.traces().stream().map(ChartTrace::name).toList();
        }

        @Test
        void checkEveryObservation() {
            Table checks = POSTERIOR.checks();
            assertEquals(4, checks.rowCount());
            assertEquals(1.6, number(checks, "total tokens of 2019Q4, growth", 1), 1e-9);
            for (int i = 0; i < 4; i++) {
                double pit = (Double) checks.get(i, 5);
                assertTrue(pit > 0 && pit < 1, checks.toString());
            }
        }

        /** A leap that nothing in the model makes is named. */
        @Test
        void nameWhatTheModelCannotExplain() {
            Posterior odd = conditioning()
                    .on(EVIDENCE.with(
                            Observation.of("big", "rent", "2020Q2", 4.4).error(0.02)))
                    .run();
            assertTrue(
                    odd.unexplained().toString().contains("big rent of 2020Q2 was 4.4"),
                    odd.checks().toString());
        }

        @Test
        void tellTheVerdictWithoutASeries() {
            Evidence two = EVIDENCE.with(
                    Observation.of("big+small+rival", "sales", "2020Q1", 1e9).error(0.5));
            Table series = conditioning().on(two).run().series();
            assertEquals(2, series.rowCount());
            double p = number(series, "sales", 3);
            assertTrue(p >= 0 && p <= 1, series.toString());
            assertTrue(series.toString().contains("With all: P(backfire)"), series.toString());
        }

        @Test
        void likelihoodOfClaimsBeforeAndAfter() {
            Table claims = POSTERIOR.claims();
            assertTrue(claims.rowCount() > 0);
            double last = Double.POSITIVE_INFINITY;
            for (int i = 0; i < claims.rowCount(); i++) {
                String name = (String) claims.get(i, 0);
                double before = (Double) claims.get(i, 2);
                double after = (Double) claims.get(i, 3);
                assertEquals(POSTERIOR.prior().claims().probability(name).value(), before);
                assertEquals(POSTERIOR.study().claims().probability(name).value(), after);
                assertEquals(after - before, (Double) claims.get(i, 5), 1e-12);
                assertTrue(Math.abs(after - before) <= last);
                last = Math.abs(after - before);
            }
        }

        /** None of a quarter that is over, of whatever series: sales seen early are to come after tokens seen late. */
        @Test
        void watchNothingThatIsOut() {
            Posterior early = conditioning()
                    .on(EVIDENCE.with(Observation.of("big+small+rival", "sales", "2019Q3", 1e9)
                            .error(0.5)))
                    .run();
            Table watch = early.watch();
            assertEquals(8, watch.rowCount());
            double last = 1;
            for (int i = 0; i < 8; i++) {
                String figure = (String) watch.get(i, 0);
                assertTrue(!figure.contains("2019") && !figure.contains("2020Q1"), figure);
                assertTrue(
                        figure.contains("2020Q3")
                                || figure.contains("2020Q4")
                                || figure.contains("2021Q1")
                                || figure.contains("2021Q2"),
                        figure);
                double change = (Double) watch.get(i, 4);
                assertTrue(change <= last, watch.toString());
                last = change;
            }
        }

        @Test
        void sayWhatToWatch() {
            Table watch = POSTERIOR.watch();
            assertEquals(4, watch.rowCount());
            for (int i = 0; i < 4; i++) {
                double mean = 0;
                for (int third = 1; third <= 3; third++) {
                    mean += (Double) watch.get(i, third) / 3;
                }
                double all = POSTERIOR
                        .study()
                        .probability(Metric.backfire(Resource.GPUS))
                        .value();
                assertEquals(all, mean, 0.01);
            }
        }
    }

    /** A scenario that saves nothing has evidence to meet and no rebound to tell of. */
    @Nested
    class WithoutASaving {
        private final Posterior posterior = Jevons.condition(MARKET, Scenarios.named("baseline"))
                .on(EVIDENCE)
                .particles(32)
                .seed(5)
                .run();

        @Test
        void isPrintedWithoutRebound() {
            String printed = posterior.toString();
            assertTrue(printed.contains("R is undefined in every draw"), printed);
            assertTrue(printed.lines().anyMatch(l -> l.matches("rebound R, median +- +- +-")), printed);
            assertFalse(printed.contains("NaN"), printed);
            assertTrue(posterior.picture().isEmpty());
            assertTrue(posterior.toHtml().contains("undefined"));
            assertTrue(posterior.learned().toString().contains("contraction"));
        }

        @Test
        void refusesWhatIsAskedOfRebound() {
            for (Executable asked : List.<Executable>of(posterior::chart, posterior::series, posterior::watch)) {
                InvalidInputException refused = assertThrows(InvalidInputException.class, asked);
                assertTrue(
                        refused.getMessage()
                                .endsWith(
                                        "of the posterior under baseline: must be of a scenario that saves something in some"
                                                + " draw, before and after the evidence"),
                        refused::getMessage);
            }
        }
    }

    @Nested
    class BadEvidence {
        private static void refuses(String start, Executable work) {
            InvalidInputException refused = assertThrows(InvalidInputException.class, work);
            assertTrue(refused.getMessage().startsWith(start), refused.getMessage());
        }

        private static Executable on(Observation observation) {
            return () -> conditioning().on(Evidence.of(observation)).run();
        }

        @Test
        void isRefusedByName() {
            refuses("evidence: big sails of 2020Q1: ", on(Observation.of("big", "sails", "2020Q1", 1)));
            refuses(
                    "evidence: big sales of 2025Q1: the quarter must be from 2019Q3 to 2021Q3, which the market covers"
                            + "\nMaybe evidence.between(",
                    on(Observation.of("big", "sales", "2025Q1", 1)));
            refuses(
                    "evidence: has no observation that counts, must have one or more: none was given"
                            + "\nMaybe .on(Evidence.bundled())",
                    () -> conditioning().on(Evidence.of()).run());
            refuses(
                    "evidence: has no observation that counts",
                    on(Observation.of("big", "sales", "2020Q1", 1e8).growthOnly()));
        }

        @Test
        void thatNoDrawMeetsIsNamed() {
            refuses(
                    "evidence: total tokens of 2020Q1 = 1.0E20: must be within 6 of its errors, with what its series"
                            + " was drawn to be off by, from some draw; the nearest has ",
                    on(Observation.of("total", "tokens", "2020Q1", 1e20).error(0.05)));
        }
    }

    /** The bundled evidence on the bundled market, as of a day with few figures. */
    @Test
    @Tag("long")
    void bundledEvidenceConditionsTheBundledMarket() {
        Posterior posterior = Jevons.condition(Jevons.market("world-2024Q4"), Jevons.scenario("deepseek-r1"))
                .on(Evidence.bundled().asOf("2025-06-30"))
                .particles(64)
                .seed(42)
                .run();
        assertTrue(posterior.logEvidence() < 50 && posterior.logEvidence() > -50);
        assertTrue(posterior.checks().rowCount() >= 9, posterior.checks().toString());
        assertTrue(posterior.study().failures().isEmpty());
    }
}
