package io.jevons.demand;

import io.jevons.base.InvalidInputException;
import io.jevons.cost.ServingModel;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The replaceable parts of the model by name: those built in, those that {@link ServiceLoader} finds, and those that the
 * user registered.
 */
public final class Strategies {
    private static final Map<String, DemandCurve> CURVES = new ConcurrentHashMap<>();
    private static final Map<String, TierChoice> CHOICES = new ConcurrentHashMap<>();
    private static final Map<String, RentalMarket> RENTALS = new ConcurrentHashMap<>();

    private Strategies() {}

    /**
     * Makes a demand curve known by its name, so that a market can say {@code demand-curve: name}.
     *
     * @param curve the curve
     */
    public static void register(DemandCurve curve) {
        CURVES.put(curve.name(), curve);
    }

    /**
     * Makes a tier choice known by its name, so that a market can say {@code tier-choice: name}.
     *
     * @param choice the tier choice
     */
    public static void register(TierChoice choice) {
        CHOICES.put(choice.name(), choice);
    }

    /**
     * Makes a rental market known by its name, so that a market can say {@code rental-market: name}.
     *
     * @param rental the rental market
     */
    public static void register(RentalMarket rental) {
        RENTALS.put(rental.name(), rental);
    }

    /** Refuses a market that names a strategy that is not known. */
    static void check(Market market) {
        demandCurve(market);
        tierChoice(market);
        rentalMarket(market);
        try {
            ServingModel.named(market.findText("serving-model").orElse(ServingModel.ROOFLINE));
        } catch (InvalidInputException e) {
            throw new InvalidInputException(market.place("serving-model") + e.getMessage(), e);
        }
    }

    static DemandCurve demandCurve(Market market) {
        return find(
                market,
                "demand-curve",
                SaturatingDemand.NAME,
                DemandCurve.class,
                DemandCurve::name,
                CURVES,
                List.of(new SaturatingDemand()));
    }

    static TierChoice tierChoice(Market market) {
        return find(
                market,
                "tier-choice",
                NestedLogitChoice.NAME,
                TierChoice.class,
                TierChoice::name,
                CHOICES,
                List.of(new NestedLogitChoice()));
    }

    static RentalMarket rentalMarket(Market market) {
        return find(
                market,
                "rental-market",
                ScarcityRent.NAME,
                RentalMarket.class,
                RentalMarket::name,
                RENTALS,
                List.of(new ScarcityRent()));
    }

    private static <T> T find(
            Market market,
            String key,
            String byDefault,
            Class<T> type,
            Function<T, String> nameOf,
            Map<String, T> registered,
            List<T> builtIn) {
        String name = market.findText(key).orElse(byDefault);
        Map<String, T> known = new TreeMap<>();
        builtIn.forEach(s -> known.put(nameOf.apply(s), s));
        if (!known.containsKey(name)) {
            known.putAll(registered);
        }
        if (!known.containsKey(name)) {
            ServiceLoader.load(type).forEach(s -> known.putIfAbsent(nameOf.apply(s), s));
        }
        T found = known.get(name);
        if (found == null) {
            throw new InvalidInputException(market.place(key) + "unknown " + key + " '" + name + "'"
                    + InvalidInputException.maybe(name, known.keySet()));
        }
        return found;
    }
}
