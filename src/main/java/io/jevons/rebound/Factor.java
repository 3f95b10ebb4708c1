package io.jevons.rebound;

import java.util.Locale;
import java.util.Optional;

/**
 * The factors that GPU-hours are a product of, for accounting. Inference: growth · new markets · adoption · intensity ·
 * effort · tokens per task · tier mix · unit efficiency · utilisation, by cell and tier; training: growth · response · efficiency;
 * and other work.
 */
public enum Factor {
    /** Potential users and tokens: growth whatever the price, and shocks on demand. */
    GROWTH("cell-growth"),
    /** Uses that did not exist before. */
    NEW_MARKETS("new-markets"),
    /** Users among those that could be. */
    ADOPTION("adoption"),
    /** Tasks a user, against the start. */
    INTENSITY("intensity"),
    /** Computing that users choose to spend on a task, against the start. */
    EFFORT("effort"),
    /** Tokens a task, forced or chosen, those of a student included, against the start. */
    TOKENS_PER_TASK("tokens-per-task"),
    /** The shares of tiers in a cell's tokens. */
    TIER_MIX,
    /** GPU-hours a token. */
    UNIT_EFFICIENCY,
    /** The part of GPU time that is used; in reference GPUs also the part of the year that they are busy. */
    UTILISATION,
    /** Training whatever its cost and revenue. */
    TRAINING_GROWTH,
    /** Training that answers to its cost and to revenue. */
    TRAINING_RESPONSE,
    /** GPU-hours that a training result takes. */
    TRAINING_EFFICIENCY,
    /** Work on GPUs that is neither. */
    OTHER_WORK;

    private final String series;

    /** One that is worked out from several series, or from those of a tier or workload. */
    Factor() {
        this("");
    }

    Factor(String series) {
        this.series = series;
    }

    /** The series of a cell that it is, if it is one. */
    Optional<String> ofCell() {
        return Optional.of(series).filter(s -> !s.isEmpty());
    }

    /**
     * The name as tables have it.
     *
     * @return such as {@code new markets}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
