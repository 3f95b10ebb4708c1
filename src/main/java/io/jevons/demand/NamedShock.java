package io.jevons.demand;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import java.util.List;
import java.util.Optional;

/** A change of drivers under the name of its shock. */
record NamedShock(String name, String asked, NumberedShock shock) implements NumberedShock {
    @Override
    public String origin() {
        return asked + ": " + shock;
    }

    @Override
    public List<Parameter> numbers() {
        return shock.numbers().stream()
                .map(p -> p.at("shocks." + name + "." + p.path()))
                .toList();
    }

    @Override
    public NumberedShock with(double[] values) {
        return new NamedShock(name, asked, shock.with(values));
    }

    @Override
    public void amounts(Quarter quarter, double[][] numbers, int draws, double[][] amounts) {
        shock.amounts(quarter, numbers, draws, amounts);
    }

    @Override
    public Optional<String> unmet(int number, double value) {
        return shock.unmet(number, value);
    }

    @Override
    public void apply(DriverMoves drivers, Quarter quarter) {
        shock.apply(drivers, quarter);
    }
}
