package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Quarter;
import io.jevons.demand.Drivers;
import io.jevons.demand.Market;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A shock that multiplies one driver by f^m(t), or adds s · m(t) to a preference, where m(t) is its {@link Profile}.
 * Immutable: each fluent call returns a changed copy. Before its first quarter is given it cannot be used.
 */
public final class FactorShock implements Shock {
    /** The drivers that a factor can move. */
    public enum Driver {
        /** GPU-hours a token, which fall by the factor. */
        EFFICIENCY("grade", true),
        /** GPU-hours a training result, which fall by the factor. */
        TRAINING_EFFICIENCY("workload", false),
        /** Tokens a task, forced or chosen. */
        TOKENS_PER_TASK("cell", false),
        /** Price of new hardware. */
        HARDWARE_PRICE("", true),
        /** Power that a site can draw. */
        SITE_POWER("site", false),
        /** What can ship in a quarter. */
        CAPACITY("", true),
        /** Utility of a tier, to which the shift is added. */
        PREFERENCE("cell", true),
        /** Demand at any price. */
        DEMAND("cell", false),
        /** Speed of adoption. */
        ACCESS("cell", false),
        /** Median willingness to pay. */
        VALUE("cell", false);

        private final String subject;
        private final boolean byTier;

        Driver(String subject, boolean byTier) {
            this.subject = subject;
            this.byTier = byTier;
        }

        /**
         * The name in files.
         *
         * @return such as {@code tokens-per-task}
         */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The key that selects grades, workloads or cells; empty where only tiers are selected. */
        String subject() {
            return subject;
        }

        boolean byTier() {
            return byTier;
        }

        /** The key of the shock's number. */
        String amount() {
            return this == PREFERENCE ? "shift" : "factor";
        }
    }

    static final String CHOSEN = "chosen";

    private final Driver driver;
    private final String subject;
    private final String tier;
    private final double amount;
    private final Optional<Profile> profile;
    private final boolean chosen;

    private FactorShock(
            Driver driver, String subject, String tier, double amount, Optional<Profile> profile, boolean chosen) {
        this.driver = driver;
        this.subject = subject;
        this.tier = tier;
        this.amount = amount;
        this.profile = profile;
        this.chosen = chosen;
    }

    static FactorShock of(Driver driver, String subject, String tier, double amount) {
        return new FactorShock(driver, subject, tier, checked(driver, amount), Optional.empty(), false);
    }

    private static double checked(Driver driver, double amount) {
        return driver == Driver.PREFERENCE ? Checks.finite("shift", amount) : Checks.positive("factor", amount);
    }

    /**
     * The shock on one tier.
     *
     * @param name the tier, or a pattern
     * @return a changed copy
     * @throws InvalidInputException if the driver does not go by tier
     */
    public FactorShock tier(String name) {
        Objects.requireNonNull(name, "name");
        if (!driver.byTier()) {
            throw new InvalidInputException("tier: must be absent for " + driver.key());
        }
        return new FactorShock(driver, subject, name, amount, profile, chosen);
    }

    /**
     * Tokens that users choose to spend on a task for what they bring, which makes no task dearer.
     *
     * @return a changed copy
     * @throws InvalidInputException if the driver is another than tokens a task
     */
    public FactorShock chosen() {
        if (driver != Driver.TOKENS_PER_TASK) {
            throw new InvalidInputException("chosen: must be absent for " + driver.key());
        }
        return new FactorShock(driver, subject, tier, amount, profile, true);
    }

    /**
     * The shock in force from a quarter on.
     *
     * @param quarter the quarter, such as {@code 2025Q1}
     * @return a changed copy
     */
    public FactorShock from(String quarter) {
        Objects.requireNonNull(quarter, "quarter");
        Quarter from = Quarter.parse(quarter);
        return profile(profile.map(p -> p.from(from)).orElseGet(() -> Profile.step(from)));
    }

