package io.jevons.uncertainty.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jevons.rebound.TinyMarket;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.Sampler;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.quantiles.Estimate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jevons straddle, through the engine: a token takes a tenth of the GPU-hours, rents stay, and the elasticity ε is normal
 * with mean 1.1 and standard deviation 0.3. Spending goes by 10^(ε - 1), which is lognormal.
 *
 * <p>These samplers put one draw into each of n slices of equal probability, and spending rises with ε, so that the share of
 * draws below any value differs from the probability by less than 1/n, and a quantile at p lies between the true ones at p -
 * 2/n and p + 2/n: no tolerance is left to judgement.
 */
final class StraddleTest {
    private static final int DRAWS = 2048;
    private static final String END = "2025Q4";
    private static final Distribution RATIO = Distribution.lognormal(0.1 * Math.log(10), 0.3 * Math.log(10));

    private static Study study(Sampler sampler) {
        return Ensemble.of(TinyMarket.oneTier(3), TinyMarket.efficiency(10))
                .vary("cells.all.elasticity", Vary.set(Distribution.normal(1.1, 0.3)))
                .sampler(sampler)
                .draws(DRAWS)
                .seed(4)
                .run();
    }

    @ParameterizedTest
    @EnumSource(names = "MONTE_CARLO", mode = EnumSource.Mode.EXCLUDE)
    void bandsAreLognormal(Sampler sampler) {
        Study study = study(sampler);
        // An elasticity below zero is refused; its probability is 0.0001.
        assertTrue(study.failures().size() <= 1);
        study.failures().forEach(f -> assertTrue(study.draw(f.draw())[0] < 0));
        for (double p : new double[] {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
            Band band = study.band("gpu", "need", p);
            double ratio = band.scenario(p).at(END) / band.base(p).at(END);
            double low = RATIO.quantile(p - 2.0 / DRAWS);
            double high = RATIO.quantile(p + 2.0 / DRAWS);
            assertTrue(ratio >= low && ratio <= high, p + ": " + low + " " + ratio + " " + high);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MONTE_CARLO", mode = EnumSource.Mode.EXCLUDE)
    void spendingRisesWithTheProbabilityOfAnElasticityAboveOne(Sampler sampler) {
        Metric rises = Metric.difference("gpu", "need", END).above(0);
        Estimate probability = study(sampler).probability(rises);
        // Draws that failed have an elasticity below zero, and so none above one.
        double ofAll = probability.value() * probability.draws() / DRAWS;
        assertEquals(.630558660, ofAll, 1.0 / DRAWS);
    }

    @ParameterizedTest
    @EnumSource(names = "MONTE_CARLO")
    void randomDrawsHoldTheTruthWithinTheirErrors(Sampler sampler) {
        Study study = study(sampler);
        Metric rises = Metric.difference("gpu", "need", END).above(0);
        Estimate probability = study.probability(rises);
        assertEquals(.630558660, probability.value(), 4 * probability.standardError());
    }
}
