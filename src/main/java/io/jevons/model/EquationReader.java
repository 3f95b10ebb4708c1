package io.jevons.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a model line by line. */
final class EquationReader {
    private static final Pattern CHOICE = Pattern.compile("([a-z])((\\|[a-z])+)");
    private static final List<String> ATTRIBUTES = List.of("series", "channel", "strategy");

    private final List<Equations.Section> sections = new ArrayList<>();
    private final List<String> reading = new ArrayList<>();

    private String title = "";
    private Equation.Reach reach = Equation.Reach.BASE;
    private final List<String> prose = new ArrayList<>();
    private final List<Equation> equations = new ArrayList<>();
    private String head = "";
    private final List<String> cases = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Equations read(String text) {
        text.lines().forEach(this::line);
        section();
        return Equations.of(sections, reading);
    }

    private void line(String line) {
        if (line.startsWith("##")) {
            return;
        }
        if (line.startsWith("#")) {
            reading.add(line.substring(1).strip());
        } else if (line.startsWith("== ")) {
            section();
            String[] fields = line.substring(3).split(" {2,}", -1);
            title = fields[0];
            reach = fields.length > 1 ? reach(fields[1]) : Equation.Reach.BASE;
        } else if (line.startsWith("  = ")) {
            cases.add(line.substring(4));
        } else if (line.startsWith("  > ")) {
            notes.add(line.substring(4));
        } else if (line.contains("  ")) {
            equation();
            head = line;
        } else if (!line.isBlank()) {
            prose.add(line);
        }
    }

    private static Equation.Reach reach(String word) {
        return word.equals("estimate") ? Equation.Reach.ESTIMATE : Equation.Reach.SCENARIO;
    }

    private void section() {
        equation();
        if (!title.isEmpty()) {
            sections.add(new Equations.Section(title, String.join(" ", prose), equations));
        }
        prose.clear();
        equations.clear();
    }

    /** Adds the equation that has been read, once for each of the indices that it is stated for. */
    private void equation() {
        if (head.isEmpty()) {
            return;
        }
        Matcher choice = CHOICE.matcher(head);
        if (choice.find()) {
            String all = choice.group();
            for (String index : all.split("\\|", -1)) {
                equations.add(equation(
                        head.replace(all, index),
                        cases.stream().map(c -> c.replace(all, index)).toList()));
            }
        } else {
            equations.add(equation(head, cases));
        }
        head = "";
        cases.clear();
        notes.clear();
    }

    private Equation equation(String line, List<String> formulas) {
        String[] fields = line.split(" {2,}", -1);
        if (fields.length < 3 || formulas.isEmpty()) {
            throw new IllegalStateException("'" + line + "' lacks name, unit or formula");
        }
        Map<String, String> attributes = new HashMap<>();
        Equation.Reach own = reach;
        for (int f = 3; f < fields.length; f++) {
            String[] words = fields[f].split(" ", 2);
            if (words.length == 1) {
                own = reach(words[0]);
            } else if (ATTRIBUTES.contains(words[0])) {
                attributes.put(words[0], words[1]);
            } else {
                throw new IllegalStateException("'" + line + "': unknown '" + fields[f] + "'");
            }
        }
        int bracket = fields[0].indexOf('[');
        String symbol = bracket < 0 ? fields[0] : fields[0].substring(0, bracket);
        List<Character> indices = new ArrayList<>();
        for (int at = bracket + 1; bracket >= 0 && at < fields[0].length(); at += 2) {
            indices.add(fields[0].charAt(at));
        }
        return new Equation(
                symbol,
                indices,
                fields[1],
                fields[2],
                title,
                Optional.ofNullable(attributes.get("series")),
                Optional.ofNullable(attributes.get("channel")),
                Optional.ofNullable(attributes.get("strategy")),
                own,
                formulas.stream().map(EquationReader::parsed).toList(),
                notes);
    }

    private static Equation.Case parsed(String formula) {
        String[] fields = formula.split(" {2,}", 2);
        String when = fields.length > 1 ? fields[1] : "";
        Condition condition = when.isEmpty()
                ? new Condition.Always()
                : when.equals("in the estimate")
                        ? new Condition.InEstimate()
                        : ExpressionParser.condition(when.replaceFirst("^where ", ""));
        return new Equation.Case(fields[0], when, ExpressionParser.expression(fields[0]), condition);
    }
}
