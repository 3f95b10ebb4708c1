package io.jevons.scenario;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.base.Shown;
import io.jevons.base.Table;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Every scenario of one list followed by every one of another, row by row: a list of compositions, each named
 * {@code a + b}, that prints with the conflicts of each. Immutable.
 */
public final class ScenarioGrid extends AbstractList<Scenario> implements Shown.AsTable {
    private final int columns;
    private final List<Scenario> cells;

    private ScenarioGrid(int columns, List<Scenario> cells) {
        this.columns = columns;
        this.cells = List.copyOf(cells);
    }

    static ScenarioGrid of(List<Scenario> first, List<Scenario> second) {
        if (first.isEmpty() || second.isEmpty()) {
            throw InvalidInputException.of("scenarios to cross", "none", "at least one on either side");
        }
        List<Scenario> cells = new ArrayList<>();
        for (Scenario a : first) {
            for (Scenario b : second) {
                cells.add(a.then(b));
            }
        }
        return new ScenarioGrid(second.size(), cells);
    }

    /**
     * A composition by its place.
     *
     * @param row the place of its first scenario, from 0
     * @param column the place of its second, from 0
     * @return the composition
     * @throws InvalidInputException if there is no such place
     */
    public Scenario get(int row, int column) {
        Checks.between("row", row, 0, cells.size() / columns - 1);
        Checks.between("column", column, 0, columns - 1);
        return cells.get(row * columns + column);
    }

    @Override
    public Scenario get(int index) {
        return cells.get(Objects.checkIndex(index, cells.size()));
    }

    @Override
    public int size() {
        return cells.size();
    }

    /**
     * The grid as a table.
     *
     * @return name, number of shocks and number of conflicts of each composition, which the notes name
     */
    @Override
    public Table toTable() {
        Table.Builder table = Table.titled("Scenarios crossed: " + cells.size() / columns + " by " + columns)
                .text("scenario")
                .text("based on")
                .number("shocks", "1")
                .number("conflicts", "1");
        for (Scenario s : cells) {
            table.row(
                    s.name(),
                    s.base().orElse("-"),
                    s.shocks().size(),
                    s.conflicts().size());
            s.conflicts().forEach(c -> table.note(s.name() + ": " + c));
        }
        return table.build();
    }

    @Override
    public String toString() {
        return toTable().toString();
    }
}
