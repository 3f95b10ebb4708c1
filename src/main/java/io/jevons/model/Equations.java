package io.jevons.model;

import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The text of the model, parsed: every equation, in the order of a quarter. Immutable.
 *
 * <p>A line that begins with {@code ==} opens a section, whose prose follows it; a line at the margin with two blanks
 * between its fields opens an equation; an indented line that begins with {@code =} is one of its cases, and one that
 * begins with {@code >} a note. Lines that begin with {@code #} say how to read equations, and lines that begin with
 * {@code ##} how to write them.
 */
public final class Equations {
    private static final Equations MODEL = parse(Resources.text(Equations.class, "model.equations"));

    private final List<Section> sections;
    private final Map<String, Equation> byKey = new LinkedHashMap<>();
    private final List<String> reading;

    /**
     * A part of the text.
     *
     * @param title its heading
     * @param prose what stands below the heading
     * @param equations its equations
     */
    public record Section(String title, String prose, List<Equation> equations) {
        /**
         * Copies the list.
         *
         * @param title its heading
         * @param prose what stands below the heading
         * @param equations its equations
         */
        public Section {
            equations = List.copyOf(equations);
        }
    }

    private Equations(List<Section> sections, List<String> reading) {
        this.sections = List.copyOf(sections);
        this.reading = List.copyOf(reading);
        for (Section section : sections) {
            for (Equation equation : section.equations()) {
                if (byKey.put(equation.key(), equation) != null) {
                    throw new IllegalStateException(equation.key() + " stands twice");
                }
            }
        }
    }

    /** The model. */
    public static Equations model() {
        return MODEL;
    }

    /**
     * Parses a text.
     *
     * @param text the text, of the form that the model's own has
     * @return its equations
     */
    public static Equations parse(String text) {
        return new EquationReader().read(Objects.requireNonNull(text, "text"));
    }

    static Equations of(List<Section> sections, List<String> reading) {
        return new Equations(sections, reading);
    }

    /** The symbol with its indices; indices that run over the same set are the same. */
    static String key(String symbol, List<Character> indices) {
        return indices.isEmpty()
                ? symbol
                : symbol
                        + indices.stream()
                                .map(c -> String.valueOf(IndexSet.of(c)
                                        .orElseThrow(() -> new IllegalStateException(symbol + ": unknown index " + c))
                                        .letter()))
                                .collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * The parts of the text.
     *
     * @return the sections in their order
     */
    public List<Section> sections() {
        return sections;
    }

    /** How to read the text. */
    public List<String> reading() {
        return reading;
    }

    /**
     * All equations.
     *
     * @return the equations in their order
     */
    public Collection<Equation> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * The equation of a symbol.
     *
     * @param key the symbol with its indices, such as {@code κ[c,j]}
     * @return the equation, if any
     */
    public Optional<Equation> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * The equation of a series.
     *
     * @param series the variable, such as {@code need}
     * @param indices the indices of what it belongs to, such as {@code j}
     * @return the equation, if any
     */
    public Optional<Equation> ofSeries(String series, List<Character> indices) {
        return byKey.values().stream()
                .filter(e -> e.series().filter(series::equals).isPresent()
                        && e.indices().equals(indices))
                .findFirst();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        byKey.values().forEach(e -> lines.add(e.toString()));
        return String.join("\n", lines);
    }
}
