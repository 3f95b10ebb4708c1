package io.jevons.model;

import io.jevons.base.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The text of the model and the key tables as pages for people: Markdown for the documentation, HTML for a report. */
public final class ModelPages {
    private ModelPages() {}

    /** The equations as a page in Markdown. */
    public static String equations() {
        StringBuilder out = new StringBuilder("""
                # The model

                Every equation, in the order of a quarter. This page is made from `model.equations`, from which the explanations of
                numbers and the reference evaluator come as well; the engine is tested against them at a relative 1e-9. Symbols that no
                equation gives are parameters: [files](files.md) has them.

                """);
        Equations.model().reading().forEach(line -> out.append(line).append('\n'));
        for (Equations.Section section : Equations.model().sections()) {
            out.append("\n## ").append(section.title()).append("\n\n");
            if (!section.prose().isEmpty()) {
                out.append(section.prose()).append("\n\n");
            }
            out.append("| symbol | what it is | unit | formula |\n| --- | --- | --- | --- |\n");
            for (Equation equation : section.equations()) {
                String formulas =
                        equation.lines().stream().map(l -> "`" + l + "`").collect(Collectors.joining("<br>"));
                out.append("| `")
                        .append(equation.key())
                        .append("` | ")
                        .append(what(equation))
                        .append(" | ");
                out.append(equation.unit()).append(" | ").append(formulas).append(" |\n");
            }
        }
        return out.toString();
    }

    private static String what(Equation equation) {
        List<String> said = new ArrayList<>(List.of(equation.generalName()));
        equation.series().ifPresent(s -> said.add("Series `" + s + "`."));
        equation.channel().ifPresent(c -> said.add("Channel `" + c + "`."));
        equation.strategy().ifPresent(s -> said.add("Strategy `" + s + "`."));
        said.addAll(equation.notes());
        return said.size() == 1 ? said.get(0) : said.get(0) + ". " + String.join(" ", said.subList(1, said.size()));
    }

    /** The keys of market and scenario files as a page in Markdown. */
    public static String files() {
        StringBuilder out = new StringBuilder("""
                # Files

                Markets and scenarios are YAML 1.2 (JSON is accepted too) with keys in kebab case. This page is made from the key tables,
                from which readers take their checks. Times are in years, rates 1/year and continuous, quarters as `2025Q1`.
                Unknown keys, missing keys, wrong types and values out of bounds are refused, with file, line, path, value and what is
                allowed.

                ## Market

                Names of tiers, cells and so on are the file's own: no dot, comma or asterisk in them, but for GPUs and models, which may have
                any name that no bundled one has; tiers, cells and training workloads have distinct names, and none is `total`. Every number may also be written
                `{value: 0.6, unit: .., source: "..", kind: sourced | fitted | assumed, range: [low, high]}`.

                """);
        table(Keys.ofMarketFile(), out);
        out.append("\n## Scenario\n\n");
        table(Keys.scenario().all(), out);
        out.append("""

                A shock is in force by m(t), with x the years since `from`, 0 before: 1 at once, min(1, x / ramp), 1 - 2^(-x / half), or its path.
                A factor f makes its driver f^m times as large, a shift s adds s m; a release serves the share m share.
                Shocks on one driver multiply, shifts add.

                | kind | what it moves | driver | keys |
                | --- | --- | --- | --- |
                """);
        for (ShockKind kind : ShockKind.all()) {
            String keys = kind.keys().stream().map(k -> "`" + k + "`").collect(Collectors.joining(", "));
            out.append("| `")
                    .append(kind.name())
                    .append("` | ")
                    .append(kind.meaning())
                    .append(" | `");
            out.append(kind.driver()).append("` | ").append(keys).append(" |\n");
        }
        return out.toString();
    }

    private static void table(List<Key> keys, StringBuilder out) {
        out.append("| key | meaning | unit | bounds | default | symbol |\n| --- | --- | --- | --- | --- | --- |\n");
        for (Key key : keys) {
            String source = key.source().isEmpty() ? "" : " (" + key.source() + ")";
            String symbol = key.symbol().isEmpty() ? "" : "`" + Equations.key(key.symbol(), key.indices()) + "`";
            out.append("| `")
                    .append(key.path())
                    .append("` | ")
                    .append(key.meaning())
                    .append(source);
            out.append(" | ").append(key.unit()).append(" | ");
            out.append(key.bounds().map(Bounds::notation).orElse("")).append(" | ");
            out.append(key.absent()).append(" | ").append(symbol).append(" |\n");
        }
    }

    /** The equations for a page of a report, as a fragment of HTML. */
    public static String equationsHtml() {
        StringBuilder out = new StringBuilder("<h3>The equations</h3>\n<p>");
        out.append(Table.escape(String.join(" ", Equations.model().reading()))).append("</p>\n");
        for (Equations.Section section : Equations.model().sections()) {
            out.append("<details><summary>")
                    .append(Table.escape(section.title()))
                    .append("</summary>\n");
            if (!section.prose().isEmpty()) {
                out.append("<p>").append(Table.escape(section.prose())).append("</p>\n");
            }
            out.append("<dl class=\"equations\">\n");
            for (Equation equation : section.equations()) {
                String unit = equation.unit().equals("1") ? "" : ", " + equation.unit();
                out.append("<dt>")
                        .append(Table.escape(equation.generalName() + unit))
                        .append("</dt>");
                out.append("<dd>")
                        .append(equation.lines().stream()
                                .map(line -> "<code>" + Table.escape(equation.key() + " = " + line) + "</code>")
                                .collect(Collectors.joining("<br>")));
                out.append("</dd>\n");
            }
            out.append("</dl></details>\n");
        }
        return out.toString();
    }
}
