package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.market.Market;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Profiles in files, and against a market's time. */
final class Profiles {
    static final List<String> KEYS = List.of("from", "until", "ramp", "half-life", "path");

    private Profiles() {}

    /** Reads the profile keys of a shock's entry. */
    static Profile read(YamlNode shock) {
        if (shock.find("path").isPresent()) {
            for (String key : KEYS) {
                if (!key.equals("path") && shock.find(key).isPresent()) {
                    throw shock.get(key).error(shock.get(key).path() + ": must be absent where there is a path");
                }
            }
            return path(shock.get("path"));
        }
        Profile profile = Profile.step(shock.get("from").quarter());
        if (shock.find("ramp").isPresent() && shock.find("half-life").isPresent()) {
            throw shock.get("ramp").error(shock.get("ramp").path() + ": must be absent where there is a half-life");
        }
        if (shock.find("ramp").isPresent()) {
            profile = profile.ramp(ShockNumbers.read(shock, "ramp").value());
        }
        if (shock.find("half-life").isPresent()) {
            profile = profile.halfLife(ShockNumbers.read(shock, "half-life").value());
        }
        if (shock.find("until").isPresent()) {
            YamlNode until = shock.get("until");
            if (until.quarter().compareTo(profile.from()) <= 0) {
                throw until.invalid("after from = " + profile.from());
            }
            profile = profile.until(until.quarter());
        }
        return profile;
    }

    private static Profile path(YamlNode node) {
        Map<Quarter, Double> values = new LinkedHashMap<>();
        node.entries().forEach((key, value) -> {
            double m = value.number(x -> x >= 0 && x <= 1, "a number in [0, 1]");
            values.put(value.read(() -> Quarter.parse(key)), m);
        });
        if (values.isEmpty()) {
            throw node.invalid("at least one quarter with its value");
        }
        return Profile.path(values);
    }

    /** Adds the keys of a profile to a shock's entry. */
    static void write(Profile profile, Map<String, Object> keys, ShockNumbers stated) {
        if (profile.shape() == Profile.Shape.PATH) {
            keys.put("path", profile.path());
            return;
        }
        keys.put("from", profile.from());
        number(profile).ifPresent(key -> keys.put(key, stated.written(key, profile.years())));
        profile.until().ifPresent(q -> keys.put("until", q));
    }

    /** The key of the profile's time: that of a ramp or a half-life. */
    static Optional<String> number(Profile profile) {
        return switch (profile.shape()) {
            case RAMP -> Optional.of("ramp");
            case HALF_LIFE -> Optional.of("half-life");
            case STEP, PATH -> Optional.empty();
        };
    }

    /** Whether a shock with this profile may be given the key: a step takes either, a ramp and a half-life their own. */
    static boolean takes(Optional<Profile> profile, String key) {
        boolean time = key.equals("ramp") || key.equals("half-life");
        return time
                && profile.filter(p -> p.shape() != Profile.Shape.PATH
                                && number(p).orElse(key).equals(key))
                        .isPresent();
    }

    static Profile with(Profile profile, String key, double years) {
        return key.equals("ramp") ? profile.ramp(years) : profile.halfLife(years);
    }

    static String describe(Profile profile) {
        String how = switch (profile.shape()) {
            case STEP -> "";
            case RAMP -> " over " + Numbers.human(profile.years()) + " years";
            case HALF_LIFE -> " with a half-life of " + Numbers.human(profile.years()) + " years";
            case PATH -> " along a path";
        };
        return "from " + profile.from() + how
                + profile.until().map(q -> " until " + q).orElse("");
    }

    /** Refuses what begins after the last quarter: it could do nothing. What begins before the start is in force already. */
    static void refuseAfterEnd(String shock, Profile profile, Market market) {
        Quarter from = profile.from();
        Quarter last = market.start().plus(market.quarters());
        if (from.compareTo(last) > 0) {
            throw InvalidInputException.of(
                    profile.shape() == Profile.Shape.PATH ? "path" : "from",
                    from,
                    "not after the market's last quarter, " + last + ", or '" + shock
                            + "' never acts\nMaybe a market with" + " quarters = "
                            + market.start().until(from) + " or more");
        }
    }

    /** The first period with m &gt; 0; that after the last where there is none. */
    static OptionalInt firstPeriod(Profile profile, Market market) {
        for (int i = 0; i <= market.quarters(); i++) {
            if (profile.weight(market.start().plus(i)) > 0) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.of(Integer.MAX_VALUE);
    }
}
