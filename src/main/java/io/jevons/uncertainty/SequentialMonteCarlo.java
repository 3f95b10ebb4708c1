package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.internal.Chunks;
import io.jevons.uncertainty.particles.Agreement;
import io.jevons.uncertainty.runner.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * From a prior to a posterior, for any log likelihood: tempered sequential Monte Carlo (Del Moral, Doucet and Jasra 2006,
 * doi:10.1111/j.1467-9868.2006.00553.x).
 *
 * <p>Particles are drawn from the prior and taken through π_τ ∝ prior · L^τ from τ = 0 to 1. The next τ is that at which the
 * effective sample size of the weights L^Δτ is half the particles, by bisection. Weighted particles are resampled
 * (systematically) and moved by Metropolis steps, from 3 to 20 rounds until the mean squared jump is three quarters of that between
 * independent particles. Steps are scaled towards an acceptance of 25 %; a draw anew cannot be longer than a whole one, and is accepted
 * more often than that where the particles' normal approximation is good. Of two kinds of step, a random walk with covariance (2.38²/d) Σ and a
 * draw anew about the mean of the particles (preconditioned Crank-Nicolson, Cotter et al. 2013, doi:10.1214/13-STS421), that is
 * taken which goes farther, and the other every fourth round. Σ and mean are learned from the half of the particles that a particle
 * does not belong to, so that its steps do not depend on where it is.
 * All of it happens in the space of independent standard normal scores of the inputs, where the prior is N(0, I) whatever their
 * distributions and rank correlations.
 *
 * <pre>{@code
 * var normal = Distribution.normal(0, 1);
 * var smc = SequentialMonteCarlo.of(List.of(normal), x -> -0.5 * (2 - x[0]) * (2 - x[0])).particles(4_096).seed(42).run();
 * smc.mean(0);              // 1, with smc.meanError(0)
 * smc.logEvidence();        // ln of the integral of prior · likelihood, with smc.logEvidenceError()
 * }</pre>
 *
 * <p>A likelihood of 0, minus infinity as a logarithm, is a value like any other and is counted. A log likelihood that is not a
 * number, or plus infinity, is a failed run: it has likelihood 0 and is counted apart. The result depends on the seed and the
 * number of particles alone, to the last bit, whatever the number of threads. Immutable; a setting returns a changed copy.
 */
public final class SequentialMonteCarlo {
    private static final int LEAST_PARTICLES = 16;

    /** Runs that differ as much by chance in less than one case of as many do not agree. */
    private static final double DISAGREE = 0.01;

    /** Enough to tell whether runs agree. */
    private static final int MOST_RUNS = 100;

    private final Inputs inputs;
    private final BatchModel logLikelihoods;
    private final Settings settings;

    /** How a run is made. */
    record Settings(int particles, long seed, int threads, List<ProgressListener> listeners) {}

    private SequentialMonteCarlo(Inputs inputs, BatchModel logLikelihoods, Settings settings) {
        this.inputs = inputs;
        this.logLikelihoods = logLikelihoods;
        this.settings = settings;
    }

    /**
     * A sampler for a function of independent inputs.
     *
     * @param prior the distributions of the inputs, at least one
     * @param logLikelihood the natural logarithm of the likelihood at values of the inputs, up to a constant that the log
     *     evidence then has too; safe to call on several threads
     * @return the sampler, of 4 096 particles and seed 0 unless set
     * @throws io.jevons.base.InvalidInputException if there are no inputs
     */
    public static SequentialMonteCarlo of(List<Distribution> prior, ToDoubleFunction<double[]> logLikelihood) {
        Objects.requireNonNull(prior, "prior");
        Objects.requireNonNull(logLikelihood, "logLikelihood");
        return of(Inputs.of(prior), BatchModel.of(logLikelihood));
    }

    /**
     * A sampler for a model that takes many points at once, as the engine does in its lanes.
     *
     * @param prior the inputs, with any rank correlations
     * @param logLikelihoods the model; each of its outputs is the log likelihood of a part of the evidence, and the parts enter
     *     one after the other, each from the particles that the last one left
     * @return the sampler, of 4 096 particles and seed 0 unless set
     */
    public static SequentialMonteCarlo of(Inputs prior, BatchModel logLikelihoods) {
        Objects.requireNonNull(prior, "prior");
        Objects.requireNonNull(logLikelihoods, "logLikelihoods");
        return new SequentialMonteCarlo(prior, logLikelihoods, new Settings(4096, 0, Chunks.allCores(), List.of()));
    }

    private SequentialMonteCarlo with(Settings changed) {
        return new SequentialMonteCarlo(inputs, logLikelihoods, changed);
    }

    /**
     * The same with a number of particles. Errors fall with its root; many inputs need more than few.
     *
     * @param count how many, at least 16
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if there are fewer
     */
    public SequentialMonteCarlo particles(int count) {
        Checks.atLeast("particles", count, LEAST_PARTICLES);
        return with(new Settings(count, settings.seed, settings.threads, settings.listeners));
    }

