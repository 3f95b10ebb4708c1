package io.jevons.demand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A number of a run with the formula that gives it and the quantities that the formula names. Those are worked out when
 * they are first asked for: the past of a run hangs below its present, and nobody needs all of it.
 */
final class Quantity {
    final String symbol;
    final String name;
    final String unit;

    /** Empty where the number is given. */
    final String formula;

    final double value;

    /** Where a given number comes from; empty where a formula gives it. */
    final String source;

    private final Supplier<List<Quantity>> parts;
    private volatile List<Quantity> found = List.of();

    private Quantity(
            String symbol,
            String name,
            String unit,
            String formula,
            double value,
            String source,
            Supplier<List<Quantity>> parts) {
        this.symbol = symbol;
        this.name = name;
        this.unit = unit;
        this.formula = formula;
        this.value = value;
        this.source = source;
        this.parts = parts;
    }

    /** A number that the engine holds. */
    static Quantity kept(
            String symbol, String name, String unit, String formula, double value, Supplier<List<Quantity>> parts) {
        return new Quantity(symbol, name, unit, formula, value, "", parts);
    }

    /** A number that the formula gives; the engine holds only what follows from it. */
    static Quantity worked(String symbol, String name, String unit, String formula, List<Quantity> parts) {
        List<Quantity> all = List.copyOf(parts);
        return new Quantity(symbol, name, unit, formula, value(formula, all), "", () -> all);
    }

    /** A number that is given. */
    static Quantity given(String symbol, String name, String unit, double value, String source) {
        return new Quantity(symbol, name, unit, "", value, source, List::of);
    }

    /** The same number under the symbol that another formula gives it. */
    Quantity as(String other) {
        return symbol.equals(other) ? this : new Quantity(other, name, unit, formula, value, source, this::parts);
    }

    List<Quantity> parts() {
        if (found.isEmpty()) {
            found = List.copyOf(parts.get());
        }
        return found;
    }

    boolean isGiven() {
        return formula.isEmpty();
    }

    /** The formula's value, from those of its parts; the value itself where it is given. */
    double recomputed() {
        return isGiven() ? value : value(formula, parts());
    }

    private static double value(String formula, List<Quantity> parts) {
        Map<String, List<Double>> values = new HashMap<>();
        parts.forEach(
                p -> values.computeIfAbsent(p.symbol, s -> new ArrayList<>()).add(p.value));
        return Formula.value(formula, values);
    }
}
