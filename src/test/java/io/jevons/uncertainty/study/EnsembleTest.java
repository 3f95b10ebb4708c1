package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.jevons.base.InvalidInputException;
import io.jevons.demand.SeriesKey;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.Vary;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

@Tag("long")
final class EnsembleTest {
    private static final Market MARKET = Markets.named("world-2024Q4");
    static final Scenario DEEPSEEK = Scenarios.named("deepseek-r1");
    private static final Metric REBOUND = Metric.rebound(Resource.GPUS);
    static final Metric BACKFIRE = Metric.backfire(Resource.GPUS);
    private static final Vary FACTOR = Vary.scale(Distribution.uniform(0.5, 1.5));

    /** More than one chunk, so that threads have something to share. */
    static final Ensemble ENSEMBLE = Ensemble.of(MARKET, DEEPSEEK).draws(300).seed(42);

    static final Study STUDY = ENSEMBLE.run();

    static Ensemble only(String pattern, Vary how) {
        return ENSEMBLE.withoutFileDistributions().vary(pattern, how);
    }

    static String refused(Runnable action) {
        return assertThrows(InvalidInputException.class, action::run).getMessage();
    }

    @Nested
    class Repeating {
        @Test
        void doesNotDependOnTheThreads() {
            for (int threads : new int[] {1, 2, 7}) {
                Study other = ENSEMBLE.threads(threads).run();
                assertArrayEquals(STUDY.values(REBOUND), other.values(REBOUND));
                assertEquals(
                        STUDY.band("edge", "sales").toTable().toCsv(),
                        other.band("edge", "sales").toTable().toCsv());
            }
        }

        @Test
        void valuesAskedWithoutAStudyAreThoseOfOne() {
            Metric later = Metric.difference("total", "need", "2030Q4");
            List<Metric> metrics = List.of(REBOUND, BACKFIRE, later);
            for (int threads : new int[] {1, 2}) {
                assertArrayEquals(
                        STUDY.values(metrics), ENSEMBLE.threads(threads).values(metrics));
            }
            // Draws below the bounds of a parameter fail, in a study and without one.
            Ensemble failing = only("tiers.edge.life-years", Vary.scale(Distribution.uniform(-0.5, 2)))
                    .draws(40);
            double[][] values = failing.values(List.of(later));
            assertArrayEquals(failing.run().values(List.of(later)), values);
            long failed = Arrays.stream(values[0]).filter(Double::isNaN).count();
            assertEquals(failing.run().failures().size(), failed);
            assertTrue(failed > 0);
        }

        @Test
        void givesTheDrawOfTheEnsemble() {
            double[] need = STUDY.values("flagship", "need", "2031Q4");
            double[] rebound = STUDY.values(REBOUND);
            for (int i : new int[] {0, 17, 255, 256, 299}) {
                Comparison draw = STUDY.replay(i);
                assertEquals(need[i], draw.scenario().value("flagship", "need", "2031Q4"), 0);
                assertEquals(rebound[i], draw.rebound(Resource.GPUS).over(Horizon.LONG_RUN), 1e-12);
            }
        }

        @Test
        void isTheComparisonOnAMarketWithTheDrawnValues() {
            Study study = only("cells.*.elasticity", FACTOR).draws(8).run();
            for (int i = 0; i < 8; i++) {
                Comparison byHand = Comparison.of(MARKET.scale("cells.*.elasticity", study.draw(i)[0]), DEEPSEEK);
                double expected = byHand.scenario().value("flagship", "need", "2031Q4");
                assertEquals(expected, study.values("flagship", "need", "2031Q4")[i], 1e-12 * expected);
                assertEquals(
                        byHand.market().get("cells.sme.elasticity"),
                        study.replay(i).market().get("cells.sme.elasticity"),
                        1e-15);
            }
        }

