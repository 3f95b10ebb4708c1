package io.jevons.demand.engine;

import io.jevons.demand.Channel;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.ServedHours;
import io.jevons.demand.lanes.Slot;
import java.util.Arrays;
import java.util.Set;

/**
 * One scenario over a block of lanes, quarter by quarter. Within a quarter: drivers, then cost and tier choice, the
 * margins of demand, tokens, hours, training, the fleet, what is served and earned; and last the next rent.
 */
final class Run implements VendorElasticity.CellSpending {
    final Rents rents;
    final Cells cells;
    final Margins margins;
    final Training training;
    final Fleet fleet;
    final Vendors vendors;

    /** By tier: hours of inference, training and other work, and the need for GPUs. */
    final double[][] inferenceHours;

    final double[][] trainingHours;
    final double[][] otherHours;
    final double[][] need;

    /** By tier, the part of need that is served; and revenue by lane. */
    final double[][] served;

    final double[] revenue;

    final LaneDrivers drivers;
    private final Set<Channel> off;
    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;

    /** By tier: hours of inference times what each cell pays over their cost. */
    final double[][] paidHours;

    Run(Block block, LaneDrivers drivers, Set<Channel> off) {
        this.drivers = drivers;
        this.off = off;
        this.lanes = block.lanes;
        this.market = lanes.market;
        this.calibration = block.calibration;
        this.trends = block.trends;
        rents = new Rents(lanes, block.calibration, trends, block.rental);
        cells = new Cells(block);
        margins = new Margins(block);
        training = new Training(lanes, block.calibration, trends);
        fleet = new Fleet(lanes, block.calibration, trends);
        vendors = new Vendors(block);
        inferenceHours = lanes.rows(market.tiers);
        trainingHours = lanes.rows(market.tiers);
        otherHours = lanes.rows(market.tiers);
        need = lanes.rows(market.tiers);
        served = lanes.rows(market.tiers);
        revenue = new double[lanes.width];
        paidHours = lanes.rows(market.tiers);
    }

    /**
     * Calibrates the block: the first quarter without shocks, its steps in the order in which each finds what it needs. Rents
     * are at cost until need tells how scarce GPUs are; given shares and users give need, and tastes come last.
     */
    void calibrate(LaneDrivers unshocked) {
        start();
        vendors.begin();
        cells.takes.quarter(0, unshocked.servedHours(0), unshocked);
        margins.quarter(0, cells, unshocked.studentTokens, unshocked, unshocked, Set.of(), margins);
        inferenceHours();
        trainingHours(unshocked.trainingEfficiency);
        otherHours();
        need();
        calibration.fleet(need);
        fleet.quarter(0, need, unshocked.capacity, unshocked.sitePower);
        rents.calibrate(unshocked, vendors, fleet.logTightness);
        cells.calibrate(rents, unshocked);
        training.calibrate(rents);
        serve();
        System.arraycopy(revenue, 0, calibration.revenue0, 0, lanes.n);
        if (market.vendors > 0) {
            vendors.calibrate(this);
        }
    }

    void start() {
        rents.start();
        cells.start();
        margins.start();
        training.start();
        vendors.start();
    }

    /** One quarter; the base has done it already, and is this run itself where there is none. */
    void quarter(int period, Run base) {
        LaneDrivers other = off.contains(Channel.OTHER_SHOCKS) ? base.drivers : drivers;
        LaneDrivers tokensPerTask = off.contains(Channel.TOKENS_PER_TASK) ? base.drivers : drivers;
        ServedHours servedHours = drivers.servedHours(period);
        cells.takes.quarter(period, servedHours, drivers);
        vendors.begin();
        if (off.contains(Channel.VENDOR_RESPONSE)) {
            vendors.follow(base.vendors);
        }
        rents.quarter(other.hardwarePrice, vendors, drivers.rent);
        if (off.contains(Channel.PRICE_FEEDBACK)) {
            rents.follow(base.rents, drivers.rent, base.drivers.rent);
        }
        Cells followed = off.contains(Channel.TIER_MIX) ? base.cells : cells;
        cells.choose(period, rents, servedHours, drivers.served, other.preference, followed);
        margins.quarter(period, cells, drivers.studentTokens, tokensPerTask, other, off, base.margins);
        cells.price(rents);
        inferenceHours();
        train(period, base);
        otherHours();
        need();
        fleet.quarter(period, need, other.capacity, other.sitePower);
        serve();
        if (market.vendors > 0 && !off.contains(Channel.VENDOR_RESPONSE)) {
            vendors.answer(this);
        }
        rents.adjust(fleet.logTightness);
    }

    /** H_j = Σ_c D_c s_cj h_gj / u_cj, and the same weighted with what each cell pays over cost. */
    private void inferenceHours() {
        lanes.fill(inferenceHours, 0);
        lanes.fill(paidHours, 0);
        for (int c = 0; c < market.cells; c++) {
            double[] tokens = margins.tokens[c];
            double[] over = cells.overCost[c];
            for (int j = 0; j < market.tiers; j++) {
                if (cells.takes.canUse(c, j)) {
                    double[] share = cells.share[c * market.tiers + j];
                    double[] perToken = cells.takes.load[c * market.tiers + j];
                    double[] sum = inferenceHours[j];
                    double[] paid = paidHours[j];
                    for (int l = 0; l < lanes.n; l++) {
                        double hours = tokens[l] * share[l] * perToken[l];
                        sum[l] += hours;
                        paid[l] += over[l] * hours;
                    }
                }
            }
        }
    }

