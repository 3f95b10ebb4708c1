package io.jevons.report;

import static io.jevons.report.PageWriter.escape;

import io.jevons.base.Numbers;
import io.jevons.base.Parameter;
import io.jevons.model.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Every parameter of a market, by what it belongs to, each part folded; which kinds are shown is chosen by buttons that
 * need no script.
 */
final class ParameterSection {
    /** How the source of a number that a file changed begins. */
    private static final Pattern PLACE = Pattern.compile("^[^:]*, line \\d+: ");

    private final List<Parameter> parameters;

    ParameterSection(List<Parameter> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    void write(PageWriter page) {
        page.raw(filter());
        Map<String, List<Parameter>> groups = new LinkedHashMap<>();
        parameters.forEach(p -> groups.computeIfAbsent(group(p.path()), name -> new ArrayList<>())
                .add(p));
        groups.forEach((name, parameters) -> {
            page.fold(inWords(name) + ": " + parameters.size());
            page.raw(PageWriter.scrolling(name, table(name, parameters)));
            page.endFold();
        });
    }

    /** What a parameter belongs to: the tier, cell or workload in its path, or the section of the file. */
    private static String group(String path) {
        String[] parts = path.split("[.]", -1);
        return parts.length > 2 ? parts[0] + "." + parts[1] : parts[0];
    }

    /** A part of a file as people call it: of several members of an index one, such as {@code tier flagship}. */
    private static String inWords(String group) {
        int dot = group.indexOf('.');
        if (dot < 0) {
            return group.replace('-', ' ');
        }
        String kind = group.substring(0, dot).replace('-', ' ');
        return (kind.endsWith("s") ? kind.substring(0, kind.length() - 1) : kind) + " " + group.substring(dot + 1);
    }

    private String filter() {
        StringBuilder out = new StringBuilder("<fieldset class=\"filter\">\n<legend>Show</legend>\n");
        out.append(button("all", parameters.size(), true));
        for (Parameter.Kind kind : Parameter.Kind.values()) {
            out.append(button(
                    name(kind),
                    parameters.stream().filter(p -> p.kind() == kind).count(),
                    false));
        }
        return out.append("</fieldset>\n").toString();
    }

    private static String button(String name, long count, boolean checked) {
        return "<label><input type=\"radio\" name=\"kind\" class=\"only-" + name + "\"" + (checked ? " checked" : "")
                + "> " + name + " (" + count + ")</label>\n";
    }

    private static String table(String group, List<Parameter> parameters) {
        StringBuilder out = new StringBuilder("<table>\n<caption>" + escape(group) + "</caption>\n<thead><tr>");
        for (String column : List.of("what", "value", "unit", "range", "kind", "source", "path")) {
            out.append("<th scope=\"col\"")
                    .append(column.equals("value") ? " class=\"n\">" : ">")
                    .append(column)
                    .append("</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (Parameter p : parameters) {
            String range = p.hasRange() ? Numbers.human(p.low()) + " to " + Numbers.human(p.high()) : "";
            out.append("<tr class=\"")
                    .append(name(p.kind()))
                    .append("\"><th scope=\"row\">")
                    .append(escape(Words.of(p.path())))
                    .append("</th><td class=\"n\">")
                    .append(escape(Numbers.human(p.value())))
                    .append("</td>");
            // Who reads the page has not the file whose line changed a number; it stands in the manifest.
            String source = PLACE.matcher(p.source()).replaceFirst("");
            for (String text : List.of(p.unit(), range, name(p.kind()), source)) {
                out.append("<td>").append(escape(text)).append("</td>");
            }
            out.append("<td><small>").append(escape(p.path())).append("</small></td></tr>\n");
        }
        return out.append("</tbody>\n</table>\n").toString();
    }

    private static String name(Parameter.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
