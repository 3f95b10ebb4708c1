package io.jevons.rebound;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A sentence about a scenario and its base that a computer can answer. The article's thirteen are built in; others are
 * found through {@link java.util.ServiceLoader} (a public constructor without arguments, and a line in
 * {@code META-INF/services/io.jevons.rebound.Claim}) or registered with {@link Claims#register}.
 *
 * <p>A claim looks at what the market has: where the market lacks a tier, a cell or a workload that the sentence is
 * about, the answer is that it does not apply.
 */
public interface Claim {
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
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(explanation, "explanation");
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
