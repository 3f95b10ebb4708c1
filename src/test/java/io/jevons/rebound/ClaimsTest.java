package io.jevons.rebound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Series;
import io.jevons.base.Table;
import io.jevons.demand.Channel;
import io.jevons.demand.Projection;
import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.market.ReferenceMarkets;
import io.jevons.rebound.ClaimResult.Answer;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.scenario.Shock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The article's twenty claims as predicates. */
final class ClaimsTest {
    private static final Market WORLD = ReferenceMarkets.world();
    private static final Scenario GAIN = Scenario.named("gain")
            .with(Shock.efficiency("*", 4).from("2025Q1").halfLife(0.5))
            .with(Shock.trainingEfficiency("*", 2).from("2025Q1").halfLife(0.5));

    private static Claims claims(String scenario) {
        return Comparison.of(WORLD, Scenarios.named(scenario)).claims();
    }

    private static Answer opposite(Answer answer) {
        return answer == Answer.TRUE ? Answer.FALSE : Answer.TRUE;
    }

    @Nested
    final class Mirror {
        private final Claims gain = Comparison.of(WORLD, GAIN).claims();
        private final Claims loss = Comparison.of(WORLD, GAIN.strength(-1)).claims();

        /** What follows the sign of the change of efficiency in the model, whichever way it goes. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "cost-per-token-falls",
                    "flagship-inference-weakens",
                    "new-adopters",
                    "training-supports-flagship",
                    "new-markets-multiply",
                    "flagship-gains-too"
                })
        void answersTheOppositeWhereTheSignDecides(String name) {
            Answer answer = gain.named(name).answer();
            assertTrue(answer == Answer.TRUE || answer == Answer.FALSE, name + " " + answer);
            assertEquals(opposite(answer), loss.named(name).answer(), name);
        }

        /** Prices that move demand the way prices do: cheaper tokens mean more users and new markets, dearer fewer. */
        @Test
        void movesUsersWithThePrice() {
            assertEquals(Answer.TRUE, gain.named("new-adopters").answer());
            assertEquals(Answer.TRUE, gain.named("new-markets-multiply").answer());
            assertEquals(Answer.FALSE, loss.named("cost-per-token-falls").answer());
        }

        @Test
        void leavesWhatDoesNotDependOnTheScenario() {
            assertEquals(
                    gain.named("history-repeats").figures(),
                    loss.named("history-repeats").figures());
            assertEquals(
                    gain.named("students-match-larger-models").figures(),
                    loss.named("students-match-larger-models").figures());
        }

        /** Export controls save nothing: whatever rises beside efficiency is no backfire, and the table says why. */
        @Test
        void whatSavesNothingCannotBackfire() {
            Comparison c = Comparison.of(WORLD, Scenarios.named("export-controls"));
            assertTrue(c.change(Resource.GPUS, Horizon.LONG_RUN) > 0);
            ClaimResult total = c.claims().named("total-demand-backfires");
            assertEquals(Answer.NOT_APPLICABLE, total.answer());
            assertEquals(Answer.NOT_APPLICABLE, total.inResponse().orElseThrow().answer());
            String table = c.claims().toString().replaceAll("\\s+", " ");
            assertTrue(table.contains("5 is not applicable, since there is no saving to rebound from."), table);
            assertFalse(Comparison.of(WORLD, GAIN).claims().toString().contains("is not applicable"));
        }

        /** With elastic demand a gain backfires; a loss saves nothing that could be taken back. */
        @Test
        void backfiresWithElasticDemand() {
            Market elastic = WORLD.scale("cells.*.elasticity", 3).scale("training.*.elasticity", 1.5);
            assertEquals(
                    Answer.TRUE,
                    Comparison.of(elastic, GAIN)
                            .claims()
                            .named("total-demand-backfires")
                            .answer());
            assertEquals(
                    Answer.NOT_APPLICABLE,
                    Comparison.of(elastic, GAIN.strength(-1))
                            .claims()
                            .named("total-demand-backfires")
                            .answer());
        }
    }

