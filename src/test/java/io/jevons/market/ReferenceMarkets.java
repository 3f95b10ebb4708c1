package io.jevons.market;

import io.jevons.internal.Resources;

/** Markets that stay as they are when the bundled ones are fitted anew, for tests that pin figures. */
public final class ReferenceMarkets {
    private ReferenceMarkets() {}

    /**
     * The world market as it was before it was first calibrated; it has the name of the bundled one.
     *
     * @return the market
     */
    public static Market world() {
        return Market.parse("reference-world.yaml", Resources.text(ReferenceMarkets.class, "reference-world.yaml"));
    }
}
