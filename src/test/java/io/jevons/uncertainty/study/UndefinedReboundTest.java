package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.base.InvalidInputException;
import io.jevons.market.Markets;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenarios;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.TornadoResult;
import io.jevons.uncertainty.quantiles.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tier on which nothing is saved in many draws, so that there is nothing to rebound from. */
@Tag("long")
final class UndefinedReboundTest {
    private static final Study STUDY = Ensemble.of(Markets.named("world-2024Q4"), Scenarios.named("deepseek-r1"))
            .draws(300)
            .seed(42)
            .run();

    private static final Resource CONSUMER = Resource.GPUS.on("consumer");
    private static final Metric REBOUND = Metric.rebound(CONSUMER);

    private static final int DEFINED =
            (int) Arrays.stream(STUDY.values(REBOUND)).filter(Double::isFinite).count();

    @Test
    void isSeenInMoreThanAFewDraws() {
        assertTrue(DEFINED > 30 && DEFINED < 270, "defined in " + DEFINED);
    }

    @Test
    void sharesOfVarianceAreRefusedWithWhatToUse() {
        List<Function<Metric, Object>> methods =
                List.of(STUDY::sobol, STUDY::pawn, STUDY::shapleyEffects, STUDY::morris);
        for (Function<Metric, Object> method : methods) {
            String message = assertThrows(InvalidInputException.class, () -> method.apply(REBOUND))
                    .getMessage();
            assertTrue(message.startsWith("rebound of GPUs on consumer, long run: "), message);
            assertTrue(message.contains("Metric.change(..) and Metric.backfire(..)"), message);
        }
    }

    @Test
    void whatIsNamedInsteadAnswers() {
        assertEquals(STUDY.inputs().names(), STUDY.pawn(Metric.change(CONSUMER)).names());
        assertEquals(
                STUDY.inputs().names(), STUDY.morris(Metric.backfire(CONSUMER)).names());
    }

    @Test
    void aTornadoStillHasItsBarsAndSaysWhatIsMissing() {
        TornadoResult tornado = STUDY.tornado(REBOUND);
        assertTrue(tornado.toString().contains("Not checked for interaction"), tornado.toString());
        assertTrue(tornado.toString().contains("is not a finite number"), tornado.toString());
    }

    @Test
    void thresholdsAreUndefinedWhereTheMetricIs() {
        Metric above = REBOUND.above(1);
        long hits = Arrays.stream(STUDY.values(REBOUND)).filter(r -> r > 1).count();
        assertEquals(Estimate.probability((int) hits, DEFINED), STUDY.probability(above));
        Estimate backfire = STUDY.probability(Metric.backfire(CONSUMER));
        assertEquals(Estimate.probability((int) hits, 300).countingAsNo(300 - DEFINED), backfire);
        String undefined = "it is undefined in " + (300 - DEFINED) + " of them, ";
        assertTrue(backfire.toString().contains(undefined), backfire.toString());
        assertTrue(backfire.toString().endsWith(" %, which count as no)"), backfire.toString());
        String conditional =
                STUDY.conditional(Metric.backfire(CONSUMER)).toString().replace('\n', ' ');
        assertTrue(
                conditional.contains("Rebound is undefined in " + (300 - DEFINED) + " of 300 draws, in which"),
                conditional);
        assertEquals(0, STUDY.probability(Metric.backfire(Resource.GPUS)).countedAsNo());
        assertEquals(DEFINED, STUDY.probability(REBOUND.below(1)).draws());
        double[] rebounds = STUDY.values(REBOUND);
        double[] events = STUDY.values(above);
        boolean[] same = new boolean[300];
        for (int i = 0; i < 300; i++) {
            same[i] = Double.isNaN(rebounds[i]) == Double.isNaN(events[i]);
        }
        boolean[] all = new boolean[300];
        Arrays.fill(all, true);
        assertArrayEquals(all, same);
    }

    @Test
    void figuresSayInHowManyDrawsTheyAreDefined() {
        assertEquals(DEFINED, STUDY.mean(REBOUND).draws());
        String count = ".*GPUs on consumer (" + DEFINED + " \\(long run\\) to \\d+ \\([\\w ]+\\)|\\d+ \\([\\w ]+\\) to "
                + DEFINED + " \\(long run\\))[;.].*";
        // The lines of a note break where the width ends.
        String table = STUDY.toString().replace('\n', ' ');
        assertTrue(table.contains("Of 300 draws it is defined in, by horizon: ") && table.matches(count), table);
        assertFalse(table.contains("GPUs on flagship 3"), table);
        String band = STUDY.reboundBand(CONSUMER).toString();
        assertTrue(band.contains("Rebound is undefined where nothing is saved"), band);
        assertTrue(STUDY.backfire(Resource.GPUS).toString().contains("Rebound is undefined"));
        String always = STUDY.reboundBand(Resource.GPUS.on("flagship")).toString();
        assertFalse(always.contains("undefined"), always);
    }
}