    /** The figures by which claims are judged, from the series as the claims' explanations define them. */
    @Nested
    final class Figures {
        private final Comparison gain = Comparison.of(WORLD, GAIN);
        private final Claims claims = gain.claims();

        private double figure(String claim, int place) {
            return claims.named(claim).figures().get(place).value();
        }

        /** The mean of the last four quarters. */
        private static double late(Projection projection, String entity, String variable) {
            Series series = projection.series(entity, variable);
            return IntStream.rangeClosed(1, 4)
                    .mapToDouble(i -> series.get(series.size() - i))
                    .average()
                    .orElseThrow();
        }

        private double grown(String entity, String variable) {
            return late(gain.scenario(), entity, variable) / late(gain.base(), entity, variable) - 1;
        }

        private double added(String entity, String variable) {
            return late(gain.scenario(), entity, variable) - late(gain.base(), entity, variable);
        }

        /** The mean over cells by their tokens in the base. */
        private double overCells(ToDoubleFunction<String> figure) {
            return overCells(gain, figure);
        }

        private static double overCells(Comparison c, ToDoubleFunction<String> figure) {
            double tokens = 0;
            double sum = 0;
            for (String cell : c.market().cells()) {
                tokens += late(c.base(), cell, "tokens");
                sum += late(c.base(), cell, "tokens") * figure.applyAsDouble(cell);
            }
            return sum / tokens;
        }

        @Test
        void ofCellsAreMeansByTheBasesTokens() {
            assertEquals(overCells(c -> grown(c, "new-markets")), figure("new-markets-multiply", 0), 1e-12);
            assertEquals(
                    overCells(c -> (1 + grown(c, "intensity")) * (1 + grown(c, "effort")) - 1),
                    figure("used-more-often", 0),
                    1e-12);
            assertEquals(100 * overCells(c -> added(c, "viable")), figure("uses-become-viable", 0), 1e-10);
            // Edge parts count as another platform, although NVIDIA sells them.
            assertEquals(
                    100 * overCells(c -> added(c, "share:edge") + added(c, "share:alternative")),
                    figure("other-platforms-gain", 0),
                    1e-10);
        }

        /** Cells that choose their effort use more in two ways, which multiply. */
        @Test
        void ofUseAreIntensityTimesEffort() {
            Market market = WORLD.with("cells.*.effort-elasticity", 0.3);
            Comparison c = Comparison.of(market, GAIN);
            double expected = overCells(
                    c,
                    cell -> late(c.scenario(), cell, "intensity")
                                    * late(c.scenario(), cell, "effort")
                                    / late(c.base(), cell, "intensity")
                                    / late(c.base(), cell, "effort")
                            - 1);
            assertEquals(
                    expected,
                    c.claims().named("used-more-often").figures().get(0).value(),
                    1e-9);
        }

        @Test
        void ofUsersAreThoseOfTheirCells() {
            ClaimResult moved = claims.named("small-users-move-down");
            ClaimResult adopters = claims.named("new-adopters");
            assertEquals(3, moved.figures().size());
            String sme = WORLD.cells().stream()
                    .filter(c -> WORLD.text("cells." + c + ".segment").equals("sme"))
                    .findFirst()
                    .orElseThrow();
            double lower = added(sme, "share:midrange") + added(sme, "share:consumer") + added(sme, "share:edge");
            assertEquals(100 * lower, moved.figures().get(0).value(), 1e-10);
            assertEquals(grown(sme, "adoption"), adopters.figures().get(0).value(), 1e-12);
        }

        @Test
        void ofTrainingAreAgainstTheStartAndTheBase() {
            double start = gain.scenario().series("flagship", "hours-training").get(0);
            assertEquals(
                    late(gain.scenario(), "flagship", "hours-training") / start - 1,
                    figure("training-supports-flagship", 0),
                    1e-12);
            assertEquals(grown("flagship", "hours-training"), figure("training-supports-flagship", 1), 1e-12);
        }

