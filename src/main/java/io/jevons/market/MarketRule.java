package io.jevons.market;

import io.jevons.base.InvalidInputException;
import java.util.function.Consumer;

/**
 * What a market must keep to that only rooms above this one can tell, such as that the strategies which it names are known.
 * {@link java.util.ServiceLoader} finds them, so that data need not know what runs it.
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
