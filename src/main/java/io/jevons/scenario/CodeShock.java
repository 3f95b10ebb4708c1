package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.demand.DriverShock;
import io.jevons.market.Market;
import java.util.Map;
import java.util.OptionalInt;

/** A shock given as code. */
record CodeShock(String name, Shock.Effect effect) implements Shock {
    CodeShock {
        Checks.name("shock", name);
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public DriverShock bind(Market market) {
        return (drivers, quarter) -> {
            try {
                effect.apply(drivers, quarter);
            } catch (InvalidInputException refusal) {
                throw new InvalidInputException(
                        "shock '" + name + "' in " + quarter + ": " + refusal.getMessage(), refusal);
            } catch (RuntimeException mistake) {
                throw new IllegalStateException("shock '" + name + "' in " + quarter + " threw " + mistake, mistake);
            }
        };
    }

    @Override
    public OptionalInt firstPeriod(Market market) {
        return OptionalInt.empty();
    }

    @Override
    public Map<String, Object> toYaml() {
        throw new InvalidInputException("shock '" + name + "': is code, which no file can hold");
    }

    @Override
    public String toString() {
        return name;
    }
}
