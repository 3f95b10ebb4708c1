package io.jevons.demand;

/**
 * How a cell divides its tokens over tiers. It works on many draws at once: row j of an array of rows belongs to tier j,
 * its element l to lane l.
 */
public interface TierChoice {
    /**
     * The name in market files.
     *
     * @return the name
     */
    String name();

    /**
     * Fills in the shares that a cell aims at, and the inclusive value of its choice.
     *
     * @param set the tiers that can be chosen, and their nests
     * @param utility V by tier and lane; without meaning where a tier cannot be chosen
     * @param share receives the share by tier and lane; 0 where a tier cannot be chosen, and 1 in sum
     * @param inclusiveValue receives the inclusive value by lane
     */
    void choose(ChoiceSet set, double[][] utility, double[][] share, double[] inclusiveValue);

    /**
     * Fills in the utilities at which {@link #choose} would give some shares (Berry inversion).
     *
     * @param set the tiers that have a share, and their nests
     * @param share the shares by tier and lane, &gt; 0 for every tier of the set
     * @param utility receives V by tier and lane
     */
    void invert(ChoiceSet set, double[][] share, double[][] utility);
}
