package io.jevons.data;

import io.jevons.base.Table;
import io.jevons.internal.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a data set is called, how its file is read, how its rows are shown, and what a reader must know of it. */
final class Layout<R extends Fact> {
    private record Column<R>(String name, String unit, Function<R, Object> value) {}

    private final String name;
    private final String file;
    private final Function<Resources.Row, R> reader;
    private final List<Column<R>> columns = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private Function<R, String> group = row -> "all";

    private Layout(String name, String file, Function<Resources.Row, R> reader) {
        this.name = name;
        this.file = file;
        this.reader = reader;
    }

    static <R extends Fact> Layout<R> of(String name, String file, Function<Resources.Row, R> reader) {
        return new Layout<>(name, file, reader);
    }

    Layout<R> text(String heading, Function<R, Object> value) {
        columns.add(new Column<>(heading, "", value));
        return this;
    }

    Layout<R> number(String heading, String unit, ToDoubleFunction<R> value) {
        columns.add(new Column<>(heading, unit, value::applyAsDouble));
        return this;
    }

    Layout<R> optional(String heading, String unit, Function<R, OptionalDouble> value) {
        columns.add(new Column<>(heading, unit, row -> {
            OptionalDouble number = value.apply(row);
            return number.isPresent() ? (Object) number.getAsDouble() : "";
        }));
        return this;
    }

    Layout<R> groupedBy(Function<R, String> key) {
        group = key;
        return this;
    }

    Layout<R> remark(String remark) {
        remarks.add(remark);
        return this;
    }

    String name() {
        return name;
    }

    String group(R row) {
        return group.apply(row);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    List<R> read() {
        return Resources.csv(Layout.class, file).stream().map(reader).toList();
    }

    Table table(List<R> rows) {
        Table.Builder table = Table.titled(name).text("date").text("status");
        for (Column<R> column : columns) {
            if (column.unit().isEmpty()) {
                table.text(column.name());
            } else {
                table.number(column.name(), column.unit());
            }
        }
        table.text("known on").text("vintage").text("source");
        for (R row : rows) {
            List<Object> cells = new ArrayList<>();
            cells.add(row.date().toString());
            cells.add(row.status() + (row.provenance().hindsight() ? ", hindsight" : ""));
            columns.forEach(column -> cells.add(column.value().apply(row)));
            cells.add(row.knownOn().toString());
            cells.add(row.provenance().vintage().toString());
            cells.add(row.source());
            table.row(cells.toArray());
        }
        return table.build();
    }

    /** An empty field is an absent number. */
    static OptionalDouble optional(Resources.Row row, String column) {
        double value = row.number(column);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
