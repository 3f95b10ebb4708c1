package io.jevons.demand.explain;

import io.jevons.base.Checks;
import io.jevons.base.Shown;
import java.util.List;

/**
 * Why a number of a projection is what it is: its formula, the quantities in the formula, their formulas, and so on down
 * to parameters with their sources and to the shocks that moved them. Immutable.
 *
 * <p>{@link #toString()} prints the tree so that every line can be computed by hand from the lines below it. The past is
 * part of it: a fleet rests on that of the quarter before, back to the start. So the tree is cut at a depth.
 *
 * <pre>{@code
 * projection.explain("flagship", "need", "2027Q4").depth(5)
 * }</pre>
 */
public final class Explanation implements Shown {
    private static final int USUAL_DEPTH = 2;
    private static final int MOST_DEPTH = 1000;

    private final Quantity quantity;
    private final int depth;

    private Explanation(Quantity quantity, int depth) {
        this.quantity = quantity;
        this.depth = depth;
    }

    static Explanation of(Quantity quantity) {
        return new Explanation(quantity, USUAL_DEPTH);
    }

    /**
     * The explanation to another depth.
     *
     * @param levels the levels below this one, 0 to 1000; 2 unless said
     * @return the explanation, cut there
     * @throws io.jevons.base.InvalidInputException if the depth is out of range
     */
    public Explanation depth(int levels) {
        return new Explanation(quantity, Checks.between("depth", levels, 0, MOST_DEPTH));
    }

    /**
     * What stands for the number in the formula above it.
     *
     * @return such as {@code D}
     */
    public String symbol() {
        return quantity.symbol();
    }

    /**
     * What the number is.
     *
     * @return such as {@code tokens of sme, 2027Q4}
     */
    public String name() {
        return quantity.name();
    }

    /**
     * The formula, in the symbols of the children.
     *
     * @return such as {@code (H + T + O) / (8766 · busy)}; empty where the number is given
     */
    public String formula() {
        return quantity.formula();
    }

    /**
     * The number, as the run has it.
     *
     * @return the value
     */
    public double value() {
        return quantity.value();
    }

    /**
     * The number's unit.
     *
     * @return the unit; {@code 1} for pure numbers
     */
    public String unit() {
        return quantity.unit();
    }

    /**
     * Where a given number comes from: a parameter with the file or scenario that set it and its source, or a shock.
     *
     * @return the source; empty where a formula gives the number
     */
    public String source() {
        return quantity.source();
    }

    /**
     * The number worked out afresh from the values of its parts, at whatever depth the tree is cut.
     *
     * @return the formula's value; the number itself where it is given
     */
    public double recomputed() {
        return quantity.recomputed();
    }

    /**
     * The quantities in the formula.
     *
     * @return the parts; none where the number is given or the tree is cut
     */
    public List<Explanation> children() {
        return depth == 0
                ? List.of()
                : quantity.parts().stream()
                        .map(p -> new Explanation(p, depth - 1))
                        .toList();
    }

    /** The object behind this view, the same wherever the same number stands in the tree. */
    Quantity quantity() {
        return quantity;
    }

    /**
     * The tree as nested HTML lists.
     *
     * @return an element
     */
    @Override
    public String toHtml() {
        return new ExplanationHtml().print(this);
    }

    @Override
    public String toString() {
        return new ExplanationText().print(this);
    }
}
