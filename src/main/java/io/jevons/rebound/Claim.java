package io.jevons.rebound;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A sentence about a scenario and its base that a computer can answer. The article's twenty are built in; others are
 * found through {@link java.util.ServiceLoader} (a public constructor without arguments, and a line in
 * {@code META-INF/services/io.jevons.rebound.Claim}) or registered with {@link Claims#register}.
 *
 * <p>A claim looks at what the market has: where the market lacks a tier, a cell or a workload that the sentence is
 * about, the answer is that it does not apply.
 */
public interface Claim {
    /** Which run a claim reads beside the base. */
    enum Reads {
        /** None: the cost model, a table of measurements, history, or the engineering estimate. */
        NO_RUN("no run"),
        /** The scenario as a whole. */
        SCENARIO("scenario"),
        /** The response run (the answer to efficiency) and the scenario as a whole, each with an answer of its own. */
        RESPONSE_AND_SCENARIO("response run and scenario"),
        /** A run of its own, such as one with a single shock, or one with a channel off. */
        OWN_RUN("a run of its own");

        private final String text;

        Reads(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * The name.
     *
     * @return a short name in lower case, such as {@code total-demand-backfires}
     */
    String name();

    /**
     * What is claimed.
     *
     * @return one sentence
     */
    String sentence();

    /**
     * Why the figures decide it.
     *
     * @return one line that a reader without economics understands
     */
    String explanation();

    /**
     * Which run it reads. One that reads both is asked twice: of the comparison, and of {@link Comparison#ofResponse()}.
     *
     * @return the scenario, unless it says otherwise
     */
    default Reads reads() {
        return Reads.SCENARIO;
    }

    /**
     * Answers the claim.
     *
     * @param comparison a scenario and its base
     * @return the answer with its figures
     */
    ClaimResult evaluate(Comparison comparison);

    /**
     * A claim in a line of code.
     *
     * @param name its name
     * @param sentence what is claimed
     * @param explanation why the figures decide it, in one line
     * @param conditions what must hold, all of it; none where the claim does not apply to a comparison
     * @return the claim
     */
    static Claim of(
            String name,
            String sentence,
            String explanation,
            Function<Comparison, ? extends List<Condition>> conditions) {
        return of(name, sentence, explanation, Reads.SCENARIO, conditions);
    }

    /**
     * A claim in a line of code that says which run it reads.
     *
     * @param name its name
     * @param sentence what is claimed
     * @param explanation why the figures decide it, in one line
     * @param reads which run it reads
     * @param conditions what must hold, all of it; none where the claim does not apply to a comparison
     * @return the claim
     */
    static Claim of(
            String name,
            String sentence,
            String explanation,
            Reads reads,
            Function<Comparison, ? extends List<Condition>> conditions) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(explanation, "explanation");
        Objects.requireNonNull(reads, "reads");
        Objects.requireNonNull(conditions, "conditions");
        return new Claim() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String sentence() {
                return sentence;
            }

            @Override
            public String explanation() {
                return explanation;
            }

            @Override
            public Reads reads() {
                return reads;
            }

            @Override
            public ClaimResult evaluate(Comparison comparison) {
                return ClaimResult.of(this, conditions.apply(comparison));
            }

            @Override
            public String toString() {
                return name + ": " + sentence;
            }
        };
    }
}
