package io.jevons.scenario;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import io.jevons.base.yaml.YamlNode;
import io.jevons.demand.DriverMoves;
import io.jevons.demand.DriverShock;
import io.jevons.demand.NumberedShock;
import io.jevons.market.Market;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** A shock from a file: refusals that a market brings to light name the shock's place in the file. */
record PlacedShock(Shock shock, YamlNode place) implements Shock {
    @Override
    public String describe() {
        return shock.describe();
    }

    @Override
    public DriverShock bind(Market market) {
        Objects.requireNonNull(market, "market");
        NumberedShock bound = (NumberedShock) place.read(() -> shock.bind(market));
        return new Bound(bound, place);
    }

    /** What a shock from a file comes down to on a market. */
    private record Bound(NumberedShock bound, YamlNode place) implements NumberedShock {
        @Override
        public void apply(DriverMoves drivers, Quarter quarter) {
            place.read(() -> {
                bound.apply(drivers, quarter);
                return drivers;
            });
        }

        @Override
        public List<Parameter> numbers() {
            return bound.numbers();
        }

        @Override
        public NumberedShock with(double[] values) {
            return new Bound(place.read(() -> bound.with(values)), place);
        }

        @Override
        public void amounts(Quarter quarter, double[][] numbers, int draws, double[][] amounts) {
            bound.amounts(quarter, numbers, draws, amounts);
        }

        @Override
        public Optional<String> unmet(int number, double value) {
            return bound.unmet(number, value);
        }

        @Override
        public String toString() {
            return bound.toString();
        }
    }

    @Override
    public Optional<String> givenName() {
        return shock.givenName();
    }

    @Override
    public List<Parameter> numbers() {
        return shock.numbers();
    }

    @Override
    public boolean takes(String key) {
        return shock.takes(key);
    }

    @Override
    public Shock with(Parameter number) {
        return new PlacedShock(shock.with(number), place);
    }

    @Override
    public OptionalInt firstPeriod(Market market) {
        return shock.firstPeriod(market);
    }

    @Override
    public Shock strength(double k) {
        return new PlacedShock(place.read(() -> shock.strength(k)), place);
    }

    @Override
    public Shock from(String quarter) {
        Objects.requireNonNull(quarter, "quarter");
        return new PlacedShock(shock.from(quarter), place);
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
