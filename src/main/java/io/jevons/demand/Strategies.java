package io.jevons.demand;

import io.jevons.base.Checks;
import io.jevons.base.InvalidInputException;
import io.jevons.internal.PlugIns;
import io.jevons.market.Market;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The replaceable parts of the model by name: those built in, those that {@link ServiceLoader} finds, and those that the
 * user registered.
 */
public final class Strategies {
    private static final String CURVE = "demand-curve";
    private static final String CHOICE = "tier-choice";
    private static final String RENTAL = "rental-market";

    /** By key, in the order of files. */
    private static final Map<String, String> BUILT_IN = builtIn();

    private static final Map<String, DemandCurve> CURVES = new ConcurrentHashMap<>();
    private static final Map<String, TierChoice> CHOICES = new ConcurrentHashMap<>();
    private static final Map<String, RentalMarket> RENTALS = new ConcurrentHashMap<>();

    private static final PlugIns<DemandCurve, Map.Entry<String, DemandCurve>> PLUGGED_CURVES =
            plugIns(DemandCurve.class, DemandCurve::name);
    private static final PlugIns<TierChoice, Map.Entry<String, TierChoice>> PLUGGED_CHOICES =
            plugIns(TierChoice.class, TierChoice::name);
    private static final PlugIns<RentalMarket, Map.Entry<String, RentalMarket>> PLUGGED_RENTALS =
            plugIns(RentalMarket.class, RentalMarket::name);

    private Strategies() {}

    private static Map<String, String> builtIn() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(CURVE, SaturatingDemand.NAME);
        names.put(CHOICE, NestedLogitChoice.NAME);
        names.put(RENTAL, ScarcityRent.NAME);
        return names;
    }

    /**
     * Makes a demand curve known by its name, so that a market can say {@code demand-curve: name}.
     *
     * @param curve the curve
     * @throws InvalidInputException if its name is none, or that of the library\'s own
     */
    public static void register(DemandCurve curve) {
        CURVES.put(own(CURVE, curve, DemandCurve::name).name(), curve);
    }

    /**
     * Makes a tier choice known by its name, so that a market can say {@code tier-choice: name}.
     *
     * @param choice the tier choice
     * @throws InvalidInputException if its name is none, or that of the library\'s own
     */
    public static void register(TierChoice choice) {
        CHOICES.put(own(CHOICE, choice, TierChoice::name).name(), choice);
    }

    /**
     * Makes a rental market known by its name, so that a market can say {@code rental-market: name}.
     *
     * @param rental the rental market
     * @throws InvalidInputException if its name is none, or that of the library\'s own
     */
    public static void register(RentalMarket rental) {
        RENTALS.put(own(RENTAL, rental, RentalMarket::name).name(), rental);
    }

    /**
     * The demand curve that a market names.
     *
     * @param market the market
     * @return the demand curve, the library's own where it names none
     * @throws InvalidInputException if none of that name is known
     */
    public static DemandCurve demandCurve(Market market) {
        Objects.requireNonNull(market, "market");
        return find(market, CURVE, new SaturatingDemand(), CURVES, PLUGGED_CURVES);
    }

    /**
     * The tier choice that a market names.
     *
     * @param market the market
     * @return the tier choice, the library's own where it names none
     * @throws InvalidInputException if none of that name is known
     */
    public static TierChoice tierChoice(Market market) {
        Objects.requireNonNull(market, "market");
        return find(market, CHOICE, new NestedLogitChoice(), CHOICES, PLUGGED_CHOICES);
    }

    /**
     * The rental market that a market names.
     *
     * @param market the market
     * @return the rental market, the library's own where it names none
     * @throws InvalidInputException if none of that name is known
     */
    public static RentalMarket rentalMarket(Market market) {
        Objects.requireNonNull(market, "market");
        return find(market, RENTAL, new ScarcityRent(), RENTALS, PLUGGED_RENTALS);
    }

    /**
     * Whether a part is the library's own, so that the model's text holds of it.
     *
     * @param part a demand curve, tier choice or rental market
     * @return whether it is
     */
    public static boolean isBuiltIn(Object part) {
        Objects.requireNonNull(part, "part");
        return part instanceof SaturatingDemand || part instanceof NestedLogitChoice || part instanceof ScarcityRent;
    }

    /**
     * The parts of a market that are not the library's own.
     *
     * @param market the market
     * @return such as {@code demand-curve 'mine'}; mostly none
     */
    public static List<String> ownParts(Market market) {
        Objects.requireNonNull(market, "market");
        List<String> own = new ArrayList<>();
        BUILT_IN.forEach((key, builtIn) -> market.findText(key)
                .filter(name -> !name.equals(builtIn))
                .ifPresent(name -> own.add(key + " '" + name + "'")));
        return own;
    }

    /** The name of a part, which no built-in one has. */
    private static <T> T own(String key, T part, Function<T, String> nameOf) {
        String builtIn = BUILT_IN.get(key);
        if (Checks.name(key, nameOf.apply(part)).equals(builtIn)) {
            throw new InvalidInputException(
                    key + " '" + builtIn + "': must have a name of its own, since that is the library's");
        }
        return part;
    }

    private static <T> PlugIns<T, Map.Entry<String, T>> plugIns(Class<T> type, Function<T, String> nameOf) {
        return new PlugIns<>(type, part -> Map.entry(Checks.name("name", nameOf.apply(part)), part));
    }

    /** The library's own part is known without a look at jars, so that a jar's part may start from a bundled market. */
    private static <T> T find(
            Market market, String key, T builtIn, Map<String, T> registered, PlugIns<T, Map.Entry<String, T>> plugIns) {
        String builtInName = BUILT_IN.get(key);
        String name = market.findText(key).orElse(builtInName);
        if (name.equals(builtInName)) {
            return builtIn;
        }
        T mine = registered.get(name);
        if (mine != null) {
            return mine;
        }
        PlugIns.Found<Map.Entry<String, T>> found = plugIns.find();
        Set<String> known = new TreeSet<>(registered.keySet());
        known.add(builtInName);
        for (Map.Entry<String, T> part : found.answers()) {
            if (part.getKey().equals(name)) {
                return part.getValue();
            }
            known.add(part.getKey());
        }
        throw new InvalidInputException(market.place(key) + "unknown " + key + " '" + name + "'"
                        + InvalidInputException.maybe(name, known))
                .with(found.remark(), found.cause());
    }
}
