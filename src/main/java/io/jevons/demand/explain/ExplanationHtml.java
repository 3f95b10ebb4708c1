package io.jevons.demand.explain;

import io.jevons.base.Table;
import java.util.HashSet;
import java.util.Set;

/** Prints an explanation as nested HTML lists; what was printed once is not printed again. */
final class ExplanationHtml {
    private final StringBuilder out = new StringBuilder();
    private final Set<String> printed = new HashSet<>();

    String print(Explanation root) {
        out.append("<div class=\"explanation\">\n");
        item(root, true);
        out.append("</div>\n");
        return out.toString();
    }

    private void item(Explanation part, boolean isRoot) {
        boolean repeated =
                !printed.add(ExplanationText.key(part)) && !part.formula().isEmpty();
        out.append(isRoot ? "<p>" : "<li>");
        if (!isRoot) {
            out.append("<var>").append(Table.escape(part.symbol())).append("</var> ");
        }
        out.append(Table.escape(part.name())).append(" = ");
        out.append("<strong>").append(Table.escape(ExplanationText.value(part))).append("</strong>");
        if (part.formula().isEmpty()) {
            out.append(" <small>").append(Table.escape(part.source())).append("</small>");
        } else {
            out.append(repeated ? " (above)" : " = <code>" + Table.escape(part.formula()) + "</code>");
        }
        out.append(isRoot ? "</p>\n" : "\n");
        if (!repeated && !part.children().isEmpty()) {
            out.append("<ul>\n");
            part.children().forEach(child -> item(child, false));
            out.append("</ul>\n");
        }
        out.append(isRoot ? "" : "</li>\n");
    }
}
