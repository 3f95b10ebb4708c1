package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.cost.Distillation;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.demand.DriverShock;
import io.jevons.internal.Settings;
import io.jevons.internal.Wildcard;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * A model release or a distillation: another model serves the share m(t) · share of a grade's tokens, on the tiers that
 * it fits. A distillation also multiplies the tokens a task takes by M = 1 + μ (ρ^(-θ) - 1), where μ is that share, ρ the
 * quality retained and θ the quality exponent; in hours and entry it weighs its share of tokens then, μ ρ^(-θ) / M. Immutable: each fluent call returns a changed copy.
 */
public final class ReleaseShock implements Shock {
    private final Given given;

    private ReleaseShock(Given given) {
        this.given = given;
    }

    private ReleaseShock with(Consumer<Given> change) {
        return new ReleaseShock(given.with(change));
    }

    static ReleaseShock ofHours(String grade, Map<String, Double> hoursPerMtok) {
        Given given = new Given(grade, false);
        given.hours = checked(hoursPerMtok);
        return new ReleaseShock(given);
    }

    static ReleaseShock ofModel(String grade, String model) {
        Given given = new Given(grade, false);
        given.model = Optional.of(model);
        return new ReleaseShock(given);
    }

    static ReleaseShock ofDistillation(String grade, String teacher, String student) {
        Given given = new Given(grade, true);
        given.teacher = Optional.of(teacher);
        given.model = Optional.of(student);
        return new ReleaseShock(given);
    }

    static ReleaseShock ofDistillation(String grade, Map<String, Double> hoursPerMtok, double quality) {
        Given given = new Given(grade, true);
        given.hours = checked(hoursPerMtok);
        given.quality = OptionalDouble.of(Checks.fraction("quality", quality));
        return new ReleaseShock(given);
    }

    private static Map<String, Double> checked(Map<String, Double> hoursPerMtok) {
        if (hoursPerMtok.isEmpty()) {
            throw InvalidInputException.of("hours-per-mtok", "empty", "at least one tier with its hours");
        }
        hoursPerMtok.forEach((tier, h) -> Checks.positive("hours-per-mtok." + tier, h));
        return new LinkedHashMap<>(hoursPerMtok);
    }

    /** With what a file says of a number beside its value. */
    ReleaseShock stating(Parameter number) {
        return with(d -> d.stated = given.stated.with(number));
    }

    /**
     * The release under a name, by which its numbers are parameters of a scenario: {@code shocks.<name>.share}.
     *
     * @param shockName the name, without dot, comma and asterisk
     * @return a changed copy
     * @throws InvalidInputException if it is no name
     */
    public ReleaseShock named(String shockName) {
        Objects.requireNonNull(shockName, "shockName");
        return with(d -> d.name = Optional.of(ShockNames.checked(shockName)));
    }

    /**
     * The release for part of the grade's tokens.
     *
     * @param part the share that moves in the end, in (0, 1]
     * @return a changed copy
     */
    public ReleaseShock share(double part) {
        return with(d -> d.share = Checks.fraction("share", part));
    }

    /**
     * The release on some tiers alone.
     *
     * @param names the tiers
     * @return a changed copy
     * @throws InvalidInputException if the shock gives its hours in numbers
     */
    public ReleaseShock tiers(String... names) {
        if (given.model.isEmpty()) {
            throw new InvalidInputException("tiers: must be absent where hours-per-mtok is given");
        }
        return with(d -> d.tiers = List.of(names));
    }

    /**
     * The distillation with a given quality, such as 1 where the student is as good as what it replaces.
     *
     * @param retained the quality retained, in (0, 1]
     * @return a changed copy
     * @throws InvalidInputException if this is no distillation
     */
    public ReleaseShock quality(double retained) {
        requireDistillation("quality");
        return with(d -> d.quality = OptionalDouble.of(Checks.fraction("quality", retained)));
    }

    /**
     * The distillation with another answer of tokens a task to quality.
     *
     * @param theta the exponent θ, &gt;= 0
     * @return a changed copy
     * @throws InvalidInputException if this is no distillation
     */
    public ReleaseShock qualityExponent(double theta) {
        requireDistillation("quality-exponent");
        return with(d -> d.exponent = Checks.notNegative("quality-exponent", theta));
    }

