package io.jevons.market;

import io.jevons.internal.Wildcard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A line of a file's {@code uncertainty:} section: which parameters vary, and how.
 *
 * @param pattern the path of the parameters; {@code *} stands for any run of characters other than a dot
 * @param scale whether the draw multiplies the value; otherwise it replaces it
 * @param each whether every matching parameter gets a draw of its own; otherwise all share one
 * @param distribution the name of the distribution, such as {@code lognormal-90}
 * @param arguments the numbers that the distribution takes
 * @param reason why the width is what it is; may be empty
 * @param place file and line, as messages begin
 */
public record VaryRule(
        String pattern,
        boolean scale,
        boolean each,
        String distribution,
        List<Double> arguments,
        String reason,
        String place) {
    /**
     * Copies the arguments.
     *
     * @param pattern the path of the parameters; {@code *} stands for any run of characters other than a dot
     * @param scale whether the draw multiplies the value; otherwise it replaces it
     * @param each whether every matching parameter gets a draw of its own; otherwise all share one
     * @param distribution the name of the distribution, such as {@code lognormal-90}
     * @param arguments the numbers that the distribution takes
     * @param reason why the width is what it is; may be empty
     * @param place file and line, as messages begin
     */
    public VaryRule {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(distribution, "distribution");
        Objects.requireNonNull(arguments, "arguments");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(place, "place");
        arguments = List.copyOf(arguments);
    }

    /**
     * A rule that holds parameters where they are: a factor that is always one.
     *
     * @param pattern the path of the parameters
     * @param reason why they are held
     * @return the rule
     */
    public static VaryRule held(String pattern, String reason) {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(reason, "reason");
        return new VaryRule(pattern, true, false, "discrete", List.of(1.0, 1.0), reason, "hold: ");
    }

    /** Whether it is such a rule, which holds its parameter. */
    boolean isHeld() {
        VaryRule held = held(pattern, reason);
        return scale && distribution.equals(held.distribution) && arguments.equals(held.arguments);
    }

    /**
     * What setting a value does to draws: a parameter that was drawn by value, so that the draw would take the place of what is
     * set, is held there instead. One that a factor is drawn on stays drawn, around what is set.
     *
     * @param sets what is set
     * @param before the rules that stand before
     * @param paths all parameters there are
     * @return the rules that hold
     */
    public static List<VaryRule> holding(List<Change> sets, List<VaryRule> before, Collection<String> paths) {
        Objects.requireNonNull(sets, "sets");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(paths, "paths");
        List<VaryRule> holding = new ArrayList<>();
        for (Change set : sets) {
            List<String> matched = Wildcard.matches(set.pattern(), paths);
            List<String> drawn = matched.stream()
                    .filter(path -> isDrawnByValue(path, before))
                    .toList();
            // A rule for the same pattern takes the place of the one before it, which keeps all other draws as they
            // are.
            List<String> held = !drawn.isEmpty() && drawn.size() == matched.size() ? List.of(set.pattern()) : drawn;
            held.forEach(pattern -> holding.add(held(pattern, "held where it is set: " + set.origin())));
        }
        return holding;
    }

    private static boolean isDrawnByValue(String path, List<VaryRule> rules) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (!Wildcard.matches(rules.get(i).pattern(), List.of(path)).isEmpty()) {
                return !rules.get(i).scale();
            }
        }
        return false;
    }
}
