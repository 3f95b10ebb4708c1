package io.jevons.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One entry of the model: a quantity and the formula that gives it.
 *
 * @param symbol the symbol, such as {@code κ}
 * @param indices its indices, such as {@code c, j}
 * @param name the name in plain words, with {@code {c}} where the name of the cell goes
 * @param unit the unit
 * @param section the heading that it stands under
 * @param series the series of results that it is; empty where it is none
 * @param channel the channel that holds it at the base's path; empty where none does
 * @param strategy the strategy that may take the formula's place; empty where none may
 * @param reach who works it out in the engineering estimate
 * @param cases the formulas, of which the first counts whose condition holds and which has a value
 * @param notes what else there is to say
 */
public record Equation(
        String symbol,
        List<Character> indices,
        String name,
        String unit,
        String section,
        Optional<String> series,
        Optional<String> channel,
        Optional<String> strategy,
        Reach reach,
        List<Case> cases,
        List<String> notes) {
    /** Who works a quantity out in the engineering estimate. */
    public enum Reach {
        /** The base. */
        BASE,
        /** The estimate itself. */
        ESTIMATE,
        /** The scenario. */
        SCENARIO
    }

    /**
     * A formula and when it holds.
     *
     * @param formula the formula as it stands in the text
     * @param when the condition as it stands in the text; empty where there is none
     * @param expression the formula, parsed
     * @param condition the condition, parsed
     */
    record Case(String formula, String when, Expression expression, Condition condition) {}

    /**
     * Copies the lists.
     *
     * @param symbol the symbol, such as {@code κ}
     * @param indices its indices, such as {@code c, j}
     * @param name the name in plain words, with {@code {c}} where the name of the cell goes
     * @param unit the unit
     * @param section the heading that it stands under
     * @param series the series of results that it is; empty where it is none
     * @param channel the channel that holds it at the base's path; empty where none does
     * @param strategy the strategy that may take the formula's place; empty where none may
     * @param reach who works it out in the engineering estimate
     * @param cases the formulas, of which the first counts whose condition holds and which has a value
     * @param notes what else there is to say
     */
    public Equation {
        indices = List.copyOf(indices);
        cases = List.copyOf(cases);
        notes = List.copyOf(notes);
    }

    /**
     * The symbol with its indices.
     *
     * @return such as {@code κ[c,j]}
     */
    public String key() {
        return Equations.key(symbol, indices);
    }

    /**
     * The name with nouns in place of names.
     *
     * @return such as {@code cost for a cell on a tier}
     */
    public String generalName() {
        return name(set -> "a " + set.noun());
    }

    /** The name with something in place of the name of each index. */
    String name(Function<IndexSet, String> of) {
        String filled = name;
        for (IndexSet set : IndexSet.values()) {
            filled = filled.replace("{" + set.letter() + "}", of.apply(set));
        }
        return filled;
    }

    /** The formulas as they stand in the text, each with its condition. */
    public List<String> lines() {
        return cases.stream()
                .map(c -> c.when().isEmpty() ? c.formula() : c.formula() + "   " + c.when())
                .toList();
    }

    @Override
    public String toString() {
        return key() + " = " + String.join("; ", lines());
    }
}
