package io.jevons.estimate;

import io.jevons.base.InvalidInputException;
import io.jevons.estimate.numeric.Observations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Who chose what among which alternatives: one row for each alternative that a chooser had. Immutable; every addition
 * returns a changed copy.
 */
public final class Choices {
    private final String[] alternative;
    private final int[][] situations;
    private final int[] chosen;
    private final List<String> names;
    private final List<double[]> variables;

    private Choices(
            String[] alternative, int[][] situations, int[] chosen, List<String> names, List<double[]> variables) {
        this.alternative = alternative;
        this.situations = situations;
        this.chosen = chosen;
        this.names = names;
        this.variables = variables;
    }

    /**
     * Choices without variables yet.
     *
     * @param situation which choice a row belongs to
     * @param alternative what the row offers
     * @param chosen whether it was taken; exactly one a situation
     * @return the choices
     * @throws InvalidInputException if lengths differ, an alternative is offered twice in a situation, or not exactly one
     *     is taken
     */
    public static Choices of(String[] situation, String[] alternative, boolean[] chosen) {
        Objects.requireNonNull(situation, "situation");
        Objects.requireNonNull(alternative, "alternative");
        Objects.requireNonNull(chosen, "chosen");
        if (alternative.length != situation.length || chosen.length != situation.length) {
            throw InvalidInputException.of(
                    "rows of alternative and chosen",
                    alternative.length + " and " + chosen.length,
                    situation.length + ", as of situation");
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int r = 0; r < situation.length; r++) {
            groups.computeIfAbsent(situation[r], key -> new ArrayList<>()).add(r);
        }
        int[][] situations = new int[groups.size()][];
        int[] taken = new int[groups.size()];
        int s = 0;
        for (Map.Entry<String, List<Integer>> group : groups.entrySet()) {
            int[] rows = group.getValue().stream().mapToInt(Integer::intValue).toArray();
            int[] marked = Arrays.stream(rows).filter(r -> chosen[r]).toArray();
            if (marked.length != 1) {
                throw InvalidInputException.of(
                        "chosen alternatives of situation " + group.getKey(), marked.length, "exactly one");
            }
            if (Arrays.stream(rows).mapToObj(r -> alternative[r]).distinct().count() < rows.length) {
                throw new InvalidInputException(
                        "alternatives of situation " + group.getKey() + ": must be different from one another");
            }
            situations[s] = rows;
            taken[s++] = marked[0];
        }
        return new Choices(alternative.clone(), situations, taken, List.of(), List.of());
    }

    /**
     * Adds a variable that differs between alternatives, such as a price.
     *
     * @param name its name
     * @param values one a row
     * @return a changed copy
     * @throws InvalidInputException if lengths differ or a value is not finite
     */
    public Choices variable(String name, double... values) {
        double[] checked = Observations.vector(name, values, alternative.length);
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<double[]> more = new ArrayList<>(variables);
        more.add(checked);
        return new Choices(alternative, situations, chosen, List.copyOf(moreNames), List.copyOf(more));
    }

    /**
     * Adds a variable that works on one alternative, such as income on flying.
     *
     * @param name its name
     * @param onlyFor the alternative
     * @param values one a row; those of other alternatives are taken as zero
     * @return a changed copy
     * @throws InvalidInputException if there is no such alternative, lengths differ or a value is not finite
     */
    public Choices variable(String name, String onlyFor, double... values) {
        requireAlternative(onlyFor);
        double[] checked = Observations.vector(name, values, alternative.length);
        for (int r = 0; r < checked.length; r++) {
            checked[r] = alternative[r].equals(onlyFor) ? checked[r] : 0;
        }
        return variable(name, checked);
    }

    /**
     * Adds a constant for every alternative but one.
     *
     * @param reference the alternative whose constant is zero
     * @return a changed copy, with variables {@code asc_} and the alternative's name
     * @throws InvalidInputException if there is no such alternative
     */
    public Choices constants(String reference) {
        requireAlternative(reference);
        Choices result = this;
        double[] ones = new double[alternative.length];
        Arrays.fill(ones, 1);
        for (String name : alternatives()) {
            if (!name.equals(reference)) {
                result = result.variable("asc_" + name, name, ones);
            }
        }
        return result;
    }

    /**
     * The alternatives.
     *
     * @return each once, in the order in which they appear
     */
    public List<String> alternatives() {
        return Arrays.stream(alternative).distinct().toList();
    }

    /**
     * The number of choices.
     *
     * @return the count
     */
    public int size() {
        return situations.length;
    }

    /**
     * How often an alternative is chosen, as a share of all choices.
     *
     * @param name the alternative
     * @return 0 to 1
     * @throws InvalidInputException if there is no such alternative
     */
    public double share(String name) {
        requireAlternative(name);
        return Arrays.stream(chosen).filter(r -> alternative[r].equals(name)).count() / (double) size();
    }

    @Override
    public String toString() {
        Map<String, Integer> counts = new HashMap<>();
        Arrays.stream(chosen).forEach(r -> counts.merge(alternative[r], 1, Integer::sum));
        return size() + " choices among " + String.join(", ", alternatives()) + "; variables: "
                + String.join(", ", names) + "; chosen: " + new java.util.TreeMap<>(counts);
    }

    List<String> names() {
        return names;
    }

    List<double[]> variables() {
        return variables;
    }

    int[] rowsOf(int situation) {
        return situations[situation];
    }

    int chosenRow(int situation) {
        return chosen[situation];
    }

    int rows() {
        return alternative.length;
    }

    String alternative(int row) {
        return alternative[row];
    }

    void requireAlternative(String name) {
        if (!alternatives().contains(name)) {
            throw InvalidInputException.unknown("alternative", name, alternatives());
        }
    }
}
