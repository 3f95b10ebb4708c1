package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimResult;
import java.util.Arrays;
import java.util.List;

/**
 * How often each of the article's claims comes out true, false or undecided over the draws of a study. Draws in which a
 * claim does not apply, and failed ones, are left out of its shares. Immutable.
 */
public final class ClaimProbabilities {
    private static final double TRUE = 1;
    private static final double FALSE = 0;
    private static final double UNDECIDED = 0.5;

    private final List<Claim> claims;
    private final double[][] answers;

    private ClaimProbabilities(List<Claim> claims, double[][] answers) {
        this.claims = claims;
        this.answers = answers;
    }

    static ClaimProbabilities of(Studied studied, List<Claim> claims) {
        List<Metric> metrics = claims.stream()
                .map(claim -> Metric.of(
                        "claim " + claim.name(), c -> code(claim.evaluate(c).answer())))
                .toList();
        return new ClaimProbabilities(List.copyOf(claims), studied.evaluate(studied.model(metrics)));
    }

    private static double code(ClaimResult.Answer answer) {
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
        int draws = applicable(index);
        if (draws == 0) {
            throw new InvalidInputException("claim '" + name + "': applies to no draw");
        }
        return Estimate.probability(count(index, TRUE), draws);
    }

    private int applicable(int index) {
        return (int) Arrays.stream(answers[index]).filter(a -> !Double.isNaN(a)).count();
    }

    private int count(int index, double answer) {
        return (int) Arrays.stream(answers[index]).filter(a -> a == answer).count();
    }

    /**
     * The claims with their shares.
     *
     * @return a table with a row a claim
     */
    public Table toTable() {
        Table.Builder table = Table.titled("How often each claim holds")
                .text("claim")
                .text("sentence")
                .percent("true")
                .percent("false")
                .percent("undecided");
        for (int i = 0; i < claims.size(); i++) {
            double draws = applicable(i);
            table.row(
                    claims.get(i).name(),
                    claims.get(i).sentence(),
                    count(i, TRUE) / draws,
                    count(i, FALSE) / draws,
                    count(i, UNDECIDED) / draws);
        }
        return table.note("Over " + answers[0].length + " draws; a dash where a claim applies to none.")
                .build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
