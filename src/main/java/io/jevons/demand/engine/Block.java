package io.jevons.demand.engine;

import io.jevons.demand.DemandCurve;
import io.jevons.demand.RentalMarket;
import io.jevons.demand.Strategies;
import io.jevons.demand.TierChoice;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
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
    final OpenTiers open;
    final NestedPowers powers;
    final double viabilityResponse;
    final LongRunElasticity longRun;
    final VendorElasticity vendorElasticity;

    Block(CompiledMarket market, int width) {
        this(market, width, ArrayKernels.create(), 1);
    }

    Block(CompiledMarket market, int width, ArrayKernels kernels, double viabilityResponse) {
        this.market = market;
        lanes = new Lanes(market, width, kernels);
        calibration = new Calibration(lanes);
        trends = new Trends(lanes);
        choice = Strategies.tierChoice(market.market);
        curve = Strategies.demandCurve(market.market);
        rental = Strategies.rentalMarket(market.market);
        open = new OpenTiers(lanes);
        powers = new NestedPowers(lanes);
        this.viabilityResponse = viabilityResponse;
        longRun = new LongRunElasticity(lanes, curve, viabilityResponse);
        vendorElasticity = new VendorElasticity(lanes, longRun);
    }

    /** Works out what the lanes' parameters give by themselves, at the first quarter. */
    void start() {
        lanes.start();
        calibration.start();
        trends.start();
        trends.quarter(0);
    }
}
