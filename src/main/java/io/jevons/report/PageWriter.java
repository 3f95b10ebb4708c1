package io.jevons.report;

import static io.jevons.base.Table.escape;

import io.jevons.base.Table;
import java.util.Collection;
import java.util.Map;

/** Writes the elements of a page: sections with headings, notes, lists, tables that scroll by themselves, figures. */
final class PageWriter {
    private final StringBuilder out = new StringBuilder();

    /** Text that is HTML already. */
    void raw(String html) {
        out.append(html);
    }

    void section(String id, String heading) {
        out.append("<section aria-labelledby=\"")
                .append(id)
                .append("\">\n<h2 id=\"")
                .append(id)
                .append("\">");
        out.append(escape(heading)).append("</h2>\n");
    }

    void end() {
        out.append("</section>\n");
    }

    void heading(String text) {
        out.append("<h3>").append(escape(text)).append("</h3>\n");
    }

    void note(String text) {
        out.append("<p>").append(escape(text)).append("</p>\n");
    }

    void list(Collection<String> items) {
        out.append("<ul>\n");
        items.forEach(i -> out.append("<li>").append(escape(i)).append("</li>\n"));
        out.append("</ul>\n");
    }

    /** Preformatted text, which scrolls by itself. */
    void code(String label, String text) {
        out.append("<pre class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escape(label));
        out.append("\">").append(escape(text)).append("</pre>\n");
    }

    /** A wide table scrolls inside its own box, which the keyboard reaches too. */
    void table(Table table) {
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escape(table.title()));
        out.append("\">\n").append(table.toHtml().replace("</table>\n", "</table>\n</div>\n"));
    }

    /** Drawings side by side, as far as the page is wide. */
    void figures(Collection<String> names, Map<String, String> drawings) {
        out.append("<div class=\"charts\">\n");
        names.forEach(
                name -> out.append("<figure>\n").append(drawings.get(name)).append("</figure>\n"));
        out.append("</div>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
