package io.jevons.estimate;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.demand.Projection;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.Ensemble;
import io.jevons.uncertainty.ProgressListener;
import io.jevons.uncertainty.SequentialMonteCarlo;
import io.jevons.uncertainty.SequentialMonteCarloResult;
import io.jevons.uncertainty.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Takes what is uncertain of a market and a scenario from the ranges of their files to what the evidence leaves of them. Immutable;
 * {@link #run} runs it.
 *
 * <pre>{@code
 * var posterior = Conditioning.of(market, scenario).on(Evidence.bundled().asOf("2025-12-31")).particles(512).seed(42).run();
 * }</pre>
 *
 * <p>Predictions of what was observed come from the scenario: it should say what happened. The base is that world without the
 * scenario's shocks, under the same draw. The likelihood of an observation is Student's t with four degrees of freedom around the
 * model's logarithm, with the observation's error and a discrepancy of its series, half-normal(0.15), which is drawn with the rest;
 * the sampler is {@link SequentialMonteCarlo}.
 */
public final class Conditioning {
    private static final int LEAST_PARTICLES = 16;

    /** A miss of the nearest draw by more of its errors than this says that the model has nothing like it. */
    private static final int BEYOND = 6;

    private final Market market;
    private final Scenario scenario;
    private final Evidence evidence;
    private final int particles;
    private final long seed;
    private final List<ProgressListener> listeners;

    private Conditioning(
            Market market,
            Scenario scenario,
            Evidence evidence,
            int particles,
            long seed,
            List<ProgressListener> listeners) {
        this.market = market;
        this.scenario = scenario;
        this.evidence = evidence;
        this.particles = particles;
        this.seed = seed;
        this.listeners = listeners;
    }

    /**
     * On no evidence yet, with 4 096 particles and seed 1.
     *
     * @param market the market
     * @param scenario the scenario that says what happened
     * @return the conditioning, not yet run
     */
    public static Conditioning of(Market market, Scenario scenario) {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        return new Conditioning(market, scenario, Evidence.of(), 4096, 1, List.of());
    }

    /**
     * On evidence.
     *
     * @param observed what was observed
     * @return a changed copy
     */
    public Conditioning on(Evidence observed) {
        Objects.requireNonNull(observed, "observed");
        return new Conditioning(market, scenario, observed, particles, seed, listeners);
    }

    /**
     * With a number of particles, which is that of the draws too.
     *
     * @param count how many, at least 16
     * @return a changed copy
     * @throws InvalidInputException if there are fewer
     */
    public Conditioning particles(int count) {
        Checks.atLeast("particles", count, LEAST_PARTICLES);
        return new Conditioning(market, scenario, evidence, count, seed, listeners);
    }

    /**
     * With a seed. The same seed gives the same draws, whatever the number of threads.
     *
     * @param number any number
     * @return a changed copy
     */
    public Conditioning seed(long number) {
        return new Conditioning(market, scenario, evidence, particles, number, listeners);
    }

    /**
     * Tells a listener how far the run has come.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public Conditioning progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        List<ProgressListener> more = new ArrayList<>(listeners);
        more.add(listener);
        return new Conditioning(market, scenario, evidence, particles, seed, List.copyOf(more));
    }

    /**
     * The evidence.
     *
     * @return what was observed
     */
    public Evidence evidence() {
        return evidence;
    }

    /**
     * Runs it.
     *
     * @return the posterior
     * @throws InvalidInputException if nothing counts in the evidence, an observation is of a series or quarter that the model
     *     does not have, or of a value that no draw comes near; it is named
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public Posterior run() {
        Projection central = Comparison.of(market, scenario).scenario();
        EvidenceLikelihood.check(evidence, central);
        if (evidence.size() == 0) {
            throw nothingCounts();
        }
        Ensemble ensemble = quietly(Ensemble.of(market, scenario));
        EvidenceLikelihood likelihood = new EvidenceLikelihood(ensemble, central.market(), evidence);
        if (IntStream.range(0, evidence.size()).noneMatch(likelihood::counts)) {
            throw nothingCounts();
        }
        SequentialMonteCarlo sampler = SequentialMonteCarlo.of(likelihood.prior(ensemble.inputs()), likelihood)
                .particles(particles)
                .seed(seed);
        for (ProgressListener listener : listeners) {
            sampler = sampler.progress(listener);
        }
        SequentialMonteCarloResult result = sampler.run();
        double[][] draws = result.draws();
        double[][] predictions = likelihood.predictions(draws);
        requireNear(likelihood, predictions, draws);
        int inputs = ensemble.inputs().size();
        double[][] ofEngine =
                Arrays.stream(draws).map(x -> Arrays.copyOf(x, inputs)).toArray(double[][]::new);
        Study before = ensemble.draws(particles).seed(seed).run();
        Study after = ensemble.givenDraws(ofEngine).run();
        return new Posterior(this, likelihood, result, predictions, before, after);
    }

    private InvalidInputException nothingCounts() {
        return new InvalidInputException(
                "evidence: has no observation that counts, must have one or more: " + evidence.size()
                        + " were given, and the first of a series whose growth alone counts is no growth yet");
    }

    /** The model's values of other observations at draws of the sampler, by observation and draw. */
    double[][] predictions(Evidence others, double[][] draws) {
        Ensemble ensemble = quietly(Ensemble.of(market, scenario));
        Market staged = Comparison.of(market, scenario).scenario().market();
        return new EvidenceLikelihood(ensemble, staged, others).predictions(draws);
    }

    /** The bar that a terminal shows would tell of the studies, not of the sampler. */
    private static Ensemble quietly(Ensemble ensemble) {
        return ensemble.progress((done, of) -> {});
    }

    private static void requireNear(EvidenceLikelihood likelihood, double[][] predictions, double[][] draws) {
        for (int k = 0; k < predictions.length; k++) {
            if (!likelihood.counts(k)) {
                continue;
            }
            double least = Double.POSITIVE_INFINITY;
            double nearest = Double.NaN;
            for (int i = 0; i < draws.length; i++) {
                double miss = Math.abs(likelihood.standardized(k, predictions, i, draws[i]));
                if (miss < least) {
                    least = miss;
                    nearest = predictions[k][i];
                }
            }
            if (least > BEYOND) {
                Observation beyond = likelihood.observations().get(k);
                throw new InvalidInputException("evidence: " + beyond.label() + " = " + beyond.value()
                        + (likelihood.isGrowth(k) ? ", as growth since the one before it," : "") + ": must be within "
                        + BEYOND + " of its errors from some draw; the nearest has "
                        + Numbers.human(nearest) + ", which is " + Numbers.human(least) + " of them away"
                        + "\nMaybe its unit is another one (flows are annual), its error is larger, or the ranges of the"
                        + " market are too narrow");
            }
        }
    }

    @Override
    public String toString() {
        return "Conditioning of " + scenario.name() + " on " + market.name() + " on " + evidence.size()
                + " observations, " + particles + " particles, seed " + seed + "; run() runs it";
    }
}
