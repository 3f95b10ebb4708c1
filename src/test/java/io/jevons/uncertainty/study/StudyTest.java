package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.ShapleyEffects;
import io.jevons.uncertainty.Sobol;
import io.jevons.uncertainty.findings.PrimBox;
import io.jevons.uncertainty.findings.SobolResult;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.quantiles.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
final class StudyTest {
    private static final Market MARKET = Markets.named("world-2024Q4");
    private static final Scenario DEEPSEEK = Scenarios.named("deepseek-r1");
    private static final Metric REBOUND = Metric.rebound(Resource.GPUS);
    private static final Metric BACKFIRE = Metric.backfire(Resource.GPUS);

    /** More than one chunk, so that threads have something to share. */
    private static final Ensemble ENSEMBLE =
            Ensemble.of(MARKET, DEEPSEEK).draws(300).seed(42);

    private static final Study STUDY = ENSEMBLE.run();
    private static final SobolResult SOBOL = STUDY.sobol(REBOUND);

    private static String refused(Runnable action) {
        return assertThrows(InvalidInputException.class, action::run).getMessage();
    }

    @Nested
    class Threads {
        /** Every question that a study answers, of which those by Sobol and Shapley on fewer points than are usual. */
        private String answers(Study study) {
            BatchModel model = study.model(REBOUND);
            Scenario controls = Scenarios.named("export-controls");
            List<Object> answers = List.of(
                    study,
                    study.band("total", "tokens", 0.01, 0.99),
                    study.reboundBand(Resource.SALES),
                    study.backfire(Resource.ENERGY),
                    study.convergence(),
                    study.mean(REBOUND),
                    study.upperTail(REBOUND, 0.05),
                    study.claims(),
                    study.tornado(REBOUND),
                    study.morris(REBOUND),
                    study.pawn(REBOUND),
                    Sobol.of(study.inputs().independent(), model)
                            .base(32)
                            .threads(study.studied().threads())
                            .run(),
                    ShapleyEffects.of(study.inputs(), model)
                            .base(32)
                            .threads(study.studied().threads())
                            .run(),
                    study.discover(BACKFIRE).trajectory(),
                    study.regret(DEEPSEEK, controls));
            return answers.stream()
                    .map(a -> a instanceof Table table ? table.toFullString() : a.toString())
                    .collect(Collectors.joining("\n"));
        }

        @Test
        void ofEveryAnswerDoesNotDependOnTheThreads() {
            String one = answers(ENSEMBLE.threads(1).run());
            assertEquals(one, answers(ENSEMBLE.threads(2).run()));
            assertEquals(one, answers(ENSEMBLE.threads(7).run()));
        }
    }

    @Nested
    class Answering {
        @Test
        void bandsAreQuantilesOfTheDraws() {
            double[] sorted = STUDY.values("midrange", "fleet", "2029Q2");
            Arrays.sort(sorted);
            Band band = STUDY.band("midrange", "fleet", 0.1, 0.9);
            assertEquals(Quantiles.ofSorted(sorted, 0.9), band.scenario(0.9).at("2029Q2"));
            assertTrue(band.base(0.1).at("2029Q2") <= band.base(0.9).at("2029Q2"));
            assertEquals(MARKET.quarters() + 1, band.toTable().rowCount());
        }

        @Test
        void backfireIsReboundAboveOne() {
            long hits = Arrays.stream(STUDY.values(REBOUND)).filter(r -> r > 1).count();
            assertEquals(hits / 300.0, STUDY.probability(BACKFIRE).value(), 1e-15);
            assertEquals(STUDY.probability(BACKFIRE), STUDY.probability(REBOUND.above(1)));
            assertEquals(
                    STUDY.probability(BACKFIRE),
                    STUDY.backfire(Resource.GPUS).probability(Resource.GPUS, Horizon.LONG_RUN));
        }

