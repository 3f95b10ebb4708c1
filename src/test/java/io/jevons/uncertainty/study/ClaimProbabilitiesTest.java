package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.market.MarketText;
import io.jevons.market.Markets;
import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Horizon;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Claims whose answers are known in every draw: by where the change of GPUs lies among the forty. */
final class ClaimProbabilitiesTest {
    private static final int DRAWS = 40;
    private static final Scenario SCENARIO = Scenario.parse("mine.yaml", """
            scenario: mine
            shocks:
              - efficiency: {grade: "*", factor: 3, from: 2019Q4}
              - demand: {cell: eager, factor: 1.4, from: 2019Q4}
            """);

    private final Study study = Ensemble.of(MarketText.small().read(), SCENARIO)
            .withoutFileDistributions()
            .vary("cells.eager.elasticity", Vary.set(Distribution.uniform(0.4, 1.6)))
            .draws(DRAWS)
            .seed(5)
            .run();

    private final double[] changes = study.values(Metric.change(Resource.GPUS));
    private final double[] sorted = Arrays.stream(changes).sorted().toArray();

    private static Claim claim(String name, Claim.Reads reads, Function<Comparison, ClaimResult.Answer> answer) {
        return new Claim() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String sentence() {
                return "It is " + name + ".";
            }

            @Override
            public String explanation() {
                return "made up";
            }

            @Override
            public Claim.Reads reads() {
                return reads;
            }

            @Override
            public ClaimResult evaluate(Comparison comparison) {
                return new ClaimResult(this, answer.apply(comparison), List.of());
            }
        };
    }

    private static double change(Comparison comparison) {
        return comparison.change(Resource.GPUS, Horizon.LONG_RUN);
    }

    /** The lowest four do not apply, the next ten are false, the next six undecided, the other twenty true. */
    private ClaimResult.Answer byPlace(double change) {
        int place = Arrays.binarySearch(sorted, change);
        assertTrue(place >= 0, "another change than in the study");
        return place < 4
                ? ClaimResult.Answer.NOT_APPLICABLE
                : place < 14
                        ? ClaimResult.Answer.FALSE
                        : place < 20 ? ClaimResult.Answer.UNDECIDED : ClaimResult.Answer.TRUE;
    }

    private final ClaimProbabilities claims = ClaimProbabilities.of(
            study.studied(),
            List.of(
                    claim("placed", Claim.Reads.SCENARIO, c -> byPlace(change(c))),
                    claim("nowhere", Claim.Reads.SCENARIO, c -> ClaimResult.Answer.NOT_APPLICABLE),
                    claim("broken", Claim.Reads.SCENARIO, c -> {
                        if (change(c) > sorted[36]) {
                            throw new IllegalStateException("made up");
                        }
                        return ClaimResult.Answer.TRUE;
                    }),
                    claim(
                            "more",
                            Claim.Reads.RESPONSE_AND_SCENARIO,
                            c -> change(c) > sorted[19] ? ClaimResult.Answer.TRUE : ClaimResult.Answer.FALSE)));

    @Test
    void areSharesOfTheDrawsToWhichTheyApply() {
        assertEquals(Estimate.probability(20, 36), claims.probability("placed"));
        assertTrue(claims.applies("placed"));
        assertFalse(claims.applies("nowhere"));
        assertEquals(Estimate.probability(37, 37), claims.probability("broken"));
        assertEquals(Estimate.probability(20, 40), claims.probability("more"));
        double[] expected = Arrays.stream(changes)
                .map(x -> switch (byPlace(x)) {
                    case TRUE -> 1;
                    case NOT_APPLICABLE -> Double.NaN;
                    default -> 0;
                })
                .toArray();
        assertArrayEquals(expected, claims.inDraws("placed"));
    }

    /** Coal is no GPU: what a comparison of it says of the article's claims its study says in every draw. */
    @Test
    void ofTheArticleApplyToNoDrawOfACaseOfHistory() {
        Study coal = Ensemble.of(Markets.named("coal-1865"), Scenarios.named("coal-1865"))
                .vary("cells.*.elasticity", Vary.scale(Distribution.uniform(0.8, 1.2)))
                .draws(6)
                .seed(3)
                .run();
        ClaimProbabilities claims = coal.claims();
        for (ClaimResult one : coal.replay(3).claims()) {
            assertEquals(ClaimResult.Answer.NOT_APPLICABLE, one.answer());
            String name = one.claim().name();
            assertFalse(claims.applies(name), name);
            for (double answer : claims.inDraws(name)) {
                assertEquals(Double.NaN, answer, name);
            }
        }
        String text = claims.toString().replaceAll("\\s+", " ");
        assertTrue(
                text.contains(
                        "The article's claims are about the market for AI, and not applicable to coal for Scotch iron."),
                text);
        assertFalse(study.claims().toString().contains("not applicable to"));
    }

    /** What no run decides is no share of draws; what the cost model decides draw by draw is one. */
    @Test
    void ofWhatWasMeasuredHaveNoStandardError() {
        ClaimProbabilities both = ClaimProbabilities.of(
                study.studied(),
                List.of(
                        claim("measured", Claim.Reads.NO_RUN, c -> ClaimResult.Answer.TRUE),
                        claim("worked-out", Claim.Reads.NO_RUN, c -> byPlace(change(c))),
                        claim("always", Claim.Reads.SCENARIO, c -> ClaimResult.Answer.TRUE)));
        Table table = both.toTable();
        assertEquals(Double.NaN, table.get(0, "s.e."));
        assertEquals(both.probability("worked-out").standardError(), table.get(1, "s.e."));
        assertEquals(both.probability("always").standardError(), table.get(2, "s.e."));
        assertTrue(table.notes().stream().anyMatch(n -> n.startsWith("No run answers measured: ")), table::toString);
    }

    /** The answer to efficiency alone takes fewer GPUs than with the demand that is assumed beside it. */
    @Test
    void readTheResponseWhereTheyAskForIt() {
        long inResponse = 0;
        for (int i = 0; i < DRAWS; i++) {
            inResponse += change(study.replay(i).ofResponse()) > sorted[19] ? 1 : 0;
        }
        assertTrue(inResponse < 20, inResponse + " of the draws");
        assertEquals(inResponse / (double) DRAWS, claims.toTable().get(3, "response"));
    }

    @Test
    void areTabledWithWhatThrew() {
        Table table = claims.toTable();
        assertEquals(4, table.rowCount());
        assertEquals("placed", table.get(0, "claim"));
        assertEquals("It is placed.", table.get(0, "sentence"));
        assertEquals(20 / 36.0, table.get(0, "true"));
        assertEquals(10 / 36.0, table.get(0, "false"));
        assertEquals(6 / 36.0, table.get(0, "undecided"));
        assertEquals(36, table.get(0, "draws"));
        assertEquals("36", table.show(0, 6));
        assertEquals(Estimate.probability(20, 36).standardError(), table.get(0, "s.e."));
        assertEquals(Double.NaN, table.get(0, "response"));
        assertEquals(Double.NaN, table.get(1, "s.e."));
        int first = 0;
        while (changes[first] <= sorted[36]) {
            first++;
        }
        String text = claims.toString().replaceAll("\\s+", " ");
        assertTrue(
                text.contains("claim broken threw an exception in 3 draws, the first of them draw " + first + ","),
                text);
        assertFalse(text.contains("claim placed threw"), text);
    }

    @Test
    void ofClaimsThatApplyToNothingAreRefused() {
        String message = assertThrows(InvalidInputException.class, () -> claims.probability("nowhere"))
                .getMessage();
        assertEquals("claim 'nowhere': applies to no draw", message);
        String unknown = assertThrows(InvalidInputException.class, () -> claims.applies("placd"))
                .getMessage();
        assertTrue(unknown.contains("Maybe placed"), unknown);
        ClaimProbabilities broken =
                ClaimProbabilities.of(study.studied(), List.of(claim("broken", Claim.Reads.SCENARIO, c -> {
                    throw new IllegalStateException("made up");
                })));
        String threw = assertThrows(InvalidInputException.class, () -> broken.probability("broken"))
                .getMessage();
        assertEquals("claim 'broken': applies to no draw, and throws in 40", threw);
    }
}
