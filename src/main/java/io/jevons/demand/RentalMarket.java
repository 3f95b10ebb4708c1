package io.jevons.demand;

import java.util.Objects;

/**
 * How scarcity of GPUs shows in their rent: the multiplier that rents move towards. It fills an array for many draws at
 * once; {@link #of} accepts a function of one number.
 */
public interface RentalMarket {
    /**
     * The name in market files.
     *
     * @return the name
     */
    String name();

    /**
     * Fills in the logarithm of the scarcity multiplier that rents move towards.
     *
     * @param tier the tier's parameters in each lane
     * @param logTightness ln(need / fleet) in elements 0 to n - 1; may be infinite
     * @param logScarcity receives ln μ, finite
     */
    void logScarcity(TierLanes tier, double[] logTightness, double[] logScarcity);

    /**
     * A rental market from a function of one number.
     *
     * @param name its name in market files
     * @param multiplier the scarcity multiplier, finite and &gt; 0, as a function of need / fleet
     * @return the rental market
     */
    static RentalMarket of(String name, java.util.function.DoubleUnaryOperator multiplier) {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(multiplier, "multiplier");
        return new RentalMarket() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void logScarcity(TierLanes tier, double[] logTightness, double[] logScarcity) {
                for (int l = 0; l < tier.lanes(); l++) {
                    logScarcity[l] = Math.log(multiplier.applyAsDouble(Math.exp(logTightness[l])));
                }
            }
        };
    }
}