    private void requireDistillation(String key) {
        if (!given.distillation) {
            throw new InvalidInputException(key + ": must be absent for a model-release\nMaybe use a distillation");
        }
    }

    ReleaseShock options(ServingOptions chosen) {
        return with(d -> d.options = chosen);
    }

    /**
     * The release from a quarter on.
     *
     * @param quarter the quarter, such as {@code 2025Q1}
     * @return a changed copy
     */
    @Override
    public ReleaseShock from(String quarter) {
        Quarter from = Quarter.parse(quarter);
        return profile(given.profile.map(p -> p.from(from)).orElseGet(() -> Profile.step(from)));
    }

    /**
     * The release spreading in a straight line.
     *
     * @param years the time until all of its share has moved, &gt; 0
     * @return a changed copy
     */
    public ReleaseShock ramp(double years) {
        return profile(started().ramp(years));
    }

    /**
     * The release spreading with a half-life.
     *
     * @param years the time in which half of what is missing moves, &gt; 0
     * @return a changed copy
     */
    public ReleaseShock halfLife(double years) {
        return profile(started().halfLife(years));
    }

    /**
     * The release with any profile that never falls.
     *
     * @param newProfile the profile
     * @return a changed copy
     * @throws InvalidInputException if the profile falls or ends
     */
    public ReleaseShock profile(Profile newProfile) {
        if (newProfile.until().isPresent()) {
            throw InvalidInputException.of("until", newProfile.until().get(), "absent: a release has no end");
        }
        if (!newProfile.neverFalls()) {
            throw InvalidInputException.of("path", newProfile.path(), "a path that never falls: a release has no end");
        }
        return with(d -> d.profile = Optional.of(newProfile));
    }

    Profile started() {
        // As for a factor: without a function that would be made anew in every quarter.
        if (given.profile.isEmpty()) {
            throw new InvalidInputException(key() + ": missing key 'from'\nMaybe call .from(\"2025Q1\") first");
        }
        return given.profile.get();
    }

    private String key() {
        return given.distillation ? "distillation" : "model-release";
    }

    @Override
    public OptionalInt firstPeriod(Market market) {
        return Profiles.firstPeriod(started(), market);
    }

    @Override
    public DriverShock bind(Market market) {
        Profile shape = started();
        Profiles.refuseAfterEnd(describe(), shape, market);
        List<String> grades = Wildcard.matches(given.grade, market.grades());
        if (grades.isEmpty()) {
            throw InvalidInputException.unknown("grade", given.grade, market.grades());
        }
        Map<String, Map<String, Double>> byGrade = new LinkedHashMap<>();
        for (String served : grades) {
            byGrade.put(
                    served,
                    given.model.isPresent()
                            ? ModelHours.of(market, served, market.model(given.model.get()), given.tiers, given.options)
                            : knownTiers(market));
        }
        Map<String, Double> floors = new LinkedHashMap<>();
        for (String cell : market.cells()) {
            String floor = "cells." + cell + ".quality-floor";
            if (byGrade.containsKey(market.text("cells." + cell + ".grade")) && market.has(floor)) {
                floors.put(cell, market.get(floor));
            }
        }
        return BoundRelease.of(this, byGrade, floors);
    }

    private Map<String, Double> knownTiers(Market market) {
        for (String tier : given.hours.keySet()) {
            if (!market.tiers().contains(tier)) {
                throw InvalidInputException.unknown("tier", tier, market.tiers());
            }
        }
        return given.hours;
    }

    /** The quality retained: 1 for a release, else as given, or as predicted for the student. */
    double retained() {
        if (given.quality.isPresent() || !given.distillation) {
            return given.quality.orElse(1);
        }
        ModelSpec from = ModelSpec.named(given.teacher.orElseThrow());
        ModelSpec to = ModelSpec.named(given.model.orElseThrow());
        return Math.min(1, Distillation.of(from, to).quality().retained());
    }

    double share() {
        return given.share;
    }

