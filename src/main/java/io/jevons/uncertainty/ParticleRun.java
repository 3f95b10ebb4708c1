package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.internal.Chunks;
import io.jevons.internal.Interrupts;
import io.jevons.internal.Log;
import io.jevons.internal.PointFailure;
import io.jevons.uncertainty.particles.CrossedMoves;
import io.jevons.uncertainty.particles.Genealogy;
import io.jevons.uncertainty.particles.Moves;
import io.jevons.uncertainty.particles.Resampling;
import io.jevons.uncertainty.particles.Tempering;
import io.jevons.uncertainty.random.Gauss;
import io.jevons.uncertainty.random.RandomBits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One run of tempered sequential Monte Carlo: the particles and how they are weighted, resampled and moved. Every random number
 * is a hash of the seed, the round and the particle, so that it does not matter which thread takes which.
 */
final class ParticleRun {
    private static final double TARGET_ACCEPTANCE = 0.25;
    private static final int LEAST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 20;

    /** The mean squared jump, in dimensions, at which particles have forgotten their start but for a correlation of 1/4. */
    private static final double FAR_ENOUGH = 1.5;

    /** Below this share of possible particles, those that are impossible are replaced before tempering begins. */
    private static final double MOSTLY_POSSIBLE = 0.75;

    /** As many distinct particles as it takes to learn the covariance of a step at all. */
    private static final int LEAST_POSSIBLE = 10;

    /** As many as are drawn on for where less of the prior is possible than gives them at once. */
    private static final int ENOUGH_POSSIBLE = 64;

    /** Draws of the prior after which it is given up, where none was possible, and where too few were. */
    private static final int BLIND_DRAWS = 1 << 14;

    private static final int MOST_DRAWS = 1 << 18;

    private static final int MOST_STAGES = 2000;

    private final Inputs inputs;
    private final BatchModel model;
    private final SequentialMonteCarlo.Settings settings;
    private final int n;
    private final double[][] scores;
    private final double[][] values;
    private final double[][] logs;
    private Genealogy genealogy;
    private final List<TemperingStage> stages = new ArrayList<>();
    private final double[] increments;
    private final Kernel walk = new Kernel(Moves::walk, false);
    private final Kernel anew = new Kernel(Moves::anew, true);
    private long round;
    private long evaluations;
    private long failed;
    private long impossible;

    ParticleRun(Inputs inputs, BatchModel model, SequentialMonteCarlo.Settings settings) {
        this.inputs = inputs;
        this.model = model;
        this.settings = settings;
        this.n = settings.particles();
        this.scores = new double[n][];
        this.values = new double[n][];
        this.logs = new double[model.outputs().size()][n];
        this.genealogy = new Genealogy(n);
        this.increments = new double[logs.length];
    }

    /** Where a particle at a place may go, in steps of a length. */
    @FunctionalInterface
    private interface Proposal {
        double[] from(Moves moves, double[] place, double length, long key);
    }

    /** A way to propose, whose length is scaled towards the acceptance wanted, and how far its last round went. */
    private static final class Kernel {
        private final Proposal proposal;
        private final boolean ofNormal;
        private double length = 1;
        private double jump;

        private Kernel(Proposal proposal, boolean ofNormal) {
            this.proposal = proposal;
            this.ofNormal = ofNormal;
        }

        private void adapt(double accepted) {
            length *= Math.exp(2 * (accepted - TARGET_ACCEPTANCE));
            length = ofNormal ? Math.min(1, length) : length;
        }
    }

    /** Places to be looked at, with what the model says of them. */
    private static final class Block {
        private final int from;
        private final double[][] scores;
        private final double[][] values;
        private final double[][] logs;
        private final boolean[] taken;
        private final int failed;
        private final int impossible;

        private Block(int from, double[][] scores, double[][] values, double[][] logs, int failed, int impossible) {
            this.from = from;
            this.scores = scores;
            this.values = values;
            this.logs = logs;
            this.taken = new boolean[scores.length];
            this.failed = failed;
            this.impossible = impossible;
        }
    }

    SequentialMonteCarloResult run() {
        drawPrior();
        return enterFrom(0);
    }

    /** Goes on from the particles of a run that had the first of the groups. */
    SequentialMonteCarloResult continued(SequentialMonteCarloResult earlier) {
        genealogy = earlier.genealogy();
        stages.addAll(earlier.stages());
        evaluations = earlier.evaluations();
        failed = earlier.failed();
        impossible = earlier.impossible();
        round = earlier.rounds();
        increments[0] = earlier.logEvidence();
        takeOver(earlier);
        return enterFrom(1);
    }

    /** Each particle at its scores, with draws of the prior where an input is new. */
    private void takeOver(SequentialMonteCarloResult earlier) {
        int[] places = inputs.names().stream()
                .mapToInt(earlier.prior().names()::indexOf)
                .toArray();
        double[][] before = earlier.scores();
        long key = nextRound();
        evaluate(
                i -> {
                    double[] z = RandomBits.units(RandomBits.key(key, i), 0, places.length);
                    Arrays.setAll(z, j -> places[j] < 0 ? Gauss.quantile(z[j]) : before[i][places[j]]);
                    return z;
                },
                block -> Arrays.fill(block.taken, true));
    }

