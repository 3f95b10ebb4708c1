package io.jevons.uncertainty;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.uncertainty.particles.Genealogy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What {@link SequentialMonteCarlo} found: equally weighted draws of the posterior, and the evidence, which is the integral of
 * prior times likelihood. Prints as prior against posterior of every input.
 */
public final class SequentialMonteCarloResult implements Shown.AsTable {
    /** Fewer families than this leave nothing to estimate an error from. */
    private static final int FEW_FAMILIES = 20;

    /** Families as large as this many times the largest that chance makes stand for what only a few first particles met. */
    private static final double LARGE = 3;

    private final Inputs inputs;
    private final double[][] draws;
    private final double[][] scores;
    private final long rounds;
    private final double[][] logs;
    private final double[] increments;
    private final List<String> groups;
    private final Genealogy genealogy;
    private final List<TemperingStage> stages;
    private final long evaluations;
    private final long failed;
    private final long impossible;

    SequentialMonteCarloResult(Inputs inputs, ParticleRun run) {
        this.inputs = inputs;
        this.draws = run.values();
        this.scores = run.scores();
        this.rounds = run.rounds();
        this.logs = run.logs();
        this.increments = run.increments();
        this.groups = run.groups();
        this.genealogy = run.genealogy();
        this.stages = List.copyOf(run.stages());
        this.evaluations = run.evaluations();
        this.failed = run.failed();
        this.impossible = run.impossible();
    }

    /**
     * The inputs as they were before.
     *
     * @return the prior
     */
    public Inputs prior() {
        return inputs;
    }