    /**
     * The same with another seed.
     *
     * @param seed any number; 0 unless set
     * @return a changed copy
     */
    public SequentialMonteCarlo seed(long seed) {
        return with(new Settings(settings.particles, seed, settings.threads, settings.listeners));
    }

    /**
     * The same on a number of threads, which does not change the result.
     *
     * @param threads how many, at least 1; all cores unless set
     * @return a changed copy
     * @throws io.jevons.base.InvalidInputException if there are fewer
     */
    public SequentialMonteCarlo threads(int threads) {
        Checks.atLeast("threads", threads, 1);
        return with(new Settings(settings.particles, settings.seed, threads, settings.listeners));
    }

    /**
     * Tells a listener how far the run has come, after each stage: the power of the likelihood that is reached, as that share of the
     * particles. How many stages there will be is not known before.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public SequentialMonteCarlo progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        List<ProgressListener> listeners = new ArrayList<>(settings.listeners);
        listeners.add(listener);
        return with(new Settings(settings.particles, settings.seed, settings.threads, List.copyOf(listeners)));
    }

    /**
     * Runs the sampler.
     *
     * @return equally weighted draws of the posterior, and the evidence
     * @throws io.jevons.base.InvalidInputException if the likelihood is 0 at all but a few of the particles drawn from the prior,
     *     or so steep that its power does not come up to 1
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public SequentialMonteCarloResult run() {
        return new ParticleRun(inputs, logLikelihoods, settings).run();
    }

    /**
     * Whether runs of other seeds find the same. A mode that is so narrow that no particle of a run meets it leaves no trace in that
     * run; where some runs meet it and others do not, their log evidence differs by more than their errors. A mode that all miss is not
     * found so either: only more particles, or a prior that is closer to it, help.
     *
     * @param runs how many, 2 to 100; of this seed and those after it
     * @return a table with a line a run, its log evidence and error, and a note that says whether they agree
     * @throws io.jevons.base.InvalidInputException if there are fewer or more, or as {@link #run} says
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public Table agreement(int runs) {
        if (runs < 2 || runs > MOST_RUNS) {
            throw InvalidInputException.of("runs", runs, "2 to " + MOST_RUNS);
        }
        Table.Builder table = Table.titled("Log evidence by seed")
                .text("seed")
                .number("log evidence", "1")
                .number("error", "1")
                .number("largest family", "1");
        double[] logs = new double[runs];
        double[] errors = new double[runs];
        for (int k = 0; k < runs; k++) {
            long seed = settings.seed + k;
            SequentialMonteCarloResult result = seed(seed).run();
            logs[k] = result.logEvidence();
            errors[k] = result.logEvidenceError();
            table.row(String.valueOf(seed), logs[k], errors[k], result.largestFamily());
        }
        double chance = Agreement.chance(logs, errors);
        return table.note(
                        chance < DISAGREE
                                ? "Warning: the runs differ by more than their errors (by chance in "
                                        + Numbers.percent(chance)
                                        + "): some meet what others miss; more particles help."
                                : "The runs agree within their errors (chance of as much: " + Numbers.percent(chance)
                                        + "). What all of them miss, such as a mode too narrow for any particle to meet, no agreement shows.")
                .build();
    }

    /**
     * Goes on from the particles of an earlier run: the model's first part is what that run was conditioned on, and the parts after it
     * enter as they do in {@link #run}. That takes a stage or a few where a whole run takes them all. Random numbers go on where those
     * of the earlier run ended, so that the same seed goes on to the same draws.
     *
     * @param earlier the result of a run on the first part alone, of as many particles; the inputs that it lacks begin at their prior
     * @return equally weighted draws of the posterior on all parts, and their evidence
     * @throws io.jevons.base.InvalidInputException if an input of the earlier run is not among the inputs or has another
     *     distribution there, it has another number of particles, the model has less than two parts, or as {@link #run} says
     * @throws java.util.concurrent.CancellationException if the thread is interrupted; it stays so, and nothing is kept
     */
    public SequentialMonteCarloResult continueFrom(SequentialMonteCarloResult earlier) {
        Objects.requireNonNull(earlier, "earlier");
        Checks.atLeast("parts of the evidence", logLikelihoods.outputs().size(), 2);
        int particles = earlier.logLikelihoods().length;
        if (particles != settings.particles) {
            throw InvalidInputException.of(
                    "particles", settings.particles, particles + ", which the run has from which this goes on");
        }
        for (int i = 0; i < earlier.prior().size(); i++) {
            String name = earlier.prior().names().get(i);
            if (!inputs.names().contains(name)) {
                throw InvalidInputException.unknown("input of the earlier run", name, inputs.names());
            }
            String was = earlier.prior().distributions().get(i).toString();
            String is = inputs.distributions().get(inputs.index(name)).toString();
            if (!was.equals(is)) {
                throw InvalidInputException.of("distribution of " + name, is, was + ", which the earlier run has");
            }
        }
        return new ParticleRun(inputs, logLikelihoods, settings).continued(earlier);
    }
}
