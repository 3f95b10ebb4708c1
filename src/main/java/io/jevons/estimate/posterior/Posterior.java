package io.jevons.estimate.posterior;

import io.jevons.base.Chart;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Quarter;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.estimate.Observation;
import io.jevons.estimate.likelihood.EvidenceLikelihood;
import io.jevons.rebound.Claim;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.uncertainty.Distribution;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.SequentialMonteCarloResult;
import io.jevons.uncertainty.quantiles.Estimate;
import io.jevons.uncertainty.study.ClaimProbabilities;
import io.jevons.uncertainty.study.Study;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the evidence leaves of what was uncertain: equally weighted draws of the inputs, beside those of the prior, and what they say
 * of rebound. Prints as prior against posterior. Immutable.
 *
 * <p>Levels and growth of what is observed are identified. How growth divides into the answer to price, new capability and trend is
 * so only in part, and by the form of the equations: {@link #learned()} shows which inputs kept their prior.
 */
public final class Posterior implements Shown.AsTable, Shown.AsChart {
    private static final int MOST_MOVED = 6;
    private static final Metric REBOUND = Metric.rebound(Resource.GPUS);
    private static final Metric BACKFIRE = Metric.backfire(Resource.GPUS);
    private static final Metric MORE = Metric.moreThanBase(Resource.GPUS);

    private final Conditioning conditioning;
    private final EvidenceLikelihood likelihood;
    private final SequentialMonteCarloResult sample;
    private final double[][] predictions;
    private final Study before;
    private final Study after;

    Posterior(
            Conditioning conditioning,
            EvidenceLikelihood likelihood,
            SequentialMonteCarloResult sample,
            double[][] predictions,
            Study before,
            Study after) {
        this.conditioning = conditioning;
        this.likelihood = likelihood;
        this.sample = sample;
        this.predictions = predictions;
        this.before = before.asked(REBOUND, BACKFIRE, MORE);
        this.after = after.asked(REBOUND, BACKFIRE, MORE);
    }

    /**
     * A posterior that comes with the library, on the bundled evidence: of market {@code world-2024Q4} under {@code deepseek-r1} as of
     * 2025-01-31, and of {@code world-latest} under {@code as-it-happened} as of the last day of the evidence. Nothing is run.
     *
     * @param outcome the comparison of a scenario on its market
     * @return the posterior; empty where none comes with the library for just this market and scenario
     */
    public static Optional<BundledPosterior> bundled(Comparison outcome) {
        Objects.requireNonNull(outcome, "outcome");
        return BundledPosterior.of(outcome);
    }

    /**
     * What it takes to repeat the run to the bit, beside the evidence: {@link Conditioning#from}.
     *
     * @return the manifest
     */
    public PosteriorManifest manifest() {
        return new PosteriorManifest(
                before.manifest(),
                PosteriorManifest.hash(conditioning.evidence()),
                conditioning.evidence().size(),
                conditioning.isDayByDay(),
                conditioning.updates());
    }

    /**
     * How likely each of the article's claims is, before and after.
     *
     * @return a table with a line a claim: the share of the draws to which it applies in which it is true; the claim that moved most
     *     first
     */
    public Table claims() {
        ClaimProbabilities prior = before.claims();
        ClaimProbabilities posterior = after.claims();
        Table.Builder table = Table.titled("How likely each claim is, before and after the evidence")
                .text("claim")
                .text("sentence")
                .percent("prior")
                .percent("posterior")
                .percent("error")
                .percent("change");
        record Line(Claim claim, Estimate before, Estimate after) {
            private double change() {
                return after.value() - before.value();
            }
        }
        List<Line> lines = new ArrayList<>();
        for (Claim claim : Claims.known()) {
            if (prior.applies(claim.name()) && posterior.applies(claim.name())) {
                lines.add(new Line(claim, prior.probability(claim.name()), posterior.probability(claim.name())));
            }
        }
        lines.sort(Comparator.comparingDouble(line -> -Math.abs(line.change())));
        for (Line line : lines) {
            table.row(
                    line.claim().name(),
                    line.claim().sentence(),
                    line.before().value(),
                    line.after().value(),
                    Math.hypot(
                            line.before().standardError(),
                            Math.max(
                                    line.after().standardError(),
                                    sample.errorOfMean(
                                            posterior.inDraws(line.claim().name())))),
                    line.change());
        }
        return table.build();
    }

    /**
     * How well what became known on each day was foreseen from what was known before: the logarithm of its predictive density, whose
     * sum is the log evidence.
     *
     * @return a table with a line a day
     * @throws InvalidInputException if the evidence came in at once
     */
    public Table scores() {
        if (!conditioning.isDayByDay()) {
            throw new InvalidInputException("scores: must be of evidence that came in day by day"
                    + "\nMaybe Jevons.condition(market, scenario).on(evidence).dayByDay().run()");
        }
        Table.Builder table = Table.titled("How well each day was foreseen")
                .text("known on")
                .text("observations")
                .number("log score", "1")
                .number("log evidence so far", "1");
        double sum = 0;
        double[] increments = sample.increments();
        for (int day = 0; day < increments.length; day++) {
            String known = likelihood.outputs().get(day);
            sum += increments[day];
            String observed = IntStream.range(0, predictions.length)
                    .filter(likelihood::counts)
                    .filter(k -> likelihood.knownOn(k).toString().equals(known))
                    .mapToObj(k -> likelihood.observations().get(k).label())
                    .collect(Collectors.joining("; "));
            table.row(known, observed, increments[day], sum);
        }
        return table.build();
    }

    /**
     * The draws of the posterior, of which everything can be asked that a study answers from its draws. Its inputs, and the methods
     * that lay points of their own over them (tornado, Sobol, Morris, Shapley effects), are those of the prior. Its standard errors are
     * those of independent draws; the tables of the posterior count draws from one particle together, and {@link
     * SequentialMonteCarloResult#errorOfMean} does so for any figure.
     *
     * @return the study
     */
    public Study study() {
        return after;
    }

    /**
     * As many draws of the prior.
     *
     * @return the study
     */
    public Study prior() {
        return before;
    }

    /**
     * The run of the sampler, with the inputs and the discrepancy of each series.
     *
     * @return the result
     */
    public SequentialMonteCarloResult sample() {
        return sample;
    }

    /**
     * The logarithm of the evidence, by which structures of the model are compared on the same observations.
     *
     * @return the natural logarithm; see {@link SequentialMonteCarloResult#logEvidenceError()} for its error
     */
    public double logEvidence() {
        return sample.logEvidence();
    }

    /**
     * What was learned of each input, the discrepancies of the series last.
     *
     * @return a table with mean and standard deviation before and after, the contraction, 1 - variance after over before, and the
     *     path of what it moves; the inputs of which most was learned first
     */
    public Table learned() {
        return LearnedInput.table(
                "What " + likelihood.observations().size() + " observations say of "
                        + sample.prior().size() + " inputs",
                learnedInputs());
    }

    /** The inputs of which most was learned first. */
    private List<LearnedInput> learnedInputs() {
        Map<String, String> words = before.words();
        return IntStream.range(0, sample.prior().size())
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -sample.contraction(j)))
                .map(j -> learned(j, words))
                .toList();
    }

    private LearnedInput learned(int j, Map<String, String> words) {
        String path = sample.prior().names().get(j);
        Distribution prior = sample.prior().distributions().get(j);
        double sd = prior.standardDeviation();
        return new LearnedInput(
                words.getOrDefault(path, path),
                prior.mean(),
                sd,
                sample.mean(j),
                sample.sd(j),
                (sample.mean(j) - prior.mean()) / sd,
                sample.contraction(j),
                path);
    }

    /**
     * What was learned, in words: the inputs whose distribution moved most.
     *
     * @return a sentence each, six at most
     */
    public List<String> lessons() {
        return LearnedInput.lessons(learnedInputs(), MOST_MOVED);
    }

    /**
     * How the model meets each observation: what it said before and says now, and the share of its predictive distribution below
     * what was observed (probability integral transform, PIT), before and now. A share near 0 or 1 now is what the model cannot explain.
     *
     * @return a table with a line an observation that counts
     */
    public Table checks() {
        return PredictiveCheck.table(predictiveChecks());
    }

    private List<PredictiveCheck> predictiveChecks() {
        return new PredictiveChecks(likelihood, sample, predictions, before).all();
    }

    /**
     * What the model cannot explain: the observations outside 95 % of its predictive distribution even after it has seen them.
     *
     * @return a line each; none where there are none
     */
    public List<String> unexplained() {
        return PredictiveCheck.unexplained(predictiveChecks());
    }

    /**
     * What each series does: its discrepancy, which is how far the model is from it beyond its errors, and the verdict without it.
     * That comes from the draws, weighted by one over the series' likelihood; where the tail of these weights is too heavy (Pareto
     * k̂ above 0.7) the posterior is computed again without the series, which takes as long as it took.
     *
     * @return a table with a line a series
     * @throws InvalidInputException if there is a saving to rebound from in no draw
     */
    public Table series() {
        requireSaving("series");
        return new SeriesLeftOut(conditioning, likelihood, sample, predictions, after).table(REBOUND, BACKFIRE);
    }

    /**
     * Which coming figure would move the verdict most: for each observed quantity in the four quarters after its last observation,
     * P(backfire) in the draws in the lowest, middle and highest third of what would be observed, the error of its last observation
     * included, and by how much P would change on average.
     *
     * @return a table, the figure that moves it most first
     * @throws InvalidInputException if the market ends before any coming quarter, or there is a saving to rebound from in no draw
     */
    public Table watch() {
        requireSaving("watch");
        return new Watch(conditioning, likelihood, sample, after).table(BACKFIRE);
    }

    /**
     * The posterior with more observations: its particles are weighted by what they make of them, by one power of that likelihood after
     * another as far as one step is too much, resampled and moved, which takes a part of the time of a whole run. It says what a whole
     * run on all observations says, within Monte Carlo error; its manifest says where it was updated, and repeats it to the bit. {@link
     * SequentialMonteCarloResult#increments()} of {@link #sample()} has how well the new ones were foreseen, last. A posterior of
     * evidence that came in day by day is run again as a whole.
     *
     * @param more the observations that came in
     * @return the new posterior
     * @throws InvalidInputException if one is there already, or the model has nothing like it
     */
    public Posterior update(Observation... more) {
        Objects.requireNonNull(more, "more");
        return conditioning.updated(this, more);
    }

    /**
     * Prior against posterior of rebound, the probability of backfire and that of needing more than the base.
     *
     * @return a table, in the long run; notes say which inputs moved and what the model cannot explain
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("GPUs in the long run, before and after "
                        + likelihood.observations().size() + " observations to " + lastQuarter())
                .text("figure")
                .number("prior", "1")
                .number("posterior", "1")
                .number("error", "1");
        figures().forEach(f -> table.row(f.name(), f.prior(), f.posterior(), f.error()));
        table.note("Most learned: " + String.join("; ", moved()) + ".");
        List<String> unexplained = unexplained();
        table.note(
                unexplained.isEmpty()
                        ? "The model explains every observation, each within 95 % of what it expects."
                        : "What the model cannot explain: " + String.join("; ", unexplained) + ".");
        table.note(
                savesSomething()
                        ? "P(backfire) is known as if from " + sample.worthOf(after.values(BACKFIRE)) + "."
                        : "R is undefined in every draw, before or after: the scenario saves nothing that it could take back.");
        before.heldFixed().ifPresent(held -> table.note(held + "; study().held() lists them."));
        sample.notes().forEach(table::note);
        return table.build();
    }

    private Quarter lastQuarter() {
        return likelihood
                .observations()
                .get(likelihood.observations().size() - 1)
                .quarter();
    }

    private List<BundledPosterior.Figure> figures() {
        return List.of(
                quantile("rebound R, 5 %", 0.05),
                quantile(BundledPosterior.MEDIAN, 0.5),
                quantile("rebound R, 95 %", 0.95),
                probability(BundledPosterior.BACKFIRE, BACKFIRE),
                probability(BundledPosterior.MORE, MORE));
    }

    private BundledPosterior.Figure probability(String name, Metric metric) {
        double share = before.probability(metric).value();
        double now = after.probability(metric).value();
        return new BundledPosterior.Figure(name, share, now, errorOf(metric));
    }

    /** The error of a probability after the evidence: never less than that of as many independent draws. */
    double errorOf(Metric metric) {
        return Math.max(after.probability(metric).standardError(), sample.errorOfMean(after.values(metric)));
    }

    /** Whether there is a saving to rebound from in some draw, before as after. */
    private boolean savesSomething() {
        return Stream.of(before, after)
                .allMatch(study ->
                        Arrays.stream(study.values(List.of(REBOUND))[0]).anyMatch(Double::isFinite));
    }

    private void requireSaving(String what) {
        if (!savesSomething()) {
            throw new InvalidInputException(what + " of the posterior under "
                    + after.staging().scenario().name()
                    + ": must be of a scenario that saves something in some draw, before and after the evidence");
        }
    }

    /** A quantile is known as well as the share of draws below it. */
    private BundledPosterior.Figure quantile(String name, double p) {
        if (!savesSomething()) {
            return new BundledPosterior.Figure(name, Double.NaN, Double.NaN, Double.NaN);
        }
        double now = after.quantile(REBOUND, p).value();
        double[] below = Arrays.stream(after.values(REBOUND))
                .map(r -> Double.isNaN(r) ? r : r <= now ? 1 : 0)
                .toArray();
        double error = sample.errorOfMean(below);
        double low = after.quantile(REBOUND, Math.max(1e-9, p - error)).value();
        double high = after.quantile(REBOUND, Math.min(1 - 1e-9, p + error)).value();
        double independent = after.quantile(REBOUND, p).standardError();
        return new BundledPosterior.Figure(
                name, before.quantile(REBOUND, p).value(), now, Math.max(independent, (high - low) / 2));
    }

    private List<String> moved() {
        return learnedInputs().stream()
                .limit(MOST_MOVED)
                .map(LearnedInput::moved)
                .toList();
    }

    /**
     * The verdict before and after: how likely the long-run rebound of GPUs exceeds each value. Where R is 1 it is P(backfire).
     *
     * @return the chart
     * @throws InvalidInputException if there is a saving to rebound from in no draw
     */
    @Override
    public Chart chart() {
        requireSaving("chart");
        return PosteriorChart.of(
                exceedance(), figures(), likelihood.observations().size());
    }

    @Override
    public Optional<Chart> picture() {
        return savesSomething() ? Optional.of(chart()) : Optional.empty();
    }

    /** How likely rebound exceeds values, before and after: what the chart draws. */
    List<Exceedance> exceedance() {
        return Exceedance.of(before, after);
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
