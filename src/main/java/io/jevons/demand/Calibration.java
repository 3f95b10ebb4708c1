package io.jevons.demand;

import io.jevons.base.Quarter;
import io.jevons.internal.ArrayMath;

/**
 * What the market's parameters fix at t = 0, without shocks: α, p0, IV(0), rent and its premium, revenue, the fleet, and
 * the constants of the lags. It runs once a block. Rows are by cell, by cell and tier, by tier or by workload.
 */
final class Calibration {
    static final double HOURS_A_YEAR = 8766;
    private static final double DAYS_A_YEAR = 365.25;
    private static final double TOKENS_A_MTOK = 1e6;

    final double[][] premium;
    final double[][] rent0;
    final double[][] capitalFactor;
    final double[] energyFactor;
    final double[] logFloor;
    final double[] logCeiling;
    final double[][] alpha;
    final double[][] logUtilisation;
    final double[][] inclusiveValue0;
    final double[][] price0;
    final double[][] potential;
    final double[][] medianValue;
    final double[][] switchStep;
    final double[][] exitStep;
    final double[][] adjustStep;
    final double[][] newStep;
    final double[][] bassRate;
    final double[][] bassDecay;
    final double[][] bassRatio;
    final double[][] trainingStep;
    final double[][] rentStep;
    final double[][] keep;
    final double[][] fleet0;
    final double[] revenue0;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final double[][] share;
    private final double[][] utility;
    private final double[][] logCost;

    Calibration(Lanes lanes) {
        this.lanes = lanes;
        this.market = lanes.market;
        int tiers = market.tiers;
        int cells = market.cells;
        premium = lanes.rows(tiers);
        rent0 = lanes.rows(tiers);
        capitalFactor = lanes.rows(tiers);
        energyFactor = new double[lanes.width];
        logFloor = new double[lanes.width];
        logCeiling = new double[lanes.width];
        alpha = lanes.rows(cells * tiers);
        logUtilisation = lanes.rows(cells * tiers);
        inclusiveValue0 = lanes.rows(cells);
        price0 = lanes.rows(cells);
        potential = lanes.rows(cells);
        medianValue = lanes.rows(cells);
        switchStep = lanes.rows(cells);
        exitStep = lanes.rows(cells);
        adjustStep = lanes.rows(cells);
        newStep = lanes.rows(cells);
        bassRate = lanes.rows(cells);
        bassDecay = lanes.rows(cells);
        bassRatio = lanes.rows(cells);
        trainingStep = lanes.rows(market.workloads);
        rentStep = lanes.rows(tiers);
        keep = lanes.rows(tiers);
        fleet0 = lanes.rows(tiers);
        revenue0 = new double[lanes.width];
        share = lanes.rows(tiers);
        utility = lanes.rows(tiers);
        logCost = lanes.rows(tiers);
    }

    /** Calibrates a block, once its parameters are set. */
    void calibrate(TierChoice choice, ChoiceSet set) {
        lags();
        rents();
        for (int c = 0; c < market.cells; c++) {
            margins(c);
            choice(c, choice, set);
        }
        fleetAndRevenue();
    }

    private void lags() {
        for (int c = 0; c < market.cells; c++) {
            partialAdjustment(market.cell.switching[c], switchStep[c]);
            partialAdjustment(market.cell.exit[c], exitStep[c]);
            partialAdjustment(market.cell.adjust[c], adjustStep[c]);
            partialAdjustment(market.cell.newTime[c], newStep[c]);
        }
        for (int k = 0; k < market.workloads; k++) {
            partialAdjustment(market.training.adjust[k], trainingStep[k]);
        }
        for (int j = 0; j < market.tiers; j++) {
            partialAdjustment(market.tier.contract[j], rentStep[j]);
            for (int l = 0; l < lanes.n; l++) {
                keep[j][l] = Math.exp(-Quarter.YEARS / lanes.get(market.tier.life[j], l));
            }
        }
    }

    /** 1 - e^(-Δ/T), the part of a gap that closes in a quarter. */
    private void partialAdjustment(int timeSlot, double[] out) {
        for (int l = 0; l < lanes.n; l++) {
            out[l] = -Math.expm1(-Quarter.YEARS / lanes.get(timeSlot, l));
        }
    }

    private void margins(int c) {
        Slots.Cell cell = market.cell;
        for (int l = 0; l < lanes.n; l++) {
            double p = lanes.get(cell.bassP[c], l);
            double q = lanes.get(cell.bassQ[c], l);
            bassRate[c][l] = p + q;
            bassRatio[c][l] = q / p;
            bassDecay[c][l] = Math.exp(-(p + q) * Quarter.YEARS);
            potential[c][l] = tokens0(c, l) / lanes.get(cell.adoption[c], l);
            medianValue[c][l] = lanes.get(cell.sigma[c], l) * ArrayMath.normalQuantile(lanes.get(cell.viable[c], l));
        }
    }

