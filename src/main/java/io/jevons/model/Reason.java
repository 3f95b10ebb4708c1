package io.jevons.model;

import io.jevons.model.ModelInputs.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a quantity has its value: the formula that holds, and the quantities and parameters that it named when it was worked
 * out. Immutable.
 */
public final class Reason {
    private final String formula;
    private final String source;
    private final List<Part> parts;
    private final Replay replay;

    /** Works the formula out from other values of its parts. */
    @FunctionalInterface
    interface Replay {
        double value(double[] ofParts);
    }

    /**
     * What a formula names.
     *
     * @param symbol the symbol that the formula has for it, with its mark
     * @param equation its equation; empty where it is given
     * @param run the run that it is of
     * @param period the quarter, from 0
     * @param indices the members that the indices of its equation stand for
     * @param name what it is
     * @param unit its unit
     * @param value its value
     * @param source where a given value comes from; empty where an equation gives it
     */
    public record Part(
            String symbol,
            Optional<Equation> equation,
            Run run,
            int period,
            List<Integer> indices,
            String name,
            String unit,
            double value,
            String source) {
        /**
         * Copies the list.
         *
         * @param symbol the symbol that the formula has for it, with its mark
         * @param equation its equation; empty where it is given
         * @param run the run that it is of
         * @param period the quarter, from 0
         * @param indices the members that the indices of its equation stand for
         * @param name what it is
         * @param unit its unit
         * @param value its value
         * @param source where a given value comes from; empty where an equation gives it
         */
        public Part {
            indices = List.copyOf(indices);
        }

        static Part given(String symbol, String name, String unit, double value, String source) {
            return new Part(symbol, Optional.empty(), Run.BASE, 0, List.of(), name, unit, value, source);
        }
    }

    private Reason(String formula, String source, List<Part> parts, Replay replay) {
        this.formula = formula;
        this.source = source;
        this.parts = List.copyOf(parts);
        this.replay = replay;
    }

    static Reason given(double value, String source) {
        return new Reason("", source, List.of(), v -> value);
    }

    static Reason of(String formula, List<Part> parts, Replay replay) {
        return new Reason(formula, "", parts, replay);
    }

    /**
     * The formula that holds, without indices.
     *
     * @return such as {@code r · h / u}; empty where the value is given
     */
    public String formula() {
        return formula;
    }

    /**
     * Where a given value comes from.
     *
     * @return the source; empty where a formula gives the value
     */
    public String source() {
        return source;
    }

    /**
     * What the formula names.
     *
     * @return the parts, in the order in which it names them
     */
    public List<Part> parts() {
        return parts;
    }

    /**
     * The formula's value for values of its parts.
     *
     * @param ofParts the values, in the order of the parts
     * @return the value
     */
    public double value(List<Double> ofParts) {
        return replay.value(ofParts.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public String toString() {
        List<String> symbols = new ArrayList<>();
        parts.forEach(p -> symbols.add(p.symbol() + " = " + p.value()));
        return formula + " of " + symbols;
    }
}
