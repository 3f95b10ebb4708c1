package io.jevons.demand;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import java.util.List;
import java.util.Optional;

/** A change of drivers under the name of its shock, with its numbers, which are asked for again and again. */
record NamedShock(String name, String asked, NumberedShock shock, List<Parameter> numbers) implements NumberedShock {
    static NamedShock of(String name, String asked, NumberedShock shock) {
        List<Parameter> numbers = shock.numbers().stream()
                .map(p -> p.at("shocks." + name + "." + p.path()))
                .toList();
        return new NamedShock(name, asked, shock, numbers);
    }

    @Override
    public String origin() {
        return asked + ": " + shock;
    }

    @Override
    public NumberedShock with(double[] values) {
        return of(name, asked, shock.with(values));
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
