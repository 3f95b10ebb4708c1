package io.jevons.estimate.posterior;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Table;
import io.jevons.demand.Projection;
import io.jevons.estimate.Evidence;
import io.jevons.estimate.Observation;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.estimate.likelihood.EvidenceUpdate;
import io.jevons.estimate.likelihood.Figure;
import io.jevons.internal.Settings;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Scenario;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Inputs;
import io.jevons.uncertainty.SequentialMonteCarlo;
import io.jevons.uncertainty.SequentialMonteCarloResult;
import io.jevons.uncertainty.Vary;
import io.jevons.uncertainty.runner.DrawRunner;
import io.jevons.uncertainty.runner.ProgressListener;
import io.jevons.uncertainty.study.Ensemble;
import io.jevons.uncertainty.study.Study;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

    private final Given given;

    /** What takes the place of a distribution of the files. */
    record Prior(String pattern, Vary vary) {}

    private Conditioning(Given given) {
        this.given = given;
    }

    private Conditioning with(Consumer<Given> change) {
        return new Conditioning(given.with(change));
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
        return new Conditioning(new Given(market, scenario));
    }

    /**
     * The run that a manifest tells of.
     *
     * @param manifest the manifest of a posterior
     * @param market the market that the run had
     * @param scenario its scenario
     * @param evidence its evidence
     * @return the conditioning, which repeats that run to the bit with the same version of the library
     * @throws InvalidInputException if market, scenario or evidence are not those of the manifest
     */
    public static Conditioning from(PosteriorManifest manifest, Market market, Scenario scenario, Evidence evidence) {
        Objects.requireNonNull(manifest, "manifest");
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(evidence, "evidence");
        Ensemble.from(manifest.prior(), market, scenario);
        String hash = PosteriorManifest.hash(evidence);
        if (!hash.equals(manifest.evidenceHash())) {
            throw new InvalidInputException(
                    "evidence has SHA-256 " + hash + " (" + evidence.size() + " observations): must be "
                            + manifest.evidenceHash() + " (" + manifest.observations() + "), as the manifest says"
                            + "\nMaybe asOf(..) another day, or rows came in since");
        }
        return of(market, scenario).on(evidence).with(s -> {
            s.particles = manifest.prior().draws();
            s.seed = manifest.prior().seed();
            s.dayByDay = manifest.dayByDay();
            s.updates = manifest.updates();
            s.priors = manifest.prior().rules().stream()
                    .map(r -> new Prior(r.pattern(), r.vary()))
                    .toList();
        });
    }

    /**
     * On evidence.
     *
     * @param observed what was observed
     * @return a changed copy
     */
    public Conditioning on(Evidence observed) {
        Objects.requireNonNull(observed, "observed");
        return with(s -> {
            s.evidence = observed;
            s.updates = List.of();
        });
    }

    /**
     * Runs the engine elsewhere, such as on a cluster: every move of all particles, and what is asked of the draws before and after. The
     * posterior and its evidence are the same to the last bit.
     *
     * @param elsewhere where; threads of this machine unless set
     * @return a changed copy
     */
    public Conditioning on(DrawRunner elsewhere) {
        Objects.requireNonNull(elsewhere, "elsewhere");
        return with(s -> s.runner = Optional.of(elsewhere));
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
        return with(s -> s.particles = count);
    }

    /**
     * With a seed. The same seed gives the same draws, whatever the number of threads.
     *
     * @param number any number
     * @return a changed copy
     */
    public Conditioning seed(long number) {
        return with(s -> s.seed = number);
    }

    /**
     * With evidence that comes in day by day, as it became known, each day from the particles that the last one left. The posterior is
     * the same but for Monte Carlo error; {@link Posterior#scores()} then says how well each day was foreseen. What is known of a growth
     * is known with the later of its two figures.
     *
     * @return a changed copy, whose run takes longer
     */
    public Conditioning dayByDay() {
        return with(s -> {
            s.dayByDay = true;
            s.updates = List.of();
        });
    }

    /**
     * With another prior of parameters, in place of what the files say of them.
     *
     * @param pattern the path of a parameter, or a pattern, whose matches share a draw unless {@link Vary#each} is given
     * @param how the distribution of the value or of a factor
     * @return a changed copy
     */
    public Conditioning vary(String pattern, Vary how) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(how, "how");
        return with(s -> s.priors = Settings.plus(s.priors, new Prior(pattern, how)));
    }

    /**
     * Structures of the model compared on the same evidence: the whole, and the same without effort that answers price, without the
     * limits of sites, without vendors that answer demand, and without saturation, as far as the market has them. Each is run as
     * {@link #run} runs the whole.
     *
     * @return a table with a line a structure: the logarithm of the evidence with its error, how much it is above the whole's (a
     *     log Bayes factor), P(backfire) and the mean R of the posterior under it
     */
    public Table structures() {
        return Structures.of(this);
    }

    /**
     * What the verdict owes to two priors that evidence says little of: effort's and training's elasticity, each with half and with
     * twice the width, one after the other.
     *
     * @return a table with a line a prior: P(backfire) and the median R, before and after the evidence
     */
    public Table priorWidths() {
        return PriorWidths.of(this);
    }

    /**
     * Tells a listener how far the run has come.
     *
     * @param listener the listener
     * @return a changed copy
     */
    public Conditioning progress(ProgressListener listener) {
        Objects.requireNonNull(listener, "listener");
        return with(s -> s.listeners = Settings.plus(s.listeners, listener));
    }

    /**
     * The evidence.
     *
     * @return what was observed
     */
    public Evidence evidence() {
        return given.evidence;
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
        if (!given.updates.isEmpty()) {
            Conditioning earlier = beforeLastUpdate();
            return continueFrom(earlier.run(), earlier);
        }
        Projection central = checked();
        Ensemble ensemble = ensemble();
        EvidenceLikelihood likelihood =
                new EvidenceLikelihood(ensemble, central.market(), given.evidence.observations(), given.dayByDay);
        if (IntStream.range(0, given.evidence.size()).noneMatch(likelihood::counts)) {
            throw nothingCounts();
        }
        SequentialMonteCarloResult result =
                sampler(likelihood.prior(ensemble.inputs()), likelihood).run();
        return posterior(
                likelihood,
                result,
                () -> ensemble.draws(given.particles).seed(given.seed).run(),
                ensemble);
    }

    private Projection checked() {
        Projection central = Comparison.of(given.market, given.scenario).scenario();
        EvidenceLikelihood.check(given.evidence.observations(), central);
        if (given.evidence.size() == 0) {
            throw nothingCounts();
        }
        return central;
    }

    private SequentialMonteCarlo sampler(Inputs prior, BatchModel likelihood) {
        SequentialMonteCarlo sampler = SequentialMonteCarlo.of(prior, likelihood)
                .particles(given.particles)
                .seed(given.seed);
        for (ProgressListener listener : given.listeners) {
            sampler = sampler.progress(listener);
        }
        return sampler;
    }

    private Posterior posterior(
            EvidenceLikelihood likelihood,
            SequentialMonteCarloResult result,
            Supplier<Study> before,
            Ensemble ensemble) {
        double[][] draws = result.draws();
        double[][] predictions = likelihood.predictions(draws);
        requireNear(likelihood, predictions, draws);
        int inputs = ensemble.inputs().size();
        double[][] ofEngine =
                Arrays.stream(draws).map(x -> Arrays.copyOf(x, inputs)).toArray(double[][]::new);
        Study after = ensemble.givenDraws(ofEngine).run();
        return new Posterior(this, likelihood, result, predictions, before.get(), after);
    }

    /**
     * With more observations, from the particles of a posterior on those before. What came in day by day is run again, for a figure
     * known on an earlier day would come after its time.
     */
    Posterior updated(Posterior earlier, Observation... more) {
        Evidence all = given.evidence.with(more);
        if (more.length == 0 || given.dayByDay) {
            return with(s -> s.evidence = all).run();
        }
        return with(s -> {
                    s.evidence = all;
                    s.updates = Settings.plus(given.updates, given.evidence.size());
                })
                .continueFrom(earlier, this);
    }

    private Conditioning beforeLastUpdate() {
        int last = given.updates.size() - 1;
        return with(s -> {
            s.evidence = Evidence.of(given.evidence
                    .observations()
                    .subList(0, given.updates.get(last))
                    .toArray(Observation[]::new));
            s.updates = List.copyOf(given.updates.subList(0, last));
        });
    }

    private Posterior continueFrom(Posterior earlier, Conditioning before) {
        Projection central = checked();
        Ensemble ensemble = ensemble();
        EvidenceLikelihood all = new EvidenceLikelihood(ensemble, central.market(), given.evidence.observations());
        EvidenceUpdate parts = new EvidenceUpdate(
                all, new EvidenceLikelihood(ensemble, central.market(), before.given.evidence.observations()));
        SequentialMonteCarloResult result =
                sampler(all.prior(ensemble.inputs()), parts).continueFrom(earlier.sample());
        return posterior(all, result, earlier::prior, ensemble);
    }

    private InvalidInputException nothingCounts() {
        return new InvalidInputException(
                "evidence: has no observation that counts, must have one or more: " + given.evidence.size()
                        + " were given, and the first of a series whose growth alone counts is no growth yet");
    }

    /** The model's values of other observations at draws of the sampler, by observation and draw. */
    double[][] predictions(Evidence others, double[][] draws) {
        Market staged = Comparison.of(given.market, given.scenario).scenario().market();
        return new EvidenceLikelihood(ensemble(), staged, others.observations()).predictions(draws);
    }

    /** Market and scenario with what is uncertain of them. */
    Ensemble ensemble() {
        // The bar that a terminal shows would tell of the studies, not of the sampler.
        Ensemble ensemble = Ensemble.of(given.market, given.scenario).progress((done, of) -> {});
        for (Prior prior : given.priors) {
            ensemble = ensemble.vary(prior.pattern(), prior.vary());
        }
        return given.runner.map(ensemble::on).orElse(ensemble);
    }

    Market market() {
        return given.market;
    }

    Scenario scenario() {
        return given.scenario;
    }

    int particles() {
        return given.particles;
    }

    long seed() {
        return given.seed;
    }

    List<Integer> updates() {
        return given.updates;
    }

    boolean isDayByDay() {
        return given.dayByDay;
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
                Figure beyond = likelihood.observations().get(k);
                throw new InvalidInputException("evidence: " + beyond.label() + " = " + beyond.value()
                        + (likelihood.isGrowth(k) ? ", as growth since the one before it," : "") + ": must be within "
                        + BEYOND
                        + " of its errors, with what its series was drawn to be off by, from some draw; the nearest has "
                        + Numbers.human(nearest) + ", which is " + Numbers.human(least) + " of them away"
                        + "\nMaybe its unit is another one (flows are annual), its error is larger, or the ranges of the"
                        + " market are too narrow");
            }
        }
    }

    @Override
    public String toString() {
        return "Conditioning of " + given.scenario.name() + " on " + given.market.name() + " on "
                + given.evidence.size()
                + " observations, " + (given.updates.isEmpty() ? "" : given.updates.size() + " updates, ")
                + given.particles
                + " particles, seed " + given.seed + "; run() runs it";
    }

    /** What is set, or what it is at first. */
    private static final class Given extends Settings<Given> {
        private final Market market;
        private final Scenario scenario;
        private Evidence evidence = Evidence.of();
        private int particles = 4096;
        private long seed = 1;
        private boolean dayByDay;

        /** How many of the observations there were before each update. */
        private List<Integer> updates = List.of();

        private List<Prior> priors = List.of();
        private List<ProgressListener> listeners = List.of();
        private Optional<DrawRunner> runner = Optional.empty();

        private Given(Market market, Scenario scenario) {
            this.market = market;
            this.scenario = scenario;
        }
    }
}
