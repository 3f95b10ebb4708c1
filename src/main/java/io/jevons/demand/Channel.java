package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A way in which behaviour answers to cheaper tokens. A scenario may hold a channel at its base's path; all held, nothing
 * but the engineering effect is left.
 */
public enum Channel {
    /** More tokens a task and user, the intensive margin. */
    INTENSITY,
    /** More users, the extensive margin. */
    ADOPTION,
    /** Uses that did not exist before. */
    NEW_MARKETS,
    /** Another mix of tiers. */
    TIER_MIX,
    /** More training where training gets cheaper or revenue grows. */
    TRAINING,
    /** Rents that answer to scarcity and to hardware cost. */
    PRICE_FEEDBACK,
    /** Tokens that a task takes, such as by reasoning. */
    TOKENS_PER_TASK,
    /** Shocks on demand, value, access, preference, capacity and hardware price. */
    OTHER_SHOCKS;

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
