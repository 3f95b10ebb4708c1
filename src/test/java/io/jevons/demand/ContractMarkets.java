package io.jevons.demand;

import io.jevons.internal.Resources;
import io.jevons.rebound.Comparison;
import io.jevons.rebound.Resource;
import io.jevons.scenario.Scenarios;

/** Markets on which the contracts run plug-ins. */
final class ContractMarkets {
    /** Put before the names of parts under test, so that registering them hides nothing. */
    private static final String PREFIX = "contract-";

    private ContractMarkets() {}

    static boolean reboundsWithoutAShock(DemandCurve curve) {
        DemandCurve renamed = new DemandCurve() {
            @Override
            public String name() {
                return PREFIX + curve.name();
            }

            @Override
            public void logIntensity(CellLanes cell, double[] logPrice, double[] logIntensity) {
                curve.logIntensity(cell, logPrice, logIntensity);
            }

            @Override
            public void elasticity(CellLanes cell, double[] logPrice, double[] elasticity) {
                curve.elasticity(cell, logPrice, elasticity);
            }
        };
        Strategies.register(renamed);
        return reboundsWithoutAShock("demand-curve: " + renamed.name());
    }

    static boolean reboundsWithoutAShock(TierChoice choice) {
        TierChoice renamed = new TierChoice() {
            @Override
            public String name() {
                return PREFIX + choice.name();
            }

            @Override
            public void choose(ChoiceSet set, double[][] utility, double[][] share, double[] inclusiveValue) {
                choice.choose(set, utility, share, inclusiveValue);
            }

            @Override
            public void invert(ChoiceSet set, double[][] share, double[][] utility) {
                choice.invert(set, share, utility);
            }
        };
        Strategies.register(renamed);
        return reboundsWithoutAShock("tier-choice: " + renamed.name());
    }

    static boolean reboundsWithoutAShock(RentalMarket rental) {
        RentalMarket renamed = new RentalMarket() {
            @Override
            public String name() {
                return PREFIX + rental.name();
            }

            @Override
            public void logScarcity(TierLanes tier, double[] logTightness, double[] logScarcity) {
                rental.logScarcity(tier, logTightness, logScarcity);
            }
        };
        Strategies.register(renamed);
        return reboundsWithoutAShock("rental-market: " + renamed.name());
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
