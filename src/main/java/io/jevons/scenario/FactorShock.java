package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.DriverMoves;
import io.jevons.demand.DriverShock;
import io.jevons.internal.Settings;
import io.jevons.market.Market;
import io.jevons.model.ShockKind;
import java.util.ArrayList;
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
            return valueOf(kind.name().replace('-', '_').toUpperCase(Locale.ROOT));
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

    private final Given given;

    private FactorShock(Given given) {
        this.given = given;
    }

    private FactorShock with(Consumer<Given> change) {
        return new FactorShock(given.with(change));
    }

    static FactorShock of(Driver driver, String subject, String tier, double amount) {
        return new FactorShock(new Given(driver, subject, tier, ShockNumbers.checked(driver.amount(), amount)));
    }

    /** With what a file says of a number beside its value. */
    FactorShock stating(Parameter number) {
        return with(d -> d.stated = given.stated.with(number));
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
        return with(d -> d.name = Optional.of(checked));
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
        if (!given.driver.byTier()) {
            throw new InvalidInputException("tier: must be absent for " + given.driver.key());
        }
        return with(d -> d.tier = tierName);
    }

    /**
     * Tokens that users choose to spend on a task for what they bring, which makes no task dearer.
     *
     * @return a changed copy
     * @throws InvalidInputException if the driver is another than tokens a task
     */
    public FactorShock chosen() {
        if (given.driver != Driver.TOKENS_PER_TASK) {
            throw new InvalidInputException("chosen: must be absent for " + given.driver.key());
        }
        return with(d -> d.chosen = true);
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
        return profile(given.profile.map(p -> p.from(from)).orElseGet(() -> Profile.step(from)));
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
        return with(d -> d.profile = Optional.of(newProfile));
    }

    Profile started() {
        // Without a function, which would be made anew in every quarter that the engine asks for.
        if (given.profile.isEmpty()) {
            throw new InvalidInputException(
                    given.driver.key() + ": missing key 'from'\nMaybe call .from(\"2025Q1\") first");
        }
        return given.profile.get();
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
        return given.amount;
    }

    boolean isShift() {
        return given.driver == Driver.PREFERENCE;
    }

    /** Moves the driver by a factor or shift. */
    void move(DriverMoves drivers, double by) {
        if (isShift()) {
            drivers.shiftPreference(given.subject, given.tier, by);
        } else {
            scale(drivers, by);
        }
    }

    private void scale(DriverMoves drivers, double factor) {
        switch (given.driver) {
            case EFFICIENCY -> drivers.scaleEfficiency(given.subject, given.tier, factor);
            case TRAINING_EFFICIENCY -> drivers.scaleTrainingEfficiency(given.subject, factor);
            case TOKENS_PER_TASK -> {
                if (given.chosen) {
                    drivers.scaleChosenTokens(given.subject, factor);
                } else {
                    drivers.scaleTokensPerTask(given.subject, factor);
                }
            }
            case SITE_POWER -> drivers.scaleSitePower(given.subject, factor);
            case HARDWARE_PRICE -> drivers.scaleHardwarePrice(given.tier, factor);
            case CAPACITY -> drivers.scaleCapacity(given.tier, factor);
            case DEMAND -> drivers.scaleDemand(given.subject, factor);
            case ACCESS -> drivers.scaleAccess(given.subject, factor);
            case VALUE -> drivers.scaleValue(given.subject, factor);
            case PREFERENCE -> throw new IllegalStateException("a preference is shifted");
        }
    }

    @Override
    public FactorShock strength(double k) {
        double scaled =
                ShockNumbers.checked(given.driver.amount(), isShift() ? k * given.amount : Math.pow(given.amount, k));
        return with(d -> d.amount = scaled);
    }

    @Override
    public Optional<String> givenName() {
        return given.name;
    }

    @Override
    public List<Parameter> numbers() {
        List<Parameter> numbers = new ArrayList<>();
        numbers.add(given.stated.of(given.driver.amount(), given.amount));
        given.profile
                .flatMap(Profiles::number)
                .ifPresent(years ->
                        numbers.add(given.stated.of(years, given.profile.get().years())));
        return List.copyOf(numbers);
    }

    @Override
    public boolean takes(String key) {
        Objects.requireNonNull(key, "key");
        return key.equals(given.driver.amount()) || Profiles.takes(given.profile, key);
    }

    @Override
    public FactorShock with(Parameter number) {
        Objects.requireNonNull(number, "number");
        String key = number.path();
        if (!takes(key)) {
            throw Shocks.takesNot(this, key);
        }
        double value = ShockNumbers.checked(key, number.value());
        return with(d -> {
            d.stated = given.stated.with(number);
            if (key.equals(given.driver.amount())) {
                d.amount = value;
            } else {
                d.profile = Optional.of(Profiles.with(started(), key, value));
            }
        });
    }

    @Override
    public Map<String, Object> toYaml() {
        Map<String, Object> keys = new LinkedHashMap<>();
        given.name.ifPresent(n -> keys.put(NAME, n));
        if (!given.driver.subject().isEmpty()) {
            keys.put(given.driver.subject(), given.subject);
        }
        if (given.driver.byTier()) {
            keys.put("tier", given.tier);
        }
        keys.put(given.driver.amount(), given.stated.written(given.driver.amount(), given.amount));
        if (given.chosen) {
            keys.put(CHOSEN, true);
        }
        Profiles.write(started(), keys, given.stated);
        return Map.of(given.driver.key(), keys);
    }

    @Override
    public String describe() {
        String whose = given.driver.subject().isEmpty() ? "" : " of " + named(given.subject, given.driver.subject());
        String on = given.driver.byTier() ? " on " + named(given.tier, "tier") : "";
        String when = given.profile.map(p -> ", " + Profiles.describe(p)).orElse("");
        return given.driver.key() + whose + on + (given.chosen ? ", chosen: " : ": ") + given.driver.amount() + " "
                + Numbers.human(given.amount) + when;
    }

    private static String named(String pattern, String what) {
        return pattern.equals("*") ? "all " + what + "s" : pattern;
    }

    @Override
    public String toString() {
        return describe();
    }

    /** What is set, or what it is at first. */
    private static final class Given extends Settings<Given> {
        private final Driver driver;
        private final String subject;
        private String tier;
        private double amount;
        private Optional<Profile> profile = Optional.empty();
        private boolean chosen;
        private Optional<String> name = Optional.empty();
        private ShockNumbers stated = ShockNumbers.NONE;

        private Given(Driver driver, String subject, String tier, double amount) {
            this.driver = driver;
            this.subject = subject;
            this.tier = tier;
            this.amount = amount;
        }
    }
}