        @Test
        void aFunctionOfComparisonsSeesWhatBuiltInMetricsSee() {
            Study few = ENSEMBLE.draws(6).run();
            Metric own = Metric.of("own", c -> c.change(Resource.SALES.on("edge"), Horizon.SHORT_RUN));
            Metric builtIn = Metric.change(Resource.SALES.on("edge")).over(Horizon.SHORT_RUN);
            assertArrayEquals(few.values(builtIn), few.values(own), 1e-12);
        }

        @Test
        void reboundBandsMeetTheMetric() {
            Band band = STUDY.reboundBand(Resource.GPUS, 0.5);
            double median =
                    STUDY.quantile(REBOUND.over(Horizon.at("2030Q1")), 0.5).value();
            assertEquals(median, band.scenario(0.5).at("2030Q1"), 1e-12);
        }

        @Test
        void whatDecidesIsFound() {
            String decisive = STUDY.inputs().names().get(STUDY.inputs().index("cells.*.effort-elasticity"));
            Metric twice = Metric.value("total", "tokens", "2030Q4");
            assertEquals(STUDY.inputs().names(), STUDY.pawn(twice).names());
            SobolResult sobol = SOBOL;
            int place = sobol.names().indexOf(decisive);
            assertTrue(IntStream.range(0, sobol.names().size())
                    .allMatch(i -> i == place || sobol.total()[i] < sobol.total()[place]));
            assertTrue(sobol.names().contains("cells.*.elasticity + cells.*.new-market-elasticity"));
            assertTrue(STUDY.morris(REBOUND).notes().get(0).startsWith("The correlations of the inputs are left out"));
        }

        @Test
        void discoveryHoldsWhatItSays() {
            PrimBox box = STUDY.discover(BACKFIRE);
            double[] values = STUDY.values(BACKFIRE);
            int inside = 0;
            int hits = 0;
            for (int i = 0; i < values.length; i++) {
                if (box.contains(STUDY.draw(i))) {
                    inside++;
                    hits += (int) values[i];
                }
            }
            assertEquals(box.density(), (double) hits / inside, 1e-12);
            assertTrue(box.toString().startsWith("backfire of GPUs, long run where "));
        }

        @Test
        void tailsAreMeansOfTheLargest() {
            double[] sorted = STUDY.values(REBOUND);
            Arrays.sort(sorted);
            double tail = Arrays.stream(sorted, 285, 300).average().orElseThrow();
            assertEquals(tail, STUDY.upperTail(REBOUND, 0.05).value(), 1e-12);
            assertEquals(15, STUDY.upperTail(REBOUND, 0.05).draws());
            assertEquals(
                    STUDY.mean(REBOUND).value(), STUDY.upperTail(REBOUND, 1).value(), 1e-12);
        }

        @Test
        void claimsHoldInTheShareOfDrawsInWhichTheyComeOutTrue() {
            Study few = ENSEMBLE.draws(12).run();
            ClaimProbabilities probabilities = few.claims();
            assertTrue(probabilities.toTable().rowCount() >= 13);
            for (ClaimResult claim : few.replay(0).claims()) {
                String name = claim.claim().name();
                List<ClaimResult.Answer> answers = IntStream.range(0, 12)
                        .mapToObj(i -> claim.claim().evaluate(few.replay(i)).answer())
                        .filter(answer -> answer != ClaimResult.Answer.NOT_APPLICABLE)
                        .toList();
                long holds = answers.stream()
                        .filter(answer -> answer == ClaimResult.Answer.TRUE)
                        .count();
                Estimate probability = probabilities.probability(name);
                assertEquals(answers.size(), probability.draws(), name);
                assertEquals((double) holds / answers.size(), probability.value(), 1e-15, name);
            }
            assertTrue(refused(() -> probabilities.probability("no such claim")).contains("unknown claim"));
        }

