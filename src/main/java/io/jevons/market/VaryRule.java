package io.jevons.market;

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
}
