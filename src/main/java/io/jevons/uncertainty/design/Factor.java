package io.jevons.uncertainty.design;

import io.jevons.base.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One or several inputs that a method moves together. */
public record Factor(String name, List<Integer> columns) {
    public static List<Factor> each(Space inputs) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> new Factor(inputs.names().get(i), List.of(i)))
                .toList();
    }

    public static List<String> names(List<Factor> factors) {
        return factors.stream().map(Factor::name).toList();
    }

    /** The columns of each factor. */
    public static List<List<Integer>> columns(List<Factor> factors) {
        return factors.stream().map(Factor::columns).toList();
    }

    /** The factors with some that were alone put together; the group stands where its first member stood. */
    public static List<Factor> group(List<Factor> factors, Space inputs, String name, List<String> members) {
        List<Integer> columns = members.stream().map(inputs::index).distinct().toList();
        if (columns.isEmpty()) {
            throw InvalidInputException.of("group " + name, members, "one input or more");
        }
        if (names(factors).contains(name) || inputs.names().contains(name)) {
            throw InvalidInputException.of("group", name, "a name that no input and no other group has");
        }
        List<Factor> grouped = new ArrayList<>();
        boolean placed = false;
        for (Factor factor : factors) {
            if (factor.columns.stream().noneMatch(columns::contains)) {
                grouped.add(factor);
                continue;
            }
            if (factor.columns.size() > 1) {
                throw InvalidInputException.of("group " + name, members, "of inputs that are in no group yet");
            }
            if (!placed) {
                grouped.add(new Factor(name, columns));
                placed = true;
            }
        }
        return List.copyOf(grouped);
    }
}
