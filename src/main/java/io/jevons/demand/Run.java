package io.jevons.demand;

import java.util.Arrays;
import java.util.Set;

/**
 * One scenario over a block of lanes, quarter by quarter. Within a quarter: drivers, then cost and tier choice, the
 * margins of demand, tokens, hours, training, the fleet, what is served and earned; and last the next rent.
 */
final class Run {
    final Rents rents;
    final Cells cells;
    final Training training;
    final Fleet fleet;

    /** By tier: hours of inference, training and other work, and the need for GPUs. */
    final double[] inferenceHours;

    final double[] trainingHours;
    final double[] otherHours;
    final double[] need;

    /** By tier, the part of need that is served; by cell, served tokens; and revenue by lane. */
    final double[] served;

    final double[] servedTokens;
    final double[] revenue;

    final Drivers drivers;
    private final Set<Channel> off;
    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;

    Run(Block block, Drivers drivers, Set<Channel> off) {
        this.drivers = drivers;
        this.off = off;
        this.lanes = block.lanes;
        this.market = lanes.market;
        this.calibration = block.calibration;
        this.trends = block.trends;
        rents = new Rents(lanes, calibration, trends, block.rental);
        cells = new Cells(lanes, calibration, trends, block.choice, block.curve, block.set);
        training = new Training(lanes, calibration, trends);
        fleet = new Fleet(lanes, calibration, trends);
        int tiers = market.tiers * lanes.width;
        inferenceHours = new double[tiers];
        trainingHours = new double[tiers];
        otherHours = new double[tiers];
        need = new double[tiers];
        served = new double[tiers];
        servedTokens = new double[market.cells * lanes.width];
        revenue = new double[lanes.width];
    }

    void start() {
        rents.start();
        cells.start();
        training.start();
    }

    /** One quarter; the base has done it already, and is this run itself where there is none. */
    void quarter(int period, Run base) {
        Drivers other = off.contains(Channel.OTHER_SHOCKS) ? base.drivers : drivers;
        Drivers tokensPerTask = off.contains(Channel.TOKENS_PER_TASK) ? base.drivers : drivers;
        ServedHours servedHours = drivers.served(period);
        cells.hours(period, servedHours, drivers.efficiency[period]);
        rents.quarter(other.hardwarePrice[period], drivers.rent[period]);
        if (off.contains(Channel.PRICE_FEEDBACK)) {
            rents.follow(base.rents, drivers.rent[period], base.drivers.rent[period]);
        }
        Cells followed = off.contains(Channel.TIER_MIX) ? base.cells : cells;
        cells.choose(period, rents, servedHours, other.preference[period], followed);
        cells.margins(period, tokensPerTask, other, off, base.cells);
        cells.price();
        inferenceHours();
        train(period, base);
        otherHours();
        need();
        fleet.quarter(period, need, other.capacity[period]);
        serve();
        rents.adjust(fleet.logTightness);
    }

    /** H_j = Σ_c D_c s_cj h_gj / u_cj. */
    private void inferenceHours() {
        int n = lanes.n;
        int tiers = market.tiers;
        Arrays.fill(inferenceHours, 0, tiers * n, 0);
        for (int c = 0; c < market.cells; c++) {
            for (int j = 0; j < tiers; j++) {
                int cj = c * tiers + j;
                if (market.shared[cj] || market.latent[cj]) {
                    addHours(inferenceHours, j, c, cells.tokens, cells.share, cells.hours);
                }
            }
        }
    }

    /** Adds the hours that a cell's tokens take on a tier. */
    void addHours(double[] sum, int j, int c, double[] tokens, double[] share, double[] hours) {
        int n = lanes.n;
        int cj = c * market.tiers + j;
        int gj = market.gradeOf[c] * market.tiers + j;
        int used = lanes.at(market.cell.utilisation[cj]);
        double[] p = lanes.values();
        for (int l = 0; l < n; l++) {
            sum[j * n + l] += tokens[c * n + l] * share[cj * n + l] * hours[gj * n + l] / p[used + l];
        }
    }

    private void train(int period, Run base) {
        double[] efficiency = drivers.trainingEfficiency[period];
        if (off.contains(Channel.TRAINING)) {
            training.follow(base.training);
        } else if (period > 0) {
            training.respond(rents, efficiency, revenue);
        }
        training.hours(efficiency);
        Arrays.fill(trainingHours, 0, market.tiers * lanes.n, 0);
        for (int k = 0; k < market.workloads; k++) {
            addTraining(trainingHours, k, training.hours, 1);
        }
    }

    /** Adds a workload's hours, times a factor, to the tiers that it is divided over. */
    void addTraining(double[] sum, int k, double[] hours, double factor) {
        int n = lanes.n;
        double[] p = lanes.values();
        for (int j = 0; j < market.tiers; j++) {
            int split = market.training.split[k * market.tiers + j];
            if (split >= 0) {
                int part = lanes.at(split);
                for (int l = 0; l < n; l++) {
                    sum[j * n + l] += hours[k * n + l] * factor * p[part + l];
                }
            }
        }
    }

    private void otherHours() {
        int n = lanes.n;
        double[] p = lanes.values();
        int all = market.tiers * n;
        lanes.kernels.exp(trends.logGrowthOther, 0, otherHours, 0, all);
        for (int j = 0; j < market.tiers; j++) {
            int start = lanes.at(market.tier.otherHours[j]);
            for (int l = 0; l < n; l++) {
                otherHours[j * n + l] *= p[start + l];
            }
        }
    }

    private void need() {
        int n = lanes.n;
        for (int j = 0; j < market.tiers; j++) {
            for (int l = 0; l < n; l++) {
                int at = j * n + l;
                need[at] = gpus(j, l, inferenceHours[at] + trainingHours[at] + otherHours[at]);
            }
        }
    }

    /** Reference GPUs that annual hours keep busy. */
    double gpus(int j, int lane, double hours) {
        return hours / (Calibration.HOURS_A_YEAR * lanes.get(market.tier.busy[j], lane));
    }

    /** served = min(1, 1/tight); only served tokens earn. */
    private void serve() {
        int n = lanes.n;
        int tiers = market.tiers;
        for (int at = 0; at < tiers * n; at++) {
            served[at] = fleet.tightness[at] > 1 ? 1 / fleet.tightness[at] : 1;
        }
        Arrays.fill(revenue, 0, n, 0);
        for (int c = 0; c < market.cells; c++) {
            for (int l = 0; l < n; l++) {
                double cost = 0;
                double servedCost = 0;
                double servedShare = 0;
                for (int j = 0; j < tiers; j++) {
                    int at = (c * tiers + j) * n + l;
                    double part = cells.share[at] * cells.cost[at];
                    cost += part;
                    servedCost += part * served[j * n + l];
                    servedShare += cells.share[at] * served[j * n + l];
                }
                servedTokens[c * n + l] = cells.tokens[c * n + l] * servedShare;
                revenue[l] += cells.tokens[c * n + l] * cells.price[c * n + l] * (servedCost / cost);
            }
        }
    }
}
