package io.jevons.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One key of a file: a number or a text, and what may stand there.
 *
 * @param path its place, with {@code <c>} for the name of a cell and so on
 * @param symbol its symbol in the equations; empty where they do not read it
 * @param unit the unit of a number; the kind of a text otherwise
 * @param bounds what values a number may have; empty for a text
 * @param absent what holds where it is absent: {@code required}, a number, or a sentence
 * @param shortName the name of a table's row
 * @param meaning what it is, in plain words
 * @param source where the form of the equation comes from; may be empty
 * @param still its value in a market held still; empty where it keeps its own
 */
public record Key(
        String path,
        String symbol,
        String unit,
        Optional<Bounds> bounds,
        String absent,
        String shortName,
        String meaning,
        String source,
        String still) {
    private static final Map<String, List<Character>> INDICES = new ConcurrentHashMap<>();

    private static List<Character> indicesOf(String path) {
        List<Character> found = new ArrayList<>();
        for (int at = path.indexOf('<'); at >= 0; at = path.indexOf('<', at + 1)) {
            if (path.charAt(at + 2) == '>') {
                found.add(path.charAt(at + 1));
            }
        }
        return List.copyOf(found);
    }

    /** The indices of its symbol, in the order of the path, such as {@code c, j}. */
    List<Character> indices() {
        return INDICES.computeIfAbsent(path, Key::indicesOf);
    }

    /**
     * Whether it is a number.
     *
     * @return whether it is; a text otherwise
     */
    public boolean isNumber() {
        return bounds.isPresent();
    }

    /**
     * Whether a file must have it.
     *
     * @return whether its absence is a fault
     */
    public boolean isRequired() {
        return absent.equals("required");
    }

    /**
     * The number that holds where the file has none.
     *
     * @return the default, where it is a number
     */
    public OptionalDouble byDefault() {
        try {
            return isNumber() ? OptionalDouble.of(Double.parseDouble(absent)) : OptionalDouble.empty();
        } catch (NumberFormatException words) {
            return OptionalDouble.empty();
        }
    }

    /**
     * Its path for given names.
     *
     * @param names the names, in the order of the indices
     * @return such as {@code cells.sme.elasticity}
     */
    public String pathOf(List<String> names) {
        String filled = path;
        for (int i = 0; i < names.size(); i++) {
            filled = filled.replace("<" + indices().get(i) + ">", names.get(i));
        }
        return filled;
    }

    @Override
    public String toString() {
        return path + " (" + unit + "): " + meaning;
    }
}
