package io.jevons.market;

/**
 * What a market must keep to that only rooms above this one can tell, such as that the strategies which it names are known.
 * {@link java.util.ServiceLoader} finds them, so that data need not know what runs it.
 */
public interface MarketRule {
    /**
     * Refuses a market that breaks the rule.
     *
     * @param market the market, read and checked in all else
     * @throws io.jevons.base.InvalidInputException if it breaks it
     */
    void check(Market market);
}