    private SequentialMonteCarloResult enterFrom(int first) {
        for (int group = first; group < logs.length; group++) {
            enter(group);
        }
        Log.of(SequentialMonteCarlo.class)
                .debug("{} particles, {} stages, {} evaluations", n, stages.size(), evaluations);
        return new SequentialMonteCarloResult(inputs, this);
    }

    /**
     * Draws the prior, and again for the places of impossible particles while few are possible: the share of all draws that are
     * is how much of the prior is.
     */
    private void drawPrior() {
        drawPrior(i -> true);
        long draws = n;
        long found = possible(0);
        while (possible(0) < Math.min(ENOUGH_POSSIBLE, n / 4) && draws < (found == 0 ? BLIND_DRAWS : MOST_DRAWS)) {
            found += drawPrior(i -> logs[0][i] == Double.NEGATIVE_INFINITY);
            draws += n;
        }
        requirePossible(0, draws);
        increments[0] = Math.log(found / (double) draws) - Math.log(possible(0) / (double) n);
    }

    /** One draw of the prior a particle, which takes its place where that is free and the draw possible; gives how many are. */
    private long drawPrior(IntPredicate isFree) {
        long key = nextRound();
        long[] found = {0};
        evaluate(
                i -> {
                    double[] z = RandomBits.units(RandomBits.key(key, i), 0, inputs.size());
                    Arrays.setAll(z, j -> Gauss.quantile(z[j]));
                    return z;
                },
                block -> {
                    for (int i = 0; i < block.taken.length; i++) {
                        block.taken[i] = isFree.test(block.from + i);
                        found[0] += block.logs[0][i] > Double.NEGATIVE_INFINITY ? 1 : 0;
                    }
                });
        return found[0];
    }

    private void enter(int group) {
        requirePossible(group, n);
        double power = 0;
        if (possible(group) < MOSTLY_POSSIBLE * n) {
            step(group, 0, 0);
        }
        while (power < 1) {
            double next = Tempering.next(logs[group], power, n / 2.0);
            if (next <= power || stages.size() >= MOST_STAGES) {
                throw new InvalidInputException("the likelihood" + named(group) + " falls off so steeply that after "
                        + stages.size() + " stages only its power " + power + " is reached, must be 1"
                        + "\nMaybe its errors are too small, or it jumps");
            }
            step(group, power, next);
            power = next;
            int done = (int) Math.round(n * (group + power) / logs.length);
            settings.listeners().forEach(l -> l.progress(done, n));
        }
    }

    private String named(int group) {
        return logs.length == 1 ? "" : " of " + model.outputs().get(group);
    }

    private long possible(int group) {
        return Arrays.stream(logs[group])
                .filter(l -> l > Double.NEGATIVE_INFINITY)
                .count();
    }

    private void requirePossible(int group, long draws) {
        long possible = possible(group);
        if (possible < Math.min(LEAST_POSSIBLE, n)) {
            throw new InvalidInputException(
                    "log likelihood" + named(group) + ": is finite at " + possible + " of " + draws
                            + (group == 0 ? " draws of the prior" : " particles") + ", must be at "
                            + Math.min(LEAST_POSSIBLE, n) + " or more" + failures()
                            + "\nMaybe no draw of the inputs can meet it, or more particles would");
        }
    }

    private String failures() {
        return failed == 0 ? "" : " (it is not a number, or plus infinity, at " + failed + " points)";
    }

    /** Weights by a power of the likelihood, resamples, and moves until the particles have forgotten where they were. */
    private void step(int group, double power, double next) {
        double[] weights = Tempering.weights(logs[group], next - power);
        increments[group] += Tempering.logMean(logs[group], next - power);
        genealogy.weighted(weights);
        CrossedMoves moves = resample(weights);
        double[][] start = scores.clone();
        int rounds = 0;
        double jump = 0;
        double accepted = 0;
        while (rounds < LEAST_ROUNDS || (rounds < MOST_ROUNDS && jump < FAR_ENOUGH * inputs.size())) {
            accepted += move(moves, kernel(rounds), group, next);
            rounds++;
            jump = moves.jump(start, scores);
        }
        stages.add(new TemperingStage(
                model.outputs().get(group),
                next,
                Tempering.effectiveSize(weights),
                rounds,
                accepted / rounds,
                jump / (2 * inputs.size()),
                genealogy.families()));
    }

    /** Each in turn at first; then what goes farther, and the other every fourth round, since it may be what gets out of a corner. */
    private Kernel kernel(int rounds) {
        if (rounds < 2) {
            return rounds == 0 ? anew : walk;
        }
        return (anew.jump >= walk.jump) == (rounds % 4 < 3) ? anew : walk;
    }

