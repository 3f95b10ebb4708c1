package io.jevons.market;

/**
 * A rule for markets that only a package above this one can check, such as that every strategy which a market names is known.
 * {@link java.util.ServiceLoader} finds the rules, so that a market, which is data, need not know what runs it.
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
