package io.jevons.uncertainty;

import io.jevons.base.InvalidInputException;
import io.jevons.market.VaryRule;
import java.util.Objects;

/**
 * How an uncertain parameter is drawn: a distribution of its value, or of a factor on the value that market and scenario
 * give it. Where a pattern matches several parameters they share one draw, unless {@link #each()} is asked for.
 */
public final class Vary {
    private final Distribution distribution;
    private final boolean scale;
    private final boolean each;

    private Vary(Distribution distribution, boolean scale, boolean each) {
        this.distribution = distribution;
        this.scale = scale;
        this.each = each;
    }

    /**
     * Draws a factor, which multiplies the value.
     *
     * @param factor the distribution of the factor
     * @return how to draw
     */
    public static Vary scale(Distribution factor) {
        Objects.requireNonNull(factor, "factor");
        return new Vary(factor, true, false);
    }

    /**
     * Draws the value itself.
     *
     * @param value the distribution of the value, in the parameter's unit
     * @return how to draw
     */
    public static Vary set(Distribution value) {
        Objects.requireNonNull(value, "value");
        return new Vary(value, false, false);
    }

    /**
     * Draws as a line of a file says.
     *
     * @param rule the line
     * @return how to draw
     * @throws InvalidInputException if there is no such distribution, or its numbers do not fit it; the message begins
     *     with file and line
     */
    public static Vary of(VaryRule rule) {
        try {
            return new Vary(Distribution.named(rule.distribution(), rule.arguments()), rule.scale(), rule.each());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(rule.place() + "uncertainty." + rule.pattern() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Gives every parameter that a pattern matches a draw of its own.
     *
     * @return a changed copy
     */
    public Vary each() {
        return new Vary(distribution, scale, true);
    }

    /**
     * The distribution.
     *
     * @return the distribution of the value or of the factor
     */
    public Distribution distribution() {
        return distribution;
    }

    /**
     * Whether the draw multiplies.
     *
     * @return whether it is a factor; otherwise it is the value
     */
    public boolean isScale() {
        return scale;
    }

    /**
     * Whether every parameter has a draw of its own.
     *
     * @return whether it has; otherwise those of a pattern share one
     */
    public boolean isEach() {
        return each;
    }

    /**
     * The value that a draw gives a parameter.
     *
     * @param own the parameter's own value
     * @param drawn the factor or value that was drawn
     * @return the value, in the parameter's unit
     */
    public double of(double own, double drawn) {
        return scale ? own * drawn : drawn;
    }

    @Override
    public String toString() {
        return (scale ? "scale " : "set ") + distribution + (each ? ", each" : "");
    }
}
