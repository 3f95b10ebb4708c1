package io.jevons.scenario;

import io.jevons.base.YamlNode;
import io.jevons.demand.Drivers;
import io.jevons.demand.Market;
import java.util.Map;
import java.util.OptionalInt;

/** A shock from a file: refusals that a market brings to light name the shock's place in the file. */
record PlacedShock(Shock shock, YamlNode place) implements Shock {
    @Override
    public String describe() {
        return shock.describe();
    }

    @Override
    public Drivers.DriverShock bind(Market market) {
        Drivers.DriverShock bound = ShockReader.placed(place, () -> shock.bind(market));
        return (drivers, quarter) -> ShockReader.placed(place, () -> {
            bound.apply(drivers, quarter);
            return drivers;
        });
    }

    @Override
    public OptionalInt firstPeriod(Market market) {
        return shock.firstPeriod(market);
    }

    @Override
    public Shock strength(double k) {
        return new PlacedShock(ShockReader.placed(place, () -> shock.strength(k)), place);
    }

    @Override
    public Map<String, Object> toYaml() {
        return shock.toYaml();
    }

    @Override
    public String toString() {
        return describe();
    }
}
