package io.jevons.market;

import io.jevons.base.InvalidInputException;
import io.jevons.base.Table;
import io.jevons.base.yaml.YamlNode;
import io.jevons.internal.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The markets there are, by name: those that the user registered, and those that come bundled. */
public final class Markets {
    private static final List<String> BUNDLED = List.of(
            "world-2024Q4", "world-latest", "coal-1865", "lighting", "lighting-1900-2000", "data-centres-2010-2018");
    private static final Map<String, Market> READ = new ConcurrentHashMap<>();
    private static final Map<String, Market> REGISTERED = new ConcurrentHashMap<>();

    private Markets() {}

    /**
     * Makes a market known by its name, in place of any other of that name that is not bundled.
     *
     * @param market the market
     * @throws InvalidInputException if a bundled market has that name
     */
    public static void register(Market market) {
        Objects.requireNonNull(market, "market");
        if (BUNDLED.contains(market.name())) {
            throw taken(market.name());
        }
        REGISTERED.put(market.name(), market);
    }

    private static InvalidInputException taken(String name) {
        return new InvalidInputException("market '" + name
                + "': must have a name of its own, since a bundled market has that one" + "\nMaybe market.as(\"my-"
                + name + "\")");
    }

    /** A market under the name that it is given: a bundled one's only where it is that one. */
    static Market underOwnName(Market market) {
        boolean other = BUNDLED.contains(market.name())
                && MarketDifference.table(market, Optional.of(named(market.name())))
                                .rowCount()
                        > 0;
        if (other) {
            throw taken(market.name());
        }
        return market;
    }

    /**
     * A market by name. Bundled ones come from the library alone.
     *
     * @param name the name, such as {@code world-2024Q4}
     * @return the market
     * @throws InvalidInputException if there is none of that name
     */
    public static Market named(String name) {
        return find(name).orElseThrow(() -> InvalidInputException.unknown("market", name, all().keySet()));
    }

    /**
     * A market by name, where there is one.
     *
     * @param name the name
     * @return the market; empty where there is none of that name
     */
    public static Optional<Market> find(String name) {
        Objects.requireNonNull(name, "name");
        return BUNDLED.contains(name)
                ? Optional.of(READ.computeIfAbsent(name, Markets::read))
                : Optional.ofNullable(REGISTERED.get(name));
    }

    /** The names of those that come with the library. */
    static List<String> bundled() {
        return BUNDLED;
    }

    private static Market read(String name) {
        String file = name + ".yaml";
        return MarketReader.bundled(YamlNode.parse(file, Resources.text(Markets.class, file)));
    }

    /**
     * All markets by name.
     *
     * @return a copy
     */
    public static Map<String, Market> all() {
        Map<String, Market> all = new LinkedHashMap<>();
        BUNDLED.forEach(name -> all.put(name, named(name)));
        REGISTERED.keySet().stream().sorted().forEach(name -> all.put(name, REGISTERED.get(name)));
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
