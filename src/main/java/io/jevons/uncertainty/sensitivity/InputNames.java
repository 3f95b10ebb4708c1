package io.jevons.uncertainty.sensitivity;

import io.jevons.base.Table;
import io.jevons.model.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The names of inputs, and what tables, charts and rules call them: words in place of paths, where there are some. A draw
 * that multiplies a parameter is no value of it, which a rule must not read like.
 */
public record InputNames(List<String> plain, List<String> shown) {
    public static InputNames of(List<String> names) {
        return of(names, Map.of());
    }

    /** With labels for some of the names. */
    public static InputNames of(List<String> names, Map<String, String> labels) {
        return new InputNames(
                List.copyOf(names),
                names.stream().map(name -> labels.getOrDefault(name, name)).toList());
    }

    public int size() {
        return plain.size();
    }

    /** What tables call an input. */
    public String shown(int i) {
        return shown.get(i);
    }

    /** Whether some input is shown by other words than its name, which then stands beside them. */
    public boolean haveWords() {
        return !plain.equals(shown);
    }

    /** Adds a last column for the names, where the first has words, and says what is meant by those that are factors. */
    public Table.Builder withPaths(Table.Builder table) {
        if (shown.stream().anyMatch(name -> name.endsWith(Words.FACTOR))) {
            table.note("(factor): what is drawn multiplies the number of that name, or each of several.");
        }
        return haveWords() ? table.small("path") : table;
    }

    /** A row about an input: its words, the cells, and its name where {@link #withPaths} made a column for it. */
    public Object[] row(int i, Object... cells) {
        List<Object> row = new ArrayList<>(List.of(cells));
        row.add(0, shown(i));
        if (haveWords()) {
            row.add(plain.get(i));
        }
        return row.toArray();
    }
}
