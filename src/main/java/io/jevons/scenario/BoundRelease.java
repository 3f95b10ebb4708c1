package io.jevons.scenario;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.Drivers;
import io.jevons.demand.NumberedShock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A release on a market: its hours by grade and tier, which its numbers do not move, and the quality that every cell it
 * serves asks for.
 */
record BoundRelease(ReleaseShock shock, Map<String, Map<String, Double>> hours, Map<String, Double> floors)
        implements NumberedShock {
    private static final int EXPONENT = 2;

    BoundRelease {
        hours = new LinkedHashMap<>(hours);
        floors = new LinkedHashMap<>(floors);
        double retained = shock.retained();
        List<String> refused = floors.entrySet().stream()
                .filter(e -> retained < e.getValue())
                .map(Map.Entry::getKey)
                .toList();
        if (!refused.isEmpty()) {
            throw new InvalidInputException("quality = " + Numbers.human(retained)
                    + ": must be at least the quality-floor of " + String.join(", ", refused));
        }
    }

    @Override
    public void apply(Drivers drivers, Quarter quarter) {
        Profile profile = shock.started();
        double served = profile.weight(quarter) * shock.share();
        double loss = Math.pow(shock.retained(), -shock.exponent());
        hours.forEach((grade, perTier) -> drivers.distil(grade, perTier, profile.from(), served, loss));
    }

    @Override
    public List<Parameter> numbers() {
        return shock.numbers();
    }

    @Override
    public BoundRelease with(double[] values) {
        Shock changed = ShockNumbers.changed(shock, values);
        return new BoundRelease((ReleaseShock) changed, hours, floors);
    }

    @Override
    public void amounts(Quarter quarter, double[][] numbers, int draws, double[][] amounts) {
        Profile profile = shock.started();
        boolean distils = shock.isDistillation();
        int last = numbers.length - 1;
        boolean timed = last > (distils ? EXPONENT : 0);
        double years = profile.years();
        double m = profile.weight(quarter);
        double quality = shock.retained();
        double exponent = shock.exponent();
        double loss = Math.pow(quality, -exponent);
        for (int i = 0; i < draws; i++) {
            if (timed && numbers[last][i] != years) {
                years = numbers[last][i];
                m = profile.weight(quarter, years);
            }
            if (distils && (numbers[1][i] != quality || numbers[EXPONENT][i] != exponent)) {
                quality = numbers[1][i];
                exponent = numbers[EXPONENT][i];
                loss = isAllowed(quality) ? Math.pow(quality, -exponent) : Double.NaN;
            }
            amounts[0][i] = m * numbers[0][i];
            amounts[1][i] = loss;
        }
    }

    private boolean isAllowed(double quality) {
        return floors.values().stream().allMatch(floor -> quality >= floor);
    }

    @Override
    public String toString() {
        return shock.describe();
    }
}