    /** Gives what the particles may do then, learned from where their parents are. */
    private CrossedMoves resample(double[] weights) {
        int[] parents = Resampling.systematic(weights, RandomBits.unit(nextRound(), 0));
        genealogy.resampled(weights, parents);
        CrossedMoves moves = CrossedMoves.of(scores, weights, parents);
        double[][] oldScores = scores.clone();
        double[][] oldValues = values.clone();
        double[][] oldLogs = new double[logs.length][];
        Arrays.setAll(oldLogs, k -> logs[k].clone());
        for (int i = 0; i < n; i++) {
            scores[i] = oldScores[parents[i]];
            values[i] = oldValues[parents[i]];
            for (int k = 0; k < logs.length; k++) {
                logs[k][i] = oldLogs[k][parents[i]];
            }
        }
        return moves;
    }

    /** One Metropolis step of every particle; gives the share that was accepted. */
    private double move(CrossedMoves moves, Kernel kernel, int group, double power) {
        long key = nextRound();
        long choices = nextRound();
        int[] accepted = {0};
        double[][] start = scores.clone();
        evaluate(i -> kernel.proposal.from(moves.of(i), scores[i], kernel.length, RandomBits.key(key, i)), block -> {
            for (int i = 0; i < block.taken.length; i++) {
                int particle = block.from + i;
                double gain = logTarget(block.logs, i, block.scores[i], group, power)
                        - logTarget(logs, particle, scores[particle], group, power);
                if (kernel.ofNormal) {
                    gain += moves.of(particle).logNormal(scores[particle])
                            - moves.of(particle).logNormal(block.scores[i]);
                }
                block.taken[i] = Math.log(RandomBits.unit(choices, particle)) < gain;
                accepted[0] += block.taken[i] ? 1 : 0;
            }
        });
        double share = accepted[0] / (double) n;
        kernel.jump = moves.jump(start, scores);
        kernel.adapt(share);
        return share;
    }

    /** The logarithm of the prior, which is standard normal in the scores, times the groups before and a power of this one. */
    private static double logTarget(double[][] logs, int i, double[] z, int group, double power) {
        if (logs[group][i] == Double.NEGATIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = power * logs[group][i];
        for (int k = 0; k < group; k++) {
            sum += logs[k][i];
        }
        for (double each : z) {
            sum -= each * each / 2;
        }
        return sum;
    }

    @FunctionalInterface
    private interface Places {
        double[] of(int particle);
    }

    @FunctionalInterface
    private interface Choice {
        void of(Block block);
    }

    /** Evaluates a place for each particle, several threads at once, and puts it in its stead where it is chosen. */
    private void evaluate(Places places, Choice choice) {
        Chunks.run(
                model.pointsAtOnce(),
                n,
                Chunks.SMALL,
                settings.threads(),
                (from, to) -> PointFailure.placed("particle", from, () -> block(from, to, places)),
                block -> {
                    choice.of(block);
                    take(block);
                });
    }

    private Block block(int from, int to, Places places) {
        Interrupts.check();
        int size = to - from;
        double[][] z = new double[size][];
        double[][] x = new double[size][];
        for (int i = 0; i < size; i++) {
            z[i] = places.of(from + i);
            x[i] = inputs.atScores(z[i]);
        }
        double[][] out = new double[logs.length][size];
        double[][] given = new double[size][];
        Arrays.setAll(given, i -> x[i].clone());
        model.evaluate(given, out);
        int[] counts = new int[2];
        for (int i = 0; i < size; i++) {
            boolean broken = false;
            boolean zero = false;
            for (double[] group : out) {
                broken |= !(group[i] < Double.POSITIVE_INFINITY);
                zero |= group[i] == Double.NEGATIVE_INFINITY;
            }
            counts[0] += broken ? 1 : 0;
            counts[1] += zero && !broken ? 1 : 0;
            if (broken) {
                for (double[] group : out) {
                    group[i] = Double.NEGATIVE_INFINITY;
                }
            }
        }
        return new Block(from, z, x, out, counts[0], counts[1]);
    }

    private void take(Block block) {
        failed += block.failed;
        impossible += block.impossible;
        evaluations += block.taken.length;
        for (int i = 0; i < block.taken.length; i++) {
            if (block.taken[i]) {
                int particle = block.from + i;
                scores[particle] = block.scores[i];
                values[particle] = block.values[i];
                for (int k = 0; k < logs.length; k++) {
                    logs[k][particle] = block.logs[k][i];
                }
            }
        }
    }

    private long nextRound() {
        return RandomBits.key(settings.seed(), round++);
    }

    double[][] values() {
        return values;
    }

    double[][] scores() {
        return scores;
    }

    long rounds() {
        return round;
    }

    double[][] logs() {
        return logs;
    }

    Genealogy genealogy() {
        return genealogy;
    }

    List<TemperingStage> stages() {
        return stages;
    }

    double[] increments() {
        return increments;
    }

    List<String> groups() {
        return model.outputs();
    }

    long evaluations() {
        return evaluations;
    }

    long failed() {
        return failed;
    }

    long impossible() {
        return impossible;
    }
}
