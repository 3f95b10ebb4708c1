package io.jevons.demand;

import org.junit.jupiter.api.Nested;

/** The built-in parts keep the laws that plug-ins must keep. */
final class BuiltInPartsTest {
    @Nested
    final class Saturating extends DemandCurveContract {
        @Override
        protected DemandCurve curve() {
            return new SaturatingDemand();
        }
    }

    @Nested
    final class NestedLogit extends TierChoiceContract {
        @Override
        protected TierChoice choice() {
            return new NestedLogitChoice();
        }
    }

    @Nested
    final class Scarcity extends RentalMarketContract {
        @Override
        protected RentalMarket rental() {
            return new ScarcityRent();
        }
    }
}
