package io.jevons.estimate.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.estimate.Evidence;
import io.jevons.estimate.Observation;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.TemperingStage;
import io.jevons.uncertainty.Vary;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A posterior as evidence comes in: day by day, run again from its manifest, and updated. */
final class PosteriorUpdateTest {
    @Nested
    class DayByDay {
        private final Posterior days = PosteriorTest.conditioning()
                .on(Evidence.of(
                        PosteriorTest.tokens("2019Q3", 1.0).knownOn("2019-10-20"),
                        PosteriorTest.tokens("2019Q4", 1.6).knownOn("2020-01-20"),
                        PosteriorTest.tokens("2020Q1", 1.9).knownOn("2020-01-25"),
                        PosteriorTest.tokens("2020Q2", 2.3).knownOn("2020-07-20")))
                .particles(1024)
                .dayByDay()
                .run();

        /** The scores of the days add up to the evidence, and that is what it is when all comes in at once. */
        @Test
        void scoresAddUpToTheEvidence() {
            Table scores = days.scores();
            assertEquals(4, scores.rowCount());
            assertEquals("2019-10-20", scores.get(0, 0));
            assertEquals("total tokens of 2020Q2", scores.get(3, 1));
            assertEquals(days.logEvidence(), (Double) scores.get(3, 3), 1e-9);
            Posterior once = PosteriorTest.conditioning().particles(1024).run();
            double error =
                    Math.hypot(once.sample().logEvidenceError(), days.sample().logEvidenceError());
            assertEquals(once.logEvidence(), days.logEvidence(), 5 * error);
        }

        /** What a day scores is how the evidence of the days so far grew. */
        @Test
        void aDayScoresWhatItAdds() {
            Posterior two = PosteriorTest.conditioning()
                    .on(Evidence.of(PosteriorTest.tokens("2019Q3", 1.0), PosteriorTest.tokens("2019Q4", 1.6)))
                    .particles(1024)
                    .run();
            double soFar = (Double) days.scores().get(1, 3);
            assertEquals(two.logEvidence(), soFar, 5 * Math.hypot(two.sample().logEvidenceError(), 0.05));
        }

        @Test
        void areAskedOfSuchARunAlone() {
            InvalidInputException refused = assertThrows(InvalidInputException.class, PosteriorTest.POSTERIOR::scores);
            assertTrue(refused.getMessage().contains("dayByDay()"), refused.getMessage());
        }
    }

    @Nested
    class ManifestOfARun {
        @Test
        void repeatsItToTheBit() {
            PosteriorManifest manifest =
                    PosteriorManifest.parse(PosteriorTest.POSTERIOR.manifest().toJson());
            assertEquals(PosteriorTest.POSTERIOR.manifest(), manifest);
            Posterior again = Conditioning.from(
                            manifest, PosteriorTest.MARKET, PosteriorTest.SCENARIO, PosteriorTest.EVIDENCE)
                    .run();
            assertArrayEquals(
                    PosteriorTest.POSTERIOR.sample().draws(), again.sample().draws());
            assertEquals(PosteriorTest.POSTERIOR.logEvidence(), again.logEvidence());
        }

