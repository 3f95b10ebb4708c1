package io.jevons.scenario;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.demand.DriverMoves;
import io.jevons.demand.NumberedShock;
import java.util.List;

/** A factor shock on a market: the driver is multiplied by f^m(t), or s m(t) added. */
record BoundFactor(FactorShock shock) implements NumberedShock {
    @Override
    public void apply(DriverMoves drivers, Quarter quarter) {
        shock.move(drivers, amount(shock.amount(), shock.started().weight(quarter)));
    }

    @Override
    public List<Parameter> numbers() {
        return shock.numbers();
    }

    @Override
    public BoundFactor with(double[] values) {
        Shock changed = ShockNumbers.changed(shock, values);
        return new BoundFactor((FactorShock) changed);
    }

    @Override
    public void amounts(Quarter quarter, double[][] numbers, int draws, double[][] amounts) {
        Profile profile = shock.started();
        double[] full = numbers[0];
        double[] out = amounts[0];
        double years = profile.years();
        double m = profile.weight(quarter);
        for (int i = 0; i < draws; i++) {
            if (numbers.length > 1 && numbers[1][i] != years) {
                years = numbers[1][i];
                m = profile.weight(quarter, years);
            }
            out[i] = amount(full[i], m);
        }
    }

    private double amount(double number, double m) {
        if (shock.isShift()) {
            return number * m;
        }
        // What a power would give too, without its time.
        return m == 1 ? number : m == 0 ? 1 : Math.pow(number, m);
    }

    @Override
    public String toString() {
        return shock.describe();
    }
}
