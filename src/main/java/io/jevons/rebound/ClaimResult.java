package io.jevons.rebound;

import io.jevons.base.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to a claim: true where every condition holds by more than its tolerance, false where one fails by more than
 * that, undecided in between, not applicable where the market or the scenario lacks what the claim is about.
 *
 * @param claim the claim
 * @param answer the answer
 * @param figures the conditions that it looked at
 * @param inResponse the answer of the response run, where the claim reads it beside the scenario
 */
public record ClaimResult(Claim claim, Answer answer, List<Condition> figures, Optional<ClaimResult> inResponse)
        implements Shown {
    /** What can be said of a claim. */
    public enum Answer {
        /** Every condition holds. */
        TRUE,
        /** A condition fails. */
        FALSE,
        /** No condition fails, and one is within its tolerance. */
        UNDECIDED,
        /** There is nothing that the claim is about. */
        NOT_APPLICABLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /**
     * Copies the list.
     *
     * @param claim the claim
     * @param answer the answer
     * @param figures the conditions that it looked at
     * @param inResponse the answer of the response run, where the claim reads it beside the scenario
     */
    public ClaimResult {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(inResponse, "inResponse");
        figures = List.copyOf(figures);
    }

    /**
     * An answer of one run.
     *
     * @param claim the claim
     * @param answer the answer
     * @param figures the conditions that it looked at
     */
    public ClaimResult(Claim claim, Answer answer, List<Condition> figures) {
        this(claim, answer, figures, Optional.empty());
    }

    /**
     * The answer of every run that a claim reads.
     *
     * @param claim the claim
     * @param comparison a scenario and its base
     * @return the scenario's answer, with that of the response run where the claim reads it
     */
    public static ClaimResult of(Claim claim, Comparison comparison) {
        Objects.requireNonNull(claim, "claim");
        Objects.requireNonNull(comparison, "comparison");
        ClaimResult whole = Objects.requireNonNull(claim.evaluate(comparison), "it answered with null");
        if (claim.reads() != Claim.Reads.RESPONSE_AND_SCENARIO) {
            return whole;
        }
        ClaimResult response = comparison.hasShifts()
                ? Objects.requireNonNull(claim.evaluate(comparison.ofResponse()), "it answered with null")
                : whole;
        return new ClaimResult(whole.claim(), whole.answer(), whole.figures(), Optional.of(response));
    }

    /**
     * Whether the response run has another answer than the scenario.
     *
     * @return whether it has; false where the claim does not read it
     */
    public boolean differs() {
        return inResponse.isPresent() && inResponse.get().answer() != answer;
    }

    /**
     * The answer that follows from conditions, all of which must hold.
     *
     * @param claim the claim
     * @param conditions the conditions; none, or one whose figure is undefined, where the claim does not apply
     * @return the answer
     */
    public static ClaimResult of(Claim claim, List<Condition> conditions) {
        return new ClaimResult(claim, answer(conditions), conditions);
    }

    private static Answer answer(List<Condition> conditions) {
        boolean undefined = conditions.stream().anyMatch(c -> Double.isNaN(c.value()));
        if (conditions.isEmpty() || undefined) {
            return Answer.NOT_APPLICABLE;
        }
        double margin = worst(conditions).orElseThrow().margin();
        return margin > 1 ? Answer.TRUE : margin < -1 ? Answer.FALSE : Answer.UNDECIDED;
    }

    private static Optional<Condition> worst(List<Condition> conditions) {
        return conditions.stream().min(Comparator.comparingDouble(Condition::margin));
    }

    /**
     * The figure that decides: the one nearest to failing, or the one that fails most, in tolerances.
     *
     * @return the figure; empty where the claim does not apply, and where the answer rests on no figure
     */
    public Optional<Condition> deciding() {
        return answer == Answer.NOT_APPLICABLE ? Optional.empty() : worst(figures);
    }

    @Override
    public String toString() {
        String response =
                differs() ? "; in the response run " + inResponse.get().answer() : "";
        return claim.name() + ": " + answer + deciding().map(c -> ", by " + c).orElse("") + response + ". "
                + claim.explanation();
    }
}