        @Test
        void ofCudaAreItsSharesOfTheTotals() {
            Resource[] resources = {Resource.GPUS, Resource.SALES};
            for (int i = 0; i < resources.length; i++) {
                double share = 0;
                for (String tier : WORLD.tiers()) {
                    if (WORLD.text("tiers." + tier + ".nest").equals("cuda")) {
                        share += gain.shareInScenario(resources[i].on(tier), Horizon.LONG_RUN)
                                - gain.shareInBase(resources[i].on(tier), Horizon.LONG_RUN);
                    }
                }
                assertEquals(100 * share, figure("cuda-keeps-its-share", i), 1e-9);
            }
        }

        @Test
        void ofElectricityAreInferencesPartOfPowerByServedTokens() {
            double ratio = perToken(gain.scenario()) / perToken(gain.base());
            assertEquals(gain.change(Resource.ENERGY, Horizon.LONG_RUN), figure("electricity-rises", 0));
            assertEquals(ratio - 1, figure("electricity-rises", 1), 1e-12);
        }

        private double perToken(Projection p) {
            double power = 0;
            for (String tier : WORLD.tiers()) {
                double inference = late(p, tier, "hours-inference");
                double rest = late(p, tier, "hours-training") + late(p, tier, "hours-other");
                power += late(p, tier, "power") * inference / (inference + rest);
            }
            return power / late(p, "total", "tokens-served");
        }

        @Test
        void ofTheFlagshipsInferenceAreThoseOfTheFirstYear() {
            Horizon.Span span = Horizon.SHORT_RUN.span(gain);
            double change = span.mean(gain.scenario().series("flagship", "hours-inference"))
                    / span.mean(gain.base().series("flagship", "hours-inference"));
            assertEquals(change - 1, figure("flagship-inference-weakens", 0), 1e-12);
        }

        @Test
        void ofOpenWeightsAreAdoptionByTheBasesTokens() {
            Scenario open = Scenario.named("open").with(Shock.access("*", 2).from("2025Q1"));
            Comparison c = Comparison.of(WORLD, open);
            double expected =
                    overCells(cell -> late(c.scenario(), cell, "adoption") / late(c.base(), cell, "adoption") - 1);
            ClaimResult claim = c.claims().named("open-weights-widen-adoption");
            assertEquals(expected, claim.figures().get(0).value(), 1e-12);
        }
    }

    @Nested
    final class OnScenarios {
        @Test
        void nothingIsDecidedWithoutAShock() {
            for (ClaimResult result : Claims.of(Comparison.of(WORLD, Scenarios.named("baseline")), ArticleClaims.ALL)) {
                Answer expected = switch (result.claim().name()) {
                    case "cost-per-token-falls",
                            "students-match-larger-models",
                            "history-repeats",
                            "cuda-keeps-its-share" -> Answer.TRUE;
                    case "total-demand-backfires", "open-weights-widen-adoption", "vendor-answer-widens-market" ->
                        Answer.NOT_APPLICABLE;
                    default -> Answer.UNDECIDED;
                };
                assertEquals(expected, result.answer(), result.toString());
                assertFalse(result.differs());
            }
        }

