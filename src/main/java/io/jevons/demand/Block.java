package io.jevons.demand;

import io.jevons.internal.ArrayKernels;

/** What a base and its scenario share over a block of lanes: parameters, calibration, trends and strategies. */
final class Block {
    final CompiledMarket market;
    final Lanes lanes;
    final Calibration calibration;
    final Trends trends;
    final TierChoice choice;
    final DemandCurve curve;
    final RentalMarket rental;
    final ChoiceSet set;

    Block(CompiledMarket market, int width) {
        this(market, width, ArrayKernels.create());
    }

    Block(CompiledMarket market, int width, ArrayKernels kernels) {
        this.market = market;
        lanes = new Lanes(market, width, kernels);
        calibration = new Calibration(lanes);
        trends = new Trends(lanes);
        choice = Strategies.tierChoice(market.market);
        curve = Strategies.demandCurve(market.market);
        rental = Strategies.rentalMarket(market.market);
        set = new ChoiceSet(lanes);
    }

    /** Calibrates, once the lanes have their parameters. */
    void start() {
        calibration.calibrate(choice, set);
        trends.start();
    }
}