        @Test
        void keepsPriorsThatWereVaried() {
            Posterior varied = PosteriorTest.conditioning()
                    .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.9, 1.1)))
                    .run();
            Posterior again = Conditioning.from(
                            varied.manifest(), PosteriorTest.MARKET, PosteriorTest.SCENARIO, PosteriorTest.EVIDENCE)
                    .run();
            assertArrayEquals(varied.sample().draws(), again.sample().draws());
            assertTrue(varied.logEvidence() != PosteriorTest.POSTERIOR.logEvidence());
        }

        @Test
        void refusesOtherEvidence() {
            InvalidInputException refused = assertThrows(
                    InvalidInputException.class,
                    () -> Conditioning.from(
                            PosteriorTest.POSTERIOR.manifest(),
                            PosteriorTest.MARKET,
                            PosteriorTest.SCENARIO,
                            PosteriorTest.EVIDENCE.with(PosteriorTest.tokens("2020Q3", 2.6))));
            assertTrue(refused.getMessage().startsWith("evidence has SHA-256 "), refused.getMessage());
            assertTrue(refused.getMessage().contains("(5 observations): must be "), refused.getMessage());
        }
    }

    @Nested
    class Updates {
        private final Observation next = PosteriorTest.tokens("2020Q3", 2.6);
        private final Posterior updated = PosteriorTest.POSTERIOR.update(next);

        /** Particles enough that the errors of both are small; a figure that shifts what is known by half of its spread. */
        @Test
        void sayWhatAWholeRunSays() {
            Posterior early = PosteriorTest.conditioning().particles(1024).run();
            Posterior once = PosteriorTest.conditioning()
                    .on(PosteriorTest.EVIDENCE.with(next))
                    .particles(1024)
                    .run();
            Posterior then = early.update(next);
            for (int j = 0; j < once.sample().prior().size(); j++) {
                double error =
                        Math.hypot(once.sample().meanError(j), then.sample().meanError(j));
                assertEquals(once.sample().mean(j), then.sample().mean(j), 5 * error);
                assertEquals(1, then.sample().sd(j) / once.sample().sd(j), 0.2);
            }
            double error =
                    Math.hypot(once.sample().logEvidenceError(), then.sample().logEvidenceError());
            assertEquals(once.logEvidence(), then.logEvidence(), 5 * error);
            assertEquals(then.logEvidence() - early.logEvidence(), then.sample().increments()[1], 1e-9);
            assertTrue(then.logEvidence() != early.logEvidence());
        }

        /** One stage more, and evaluations for that alone. */
        @Test
        void goOnFromTheParticles() {
            List<TemperingStage> stages = updated.sample().stages();
            int before = PosteriorTest.POSTERIOR.sample().stages().size();
            assertEquals(PosteriorTest.POSTERIOR.sample().stages(), stages.subList(0, before));
            assertEquals(
                    before + 1, stages.size(), updated.sample().stageTable().toString());
            assertEquals("evidence that came in", stages.get(before).evidence());
            assertTrue(updated.sample().evaluations()
                    < 1.6 * PosteriorTest.POSTERIOR.sample().evaluations());
            assertEquals(5, updated.checks().rowCount());
        }

        /** Of a figure between two others, what the later one grew from changes; a series that is new brings its discrepancy. */
        @Test
        void takeAnyOrderAndSeries() {
            Evidence gap = Evidence.of(
                    PosteriorTest.tokens("2019Q3", 1.0),
                    PosteriorTest.tokens("2019Q4", 1.6),
                    PosteriorTest.tokens("2020Q2", 2.3));
            Observation[] more = {
                PosteriorTest.tokens("2020Q1", 1.9),
                Observation.of("big+small+rival", "sales", "2020Q1", 1e9).error(0.5)
            };
            Posterior then =
                    PosteriorTest.conditioning().on(gap).particles(1024).run().update(more);
            Posterior once = PosteriorTest.conditioning()
                    .on(gap.with(more))
                    .particles(1024)
                    .run();
            assertEquals(once.sample().prior().names(), then.sample().prior().names());
            double error =
                    Math.hypot(once.sample().logEvidenceError(), then.sample().logEvidenceError());
            assertEquals(once.logEvidence(), then.logEvidence(), 5 * error);
            for (int j = 0; j < once.sample().prior().size(); j++) {
                double ofMean =
                        Math.hypot(once.sample().meanError(j), then.sample().meanError(j));
                assertEquals(once.sample().mean(j), then.sample().mean(j), 5 * ofMean);
            }
        }

        @Test
        void areToldByTheManifestAndRepeated() {
            Posterior twice = updated.update(PosteriorTest.tokens("2020Q4", 2.8));
            PosteriorManifest manifest =
                    PosteriorManifest.parse(twice.manifest().toJson());
            assertEquals(twice.manifest(), manifest);
            assertEquals(List.of(4, 5), manifest.updates());
            assertTrue(manifest.toJson().contains("\"updates\": [4, 5]"), manifest.toJson());
            Posterior again = Conditioning.from(
                            manifest,
                            PosteriorTest.MARKET,
                            PosteriorTest.SCENARIO,
                            PosteriorTest.EVIDENCE.with(next, PosteriorTest.tokens("2020Q4", 2.8)))
                    .run();
            assertArrayEquals(twice.sample().draws(), again.sample().draws());
            assertEquals(twice.logEvidence(), again.logEvidence());
            assertEquals(twice.toString(), again.toString());
            assertArrayEquals(
                    updated.sample().draws(),
                    PosteriorTest.POSTERIOR.update(next).sample().draws());
        }

        /** What came in day by day is run again as a whole; so is what nothing is added to. */
        @Test
        void ofEvidenceDayByDayAreWholeRuns() {
            Evidence two = Evidence.of(PosteriorTest.tokens("2019Q3", 1.0), PosteriorTest.tokens("2019Q4", 1.6));
            Posterior days = PosteriorTest.conditioning()
                    .on(two)
                    .particles(64)
                    .dayByDay()
                    .run();
            Posterior then = days.update(PosteriorTest.tokens("2020Q1", 1.9));
            assertEquals(3, then.scores().rowCount());
            assertEquals(List.of(), then.manifest().updates());
            assertEquals(
                    PosteriorTest.POSTERIOR.logEvidence(),
                    PosteriorTest.POSTERIOR.update().logEvidence());
        }

        @Test
        void areRefusedByName() {
            InvalidInputException twice = assertThrows(
                    InvalidInputException.class,
                    () -> PosteriorTest.POSTERIOR.update(PosteriorTest.tokens("2020Q1", 1.9)));
            assertTrue(twice.getMessage().startsWith("evidence: total tokens of 2020Q1 of series"), twice.getMessage());
            InvalidInputException sails = assertThrows(
                    InvalidInputException.class,
                    () -> PosteriorTest.POSTERIOR.update(Observation.of("big", "sails", "2020Q1", 1)));
            assertTrue(sails.getMessage().startsWith("evidence: big sails of 2020Q1: "), sails.getMessage());
            InvalidInputException far = assertThrows(
                    InvalidInputException.class,
                    () -> PosteriorTest.POSTERIOR.update(
                            Observation.of("big", "rent", "2020Q2", 1e20).error(0.05)));
            assertTrue(
                    far.getMessage().startsWith("evidence: big rent of 2020Q2 = 1.0E20: must be within 6"),
                    far.getMessage());
        }
    }
}