        /** What a scenario assumes from outside is not the answer to efficiency: both are asked, and both are shown. */
        @Test
        void bothRunsAreAskedWhereAShiftIsAssumed() {
            // From the first quarter in which the gain is in force, so that the short run is the same.
            Scenario shifted = GAIN.with(Shock.demand("*", 3).from("2025Q2"));
            Claims claims = Comparison.of(WORLD, shifted).claims();
            Claims alone = Comparison.of(WORLD, GAIN).claims();
            int differing = 0;
            for (ClaimResult result : claims) {
                boolean both = result.claim().reads() == Claim.Reads.RESPONSE_AND_SCENARIO;
                assertEquals(both, result.inResponse().isPresent(), result.toString());
                if (both) {
                    ClaimResult response = result.inResponse().orElseThrow();
                    assertEquals(alone.named(result.claim().name()).figures(), response.figures(), result.toString());
                    differing += result.differs() ? 1 : 0;
                }
            }
            ClaimResult total = claims.named("total-demand-backfires");
            assertEquals(Answer.TRUE, total.answer());
            assertEquals(Answer.FALSE, total.inResponse().orElseThrow().answer());
            assertTrue(total.differs() && differing >= 1);
            assertTrue(total.toString().contains("in the response run false"), total.toString());
            String table = claims.toString().replaceAll("\\s+", " ");
            assertTrue(
                    table.contains("Where the response run answers otherwise") && table.contains("5: GPUs, long run"),
                    table);
        }

        @Test
        void openWeightsAreAskedOfAccessAlone() {
            Scenario open = Scenario.named("open").with(Shock.access("*", 2).from("2025Q1"));
            Condition alone = Comparison.of(WORLD, open)
                    .claims()
                    .named("open-weights-widen-adoption")
                    .deciding()
                    .orElseThrow();
            assertTrue(alone.value() > 0.005, alone.toString());
            Scenario more = open.with(Shock.demand("*", 3).from("2025Q1"))
                    .with(Shock.value("*", 5).from("2025Q1"));
            assertEquals(
                    alone,
                    Comparison.of(WORLD, more)
                            .claims()
                            .named("open-weights-widen-adoption")
                            .deciding()
                            .orElseThrow());
        }

        /** Halved hours make demand more elastic where it saturates less, so that a vendor who answers cuts. */
        @Test
        void aVendorsAnswerIsTheScenarioAgainstItselfWithout() {
            Market market = Markets.named("world-2024Q4")
                    .with("vendors.cuda.response", 1)
                    .with("vendors.cuda.pricing-years", 0.5);
            Comparison answered = Comparison.of(market, GAIN);
            ClaimResult claim = answered.claims().named("vendor-answer-widens-market");
            Comparison silent = Comparison.of(market, GAIN.without(Channel.VENDOR_RESPONSE));
            double sales = Horizon.LONG_RUN.span(answered).mean(answered.inScenario(Resource.SALES.onNest("cuda")))
                            / Horizon.LONG_RUN.span(silent).mean(silent.inScenario(Resource.SALES.onNest("cuda")))
                    - 1;
            double units = shipped(answered) / shipped(silent) - 1;
            assertEquals(sales, claim.figures().get(2).value(), 1e-9);
            assertEquals(units, claim.figures().get(1).value(), 1e-9);
            assertEquals((1 + sales) / (1 + units) - 1, claim.figures().get(0).value(), 1e-9);
            assertEquals(
                    Answer.NOT_APPLICABLE,
                    silent.claims().named("vendor-answer-widens-market").answer());
        }

        /** H100-equivalents shipped on the tiers of nest cuda in the last year. */
        private static double shipped(Comparison c) {
            Horizon.Span span = Horizon.LONG_RUN.span(c);
            return c.market().tiers().stream()
                    .filter(t -> c.market().text("tiers." + t + ".nest").equals("cuda"))
                    .mapToDouble(t -> c.market().get("tiers." + t + ".h100-equivalents")
                            * span.mean(c.scenario().series(t, "shipped")))
                    .sum();
        }

        @Test
        void momentumIsGrowthLessTheBases() {
            Comparison c = Comparison.of(WORLD, Scenarios.named("deepseek-r1"));
            ClaimResult claim = c.claims().named("flagship-momentum-slows");
            double scenario = c.scenario().value("flagship", "need", "2025Q4")
                    / c.scenario().value("flagship", "need", "2024Q4");
            double base =
                    c.base().value("flagship", "need", "2025Q4") / c.base().value("flagship", "need", "2024Q4");
            assertEquals(100 * (scenario - base), claim.figures().get(0).value(), 1e-9);
        }