    /** Adds the hours that this run's tokens of a cell, times a factor, take on a tier, at given hours a token. */
    void addHours(double[] sum, int c, int j, double[][] load, double factor) {
        double[] tokens = margins.tokens[c];
        double[] share = cells.share[c * market.tiers + j];
        double[] perToken = load[c * market.tiers + j];
        if (factor == 1) {
            for (int l = 0; l < lanes.n; l++) {
                sum[l] += tokens[l] * share[l] * perToken[l];
            }
        } else {
            for (int l = 0; l < lanes.n; l++) {
                sum[l] += tokens[l] * factor * share[l] * perToken[l];
            }
        }
    }

    private void train(int period, Run base) {
        Factors efficiency = drivers.trainingEfficiency;
        if (off.contains(Channel.TRAINING)) {
            training.follow(base.training);
        } else if (period > 0) {
            training.respond(rents, efficiency, revenue);
        }
        trainingHours(efficiency);
    }

    private void trainingHours(Factors efficiency) {
        training.hours(efficiency);
        lanes.fill(trainingHours, 0);
        for (int k = 0; k < market.workloads; k++) {
            addTraining(trainingHours, k, 1);
        }
    }

    /** The same with a factor by lane. */
    void addHours(double[] sum, int c, int j, double[][] load, double[] factor) {
        double[] tokens = margins.tokens[c];
        double[] share = cells.share[c * market.tiers + j];
        double[] perToken = load[c * market.tiers + j];
        for (int l = 0; l < lanes.n; l++) {
            sum[l] += tokens[l] * factor[l] * share[l] * perToken[l];
        }
    }

    /** Adds a workload's hours, times a factor by lane, to the tiers that it is divided over. */
    void addTraining(double[][] sum, int k, double[] factor) {
        double[] hours = training.hours[k];
        for (int j = 0; j < market.tiers; j++) {
            int slot = market.slot(Slot.TRAINING_SPLIT, k * market.tiers + j);
            if (slot >= 0) {
                double[] split = lanes.row(slot);
                double[] ofTier = sum[j];
                for (int l = 0; l < lanes.n; l++) {
                    ofTier[l] += hours[l] * factor[l] * split[l];
                }
            }
        }
    }

    /** Adds a workload's hours, times a factor, to the tiers that it is divided over. */
    void addTraining(double[][] sum, int k, double factor) {
        double[] hours = training.hours[k];
        for (int j = 0; j < market.tiers; j++) {
            int slot = market.slot(Slot.TRAINING_SPLIT, k * market.tiers + j);
            if (slot >= 0) {
                double[] split = lanes.row(slot);
                double[] ofTier = sum[j];
                for (int l = 0; l < lanes.n; l++) {
                    ofTier[l] += hours[l] * factor * split[l];
                }
            }
        }
    }

    private void otherHours() {
        for (int j = 0; j < market.tiers; j++) {
            double[] hours = otherHours[j];
            if (!market.isGiven(Slot.OTHER_WORKLOADS_GPU_HOURS_PER_YEAR, j)) {
                Arrays.fill(hours, 0, lanes.n, 0);
                continue;
            }
            lanes.product(trends.growthOther[j], lanes.row(Slot.OTHER_WORKLOADS_GPU_HOURS_PER_YEAR, j), hours);
        }
    }

    private void need() {
        for (int j = 0; j < market.tiers; j++) {
            double[] inference = inferenceHours[j];
            double[] trained = trainingHours[j];
            double[] other = otherHours[j];
            double[] perHour = calibration.perHour[j];
            double[] gpus = need[j];
            for (int l = 0; l < lanes.n; l++) {
                gpus[l] = (inference[l] + trained[l] + other[l]) * perHour[l];
            }
        }
    }

    /** Turns annual hours into the reference GPUs that they keep busy. */
    void toGpus(int j, double[] hours) {
        lanes.product(hours, calibration.perHour[j], hours);
    }

    /** served = min(1, 1/tight); only served tokens earn. */
    private void serve() {
        for (int j = 0; j < market.tiers; j++) {
            double[] tight = fleet.tightness[j];
            double[] part = served[j];
            for (int l = 0; l < lanes.n; l++) {
                part[l] = Math.min(1, 1 / tight[l]);
            }
        }
        earn();
    }

    /**
     * Revenue is Σ_c D p (Σ_j s κ served / Σ_j s κ), where a tier that serves a part of its need earns that part. With
     * κ = r h / u it is Σ_j r served Σ_c (p / Σ s κ) D s h / u: hours that are summed already, so that no cell needs a pass
     * over its tiers.
     */
    private void earn() {
        Arrays.fill(revenue, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            lanes.addProduct(revenue, rents.rent[j], served[j], paidHours[j]);
        }
    }

    @Override
    public double[] tokens(int c) {
        return margins.tokens[c];
    }

    @Override
    public double[] share(int c, int j) {
        return cells.share[c * market.tiers + j];
    }

    @Override
    public double[] load(int c, int j) {
        return cells.takes.load[c * market.tiers + j];
    }

    @Override
    public double[] targetShare(int c, int v) {
        return cells.vendorTarget[c * market.vendors + v];
    }

    @Override
    public double[] logPrice(int c) {
        return margins.logPrice[c];
    }

    @Override
    public double[] z(int c) {
        return margins.z[c];
    }

    @Override
    public boolean uses(int c, int j) {
        return cells.takes.canUse(c, j);
    }

    /** Fills in the tokens of a cell that are served: D Σ s served. */
    void servedTokens(int c, double[] out) {
        Arrays.fill(out, 0, lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            if (cells.takes.canUse(c, j)) {
                lanes.addProduct(out, cells.share[c * market.tiers + j], served[j]);
            }
        }
        double[] tokens = margins.tokens[c];
        for (int l = 0; l < lanes.n; l++) {
            out[l] *= tokens[l];
        }
    }
}
