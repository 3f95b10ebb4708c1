package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.cost.Distillation;
import io.jevons.cost.catalogue.ModelSpec;
import io.jevons.demand.DriverShock;
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
    private final String grade;
    private final Map<String, Double> hours;
    private final Optional<String> model;
    private final Optional<String> teacher;
    private final List<String> tiers;
    private final ServingOptions options;
    private final double share;
    private final OptionalDouble quality;
    private final boolean distillation;
    private final double exponent;
    private final Optional<Profile> profile;
    private final Optional<String> name;
    private final ShockNumbers stated;

    private ReleaseShock(Draft draft) {
        grade = draft.grade;
        hours = draft.hours;
        model = draft.model;
        teacher = draft.teacher;
        tiers = draft.tiers;
        options = draft.options;
        share = draft.share;
        quality = draft.quality;
        distillation = draft.distillation;
        exponent = draft.exponent;
        profile = draft.profile;
        name = draft.name;
        stated = draft.stated;
    }

    /** The fields while a copy is being made. */
    private static final class Draft {
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

        private Draft(String grade, boolean distillation) {
            this.grade = grade;
            this.distillation = distillation;
        }
    }

    private ReleaseShock changed(Consumer<Draft> change) {
        Draft draft = new Draft(grade, distillation);
        draft.hours = hours;
        draft.model = model;
        draft.teacher = teacher;
        draft.tiers = tiers;
        draft.options = options;
        draft.share = share;
        draft.quality = quality;
        draft.exponent = exponent;
        draft.profile = profile;
        draft.name = name;
        draft.stated = stated;
        change.accept(draft);
        return new ReleaseShock(draft);
    }

    static ReleaseShock ofHours(String grade, Map<String, Double> hoursPerMtok) {
        Draft draft = new Draft(grade, false);
        draft.hours = checked(hoursPerMtok);
        return new ReleaseShock(draft);
    }

    static ReleaseShock ofModel(String grade, String model) {
        Draft draft = new Draft(grade, false);
        draft.model = Optional.of(model);
        return new ReleaseShock(draft);
    }

    static ReleaseShock ofDistillation(String grade, String teacher, String student) {
        Draft draft = new Draft(grade, true);
        draft.teacher = Optional.of(teacher);
        draft.model = Optional.of(student);
        return new ReleaseShock(draft);
    }

    static ReleaseShock ofDistillation(String grade, Map<String, Double> hoursPerMtok, double quality) {
        Draft draft = new Draft(grade, true);
        draft.hours = checked(hoursPerMtok);
        draft.quality = OptionalDouble.of(Checks.fraction("quality", quality));
        return new ReleaseShock(draft);
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
        return changed(d -> d.stated = stated.with(number));
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
        return changed(d -> d.name = Optional.of(ShockNames.checked(shockName)));
    }

    /**
     * The release for part of the grade's tokens.
     *
     * @param part the share that moves in the end, in (0, 1]
     * @return a changed copy
     */
    public ReleaseShock share(double part) {
        return changed(d -> d.share = Checks.fraction("share", part));
    }

    /**
     * The release on some tiers alone.
     *
     * @param names the tiers
     * @return a changed copy
     * @throws InvalidInputException if the shock gives its hours in numbers
     */
    public ReleaseShock tiers(String... names) {
        if (model.isEmpty()) {
            throw new InvalidInputException("tiers: must be absent where hours-per-mtok is given");
        }
        return changed(d -> d.tiers = List.of(names));
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
        return changed(d -> d.quality = OptionalDouble.of(Checks.fraction("quality", retained)));
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
        return changed(d -> d.exponent = Checks.notNegative("quality-exponent", theta));
    }

    private void requireDistillation(String key) {
        if (!distillation) {
            throw new InvalidInputException(key + ": must be absent for a model-release\nMaybe use a distillation");
        }
    }

    ReleaseShock options(ServingOptions chosen) {
        return changed(d -> d.options = chosen);
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
        return profile(profile.map(p -> p.from(from)).orElseGet(() -> Profile.step(from)));
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
        return changed(d -> d.profile = Optional.of(newProfile));
    }

    Profile started() {
        // As for a factor: without a function that would be made anew in every quarter.
        if (profile.isEmpty()) {
            throw new InvalidInputException(key() + ": missing key 'from'\nMaybe call .from(\"2025Q1\") first");
        }
        return profile.get();
    }

    private String key() {
        return distillation ? "distillation" : "model-release";
    }

    @Override
    public OptionalInt firstPeriod(Market market) {
        return Profiles.firstPeriod(started(), market);
    }

    @Override
    public DriverShock bind(Market market) {
        Profile shape = started();
        Profiles.refuseAfterEnd(describe(), shape, market);
        List<String> grades = Wildcard.matches(grade, market.grades());
        if (grades.isEmpty()) {
            throw InvalidInputException.unknown("grade", grade, market.grades());
        }
        Map<String, Map<String, Double>> byGrade = new LinkedHashMap<>();
        for (String served : grades) {
            byGrade.put(
                    served,
                    model.isPresent()
                            ? ModelHours.of(market, served, market.model(model.get()), tiers, options)
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
        for (String tier : hours.keySet()) {
            if (!market.tiers().contains(tier)) {
                throw InvalidInputException.unknown("tier", tier, market.tiers());
            }
        }
        return hours;
    }

    /** The quality retained: 1 for a release, else as given, or as predicted for the student. */
    double retained() {
        if (quality.isPresent() || !distillation) {
            return quality.orElse(1);
        }
        ModelSpec from = ModelSpec.named(teacher.orElseThrow());
        ModelSpec to = ModelSpec.named(model.orElseThrow());
        return Math.min(1, Distillation.of(from, to).quality().retained());
    }

    double share() {
        return share;
    }

    double exponent() {
        return exponent;
    }

    boolean isDistillation() {
        return distillation;
    }

    @Override
    public Optional<String> givenName() {
        return name;
    }

    @Override
    public List<Parameter> numbers() {
        List<Parameter> numbers = new ArrayList<>();
        numbers.add(stated.of("share", share));
        if (distillation) {
            Parameter retained = stated.of("quality", retained());
            numbers.add(quality.isPresent() ? retained : retained.computed("table or law of distillation"));
            numbers.add(stated.of("quality-exponent", exponent));
        }
        profile.flatMap(Profiles::number)
                .ifPresent(years -> numbers.add(stated.of(years, profile.get().years())));
        return List.copyOf(numbers);
    }

    @Override
    public boolean takes(String key) {
        Objects.requireNonNull(key, "key");
        return key.equals("share")
                || (distillation && (key.equals("quality") || key.equals("quality-exponent")))
                || Profiles.takes(profile, key);
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
        double scaled = k * share;
        if (!(scaled > 0 && scaled <= 1)) {
            throw InvalidInputException.of(
                    "strength",
                    k,
                    "above 0 and at most " + Numbers.human(1 / share) + ", since the share of tokens that moves, "
                            + Numbers.percent(share) + ", becomes that many times as large");
        }
        return share(scaled);
    }

    @Override
    public Map<String, Object> toYaml() {
        Map<String, Object> keys = new LinkedHashMap<>();
        name.ifPresent(n -> keys.put(FactorShock.NAME, n));
        keys.put("grade", grade);
        if (model.isPresent()) {
            teacher.ifPresent(t -> keys.put("teacher", t));
            keys.put(distillation ? "student" : "model", model.get());
            if (!tiers.isEmpty()) {
                keys.put("tiers", tiers);
            }
            options.write(keys);
        } else {
            keys.put("hours-per-mtok", hours);
        }
        quality.ifPresent(q -> keys.put("quality", stated.written("quality", q)));
        Object theta = stated.written("quality-exponent", exponent);
        if (!theta.equals(1.0)) {
            keys.put("quality-exponent", theta);
        }
        keys.put("share", stated.written("share", share));
        Profiles.write(started(), keys, stated);
        return Map.of(key(), keys);
    }

    @Override
    public String describe() {
        String what = model.orElse("a model of given hours");
        String when = profile.map(p -> ", " + Profiles.describe(p)).orElse("");
        return key() + ": " + what + " serves " + Numbers.percent(share) + " of " + grade + " tokens" + when;
    }

    @Override
    public String toString() {
        return describe();
    }
}
