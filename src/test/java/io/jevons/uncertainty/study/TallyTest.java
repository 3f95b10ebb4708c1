package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.market.Market;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.quantiles.ExactSum;
import io.jevons.uncertainty.runner.DrawRunner;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is kept of a metric of more draws than are kept by value. */
final class TallyTest {
    private static final int MANY = 100_500;

    /** Two years alone, so that many draws take seconds. */
    static Ensemble small() {
        Market market =
                Market.parse("short", "market: short\nbased-on: data-centres-2010-2018\nstart: 2010Q1\nquarters: 8\n");
        Scenario scenario = Scenario.parse(
                "cheaper",
                "scenario: cheaper\nshocks:\n  - efficiency: {grade: \"*\", factor: 3, from: 2010Q3, half-life: 0.5}\n");
        return Ensemble.of(market, scenario)
                .progress((done, of) -> {})
                .vary("cells.*.elasticity", Vary.scale(Distribution.lognormal90(0.5, 1.8)))
                .vary("cells.*.adjust-time", Vary.scale(Distribution.uniform(0.5, 2)))
                .seed(7);
    }

    private static Tally of(double... values) {
        Tally tally = new Tally();
        tally.add(values);
        return tally;
    }

    /** Below the values that set its edges a sketch is exact, so that a tally has what all values have. */
    @Test
    void infiniteValuesAreOfBothEnds() {
        double[] values = new double[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 20 ? Double.NEGATIVE_INFINITY : i < 250 ? i * i : Double.POSITIVE_INFINITY;
        }
        Tally tally = of(values);
        assertEquals(300, tally.defined());
        for (double p : new double[] {0.01, 0.05, 0.0667, 0.07, 0.3, 0.5, 0.8, 0.832, 0.84, 0.9}) {
            Estimate expected = Estimate.quantile(p, values);
            assertEquals(expected.value(), tally.quantile(p).value(), 1e-9, "at " + p);
            assertEquals(expected.standardError(), tally.quantile(p).standardError(), 1e-9, "at " + p);
        }
        assertEquals(Double.NaN, tally.mean().value());
        assertEquals(
                Double.POSITIVE_INFINITY,
                of(1, 2, Double.POSITIVE_INFINITY).mean().value());
        assertEquals(
                Double.NEGATIVE_INFINITY,
                of(1, 2, Double.NEGATIVE_INFINITY).mean().value());
    }

    /** Against arithmetic of any precision, over the whole range of doubles. */
    @Test
    void sumsAreExactInAnyOrder() {
        Random random = new Random(1);
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            double any = Double.longBitsToDouble(random.nextLong());
            values[i] = Double.isFinite(any) ? any : Double.MIN_VALUE;
        }
        values[0] = Double.MAX_VALUE;
        values[1] = Double.MAX_VALUE;
        values[2] = -Double.MIN_VALUE;
        values[3] = -0.0;
        BigDecimal expected = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        ExactSum forwards = new ExactSum();
        ExactSum backwards = new ExactSum();
        for (int i = 0; i < values.length; i++) {
            forwards.add(values[i]);
            backwards.add(values[values.length - 1 - i]);
        }
        BigDecimal unit = new BigDecimal(Double.MIN_VALUE);
        assertEquals(0, expected.compareTo(new BigDecimal(forwards.units()).multiply(unit)));
        assertEquals(forwards.units(), backwards.units());
        assertEquals(BigInteger.ZERO, new ExactSum().units());
    }

    @Test
    void meanAndErrorAreThoseOfTheValues() {
        Random random = new Random(2);
        double[] values = new double[5000];
        Arrays.setAll(values, i -> 1e9 + random.nextGaussian());
        Estimate expected = Estimate.mean(values);
        Estimate found = of(values).mean();
        assertEquals(expected.value(), found.value(), 1e-6);
        assertEquals(expected.standardError(), found.standardError(), 1e-9 * expected.standardError());
        assertEquals(values.length, found.draws());
    }

    @Test
    void leavesOutWhatIsUndefined() {
        Tally tally = of(1, Double.NaN, 0, 1, 1);
        assertEquals(4, tally.defined());
        assertEquals(1, tally.undefined());
        assertEquals(0.75, tally.probability().value());
        assertEquals(Double.POSITIVE_INFINITY, of(1e300, -1e300, 1e300).mean().standardError());
        assertEquals(0, of(3, 3, 3).mean().standardError());
    }

    @Test
    void quantilesOfFewValuesAreThoseOfTheValues() {
        double[] values = {3, 1, 2, 5, 4, 9, 8, 7, 6, 0};
        for (double p : new double[] {0.05, 0.5, 0.95}) {
            Estimate expected = Estimate.quantile(p, values);
            Estimate found = of(values).quantile(p);
            assertEquals(expected.value(), found.value(), 1e-12);
            assertEquals(expected.standardError(), found.standardError(), 1e-12);
        }
    }

    /** Beyond the bound a study answers from sums and sketches, and gives values only to who asks for them. */
    @Test
    @Tag("long")
    void aStudyOfManyDrawsAnswersAsItsValuesDo() {
        Metric change = Metric.change(Resource.GPUS);
        Metric less = change.above(0.1);
        int[] asked = {0};
        DrawRunner counts = (job, chunks, taker) -> {
            asked[0] += chunks.size();
            DrawRunner.local(2).run(job, chunks, taker);
        };
        Study study = small().draws(MANY).on(counts).run().asked(change, less);
        int ran = asked[0];
        Estimate mean = study.mean(change);
        Estimate probability = study.probability(less);
        Estimate median = study.quantile(change, 0.5);
        assertEquals(MANY, study.defined(change));
        assertEquals(ran, asked[0], "all of it is known");
        double[] values = study.values(change);
        assertEquals(ran + ran / 2, asked[0], "values are run for anew");
        Estimate expected = Estimate.mean(values);
        assertEquals(expected.value(), mean.value(), 1e-13);
        assertEquals(expected.standardError(), mean.standardError(), 1e-15);
        assertEquals(Arrays.stream(values).filter(x -> x > 0.1).count() / (double) MANY, probability.value());
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertTrue(median.value() >= sorted[(int) (0.499 * MANY)] && median.value() <= sorted[(int) (0.501 * MANY)]);
        double exact = Estimate.quantile(0.5, values).standardError();
        assertEquals(exact, median.standardError(), 0.2 * exact);
        Study here = small().draws(MANY).threads(1).run();
        assertEquals(here.mean(change), mean);
        assertEquals(here.probability(less), probability);
        assertEquals(here.quantile(change, 0.5), median);
        assertTrue(study.conditional(less).toString().contains("first 100000 of " + MANY + " draws"));
        assertArrayEquals(
                study.studied().draws().block(0, 3),
                study.studied().draws().first(3).all());
    }

    @Test
    void nothingDefinedIsRefused() {
        Tally tally = of(Double.NaN, Double.NaN);
        assertEquals(2, tally.undefined());
    }
}
