package io.jevons.demand;

import io.jevons.base.Parameter;
import io.jevons.base.Quarter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A change of drivers whose numbers are parameters: other ones can be put in their place, for a draw or for many. */
public interface NumberedShock extends DriverShock {
    /**
     * Its numbers.
     *
     * @return the numbers with their paths, such as {@code shocks.reasoning.factor}
     */
    List<Parameter> numbers();

    /**
     * The same change with other numbers.
     *
     * @param values the values, in the order of {@link #numbers()} and within the bounds of each
     * @return the change, for which nothing is worked out anew that its numbers do not decide
     * @throws io.jevons.base.InvalidInputException if the market does not allow a value
     */
    NumberedShock with(double[] values);

    /**
     * What the change of a quarter comes to, draw by draw: the same numbers as {@link #apply} hands to the drivers.
     *
     * @param quarter the quarter
     * @param numbers the values by number, in the order of {@link #numbers()}, and draw
     * @param draws how many draws there are
     * @param amounts is filled in: by draw the factor, shift or share, and behind it, for releases, the loss
     */
    void amounts(Quarter quarter, double[][] numbers, int draws, double[][] amounts);

    /**
     * What the market, beyond the bounds of the number, asks of one of the numbers, where a value does not meet it.
     *
     * @param number the place of the number in {@link #numbers()}
     * @param value the value
     * @return what is asked, as in {@code at least the quality-floor of sme}; empty where the value may stand
     */
    default Optional<String> unmet(int number, double value) {
        return Optional.empty();
    }

    /**
     * A change under a name that says where it comes from.
     *
     * @param name the name of its shock, which begins the paths of its numbers
     * @param asked what asks for it, to which its own text is added
     * @param shock the change, whose numbers have their keys as paths
     * @return the same change, with that origin and with paths such as {@code shocks.reasoning.factor}
     */
    static NumberedShock named(String name, String asked, NumberedShock shock) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(shock, "shock");
        return NamedShock.of(name, asked, shock);
    }
}