        @Test
        void moreDrawsAreAdvisedWhereTheyAreNeeded() {
            Ensemble ensemble = TallyTest.small().draws(300);
            Convergence convergence = ensemble.run().convergence();
            assertFalse(convergence.isEnough());
            Convergence more =
                    ensemble.draws((int) convergence.drawsNeeded()).run().convergence();
            assertTrue(more.drawsNeeded() < 1.5 * convergence.drawsNeeded(), more.toString());
            assertTrue(convergence.within(0.2).drawsNeeded() <= convergence.drawsNeeded());
            assertTrue(convergence.within(0.001).drawsNeeded() > 100_000);
        }

        @Test
        void regretIsAgainstTheBestOfEachDraw() {
            Scenario controls = Scenarios.named("export-controls");
            Regret regret = STUDY.regret(DEEPSEEK, controls);
            double[] first = regret.of(0);
            double[] second = regret.of(1);
            for (int i = 0; i < first.length; i++) {
                assertEquals(0, Math.min(first[i], second[i]));
            }
            double[] best = STUDY.values(Metric.value("total", "tokens-served", "2031Q4"));
            int good = 0;
            for (int i = 0; i < first.length; i++) {
                good += first[i] <= 0.05 * (best[i] + first[i]) ? 1 : 0;
            }
            assertEquals(
                    (double) good / first.length, regret.satisfices(DEEPSEEK).value(), 1e-12);
            Metric tokens = Metric.value("total", "tokens-served", "2031Q4");
            Regret reversed = STUDY.regret(tokens.lessIsBetter(), DEEPSEEK, controls);
            assertEquals(
                    1, regret.best(DEEPSEEK).value() + reversed.best(DEEPSEEK).value(), 1e-12);
        }

        @Test
        void scenariosSatisficeByThresholdAndTolerance() {
            Scenario controls = Scenarios.named("export-controls");
            Metric tokens = Metric.value("total", "tokens-served", "2031Q4");
            double[] values = STUDY.values(tokens);
            double threshold = STUDY.quantile(tokens, 0.4).value();
            long hits = Arrays.stream(values).filter(x -> x >= threshold).count();
            Regret regret = STUDY.regret(DEEPSEEK, controls);
            assertEquals(Estimate.probability((int) hits, 300), regret.satisfices(DEEPSEEK, threshold));
            Regret reversed = STUDY.regret(tokens.lessIsBetter(), DEEPSEEK, controls);
            assertEquals(
                    Estimate.probability(300 - (int) hits, 300),
                    reversed.satisfices(DEEPSEEK, Math.nextDown(threshold)));
            assertEquals(2, regret.satisficing(threshold).rowCount());
            assertTrue(regret.satisficing(threshold).toString().contains("standard error"));
            assertEquals(regret.best(controls), regret.tolerance(0).satisfices(controls));
            assertEquals(1, regret.tolerance(1).satisfices(controls).value());
            assertTrue(regret.tolerance(0.125).toString().replace('\n', ' ').contains("at most 12.5 %"));
            assertTrue(refused(() -> regret.tolerance(-0.1)).contains("tolerance"));
            assertTrue(refused(() -> regret.satisficing(Double.NaN)).contains("threshold"));
            assertTrue(refused(() -> STUDY.regret(DEEPSEEK, DEEPSEEK)).contains("all different"));
        }

        @Test
        void factorsAreNotPrintedAsValues() {
            Metric twice = Metric.change(Resource.GPUS);
            PrimBox box = STUDY.discover(BACKFIRE);
            assertTrue(box.rule().contains("how strongly new uses answer price, all cells (factor) >= "), box.rule());
            assertEquals(STUDY.inputs().names(), box.names());
            // What is drawn as a value keeps its name.
            for (Object result : List.of(STUDY.pawn(twice), STUDY.morris(twice), STUDY.tornado(twice))) {
                String text = result.toString();
                assertTrue(
                        text.contains("how strongly use answers price") && text.contains("cells.*.elasticity"), text);
                assertTrue(text.contains("\nyearly fall of GPU-hours a token  "), text);
            }
            String sobol = SOBOL.toTable().toFullString();
            assertTrue(
                    sobol.contains(
                            "how strongly use answers price, all cells (factor) + how strongly new uses answer price"),
                    sobol);
        }

