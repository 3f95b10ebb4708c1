package io.jevons.market;

import java.util.List;

/** The names of the markets that come with the library, without what another test of the same virtual machine registered. */
public final class BundledMarkets {
    private BundledMarkets() {}

    public static List<String> names() {
        return Markets.bundled();
    }
}
