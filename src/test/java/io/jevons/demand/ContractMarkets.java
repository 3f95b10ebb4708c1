package io.jevons.demand;

import io.jevons.internal.Resources;
import io.jevons.market.Market;
import io.jevons.market.Markets;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenarios;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Markets on which the contracts run plug-ins. */
final class ContractMarkets {
    /** Put before the names of parts under test, so that registering them hides nothing. */
    private static final String PREFIX = "contract-";

    private ContractMarkets() {}

    static boolean reboundsWithoutAShock(DemandCurve curve) {
        DemandCurve renamed = renamed(DemandCurve.class, curve, curve.name());
        Strategies.register(renamed);
        return reboundsWithoutAShock("demand-curve: " + renamed.name());
    }

    static boolean reboundsWithoutAShock(TierChoice choice) {
        TierChoice renamed = renamed(TierChoice.class, choice, choice.name());
        Strategies.register(renamed);
        return reboundsWithoutAShock("tier-choice: " + renamed.name());
    }

    static boolean reboundsWithoutAShock(RentalMarket rental) {
        RentalMarket renamed = renamed(RentalMarket.class, rental, rental.name());
        Strategies.register(renamed);
        return reboundsWithoutAShock("rental-market: " + renamed.name());
    }

    /** A part that does what another does, under another name. */
    private static <T> T renamed(Class<T> type, T part, String name) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("name")) {
                        return PREFIX + name;
                    }
                    try {
                        return method.invoke(part, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Whether the bundled market with one more line differs from its base, or rebounds, where nothing happens. */
    private static boolean reboundsWithoutAShock(String line) {
        String text = Resources.text(Markets.class, "world-2024Q4.yaml") + line + "\n";
        Comparison comparison = Comparison.of(Market.parse("contract.yaml", text), Scenarios.named("baseline"));
        for (int i = 0; i < comparison.base().periods(); i++) {
            if (comparison.inBase(Resource.GPUS).get(i)
                    != comparison.inScenario(Resource.GPUS).get(i)) {
                return true;
            }
        }
        return comparison.rebound(Resource.GPUS).findCumulative("2031Q4").isPresent();
    }
}
