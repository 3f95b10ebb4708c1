package io.jevons.demand.explain;

import io.jevons.base.Numbers;
import io.jevons.internal.Glyphs;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Prints an explanation as an indented tree, at most 100 columns wide; what was printed once is not printed again. */
final class ExplanationText {
    /** Digits that let a reader compute a line from those below it. */
    static final int DIGITS = 6;

    private static final int WIDTH = 100;
    private static final int DEEPEST_INDENT = 40;
    private static final String CONSTANTS =
            "8766 hours, 365.25 days a year. ₋ marks the quarter before (0.25 years), ₀ calibration, ᵇ the base.";
    private static final Map<String, String> ASCII = Map.ofEntries(
            Map.entry("Σ", "sum "),
            Map.entry("Π", "product "),
            Map.entry("Φ⁻¹", "quantile"),
            Map.entry("Φ", "Normal"),
            Map.entry("·", "*"),
            Map.entry("₋", "_last"),
            Map.entry("₀", "0"),
            Map.entry("∞", "_long"),
            Map.entry("α", "alpha"),
            Map.entry("β", "beta"),
            Map.entry("ε", "epsilon"),
            Map.entry("η", "eta"),
            Map.entry("θ", "theta"),
            Map.entry("κ", "kappa"),
            Map.entry("λ", "lambda"),
            Map.entry("μ", "mu"),
            Map.entry("ν", "nu"),
            Map.entry("π", "pi"),
            Map.entry("ρ", "rho"),
            Map.entry("σ", "sigma"),
            Map.entry("τ", "tau"),
            Map.entry("φ", "phi"),
            Map.entry("ψ", "psi"),
            Map.entry("γ", "gamma"),
            Map.entry("δ", "delta"),
            Map.entry("ξ", "xi"),
            Map.entry("χ", "chi"),
            Map.entry("ω", "omega"),
            Map.entry("ϑ", "theta_power"),
            Map.entry("\u0302", "_hat"),
            Map.entry("′", "'"),
            Map.entry("₁", "1"),
            Map.entry("ᵇ", "_base"),
            Map.entry("ᵉ", "_estimate"));

    private final StringBuilder out = new StringBuilder();
    private final Set<String> printed = new HashSet<>();

    String print(Explanation root) {
        print(root, 0);
        line(CONSTANTS, 0, 0);
        return Glyphs.unicode() ? out.toString() : ascii(out.toString());
    }

    private void print(Explanation part, int level) {
        int indent = Math.min(2 * level, DEEPEST_INDENT);
        boolean repeated = !printed.add(key(part)) && !part.formula().isEmpty();
        String head = (level == 0 ? "" : part.symbol() + "  ") + part.name() + " = " + value(part);
        line(head + ending(part, repeated), indent, 4);
        if (!repeated) {
            part.children().forEach(child -> print(child, level + 1));
        }
    }

    private static String ending(Explanation part, boolean repeated) {
        if (part.formula().isEmpty()) {
            return " (" + part.source() + ")";
        }
        return repeated ? " (above)" : " = " + part.formula();
    }

    /** What makes two lines the same number. */
    static String key(Explanation part) {
        return part.name() + " " + part.formula();
    }

    static String value(Explanation part) {
        String unit = part.unit().equals("1") ? "" : " " + part.unit();
        return Numbers.human(part.value(), DIGITS)
                        .replaceFirst("(\\.\\d*?)0+(?= |$)", "$1")
                        .replaceFirst("\\.(?= |$)", "")
                + unit;
    }

    /** A line, broken between words. */
    private void line(String text, int indent, int further) {
        int column = indent;
        out.append(" ".repeat(indent));
        boolean first = true;
        for (String word : text.split(" ", -1)) {
            if (!first && column + 1 + word.length() > WIDTH) {
                out.append('\n').append(" ".repeat(indent + further));
                column = indent + further;
                first = true;
            }
            out.append(first ? "" : " ").append(word);
            column += word.length() + (first ? 0 : 1);
            first = false;
        }
        out.append('\n');
    }

    /** The same in plain characters, for terminals that have no others. */
    static String ascii(String text) {
        String plain = text.replace("Φ⁻¹", ASCII.get("Φ⁻¹"));
        for (Map.Entry<String, String> sign : ASCII.entrySet()) {
            plain = plain.replace(sign.getKey(), sign.getValue());
        }
        return plain;
    }
}
