package io.jevons.base;

/** A table as an element of a page. */
record TableHtml(Table table) {
    /** In the cell itself, since notebooks set all cells flush right and drop the styles of a page. */
    private static final String LEFT = " style=\"text-align:left\"";

    private static final String RIGHT = " class=\"n\"";

    String element() {
        StringBuilder out = new StringBuilder("<table>\n");
        if (!table.title().isEmpty()) {
            out.append("<caption>").append(Table.escape(table.title())).append("</caption>\n");
        }
        out.append("<thead><tr>");
        for (int j = 0; j < table.columns().size(); j++) {
            out.append("<th scope=\"col\"")
                    .append(isText(j) ? LEFT : RIGHT)
                    .append('>')
                    .append(Table.escape(table.heading(j)))
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < table.rowCount(); i++) {
            out.append("<tr>");
            for (int j = 0; j < table.columns().size(); j++) {
                out.append(cell(i, j));
            }
            out.append("</tr>\n");
        }
        out.append("</tbody>\n</table>\n");
        for (String note : table.notes()) {
            out.append("<p class=\"note\">").append(Table.escape(note)).append("</p>\n");
        }
        return out.toString();
    }

    private boolean isText(int column) {
        return table.columns().get(column).kind().isText();
    }

    /** A first cell of text heads its row. */
    private String cell(int row, int column) {
        boolean heads = column == 0 && isText(column);
        boolean small = table.columns().get(column).kind() == Table.Column.Kind.SMALL;
        String shown = Table.escape(table.show(row, column));
        return (heads ? "<th scope=\"row\"" : "<td") + (isText(column) ? LEFT : RIGHT) + ">"
                + (small ? "<small>" + shown + "</small>" : shown) + (heads ? "</th>" : "</td>");
    }
}