    /**
     * The shock in force until a quarter.
     *
     * @param quarter the first quarter in which it no longer acts
     * @return a changed copy
     */
    public FactorShock until(String quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return profile(started().until(Quarter.parse(quarter)));
    }

    /**
     * The shock coming into force in a straight line.
     *
     * @param years the time until it is in full force, &gt; 0
     * @return a changed copy
     */
    public FactorShock ramp(double years) {
        return profile(started().ramp(years));
    }

    /**
     * The shock coming into force with a half-life.
     *
     * @param years the time in which half of what is missing is made up, &gt; 0
     * @return a changed copy
     */
    public FactorShock halfLife(double years) {
        return profile(started().halfLife(years));
    }

    /**
     * The shock with any profile.
     *
     * @param newProfile the profile
     * @return a changed copy
     */
    public FactorShock profile(Profile newProfile) {
        return new FactorShock(driver, subject, tier, amount, Optional.of(newProfile), chosen);
    }

    private Profile started() {
        return profile.orElseThrow(() ->
                new InvalidInputException(driver.key() + ": missing key 'from'\nMaybe call .from(\"2025Q1\") first"));
    }

    @Override
    public OptionalInt firstPeriod(Market market) {
        Objects.requireNonNull(market, "market");
        return Profiles.firstPeriod(started(), market);
    }

    @Override
    public Drivers.DriverShock bind(Market market) {
        Objects.requireNonNull(market, "market");
        Profile shape = started();
        Profiles.refuseAfterEnd(describe(), shape, market);
        return (drivers, quarter) -> {
            double m = shape.weight(quarter);
            if (driver == Driver.PREFERENCE) {
                drivers.shiftPreference(subject, tier, amount * m);
            } else {
                scale(drivers, Math.pow(amount, m));
            }
        };
    }

    private void scale(Drivers drivers, double factor) {
        switch (driver) {
            case EFFICIENCY -> drivers.scaleEfficiency(subject, tier, factor);
            case TRAINING_EFFICIENCY -> drivers.scaleTrainingEfficiency(subject, factor);
            case TOKENS_PER_TASK -> {
                if (chosen) {
                    drivers.scaleChosenTokens(subject, factor);
                } else {
                    drivers.scaleTokensPerTask(subject, factor);
                }
            }
            case SITE_POWER -> drivers.scaleSitePower(subject, factor);
            case HARDWARE_PRICE -> drivers.scaleHardwarePrice(tier, factor);
            case CAPACITY -> drivers.scaleCapacity(tier, factor);
            case DEMAND -> drivers.scaleDemand(subject, factor);
            case ACCESS -> drivers.scaleAccess(subject, factor);
            case VALUE -> drivers.scaleValue(subject, factor);
            case PREFERENCE -> throw new IllegalStateException("a preference is shifted");
        }
    }

    @Override
    public FactorShock strength(double k) {
        double scaled = driver == Driver.PREFERENCE ? k * amount : Math.pow(amount, k);
        return new FactorShock(driver, subject, tier, checked(driver, scaled), profile, chosen);
    }

    @Override
    public Map<String, Object> toYaml() {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (!driver.subject().isEmpty()) {
            keys.put(driver.subject(), subject);
        }
        if (driver.byTier()) {
            keys.put("tier", tier);
        }
        keys.put(driver.amount(), amount);
        if (chosen) {
            keys.put(CHOSEN, true);
        }
        Profiles.write(started(), keys);
        return Map.of(driver.key(), keys);
    }

    @Override
    public String describe() {
        String of = driver.subject().isEmpty() ? "" : " of " + subject;
        String on = driver.byTier() ? " on " + tier : "";
        String when = profile.map(p -> ", " + Profiles.describe(p)).orElse("");
        return driver.key() + of + on + (chosen ? ", chosen: " : ": ") + driver.amount() + " " + Numbers.human(amount)
                + when;
    }

    @Override
    public String toString() {
        return describe();
    }
}
