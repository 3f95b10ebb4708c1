package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Claims;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.History;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.quantiles.Estimate;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How often each of the article's claims comes out true, false or undecided over the draws of a study. Draws in which a
 * claim does not apply, in which it throws, and failed ones are left out of its shares. Immutable.
 */
public final class ClaimProbabilities implements Shown.AsTable {
    private static final double TRUE = 1;
    private static final double FALSE = 0;
    private static final double UNDECIDED = 0.5;
    private static final double THREW = -1;

    private final List<Claim> claims;
    private final double[][] answers;

    /** Of the response run, by claim; of one that does not read it the same as above. */
    private final double[][] inResponse;

    private final Optional<String> held;

    /** What the market is about, where it is none for AI. */
    private final Optional<History.Words> past;

    private ClaimProbabilities(
            List<Claim> claims,
            double[][] answers,
            double[][] inResponse,
            Optional<String> held,
            Optional<History.Words> past) {
        this.past = past;
        this.claims = claims;
        this.answers = answers;
        this.inResponse = inResponse;
        this.held = held;
    }

    static ClaimProbabilities of(StudyRuns studied, List<Claim> claims) {
        List<Metric> metrics = new ArrayList<>();
        for (Claim claim : claims) {
            metrics.add(metric(studied, claim, ""));
        }
        List<Claim> both =
                claims.stream().filter(ClaimProbabilities::readsResponse).toList();
        for (Claim claim : both) {
            metrics.add(metric(studied, claim, " in response"));
        }
        double[][] found = studied.evaluate(studied.model(metrics));
        double[][] answers = Arrays.copyOf(found, claims.size());
        double[][] inResponse = answers.clone();
        for (int i = 0; i < both.size(); i++) {
            inResponse[claims.indexOf(both.get(i))] = found[claims.size() + i];
        }
        return new ClaimProbabilities(
                List.copyOf(claims), answers, inResponse, studied.held().note(), History.words(studied.market()));
    }

    private static Metric metric(StudyRuns studied, Claim claim, String run) {
        boolean response = !run.isEmpty();
        ToDoubleFunction<Comparison> answer = studied.travel().isAway()
                ? new Named(claim.name(), response)
                : c -> code(claim, response ? c.ofResponse() : c);
        return Metric.of("claim " + claim.name() + run, answer);
    }

    /** A claim that travels by its name, under which the machine that runs draws knows it too. */
    private static final class Named implements ToDoubleFunction<Comparison>, Serializable {
        private static final long serialVersionUID = 1L;

        private final String name;
        private final boolean response;

        /** Looked up once a machine. */
        private transient volatile @Nullable Claim claim;

        private Named(String name, boolean response) {
            this.name = name;
            this.response = response;
        }

