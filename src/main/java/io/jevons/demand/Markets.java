package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.internal.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The markets there are, by name: those that the user registered, and those that come bundled. */
public final class Markets {
    private static final List<String> BUNDLED = List.of(
            "world-2024Q4", "world-latest", "coal-1865", "lighting", "lighting-1900-2000", "data-centres-2010-2018");
    private static final Map<String, Market> KNOWN = new ConcurrentHashMap<>();

    private Markets() {}

    /**
     * Makes a market known by its name, in place of any other of that name.
     *
     * @param market the market
     */
    public static void register(Market market) {
        Objects.requireNonNull(market, "market");
        KNOWN.put(market.name(), market);
    }

    /**
     * A market by name.
     *
     * @param name the name, such as {@code world-2024Q4}
     * @return the market
     * @throws InvalidInputException if there is none of that name
     */
    public static Market named(String name) {
        Objects.requireNonNull(name, "name");
        if (BUNDLED.contains(name)) {
            return KNOWN.computeIfAbsent(name, Markets::read);
        }
        Market known = KNOWN.get(name);
        if (known == null) {
            throw InvalidInputException.unknown("market", name, all().keySet());
        }
        return known;
    }

    private static Market read(String name) {
        String file = name + ".yaml";
        return Market.parse(file, Resources.text(Markets.class, file));
    }

    /**
     * All markets by name.
     *
     * @return a copy
     */
    public static Map<String, Market> all() {
        Map<String, Market> all = new LinkedHashMap<>();
        BUNDLED.forEach(name -> all.put(name, named(name)));
        KNOWN.keySet().stream().sorted().forEach(name -> all.putIfAbsent(name, KNOWN.get(name)));
        return all;
    }

    /**
     * The markets as a table.
     *
     * @return name, span and size
     */
    public static Table table() {
        Table.Builder table = Table.titled("Markets")
                .text("name")
                .text("from")
                .text("to")
                .number("tiers", "1")
                .number("cells", "1");
        all().forEach((name, m) -> table.row(
                name,
                m.start().toString(),
                m.start().plus(m.quarters()).toString(),
                m.tiers().size(),
                m.cells().size()));
        return table.build();
    }
}
