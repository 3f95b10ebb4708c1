package io.jevons.market;

import io.jevons.base.InvalidInputException;
import java.util.function.Consumer;

/**
 * A rule for markets that only a package above this one can check, such as that every strategy which a market names is known.
 * {@link java.util.ServiceLoader} finds the rules, so that a market, which is data, need not know what runs it.
 */
public interface MarketRule {
    /**
     * Tells of each way in which a market breaks the rule.
     *
     * @param market the market, read and checked in all else
     * @param fault takes what is wrong
     */
    void check(Market market, Consumer<InvalidInputException> fault);
}