        @Test
        void withoutBehaviourTotalDemandFalls() {
            Claims claims = claims("no-rebound");
            assertEquals(Answer.FALSE, claims.named("total-demand-backfires").answer());
            assertEquals(Answer.UNDECIDED, claims.named("new-adopters").answer());
            assertEquals(Answer.UNDECIDED, claims.named("small-users-move-down").answer());
        }

        @Test
        void figuresAreThoseOfTheComparison() {
            Comparison comparison = Comparison.of(WORLD, Scenarios.named("deepseek-r1"));
            Condition total = comparison
                    .claims()
                    .named("total-demand-backfires")
                    .deciding()
                    .orElseThrow();
            assertEquals(comparison.change(Resource.GPUS, Horizon.LONG_RUN), total.value());
            Condition lower =
                    comparison.claims().named("lower-tiers-gain").deciding().orElseThrow();
            double least = List.of("midrange", "consumer", "edge").stream()
                    .flatMap(t -> List.of(Resource.GPUS.on(t), Resource.SALES.on(t)).stream())
                    .mapToDouble(r -> comparison.change(r, Horizon.LONG_RUN))
                    .min()
                    .orElseThrow();
            assertEquals(least, lower.value());
        }

        /** DeepSeek-R1 report, tables 4 and 5: means of AIME 2024, MATH-500, GPQA and LiveCodeBench. */
        @Test
        void scoresAreThoseOfTheTable() {
            List<Condition> scores = claims("baseline").get(1).figures();
            double seven = (55.5 + 92.8 + 49.1 + 37.6) / 4;
            double thirtyTwo = (72.6 + 94.3 + 62.1 + 57.2) / 4;
            assertEquals(seven - (50.0 + 90.6 + 54.5 + 41.9) / 4, scores.get(0).value(), 1e-9);
            assertEquals(seven - (39.2 + 90.2 + 59.1 + 36.2) / 4, scores.get(1).value(), 1e-9);
            assertEquals(
                    thirtyTwo - (39.2 + 90.2 + 59.1 + 36.2) / 4, scores.get(2).value(), 1e-9);
        }

        @Test
        void doNotApplyToACaseOfHistory() {
            Claims claims = Claims.of(History.named("coal-1865").comparisons().get(0), ArticleClaims.ALL);
            for (ClaimResult result : claims) {
                assertEquals(Answer.NOT_APPLICABLE, result.answer(), result.toString());
                assertEquals(List.of(), result.figures());
            }
            assertTrue(claims.toString().replaceAll("\\s+", " ").contains("not applicable to coal for Scotch iron"));
        }

        @Test
        void doNotApplyWhereTheMarketLacksTheirTerms() {
            Market market = Market.parse(
                    "mine.yaml",
                    Markets.named("coal-1865").toYaml().toString().replace("market: coal-1865", "market: mine"));
            assertEquals("mine", market.name());
            Comparison coal = Comparison.of(market, Scenarios.named("coal-1865"));
            for (String name : List.of(
                    "small-users-move-down",
                    "lower-tiers-gain",
                    "new-adopters",
                    "training-supports-flagship",
                    "cuda-keeps-its-share")) {
                ClaimResult result = ArticleClaims.ALL.stream()
                        .filter(claim -> claim.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .evaluate(coal);
                assertEquals(Answer.NOT_APPLICABLE, result.answer(), name);
                assertEquals(List.of(), result.figures(), name);
            }
        }
    }

    @Nested
    final class Answers {
        private ClaimResult result(double... margins) {
            List<Condition> conditions = java.util.Arrays.stream(margins)
                    .mapToObj(m -> Condition.above("m", m, "1", 10, 1))
                    .toList();
            return Claim.of("test", "It holds.", "Because.", c -> conditions)
                    .evaluate(History.named("coal-1865").comparisons().get(0));
        }