    private void rents() {
        Slots.Tier tier = market.tier;
        for (int l = 0; l < lanes.n; l++) {
            energyFactor[l] = lanes.get(market.pue, l) * lanes.get(market.electricity, l) / 1000;
            logFloor[l] = Math.log(lanes.get(market.floor, l));
            logCeiling[l] = Math.log(lanes.get(market.ceiling, l));
        }
        for (int j = 0; j < market.tiers; j++) {
            for (int l = 0; l < lanes.n; l++) {
                double userCost = Math.log1p(lanes.get(market.costOfCapital, l))
                        + lanes.get(tier.priceDecline[j], l)
                        + 1 / lanes.get(tier.life[j], l);
                capitalFactor[j][l] = (1 + lanes.get(tier.platform[j], l))
                        * (userCost + lanes.get(market.opexRate, l))
                        / (HOURS_A_YEAR * lanes.get(tier.busy[j], l));
                double cost = lanes.get(tier.price[j], l) * capitalFactor[j][l]
                        + lanes.get(tier.power[j], l) * energyFactor[l];
                premium[j][l] = market.rentGiven[j] ? lanes.get(tier.rent[j], l) / cost : 1;
                rent0[j][l] = market.rentGiven[j] ? lanes.get(tier.rent[j], l) : cost;
            }
        }
    }

    /** α from the observed shares, p0, and IV(0) over all tiers that can be chosen at the start. */
    private void choice(int c, TierChoice choice, ChoiceSet set) {
        int grade = market.gradeOf[c] * market.tiers;
        set.clear();
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.cell.utilisation[cj] >= 0) {
                for (int l = 0; l < lanes.n; l++) {
                    logUtilisation[cj][l] = Math.log(lanes.get(market.cell.utilisation[cj], l));
                }
            }
            if (market.hours[grade + j] >= 0 && (market.shared[cj] || market.latent[cj])) {
                for (int l = 0; l < lanes.n; l++) {
                    logCost[j][l] = Math.log(cost0(c, j, l));
                }
            }
            if (market.shared[cj]) {
                set.allow(j);
                System.arraycopy(lanes.row(market.cell.share[cj]), 0, share[j], 0, lanes.n);
            }
        }
        choice.invert(set, share, utility);
        for (int l = 0; l < lanes.n; l++) {
            alphas(c, l);
            price0[c][l] = price0(c, l);
        }
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.latent[cj] && market.hours[grade + j] >= 0) {
                set.allow(j);
            }
            for (int l = 0; l < lanes.n; l++) {
                utility[j][l] = alpha[cj][l] - lanes.get(market.cell.beta[c], l) * logCost[j][l];
            }
        }
        choice.choose(set, utility, share, inclusiveValue0[c]);
    }

    /** α of the tiers with a share from their utility; of latent ones from the best of those and the offset. */
    private void alphas(int c, int l) {
        double beta = lanes.get(market.cell.beta[c], l);
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.shared[cj]) {
                alpha[cj][l] = utility[j][l] + beta * logCost[j][l];
                best = Math.max(best, alpha[cj][l]);
            }
        }
        for (int j = 0; j < market.tiers; j++) {
            int cj = c * market.tiers + j;
            if (market.latent[cj]) {
                alpha[cj][l] = best + lanes.get(market.cell.latent[cj], l);
            }
        }
    }

    private double price0(int c, int l) {
        double cost = 0;
        for (int j = 0; j < market.tiers; j++) {
            if (market.shared[c * market.tiers + j]) {
                cost += share[j][l] * cost0(c, j, l);
            }
        }
        return cost * (1 + lanes.get(market.cell.markup[c], l));
    }

    /** κ at the start. */
    private double cost0(int c, int j, int l) {
        return rent0[j][l] * load0(c, j, l);
    }

    /** h/u at the start. */
    private double load0(int c, int j, int l) {
        return lanes.get(market.hours[market.gradeOf[c] * market.tiers + j], l)
                / lanes.get(market.cell.utilisation[c * market.tiers + j], l);
    }

    private double tokens0(int c, int l) {
        return lanes.get(market.cell.tokens[c], l) * DAYS_A_YEAR / TOKENS_A_MTOK;
    }

    private void fleetAndRevenue() {
        double[] served = new double[market.tiers];
        for (int l = 0; l < lanes.n; l++) {
            for (int j = 0; j < market.tiers; j++) {
                double need = need0(j, l);
                double fleet = market.installedGiven[j] ? lanes.get(market.tier.installed[j], l) : need;
                fleet0[j][l] = fleet;
                served[j] = need > fleet ? fleet / need : 1;
            }
            revenue0[l] = 0;
            for (int c = 0; c < market.cells; c++) {
                double cost = 0;
                double servedCost = 0;
                for (int j = 0; j < market.tiers; j++) {
                    int cj = c * market.tiers + j;
                    if (market.shared[cj]) {
                        double part = lanes.get(market.cell.share[cj], l) * cost0(c, j, l);
                        cost += part;
                        servedCost += part * served[j];
                    }
                }
                revenue0[l] += tokens0(c, l) * price0[c][l] * (servedCost / cost);
            }
        }
    }

    private double need0(int j, int l) {
        double hours = lanes.get(market.tier.otherHours[j], l);
        for (int c = 0; c < market.cells; c++) {
            int cj = c * market.tiers + j;
            if (market.shared[cj]) {
                hours += tokens0(c, l) * lanes.get(market.cell.share[cj], l) * load0(c, j, l);
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            int split = market.training.split[k * market.tiers + j];
            if (split >= 0) {
                hours += lanes.get(market.training.hours[k], l) * lanes.get(split, l);
            }
        }
        return hours / (HOURS_A_YEAR * lanes.get(market.tier.busy[j], l));
    }
}
