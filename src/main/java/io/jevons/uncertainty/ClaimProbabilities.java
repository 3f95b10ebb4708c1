package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimResult;
import io.jevons.rebound.Comparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each of the article's claims comes out true, false or undecided over the draws of a study. Draws in which a
 * claim does not apply, in which it throws, and failed ones are left out of its shares. Immutable.
 */
public final class ClaimProbabilities {
    private static final double TRUE = 1;
    private static final double FALSE = 0;
    private static final double UNDECIDED = 0.5;
    private static final double THREW = -1;

    private final List<Claim> claims;
    private final double[][] answers;

    private ClaimProbabilities(List<Claim> claims, double[][] answers) {
        this.claims = claims;
        this.answers = answers;
    }

    static ClaimProbabilities of(StudyRuns studied, List<Claim> claims) {
        List<Metric> metrics = claims.stream()
                .map(claim -> Metric.of("claim " + claim.name(), c -> code(claim, c)))
                .toList();
        return new ClaimProbabilities(List.copyOf(claims), studied.evaluate(studied.model(metrics)));
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
     * The probability that a claim comes out true.
     *
     * @param name the claim's name
     * @return the share of the draws to which it applies, with its standard error
     * @throws InvalidInputException if there is no such claim, or it applies to no draw
     */
    public Estimate probability(String name) {
        List<String> names = claims.stream().map(Claim::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw InvalidInputException.unknown("claim", name, names);
        }
        if (applicable(index) == 0) {
            throw new InvalidInputException("claim '" + name + "': applies to no draw"
                    + (count(index, THREW) > 0 ? ", and throws in " + count(index, THREW) : ""));
        }
        return holds(index);
    }

    private Estimate holds(int index) {
        return Estimate.probability(count(index, TRUE), applicable(index));
    }

    private int applicable(int index) {
        return count(index, TRUE) + count(index, FALSE) + count(index, UNDECIDED);
    }

    private int count(int index, double answer) {
        return (int) Arrays.stream(answers[index]).filter(a -> a == answer).count();
    }

    /**
     * The claims with their shares of the draws to which they apply.
     *
     * @return a table with a row a claim: the share of true with its standard error, those of false and undecided, and the
     *     number of draws to which it applies
     */
    public Table toTable() {
        Table.Builder table = Table.titled("How often each claim holds")
                .text("claim")
                .text("sentence")
                .percent("true")
                .percent("s.e.")
                .percent("false")
                .percent("undecided")
                .number("draws", "1");
        for (int i = 0; i < claims.size(); i++) {
            double draws = applicable(i);
            double standardError = draws == 0 ? Double.NaN : holds(i).standardError();
            table.row(
                    claims.get(i).name(),
                    claims.get(i).sentence(),
                    count(i, TRUE) / draws,
                    standardError,
                    count(i, FALSE) / draws,
                    count(i, UNDECIDED) / draws,
                    draws);
        }
        table.note(
                "Over " + answers[0].length + " draws. Shares are of those to which a claim applies, whose number comes"
                        + " last; s.e. is the standard error of the share of true. A dash where a claim applies to none.");
        for (int i = 0; i < claims.size(); i++) {
            if (count(i, THREW) > 0) {
                table.note("Warning: claim " + claims.get(i).name() + " threw an exception in " + count(i, THREW)
                        + " draws, the first of them draw " + first(i, THREW) + ", and is undefined there.");
            }
        }
        return table.build();
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