        @Override
        public double applyAsDouble(Comparison comparison) {
            Claim known = claim;
            if (known == null) {
                known = Claims.known().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("claim '" + name
                                + "' is not known to this machine: must be registered on each that runs draws"));
                claim = known;
            }
            return code(known, response ? comparison.ofResponse() : comparison);
        }
    }

    private static boolean readsResponse(Claim claim) {
        return claim.reads() == Claim.Reads.RESPONSE_AND_SCENARIO;
    }

    /** A claim that throws is no matter of the others, which are asked in the same run. */
    private static double code(Claim claim, Comparison comparison) {
        ClaimResult.Answer answer;
        try {
            answer = claim.evaluate(comparison).answer();
        } catch (RuntimeException mistake) {
            return THREW;
        }
        return switch (answer) {
            case TRUE -> TRUE;
            case FALSE -> FALSE;
            case UNDECIDED -> UNDECIDED;
            case NOT_APPLICABLE -> Double.NaN;
        };
    }

    /**
     * Whether a claim applies to any draw, so that it has a probability.
     *
     * @param name the claim's name
     * @return whether it does
     * @throws InvalidInputException if there is no such claim
     */
    public boolean applies(String name) {
        return applicable(answers[index(name)]) > 0;
    }

    /**
     * The probability that a claim comes out true of the scenario.
     *
     * @param name the claim's name
     * @return the share of the draws to which it applies, with its standard error
     * @throws InvalidInputException if there is no such claim, or it applies to no draw
     */
    public Estimate probability(String name) {
        return probability(name, answers);
    }

    /**
     * Whether a claim comes out true of the scenario, draw by draw.
     *
     * @param name the claim's name
     * @return one a draw: 1 where it is true, 0 where it is false or undecided; NaN where it does not apply or throws, or the draw
     *     failed
     * @throws InvalidInputException if there is no such claim
     */
    public double[] inDraws(String name) {
        return Arrays.stream(answers[index(name)])
                .map(a -> a == TRUE ? 1 : a == FALSE || a == UNDECIDED ? 0 : Double.NaN)
                .toArray();
    }

    private int index(String name) {
        List<String> names = claims.stream().map(Claim::name).toList();
        int index = names.indexOf(Objects.requireNonNull(name, "name"));
        if (index < 0) {
            throw InvalidInputException.unknown("claim", name, names);
        }
        return index;
    }

    private Estimate probability(String name, double[][] of) {
        int index = index(name);
        if (applicable(of[index]) == 0) {
            throw new InvalidInputException("claim '" + name + "': applies to no draw"
                    + (count(of[index], THREW) > 0 ? ", and throws in " + count(of[index], THREW) : ""));
        }
        return holds(of[index]);
    }

    private static Estimate holds(double[] given) {
        return Estimate.probability(count(given, TRUE), applicable(given));
    }

    private static int applicable(double[] given) {
        return count(given, TRUE) + count(given, FALSE) + count(given, UNDECIDED);
    }

    private static double share(double[] given, double answer) {
        return count(given, answer) / (double) applicable(given);
    }

    private static int count(double[] given, double answer) {
        return (int) Arrays.stream(given).filter(a -> a == answer).count();
    }

    /**
     * The claims with their shares of the draws to which they apply.
     *
     * @return a table with a row a claim: the share of true with its standard error, those of false and undecided, the
     *     number of draws to which it applies, and the share of true in the response run where the claim reads it
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("How often each claim holds")
                .text("claim")
                .text("sentence")
                .percent("true")
                .percent("s.e.")
                .percent("false")
                .percent("undecided")
                .number("draws", "1")
                .percent("response");
        for (int i = 0; i < claims.size(); i++) {
            int draws = applicable(answers[i]);
            double standardError =
                    draws == 0 || isGiven(i) ? Double.NaN : holds(answers[i]).standardError();
            boolean both = readsResponse(claims.get(i)) && applicable(inResponse[i]) > 0;
            table.row(
                    claims.get(i).name(),
                    claims.get(i).sentence(),
                    share(answers[i], TRUE),
                    standardError,
                    share(answers[i], FALSE),
                    share(answers[i], UNDECIDED),
                    draws,
                    both ? holds(inResponse[i]).value() : Double.NaN);
        }
        table.note(
                "Over " + answers[0].length + " draws. Shares are of those to which a claim applies, whose number"
                        + " comes then; response: true of the answer to efficiency alone; s.e. is the standard error of the share of true. A dash where a claim applies to none.");
        past.map(History.Words::noClaims).ifPresent(table::note);
        String given = IntStream.range(0, claims.size())
                .filter(this::isGiven)
                .mapToObj(i -> claims.get(i).name())
                .collect(Collectors.joining(", "));
        if (!given.isEmpty()) {
            table.note("No run answers " + given
                    + ": what was measured is the same in every draw, so that the share is no probability and"
                    + " has no standard error.");
        }
        for (int i = 0; i < claims.size(); i++) {
            if (count(answers[i], THREW) > 0) {
                table.note("Warning: claim " + claims.get(i).name() + " threw an exception in "
                        + count(answers[i], THREW)
                        + " draws, the first of them draw " + first(i, THREW) + ", and is undefined there.");
            }
        }
        held.ifPresent(table::note);
        return table.build();
    }

    /** Whether a claim reads no run and has one answer in all draws to which it applies. */
    private boolean isGiven(int index) {
        double[] given = answers[index];
        int all = applicable(given);
        return claims.get(index).reads() == Claim.Reads.NO_RUN
                && all > 0
                && (count(given, TRUE) == all || count(given, FALSE) == all || count(given, UNDECIDED) == all);
    }

    private int first(int index, double answer) {
        return IntStream.range(0, answers[index].length)
                .filter(draw -> answers[index][draw] == answer)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
