package io.jevons.demand;

/** What a run was in one quarter, one draw of it. Rows as in {@link Run}. */
final class Moment {
    final double[] rent;

    /** ln μ as the quarter leaves it: that of the next quarter's rent. */
    final double[] logScarcity;

    final double[] unitPrice;
    final double[] hours;
    final double[] cost;
    final double[] share;
    final boolean[] usable;
    final double[] logIndex;
    final double[] price;
    final double[] logPrice;
    final double[] z;
    final double[] viable;
    final double[] adoption;
    final double[] logIntensity;
    final double[] logNewMarkets;
    final double[] tokens;
    final double[] response;
    final double[] workloadHours;
    final double[] inferenceHours;
    final double[] trainingHours;
    final double[] otherHours;
    final double[] need;
    final double[] served;
    final double[] servedTokens;
    final double revenue;
    final FleetMoment fleet;

    Moment(Run run, CompiledMarket market) {
        rent = first(run.rents.rent);
        logScarcity = first(run.rents.logScarcity);
        unitPrice = first(run.rents.unitPrice);
        hours = first(run.cells.hours);
        cost = first(run.cells.cost);
        share = first(run.cells.share);
        usable = new boolean[market.cells * market.tiers];
        for (int cj = 0; cj < usable.length; cj++) {
            usable[cj] = run.cells.canUse(cj / market.tiers, cj % market.tiers);
        }
        logIndex = first(run.cells.logIndex);
        price = first(run.cells.price);
        logPrice = first(run.margins.logPrice);
        z = first(run.margins.z);
        viable = first(run.margins.viable);
        adoption = first(run.margins.adoption);
        logIntensity = first(run.margins.logIntensity);
        logNewMarkets = first(run.margins.logNewMarkets);
        tokens = first(run.margins.tokens);
        response = first(run.training.response);
        workloadHours = first(run.training.hours);
        inferenceHours = first(run.inferenceHours);
        trainingHours = first(run.trainingHours);
        otherHours = first(run.otherHours);
        need = first(run.need);
        served = first(run.served);
        servedTokens = new double[tokens.length];
        double[] ofCell = new double[1];
        for (int c = 0; c < tokens.length; c++) {
            run.servedTokens(c, ofCell);
            servedTokens[c] = ofCell[0];
        }
        revenue = run.revenue[0];
        fleet = new FleetMoment(run.need, run.fleet);
    }

    static double[] first(double[][] rows) {
        double[] found = new double[rows.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = rows[i][0];
        }
        return found;
    }

    /** What a fleet was in one quarter, by tier. */
    static final class FleetMoment {
        final double[] need;
        final double[] units;
        final double[] shipped;
        final double[] tightness;
        final double[] capacity;
        final double[] power;

        FleetMoment(double[][] need, Fleet fleet) {
            this.need = first(need);
            units = first(fleet.fleet);
            shipped = first(fleet.shipped);
            tightness = first(fleet.tightness);
            capacity = first(fleet.capacity);
            power = first(fleet.power);
        }
    }
}