    /**
     * The draws of the posterior, each as likely as any other.
     *
     * @return the values of the inputs, one row a draw
     */
    public double[][] draws() {
        return Arrays.stream(draws).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The log likelihood at each draw.
     *
     * @return one a draw, summed over the parts of the evidence
     */
    public double[] logLikelihoods() {
        double[] sums = new double[draws.length];
        for (double[] group : logs) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += group[i];
            }
        }
        return sums;
    }

    /**
     * The posterior mean of an input.
     *
     * @param input its place, from 0
     * @return the mean of the draws, in its unit
     * @throws InvalidInputException if there is no such input
     */
    public double mean(int input) {
        return Arrays.stream(column(input)).sum() / draws.length;
    }

    /**
     * The Monte Carlo error of {@link #mean(int)}, from this run alone: draws that descend from one particle count together (Lee
     * and Whiteley 2018).
     *
     * @param input its place, from 0
     * @return the standard error, in the input's unit
     * @throws InvalidInputException if there is no such input
     */
    public double meanError(int input) {
        return genealogy.meanError(column(input));
    }

    /**
     * The Monte Carlo error of the mean over the draws of any figure, such as 1 in a draw in which something is so and 0 in one in
     * which it is not: its share is then a probability. Draws that were resampled from one particle are alike, so that the error is
     * larger than that of as many independent draws.
     *
     * @param values one a draw, in the order of {@link #draws()}; those that are not a number are left out
     * @return the standard error, in the unit of the figure
     * @throws InvalidInputException if there are not as many as draws
     */
    public double errorOfMean(double... values) {
        Objects.requireNonNull(values, "values");
        if (values.length != draws.length) {
            throw InvalidInputException.of("values", values.length, draws.length + ", one a draw");
        }
        return genealogy.meanError(values);
    }

    /**
     * How many independent draws would give the mean of a figure with the same error.
     *
     * @param values one a draw, as for {@link #errorOfMean}
     * @return the number, at most that of the draws that have one
     * @throws InvalidInputException if there are not as many as draws
     */
    public double effectiveDraws(double... values) {
        double error = errorOfMean(values);
        double[] known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double variance = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum() / known.length;
        return error == 0 || known.length == 0 ? known.length : variance / (error * error);
    }

    /**
     * The posterior standard deviation of an input.
     *
     * @param input its place, from 0
     * @return the standard deviation, in its unit
     * @throws InvalidInputException if there is no such input
     */
    public double sd(int input) {
        return Math.sqrt(covariance(input, input));
    }

    /**
     * The posterior covariance of two inputs.
     *
     * @param first the place of the one, from 0
     * @param second the place of the other
     * @return the covariance, in the product of their units
     * @throws InvalidInputException if there is no such input
     */
    public double covariance(int first, int second) {
        double[] a = column(first);
        double[] b = column(second);
        double meanOfA = mean(first);
        double meanOfB = mean(second);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - meanOfA) * (b[i] - meanOfB);
        }
        return sum / (a.length - 1);
    }

    /**
     * A posterior quantile of an input.
     *
     * @param input its place, from 0
     * @param p the probability, in [0, 1]
     * @return the value that is not exceeded with that probability, in the input's unit
     * @throws InvalidInputException if there is no such input or p is out of its range
     */
    public double quantile(int input, double p) {
        return Distribution.empirical(column(input)).quantile(Checks.between("probability", p, 0, 1));
    }

    /**
     * The contraction of an input: how much of its prior variance the evidence took away.
     *
     * @param input its place, from 0
     * @return 1 - posterior over prior variance; about 0 where nothing was learned, below 0 where it grew
     * @throws InvalidInputException if there is no such input
     */
    public double contraction(int input) {
        double before = inputs.distributions().get(requireInput(input)).standardDeviation();
        return 1 - covariance(input, input) / (before * before);
    }

    /**
     * The logarithm of the evidence, also called marginal likelihood: ln ∫ prior · likelihood, the sum of the logarithms of the
     * mean incremental weights of all stages. Differences between models are log Bayes factors.
     *
     * @return the natural logarithm, with whatever constant the log likelihood leaves out
     */
    public double logEvidence() {
        return Arrays.stream(increments).sum();
    }

    /**
     * The Monte Carlo error of {@link #logEvidence()}, from the genealogy of this run's particles (Lee and Whiteley 2018).
     *
     * @return the standard error
     */
    public double logEvidenceError() {
        return genealogy.logEvidenceError();
    }

    /**
     * What each part of the evidence added to the logarithm of the evidence: how well it was foreseen from the prior and the
     * parts before it (a log score).
     *
     * @return one a part, in the order in which they came in
     */
    public double[] increments() {
        return increments.clone();
    }

    /**
     * The stages of the run.
     *
     * @return one a power of the likelihood, in order
     */
    public List<TemperingStage> stages() {
        return stages;
    }

    /**
     * How often the likelihood was evaluated.
     *
     * @return the count
     */
    public long evaluations() {
        return evaluations;
    }

    /**
     * How many of the evaluations failed: the log likelihood was not a number, or plus infinity.
     *
     * @return the count
     */
    public long failed() {
        return failed;
    }

    /**
     * How many of the evaluations said that a point is impossible: the log likelihood was minus infinity.
     *
     * @return the count
     */
    public long impossible() {
        return impossible;
    }

    /** The share of the largest of families whose sizes are exponential, as those are that die out by chance. */
    private static double chance(int families) {
        return (1 + Math.log(families)) / families;
    }

    /** As many independent draws as the mean of the input is worth that is known least well. */
    private double worth() {
        return IntStream.range(0, inputs.size())
                .mapToDouble(j -> effectiveDraws(column(j)))
                .min()
                .orElse(draws.length);
    }

    /** The share of the draws that descend from one first particle, of the one from which most do. */
    double largestFamily() {
        return genealogy.largestFamily();
    }

    /** The draws as standard normal scores, in whose space the sampler moves. */
    double[][] scores() {
        return scores;
    }

    /** How many keys of random numbers were used. */
    long rounds() {
        return rounds;
    }

    /** Of its own, which may be changed. */
    Genealogy genealogy() {
        return genealogy.copy();
    }

    private double[] column(int input) {
        requireInput(input);
        return Arrays.stream(draws).mapToDouble(draw -> draw[input]).toArray();
    }

    private int requireInput(int input) {
        if (input < 0 || input >= inputs.size()) {
            throw InvalidInputException.of("input", input, "from 0 to " + (inputs.size() - 1));
        }
        return input;
    }

    /**
     * What to know before the figures are used.
     *
     * @return the notes that the printed form ends with
     */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("log evidence " + Numbers.human(logEvidence()) + " (standard error "
                + Numbers.human(logEvidenceError()) + "); " + draws.length + " draws, " + stages.size() + " stages, "
                + Numbers.count(evaluations) + " evaluations.");
        if (failed > 0) {
            notes.add((failed > evaluations / 20 ? "Warning: " : "") + failed + " of " + evaluations
                    + " evaluations failed and count as impossible.");
        }
        if (impossible > 0) {
            notes.add(impossible + " of " + evaluations + " evaluations have likelihood 0.");
        }
        notes.add("For means of inputs they are worth " + Math.round(worth()) + " independent draws or more.");
        double largest = genealogy.largestFamily();
        if (largest > LARGE * chance(genealogy.families())) {
            notes.add("Warning: " + Numbers.percent(largest)
                    + " of the draws descend from one first particle: a narrow mode that hardly any met, and others may have been"
                    + " missed; more particles help, and agreement(4) says whether runs of other seeds find the same.");
        }
        if (genealogy.families() < FEW_FAMILIES) {
            notes.add(
                    "Warning: all draws descend from " + genealogy.families() + " of " + draws.length
                            + " first particles: the errors given are rough, and modes may have been lost; more particles help.");
        }
        return notes;
    }

    /**
     * How the run went, stage by stage.
     *
     * @return a table
     */
    public Table stageTable() {
        Table.Builder table = Table.titled("Stages of the run")
                .text("evidence")
                .number("power", "1")
                .number("effective size", "particles")
                .number("rounds", "1")
                .number("acceptance", "1")
                .number("jump", "1")
                .number("families", "1");
        stages.forEach(s -> table.row(
                s.evidence(), s.power(), s.effectiveSize(), s.rounds(), s.acceptance(), s.jump(), s.families()));
        if (groups.size() > 1) {
            for (int k = 0; k < groups.size(); k++) {
                table.note(groups.get(k) + ": log score " + Numbers.human(increments[k]));
            }
        }
        return table.build();
    }

    /**
     * Prior against posterior of every input.
     *
     * @return a table
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Prior and posterior of " + inputs.size() + " inputs")
                .text("input")
                .number("prior mean", "1")
                .number("sd", "1")
                .number("posterior mean", "1")
                .number("sd", "1")
                .number("error of mean", "1")
                .alike("contraction");
        for (int j = 0; j < inputs.size(); j++) {
            Distribution before = inputs.distributions().get(j);
            table.row(
                    inputs.names().get(j),
                    before.mean(),
                    before.standardDeviation(),
                    mean(j),
                    sd(j),
                    meanError(j),
                    contraction(j));
        }
        notes().forEach(table::note);
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