        @Test
        void needEveryCondition() {
            assertEquals(Answer.TRUE, result(11.1, 12).answer());
            assertEquals(Answer.UNDECIDED, result(11, 12).answer());
            assertEquals(Answer.UNDECIDED, result(9, 12).answer());
            assertEquals(Answer.FALSE, result(8.9, 12).answer());
            assertEquals(8.9, result(12, 8.9).deciding().orElseThrow().value());
        }

        @Test
        void areNotThereWithoutFigures() {
            assertEquals(Answer.NOT_APPLICABLE, result().answer());
            assertEquals(Answer.NOT_APPLICABLE, result(Double.NaN, 12).answer());
        }

        @Test
        void lookTheOtherWayBelow() {
            assertTrue(Condition.below("m", 8, "1", 10, 1).margin() > 1);
            assertTrue(Condition.below("m", 12, "1", 10, 1).margin() < -1);
            assertThrows(InvalidInputException.class, () -> Condition.above("m", 1, "1", Double.NaN, 1));
            assertThrows(InvalidInputException.class, () -> Condition.above("m", 1, "1", 0, 0));
        }
    }

    @Nested
    final class AsATable {
        @Test
        void hasTwentyRowsWithinTheWidth() {
            Claims claims = claims("deepseek-r1");
            assertEquals(20, ArticleClaims.ALL.size());
            assertTrue(claims.size() >= 20);
            String printed = claims.toString();
            assertTrue(printed.lines().allMatch(l -> l.length() <= Table.WIDTH), printed);
            assertFalse(printed.contains("not shown"), printed);
            assertTrue(claims.stream()
                    .allMatch(r -> !r.claim().explanation().isBlank()
                            && !r.claim().explanation().contains("\n")));
        }

        /** No sentence of the article is left without a claim, a mechanism and a series, and no claim without a sentence. */
        @Test
        void everySentenceOfTheArticleHasItsClaim() {
            Comparison comparison = Comparison.of(WORLD, Scenarios.named("deepseek-r1"));
            List<String> names = ArticleClaims.ALL.stream().map(Claim::name).toList();
            Set<String> asked = new TreeSet<>();
            List<Resources.Row> rows = Resources.csv(Claims.class, "article.csv");
            for (Resources.Row row : rows) {
                String sentence = row.text("sentence");
                assertFalse(sentence.isBlank() || row.text("mechanism").isBlank(), sentence);
                assertTrue(names.contains(row.text("claim")), sentence + ": " + row.text("claim"));
                asked.add(row.text("claim"));
                String series = row.text("series");
                if (series.equals("-")) {
                    assertEquals(
                            Claim.Reads.NO_RUN,
                            ArticleClaims.ALL
                                    .get(names.indexOf(row.text("claim")))
                                    .reads(),
                            sentence);
                } else {
                    String[] parts = series.split(" ", -1);
                    assertTrue(comparison.scenario().find(parts[0], parts[1]).isPresent(), series);
                }
            }
            assertEquals(new TreeSet<>(names), asked);
            assertTrue(rows.size() >= 29, rows.size() + " sentences");
        }

        @Test
        void answersOtherClaimsToo() {
            Claim own = Claim.of(
                    "edge-doubles",
                    "Edge GPUs double.",
                    "GPUs on edge in the last year.",
                    c -> List.of(Condition.above(
                            "GPUs on edge", c.change(Resource.GPUS.on("edge"), Horizon.LONG_RUN), "%", 1, 0.01)));
            Comparison comparison = Comparison.of(WORLD, Scenarios.named("edge-shift"));
            assertEquals(1, Claims.of(comparison, List.of(own)).size());
            String message = assertThrows(
                            InvalidInputException.class,
                            () -> comparison.claims().named("total-demand"))
                    .getMessage();
            assertTrue(message.contains("Maybe total-demand-backfires"), message);
        }
    }
}
