package io.jevons.plugin;

import io.jevons.demand.DemandCurve;
import io.jevons.demand.DemandCurveContract;
import io.jevons.demand.RentalMarket;
import io.jevons.demand.RentalMarketContract;
import io.jevons.demand.TierChoice;
import io.jevons.demand.TierChoiceContract;
import io.jevons.rebound.Claim;
import io.jevons.rebound.ClaimContract;
import io.jevons.rebound.Claims;
import io.jevons.scenario.ScenarioProvider;
import io.jevons.scenario.ScenarioProviderContract;
import io.jevons.scenario.Shock;
import io.jevons.scenario.ShockContract;
import org.junit.jupiter.api.Nested;

/** The contracts, run on the example plug-in and on parts given as a line of code. */
final class ConformanceTest {
    @Nested
    final class LinearDemand extends DemandCurveContract {
        @Override
        protected DemandCurve curve() {
            return PluginJar.part(DemandCurve.class);
        }
    }

    @Nested
    final class CurveInCode extends DemandCurveContract {
        @Override
        protected DemandCurve curve() {
            return DemandCurve.of("isoelastic-in-code", x -> -0.5 * x);
        }
    }

    @Nested
    final class LeastCost extends TierChoiceContract {
        @Override
        protected TierChoice choice() {
            return PluginJar.part(TierChoice.class);
        }

        @Override
        protected boolean invertsAnyShares() {
            return false;
        }
    }

    @Nested
    final class RegulatedRent extends RentalMarketContract {
        @Override
        protected RentalMarket rental() {
            return PluginJar.part(RentalMarket.class);
        }
    }

    @Nested
    final class FactorShocks extends ShockContract {
        @Override
        protected Shock shock() {
            return Shock.capacity("flagship", 0.8).from("2025Q2").ramp(1);
        }
    }

    @Nested
    final class CodeShocks extends ShockContract {
        @Override
        protected Shock shock() {
            return Shock.of(
                    "heat wave",
                    (drivers, quarter) -> drivers.scaleCapacity("flagship", quarter.month() == 7 ? 0.9 : 1.0));
        }
    }

    @Nested
    final class Scenarios extends ScenarioProviderContract {
        @Override
        protected ScenarioProvider provider() {
            return PluginJar.part(ScenarioProvider.class);
        }
    }

    @Nested
    final class ClaimOfTheJar extends ClaimContract {
        @Override
        protected Claim claim() {
            return PluginJar.part(Claim.class);
        }
    }

    @Nested
    final class FirstClaimOfTheArticle extends ClaimContract {
        @Override
        protected Claim claim() {
            return Claims.known().get(0);
        }
    }
}