        @Test
        void passThroughVariesWhereTheMarketHasItAtOne() {
            Market one = MARKET.with("cells.*.pass-through", 1);
            Study study = Ensemble.of(one, DEEPSEEK)
                    .withoutFileDistributions()
                    .vary("cells.*.pass-through", Vary.set(Distribution.uniform(0.3, 0.9)))
                    .draws(3)
                    .run();
            Comparison byHand = Comparison.of(one.with("cells.*.pass-through", study.draw(1)[0]), DEEPSEEK);
            double expected = byHand.scenario().value("total", "tokens", "2031Q4");
            assertEquals(expected, study.values("total", "tokens", "2031Q4")[1], 1e-9 * expected);
        }

        @ParameterizedTest
        @EnumSource
        void followsTheManifest(Sampler sampler) {
            Study first = ENSEMBLE.vary("cells.*.sigma", FACTOR.each())
                    .vary(
                            "cells.*.beta",
                            Vary.scale(Distribution.truncated(
                                    Distribution.lognormal90(0.6, 1.7), 0.5, Double.POSITIVE_INFINITY)))
                    .vary("cells.*.saturation", Vary.scale(Distribution.empirical(0.5, 1, 1, 2)))
                    .correlate("cells.sme.sigma", "cells.developer.sigma", 0.4)
                    .select("sme", "adoption")
                    .sampler(sampler)
                    .seed(-7)
                    .keepAll()
                    .run();
            Manifest manifest = Manifest.parse(first.manifest().toJson());
            assertEquals(first.manifest(), manifest);
            Study second = Ensemble.from(manifest).threads(1).run();
            assertEquals(manifest, second.manifest());
            assertEquals(first.collected(), second.collected());
            for (int i = 0; i < first.draws(); i++) {
                assertArrayEquals(first.draw(i), second.draw(i));
            }
            for (SeriesKey key : first.collected()) {
                for (String quarter : List.of("2025Q1", "2031Q4")) {
                    assertArrayEquals(
                            first.values(key.entity(), key.variable(), quarter),
                            second.values(key.entity(), key.variable(), quarter));
                    assertArrayEquals(
                            first.baseValues(key.entity(), key.variable(), quarter),
                            second.baseValues(key.entity(), key.variable(), quarter));
                }
            }
        }

        @Test
        void followsTheManifestOfWhatVariesByCodeAlone() {
            Study first = only("cells.*.elasticity", FACTOR).draws(20).run();
            Study second =
                    Ensemble.from(Manifest.parse(first.manifest().toJson())).run();
            assertEquals(List.of("cells.*.elasticity"), second.inputs().names());
            assertEquals(first.toString(), second.toString());
        }

        @Test
        void followsTheManifestOfACellWhoseNameHasASpace() {
            String text = Resources.text(Market.class, "world-2024Q4.yaml").replace("\n  sme:", "\n  small firms:");
            Market spaced = Market.parse("spaced.yaml", text);
            Scenario none = Scenarios.named("baseline");
            Study first = Ensemble.of(spaced, none)
                    .select("small firms", "adoption")
                    .draws(4)
                    .run();
            Study second = Ensemble.from(Manifest.parse(first.manifest().toJson()), spaced, none)
                    .run();
            assertArrayEquals(
                    first.values("small firms", "adoption", "2030Q1"),
                    second.values("small firms", "adoption", "2030Q1"));
        }

        @Test
        void namesTheSamplersThatAManifestMayHave() {
            String json = STUDY.manifest().toJson().replace("LATIN_HYPERCUBE", "Latin hypercube");
            assertTrue(refused(() -> Manifest.parse(json))
                    .contains("must be one of MONTE_CARLO, LATIN_HYPERCUBE, SOBOL, SCRAMBLED_SOBOL"));
        }

