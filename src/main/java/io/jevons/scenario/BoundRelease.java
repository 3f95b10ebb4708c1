package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.DriverMoves;
import io.jevons.demand.NumberedShock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A release on a market: the quality that it retains, its hours by grade and tier, which its numbers do not move, and the quality
 * that every cell it serves asks for.
 */
record BoundRelease(
        ReleaseShock shock, double retained, Map<String, Map<String, Double>> hours, Map<String, Double> floors)
        implements NumberedShock {
    private static final int QUALITY = 1;
    private static final int EXPONENT = 2;

    BoundRelease {
        hours = new LinkedHashMap<>(hours);
        floors = new LinkedHashMap<>(floors);
        Optional<String> asked = tooWeakFor(floors, retained);
        if (asked.isPresent()) {
            throw new InvalidInputException("quality = " + Numbers.human(retained) + ": must be " + asked.get());
        }
    }

    /** With the quality looked up once, which every quarter asks for. */
    static BoundRelease of(ReleaseShock shock, Map<String, Map<String, Double>> hours, Map<String, Double> floors) {
        return new BoundRelease(shock, shock.retained(), hours, floors);
    }

    /** What the cells of a grade ask of a quality, where it is below the floor of one. */
    private static Optional<String> tooWeakFor(Map<String, Double> floors, double quality) {
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, Double> floor : floors.entrySet()) {
            if (quality < floor.getValue()) {
                refused.add(floor.getKey());
            }
        }
        return refused.isEmpty()
                ? Optional.empty()
                : Optional.of("at least the quality-floor of " + String.join(", ", refused));
    }

    @Override
    public void apply(DriverMoves drivers, Quarter quarter) {
        Profile profile = shock.started();
        double served = profile.weight(quarter) * shock.share();
        double loss = Math.pow(retained, -shock.exponent());
        for (Map.Entry<String, Map<String, Double>> ofGrade : hours.entrySet()) {
            drivers.distil(ofGrade.getKey(), ofGrade.getValue(), profile.from(), served, loss);
        }
    }

    @Override
    public List<Parameter> numbers() {
        return shock.numbers();
    }

    @Override
    public BoundRelease with(double[] values) {
        Shock changed = ShockNumbers.changed(shock, values);
        return of((ReleaseShock) changed, hours, floors);
    }

    @Override
    public void amounts(Quarter quarter, double[][] numbers, int draws, double[][] amounts) {
        Profile profile = shock.started();
        boolean distils = shock.isDistillation();
        int last = numbers.length - 1;
        boolean timed = last > (distils ? EXPONENT : 0);
        double years = profile.years();
        double m = profile.weight(quarter);
        double quality = retained;
        double exponent = shock.exponent();
        double loss = Math.pow(quality, -exponent);
        for (int i = 0; i < draws; i++) {
            if (timed && numbers[last][i] != years) {
                years = numbers[last][i];
                m = profile.weight(quarter, years);
            }
            if (distils && (numbers[QUALITY][i] != quality || numbers[EXPONENT][i] != exponent)) {
                quality = numbers[QUALITY][i];
                exponent = numbers[EXPONENT][i];
                loss = Math.pow(quality, -exponent);
            }
            amounts[0][i] = m * numbers[0][i];
            amounts[1][i] = loss;
        }
    }

    @Override
    public Optional<String> unmet(int number, double value) {
        return shock.isDistillation() && number == QUALITY ? tooWeakFor(floors, value) : Optional.empty();
    }

    @Override
    public String toString() {
        return shock.describe();
    }
}