        @Test
        void progressIsTold() {
            List<Integer> done = new ArrayList<>();
            ENSEMBLE.progress((n, of) -> done.add(n)).run();
            assertEquals(List.of(256, 300), done);
        }

        @Test
        void aMistakeInAMetricIsNamed() {
            Metric own = Metric.of("own figure", c -> Optional.<Double>empty().orElseThrow());
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> STUDY.mean(own));
            assertTrue(e.getMessage().startsWith("metric 'own figure' threw java.util.NoSuchElement"), e.getMessage());
        }

        @Test
        void aClaimThatThrowsLeavesTheOthers() {
            Claim wrong = Claim.of("wrong", "It is wrong.", "Always.", c -> {
                throw new InvalidInputException("no");
            });
            Claim right = Claims.known().get(0);
            ClaimProbabilities both = ClaimProbabilities.of(STUDY.studied(), List.of(wrong, right));
            assertEquals(STUDY.claims().probability(right.name()), both.probability(right.name()));
            assertTrue(refused(() -> both.probability("wrong")).contains("throws in 300"));
            assertTrue(
                    both.toString().contains("claim wrong threw an exception in 300 draws, the first of them draw 0"));
        }

        @Test
        void claimsComeWithStandardErrorsAndDraws() {
            String csv = STUDY.claims().toTable().toCsv();
            assertTrue(csv.startsWith("claim,sentence,true,s.e.,false,undecided,draws"), csv);
            ClaimProbabilities claims = STUDY.claims();
            Estimate e = claims.probability("total-demand-backfires");
            assertTrue(claims.toString().contains(Numbers.percent(e.standardError())), csv);
        }

        @Test
        void refusesWhatItCannotAnswer() {
            assertTrue(refused(() -> STUDY.band("sme", "adoption")).contains(".select(\"sme\", \"adoption\")"));
            assertTrue(refused(() -> STUDY.probability(REBOUND)).contains("must be an event"));
            assertTrue(refused(() -> STUDY.values(Metric.rebound(Resource.GPUS.on("flagshp"))))
                    .contains("flagshp"));
            assertTrue(refused(() -> STUDY.values(Metric.value("sme", "adoptoin", "2026Q1")))
                    .contains("adoption"));
            assertTrue(refused(() -> Metric.value("sme", "adoption", "2026Q1").over(Horizon.LONG_RUN))
                    .contains("horizon"));
            assertTrue(refused(() -> STUDY.replay(300)).contains("draw"));
        }
    }

    @Nested
    class Printing {
        @Test
        void fitsAndNamesWhatItIs() {
            for (Object result : List.of(
                    STUDY, STUDY.band("flagship", "need"), STUDY.convergence(), STUDY.backfire(Resource.GPUS))) {
                String text = result.toString();
                assertTrue(text.lines().allMatch(l -> l.length() <= 100), text);
                assertFalse(text.contains("not shown"), text);
            }
            assertTrue(STUDY.toString().startsWith("Ensemble of deepseek-r1 on world-2024Q4: 300 draws"));
        }

        @Test
        void chartsAreData() {
            assertEquals(Chart.Kind.FAN, STUDY.chart("flagship", "need").kind());
            assertEquals(
                    MARKET.tiers().size() + 1,
                    STUDY.backfire(Resource.GPUS).chart().traces().size());
            Chart tornado = STUDY.tornado(REBOUND).chart();
            assertEquals(STUDY.inputs().size(), tornado.traces().get(0).points().size());
            assertEquals(2, SOBOL.chart().traces().size());
        }
    }
}