    double exponent() {
        return given.exponent;
    }

    boolean isDistillation() {
        return given.distillation;
    }

    @Override
    public Optional<String> givenName() {
        return given.name;
    }

    @Override
    public List<Parameter> numbers() {
        List<Parameter> numbers = new ArrayList<>();
        numbers.add(given.stated.of("share", given.share));
        if (given.distillation) {
            Parameter retained = given.stated.of("quality", retained());
            numbers.add(given.quality.isPresent() ? retained : retained.computed("table or law of distillation"));
            numbers.add(given.stated.of("quality-exponent", given.exponent));
        }
        given.profile
                .flatMap(Profiles::number)
                .ifPresent(years ->
                        numbers.add(given.stated.of(years, given.profile.get().years())));
        return List.copyOf(numbers);
    }

    @Override
    public boolean takes(String key) {
        Objects.requireNonNull(key, "key");
        return key.equals("share")
                || (given.distillation && (key.equals("quality") || key.equals("quality-exponent")))
                || Profiles.takes(given.profile, key);
    }

    @Override
    public ReleaseShock with(Parameter number) {
        Objects.requireNonNull(number, "number");
        String key = number.path();
        if (!takes(key)) {
            throw Shocks.takesNot(this, key);
        }
        double value = ShockNumbers.checked(key, number.value());
        ReleaseShock changed = switch (key) {
            case "share" -> share(value);
            case "quality" -> quality(value);
            case "quality-exponent" -> qualityExponent(value);
            default -> profile(Profiles.with(started(), key, value));
        };
        return changed.stating(number);
    }

    @Override
    public ReleaseShock strength(double k) {
        double scaled = k * given.share;
        if (!(scaled > 0 && scaled <= 1)) {
            throw InvalidInputException.of(
                    "strength",
                    k,
                    "above 0 and at most " + Numbers.human(1 / given.share) + ", since the share of tokens that moves, "
                            + Numbers.percent(given.share) + ", becomes that many times as large");
        }
        return share(scaled);
    }

    @Override
    public Map<String, Object> toYaml() {
        Map<String, Object> keys = new LinkedHashMap<>();
        given.name.ifPresent(n -> keys.put(FactorShock.NAME, n));
        keys.put("grade", given.grade);
        if (given.model.isPresent()) {
            given.teacher.ifPresent(t -> keys.put("teacher", t));
            keys.put(given.distillation ? "student" : "model", given.model.get());
            if (!given.tiers.isEmpty()) {
                keys.put("tiers", given.tiers);
            }
            given.options.write(keys);
        } else {
            keys.put("hours-per-mtok", given.hours);
        }
        given.quality.ifPresent(q -> keys.put("quality", given.stated.written("quality", q)));
        Object theta = given.stated.written("quality-exponent", given.exponent);
        if (!theta.equals(1.0)) {
            keys.put("quality-exponent", theta);
        }
        keys.put("share", given.stated.written("share", given.share));
        Profiles.write(started(), keys, given.stated);
        return Map.of(key(), keys);
    }

    @Override
    public String describe() {
        String what = given.model.orElse("a model of given hours");
        String when = given.profile.map(p -> ", " + Profiles.describe(p)).orElse("");
        return key() + ": " + what + " serves " + Numbers.percent(given.share) + " of " + given.grade + " tokens"
                + when;
    }

    @Override
    public String toString() {
        return describe();
    }

    /** What is set, or what it is at first. */
    private static final class Given extends Settings<Given> {
        private final String grade;
        private final boolean distillation;
        private Map<String, Double> hours = Map.of();
        private Optional<String> model = Optional.empty();
        private Optional<String> teacher = Optional.empty();
        private List<String> tiers = List.of();
        private ServingOptions options = ServingOptions.none();
        private double share = 1;
        private OptionalDouble quality = OptionalDouble.empty();
        private double exponent = 1;
        private Optional<Profile> profile = Optional.empty();
        private Optional<String> name = Optional.empty();
        private ShockNumbers stated = ShockNumbers.NONE;

        private Given(String grade, boolean distillation) {
            this.grade = grade;
            this.distillation = distillation;
        }
    }
}