        @Test
        void saysThatAManifestIsOfAnotherVersion() {
            ListAppender<ILoggingEvent> log = new ListAppender<>();
            Logger logger = (Logger) LoggerFactory.getLogger(Ensemble.class);
            log.start();
            logger.addAppender(log);
            try {
                Ensemble.from(STUDY.manifest());
                assertEquals(List.of(), log.list);
                String json = STUDY.manifest().toJson();
                String version = STUDY.manifest().version();
                Ensemble.from(Manifest.parse(json.replace("\"" + version + "\"", "\"9.9\"")));
                assertEquals(Level.WARN, log.list.get(0).getLevel());
                assertTrue(log.list.get(0).getFormattedMessage().contains("version 9.9"));
            } finally {
                logger.detachAppender(log);
            }
        }

        @Test
        void refusesWhatHasChangedSinceTheManifest() {
            Market other = MARKET.scale("cells.sme.elasticity", 1.01);
            String message = refused(() -> Ensemble.from(STUDY.manifest(), other, DEEPSEEK));
            assertTrue(message.startsWith("market world-2024Q4 + 1 change has SHA-256 "), message);
            assertFalse(message.contains("Ensemble.from"), "the very call that was refused");
            Scenario changed = DEEPSEEK.with("cells.sme.beta", 2);
            String second = refused(() -> Ensemble.from(STUDY.manifest(), MARKET, changed));
            assertTrue(second.startsWith("scenario deepseek-r1 + 1 change has SHA-256 "), second);
        }
    }

    @Nested
    class Assuming {
        @Test
        void aPatternHasOneDrawUnlessEachIsAskedFor() {
            assertEquals(
                    1,
                    only("cells.*.elasticity", FACTOR).draws(2).run().inputs().size());
            Study each = only("cells.*.elasticity", FACTOR).each().draws(2).run();
            assertEquals(MARKET.cells().size(), each.inputs().size());
        }

        @Test
        void whatComesLaterTakesParametersFromWhatCameBefore() {
            Study study = ENSEMBLE.vary("cells.sme.elasticity", Vary.set(Distribution.uniform(1, 1.1)))
                    .draws(4)
                    .run();
            assertEquals(STUDY.inputs().size() + 1, study.inputs().size());
            double drawn = study.draw(2)[study.inputs().index("cells.sme.elasticity")];
            assertEquals(drawn, study.replay(2).market().get("cells.sme.elasticity"));
        }

        @Test
        void saysWhyEachIsSoWide() {
            Scenario own = Scenario.parse("own.yaml", """
                    scenario: own
                    uncertainty:
                      cells.*.beta: {scale: {lognormal-90: [0.9, 1.1]}, reason: "a survey of ours"}
                    """);
            Study study = Ensemble.of(MARKET, own)
                    .vary("cells.*.sigma", FACTOR)
                    .draws(2)
                    .run();
            assertEquals(
                    0.9,
                    study.inputs()
                            .distributions()
                            .get(study.inputs().index("cells.*.beta"))
                            .quantile(0.05),
                    1e-12);
            String text = study.assumptions().toFullString();
            assertTrue(
                    text.contains("Why so widely: a survey of ours: how strongly cost decides the tier, all cells"),
                    text);
            assertTrue(text.contains("Why so widely: no reason given: spread of willingness to pay, all cells"), text);
            assertTrue(text.contains("no estimate exists: how strongly new uses answer price, all cells"), text);
            assertFalse(text.contains("no estimate of tier choice exists"), text);
            assertTrue(text.contains("value uniform(0, 0.300)"), text);
        }

        @Test
        void saysThatCorrelationsWereRepaired() {
            Study study = only("cells.*.beta", FACTOR)
                    .vary("cells.*.sigma", FACTOR)
                    .vary("cells.*.elasticity", FACTOR)
                    .correlate("cells.*.beta", "cells.*.sigma", 0.9)
                    .correlate("cells.*.sigma", "cells.*.elasticity", 0.9)
                    .correlate("cells.*.beta", "cells.*.elasticity", -0.9)
                    .draws(20)
                    .run();
            for (Object result : List.of(study, study.band("edge", "need"), study.backfire(Resource.GPUS))) {
                String text = result.toString().replace("\n", " ");
                assertTrue(text.contains("Correlations: the correlations asked for cannot hold together"), text);
            }
        }

