package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * A way in which behaviour answers to cheaper tokens. A scenario may hold a channel at its base's path; all held, nothing
 * but the engineering effect is left.
 */
public enum Channel {
    /** More tokens a task and user, the intensive margin. */
    INTENSITY("use by each user"),
    /** More users, the extensive margin. */
    ADOPTION("number of users"),
    /** Uses that did not exist before. */
    NEW_MARKETS("new uses"),
    /** More computing that users choose to spend on a task. */
    EFFORT("computing a task, chosen"),
    /** Another mix of tiers. */
    TIER_MIX("mix of tiers"),
    /** More training where training gets cheaper or revenue grows. */
    TRAINING("training"),
    /** Rents that answer to scarcity and to hardware cost. */
    PRICE_FEEDBACK("rents"),
    /** Prices of hardware by which vendors answer demand. */
    VENDOR_RESPONSE("prices of vendors"),
    /** Tokens a task that are assumed from outside, forced or chosen, such as by reasoning. */
    TOKENS_PER_TASK("tokens a task, assumed"),
    /** Shocks on demand, value, access, preference, capacity, power of sites and hardware price. */
    OTHER_SHOCKS("other shifts, assumed");

    private final String words;

    Channel(String words) {
        this.words = words;
    }

    private static final Set<Channel> SHIFTS = Set.of(TOKENS_PER_TASK, OTHER_SHOCKS);

    /**
     * The channels that carry what a scenario assumes from outside rather than what answers to efficiency.
     *
     * @return {@code TOKENS_PER_TASK} and {@code OTHER_SHOCKS}
     */
    public static Set<Channel> shifts() {
        return SHIFTS;
    }

    /**
     * Whether the channel carries what a scenario assumes from outside, rather than an answer to efficiency.
     *
     * @return whether it is one of {@link #shifts()}
     */
    public boolean isShift() {
        return SHIFTS.contains(this);
    }

    /**
     * What tables and charts call it.
     *
     * @return a few plain words, such as {@code new uses}
     */
    public String words() {
        return words;
    }

    /**
     * The name in files.
     *
     * @return such as {@code new-markets}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The channel of a name.
     *
     * @param key the name in files
     * @return the channel
     * @throws InvalidInputException if there is none of that name
     */
    public static Channel of(String key) {
        Objects.requireNonNull(key, "key");
        for (Channel channel : values()) {
            if (channel.key().equals(key)) {
                return channel;
            }
        }
        throw InvalidInputException.unknown(
                "channel", key, Arrays.stream(values()).map(Channel::key).toList());
    }
}
