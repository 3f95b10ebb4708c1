package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.DriverMoves;
import io.jevons.demand.DriverShock;
import io.jevons.market.Market;
import io.jevons.model.ShockKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

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

        /** The driver of a kind that moves one by a factor or shift. */
        static Driver of(ShockKind kind) {
            return Arrays.stream(values())
                    .filter(driver -> driver.key().equals(kind.name()))
                    .findFirst()
                    .orElseThrow();
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
    static final String NAME = "name";

    private final Driver driver;
    private final String subject;
    private final String tier;
    private final double amount;
    private final Optional<Profile> profile;
    private final boolean chosen;
    private final Optional<String> name;
    private final ShockNumbers stated;

    private FactorShock(Draft draft) {
        driver = draft.driver;
        subject = draft.subject;
        tier = draft.tier;
        amount = draft.amount;
        profile = draft.profile;
        chosen = draft.chosen;
        name = draft.name;
        stated = draft.stated;
    }

    /** The fields while a copy is being made. */
    private static final class Draft {
        private final Driver driver;
        private final String subject;
        private String tier;
        private double amount;
        private Optional<Profile> profile = Optional.empty();
        private boolean chosen;
        private Optional<String> name = Optional.empty();
        private ShockNumbers stated = ShockNumbers.NONE;

        private Draft(Driver driver, String subject, String tier, double amount) {
            this.driver = driver;
            this.subject = subject;
            this.tier = tier;
            this.amount = amount;
        }
    }

    private FactorShock changed(Consumer<Draft> change) {
        Draft draft = new Draft(driver, subject, tier, amount);
        draft.profile = profile;
        draft.chosen = chosen;
        draft.name = name;
        draft.stated = stated;
        change.accept(draft);
        return new FactorShock(draft);
    }

    static FactorShock of(Driver driver, String subject, String tier, double amount) {
        return new FactorShock(new Draft(driver, subject, tier, ShockNumbers.checked(driver.amount(), amount)));
    }

    /** With what a file says of a number beside its value. */
    FactorShock stating(Parameter number) {
        return changed(d -> d.stated = stated.with(number));
    }

    /**
     * The shock under a name, by which its numbers are parameters of a scenario: {@code shocks.<name>.factor}.
     *
     * @param shockName the name, without dot, comma and asterisk
     * @return a changed copy
     * @throws InvalidInputException if it is no name
     */
    public FactorShock named(String shockName) {
        Objects.requireNonNull(shockName, "shockName");
        String checked = ShockNames.checked(shockName);
        return changed(d -> d.name = Optional.of(checked));
    }

    /**
     * The shock on one tier.
     *
     * @param tierName the tier, or a pattern
     * @return a changed copy
     * @throws InvalidInputException if the driver does not go by tier
     */
    public FactorShock tier(String tierName) {
        Objects.requireNonNull(tierName, "tierName");
        if (!driver.byTier()) {
            throw new InvalidInputException("tier: must be absent for " + driver.key());
        }
        return changed(d -> d.tier = tierName);
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
        return changed(d -> d.chosen = true);
    }

    /**
     * The shock in force from a quarter on.
     *
     * @param quarter the quarter, such as {@code 2025Q1}
     * @return a changed copy
     */
    @Override
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
        return changed(d -> d.profile = Optional.of(newProfile));
    }

    Profile started() {
        // Without a function, which would be made anew in every quarter that the engine asks for.
        if (profile.isEmpty()) {
            throw new InvalidInputException(driver.key() + ": missing key 'from'\nMaybe call .from(\"2025Q1\") first");
        }
        return profile.get();
    }

    @Override
    public OptionalInt firstPeriod(Market market) {
        Objects.requireNonNull(market, "market");
        return Profiles.firstPeriod(started(), market);
    }

    @Override
    public DriverShock bind(Market market) {
        Objects.requireNonNull(market, "market");
        Profile shape = started();
        Profiles.refuseAfterEnd(describe(), shape, market);
        return new BoundFactor(this);
    }

    double amount() {
        return amount;
    }

    boolean isShift() {
        return driver == Driver.PREFERENCE;
    }

    /** Moves the driver by a factor or shift. */
    void move(DriverMoves drivers, double by) {
        if (isShift()) {
            drivers.shiftPreference(subject, tier, by);
        } else {
            scale(drivers, by);
        }
    }

    private void scale(DriverMoves drivers, double factor) {
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
        double scaled = ShockNumbers.checked(driver.amount(), isShift() ? k * amount : Math.pow(amount, k));
        return changed(d -> d.amount = scaled);
    }

    @Override
    public Optional<String> givenName() {
        return name;
    }

    @Override
    public List<Parameter> numbers() {
        List<Parameter> numbers = new ArrayList<>();
        numbers.add(stated.of(driver.amount(), amount));
        profile.flatMap(Profiles::number)
                .ifPresent(years -> numbers.add(stated.of(years, profile.get().years())));
        return List.copyOf(numbers);
    }

    @Override
    public boolean takes(String key) {
        Objects.requireNonNull(key, "key");
        return key.equals(driver.amount()) || Profiles.takes(profile, key);
    }

    @Override
    public FactorShock with(Parameter number) {
        Objects.requireNonNull(number, "number");
        String key = number.path();
        if (!takes(key)) {
            throw Shocks.takesNot(this, key);
        }
        double value = ShockNumbers.checked(key, number.value());
        return changed(d -> {
            d.stated = stated.with(number);
            if (key.equals(driver.amount())) {
                d.amount = value;
            } else {
                d.profile = Optional.of(Profiles.with(started(), key, value));
            }
        });
    }

    @Override
    public Map<String, Object> toYaml() {
        Map<String, Object> keys = new LinkedHashMap<>();
        name.ifPresent(n -> keys.put(NAME, n));
        if (!driver.subject().isEmpty()) {
            keys.put(driver.subject(), subject);
        }
        if (driver.byTier()) {
            keys.put("tier", tier);
        }
        keys.put(driver.amount(), stated.written(driver.amount(), amount));
        if (chosen) {
            keys.put(CHOSEN, true);
        }
        Profiles.write(started(), keys, stated);
        return Map.of(driver.key(), keys);
    }

    @Override
    public String describe() {
        String whose = driver.subject().isEmpty() ? "" : " of " + named(subject, driver.subject());
        String on = driver.byTier() ? " on " + named(tier, "tier") : "";
        String when = profile.map(p -> ", " + Profiles.describe(p)).orElse("");
        return driver.key() + whose + on + (chosen ? ", chosen: " : ": ") + driver.amount() + " "
                + Numbers.human(amount) + when;
    }

    private static String named(String pattern, String what) {
        return pattern.equals("*") ? "all " + what + "s" : pattern;
    }

    @Override
    public String toString() {
        return describe();
    }
}