        @Test
        void correlationsOfFilesHold() {
            int first = STUDY.inputs().index("cells.*.elasticity");
            int second = STUDY.inputs().index("cells.*.new-market-elasticity");
            assertEquals(0.5, STUDY.inputs().copula().rankCorrelation(first, second), 1e-12);
        }

        @Test
        void oneDrawForMoreLeavesOutTheCorrelationsOfFilesThatItOverrules() {
            Study study = ENSEMBLE.vary("cells.*.*elasticity", FACTOR).draws(4).run();
            String left = "Left out: the correlation of cells.*.elasticity and cells.*.new-market-elasticity";
            assertTrue(study.toString().replace("\n", " ").contains(left), study.toString());
            assertTrue(study.assumptions().toFullString().contains(left));
            assertFalse(STUDY.toString().contains("Left out"));
            assertTrue(refused(() -> ENSEMBLE.vary("cells.*.*elasticity", FACTOR)
                            .correlate("cells.sme.elasticity", "cells.sme.new-market-elasticity", 0.2)
                            .run())
                    .contains("correlate: correlation of cells.sme.elasticity"));
        }

        @Test
        void distributionsOfFilesAreRefusedWithTheirPlace() {
            for (String wrong : List.of("{uniform: [1.7]}", "{lognormal-90: [1.7, 0.6]}", "{uniforn: [1, 2]}")) {
                String message = refused(() -> Scenario.parse(
                        "wrong.yaml", "scenario: wrong\nuncertainty:\n  cells.*.beta: {scale: " + wrong + "}\n"));
                assertTrue(message.startsWith("wrong.yaml, line 3: "), message);
                assertTrue(message.contains("cells.*.beta: "), message);
            }
        }

        @Test
        void filesMayCutADistributionOnOneSide() {
            Scenario cut = Scenario.parse("cut.yaml", """
                    scenario: cut
                    uncertainty:
                      cells.sme.elasticity: {set: {truncated-normal: [0.5, 0.3, 0, .inf]}}
                    """);
            assertEquals(
                    cut.uncertainty().get(0).arguments(),
                    Scenario.parse("again.yaml", cut.toYaml())
                            .uncertainty()
                            .get(0)
                            .arguments());
            Study study = Ensemble.of(MARKET, cut).draws(4).run();
            Distribution drawn =
                    study.inputs().distributions().get(study.inputs().index("cells.sme.elasticity"));
            assertEquals(0, drawn.lower());
            assertEquals(Double.POSITIVE_INFINITY, drawn.upper());
        }

        @Test
        void correlatedPatternsOfEachGoByOwner() {
            Study study = only("cells.*.elasticity", FACTOR.each())
                    .vary("cells.*.beta", FACTOR.each())
                    .correlate("cells.*.elasticity", "cells.*.beta", 0.3)
                    .draws(2)
                    .run();
            List<List<String>> groups = study.inputs().correlatedGroups();
            assertEquals(MARKET.cells().size(), groups.size());
            assertTrue(groups.contains(List.of("cells.sme.elasticity", "cells.sme.beta")));
        }

        @Test
        void refusesWhatCannotVary() {
            assertTrue(refused(() -> only("cells.sme.shares.flagship", FACTOR).run())
                    .contains("cells.sme.shares.flagship: must not vary by itself"));
            assertTrue(refused(() -> only("tiers.*.h100-equivalents", FACTOR).run())
                    .contains("must not vary, since it is the unit"));
            assertTrue(refused(() -> only("quarters", FACTOR).run()).contains("no equation reads it"));
            assertTrue(refused(() -> only("cells.*.elastisity", FACTOR).run()).startsWith("vary: "));
            assertTrue(refused(() -> ENSEMBLE.withoutFileDistributions().run()).contains("no uncertain parameter"));
            assertTrue(refused(() -> only("cells.*.beta", FACTOR)
                            .correlate("cells.sme.beta", "cells.developer.beta", 0.5)
                            .run())
                    .contains("one draw moves both"));
        }
    }
}
