package io.jevons.report;

import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes the elements of a page: sections that unfold, notes, lists, tables that scroll by themselves, figures. */
final class PageWriter {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder sections = new StringBuilder();
    private final List<String> contents = new ArrayList<>();

    /** A space within a quantity, such as {@code 4.1 %}, at which no line may end. */
    private static final Pattern WITHIN = Pattern.compile("(?<=\\d) (?=(?:%|k|M|bn|tn)(?![A-Za-z]))");

    /** Text as HTML, in which numbers stay with what follows them. */
    static String escape(String text) {
        return kept(Table.escape(text));
    }

    /** HTML in which numbers stay with what follows them. */
    private static String kept(String html) {
        return WITHIN.matcher(html).replaceAll("&nbsp;");
    }

    /** Text that is HTML already, above all sections. */
    void head(String html) {
        out.append(html);
    }

    /** Text that is HTML already. */
    void raw(String html) {
        sections.append(html);
    }

    /** Whether a section is on paper too. */
    enum Place {
        SCREEN,
        PAPER
    }

    /** A section that is folded until it is asked for, with a word on what it holds beside its heading. */
    void section(String id, String heading, String holds, Place place) {
        contents.add("<li><a href=\"#" + id + "\">" + escape(heading) + "</a></li>");
        sections.append("<section aria-labelledby=\"")
                .append(id)
                .append(place == Place.PAPER ? "\" class=\"paper\">\n" : "\">\n")
                .append("<details>\n<summary><h2 id=\"")
                .append(id)
                .append("\">")
                .append(escape(heading))
                .append("</h2>");
        if (!holds.isEmpty()) {
            sections.append(" <span class=\"holds\">").append(escape(holds)).append("</span>");
        }
        sections.append("</summary>\n");
    }

    void end() {
        sections.append("</details>\n</section>\n");
    }

    /** A part of a section, folded too. */
    void fold(String heading) {
        sections.append("<details class=\"part\">\n<summary>")
                .append(escape(heading))
                .append("</summary>\n");
    }

    void endFold() {
        sections.append("</details>\n");
    }

    void heading(String text) {
        sections.append("<h3>").append(escape(text)).append("</h3>\n");
    }

    void note(String text) {
        sections.append("<p>").append(escape(text)).append("</p>\n");
    }

    void list(Collection<String> items) {
        sections.append(listed(items));
    }

    static String listed(Collection<String> items) {
        StringBuilder list = new StringBuilder("<ul>\n");
        items.forEach(i -> list.append("<li>").append(escape(i)).append("</li>\n"));
        return list.append("</ul>\n").toString();
    }

    /** Preformatted text, which scrolls by itself. */
    void code(String label, String text) {
        sections.append("<pre class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
                .append(escape(label));
        sections.append("\">").append(Table.escape(text)).append("</pre>\n");
    }

    void table(Table table) {
        sections.append(scrolling(table));
    }

    /** A table whose notes are too many to be read through: they fold. */
    void table(Table table, String notes) {
        String html = scrolling(table);
        int first = html.indexOf("<p class=\"note\">");
        sections.append(first < 0 ? html : html.substring(0, first));
        if (first >= 0) {
            fold(notes);
            sections.append(html.substring(first));
            endFold();
        }
    }

    /** A wide table scrolls inside its own box, which the keyboard reaches too. */
    static String scrolling(Table table) {
        // The page has a sheet of styles of its own.
        return scrolling(table.title(), table.toHtml().replace(" style=\"text-align:left\"", ""));
    }

    static String scrolling(String label, String html) {
        return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + escape(label) + "\">\n"
                + kept(html).replace("</table>\n", "</table>\n</div>\n");
    }

    /** Drawings side by side, as far as the page is wide; none, where there is none. */
    void figures(Collection<String> names, Map<String, String> drawings) {
        if (names.isEmpty()) {
            return;
        }
        sections.append("<div class=\"charts\">\n");
        names.forEach(name -> sections.append(figure(drawings.get(name))));
        sections.append("</div>\n");
    }

    /** A figure with the page's width to itself, such as bars with long names. */
    void wideFigure(String drawing) {
        sections.append(figure(drawing));
    }

    static String figure(String drawing) {
        return "<figure>\n" + drawing + "</figure>\n";
    }

    @Override
    public String toString() {
        return out + "<nav aria-label=\"Contents\">\n<ul>\n" + String.join("\n", contents) + "\n</ul>\n</nav>\n"
                + sections;
    }
}
