package io.jevons.demand;

import io.jevons.internal.ArrayMath;

/**
 * What the market's parameters fix at t = 0, without shocks: α, p0, IV(0), rent and its premium, revenue, the fleet, and
 * the constants of the lags. Arrays are by lane within a cell, tier or workload.
 */
final class Calibration {
    static final double HOURS_A_YEAR = 8766;
    private static final double DAYS_A_YEAR = 365.25;
    private static final double TOKENS_A_MTOK = 1e6;

    final double[] premium;
    final double[] rent0;
    final double[] capitalFactor;
    final double[] energyFactor;
    final double[] alpha;
    final double[] logUtilisation;
    final double[] inclusiveValue0;
    final double[] price0;
    final double[] potential;
    final double[] medianValue;
    final double[] switchStep;
    final double[] exitStep;
    final double[] adjustStep;
    final double[] newStep;
    final double[] bassRate;
    final double[] bassDecay;
    final double[] trainingStep;
    final double[] rentStep;
    final double[] keep;
    final double[] fleet0;
    final double[] revenue0;

    private final Lanes lanes;
    private final CompiledMarket market;
    private final double[] p;

    Calibration(Lanes lanes) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.p = lanes.values();
        int width = lanes.width;
        int tiers = market.tiers * width;
        int cells = market.cells * width;
        premium = new double[tiers];
        rent0 = new double[tiers];
        capitalFactor = new double[tiers];
        energyFactor = new double[width];
        alpha = new double[market.cells * tiers];
        logUtilisation = new double[market.cells * tiers];
        inclusiveValue0 = new double[cells];
        price0 = new double[cells];
        potential = new double[cells];
        medianValue = new double[cells];
        switchStep = new double[cells];
        exitStep = new double[cells];
        adjustStep = new double[cells];
        newStep = new double[cells];
        bassRate = new double[cells];
        bassDecay = new double[cells];
        trainingStep = new double[market.workloads * width];
        rentStep = new double[tiers];
        keep = new double[tiers];
        fleet0 = new double[tiers];
        revenue0 = new double[width];
    }

    /** Calibrates a block, once its parameters are set. */
    void calibrate(TierChoice choice, ChoiceSet set) {
        lags();
        rents();
        for (int c = 0; c < market.cells; c++) {
            cell(c, choice, set);
        }
        fleetAndRevenue();
    }

    private void lags() {
        int n = lanes.n;
        double step = io.jevons.base.Quarter.YEARS;
        for (int c = 0; c < market.cells; c++) {
            partialAdjustment(market.cell.switching[c], switchStep, c);
            partialAdjustment(market.cell.exit[c], exitStep, c);
            partialAdjustment(market.cell.adjust[c], adjustStep, c);
            partialAdjustment(market.cell.newTime[c], newStep, c);
            for (int l = 0; l < n; l++) {
                double rate = lanes.get(market.cell.bassP[c], l) + lanes.get(market.cell.bassQ[c], l);
                bassRate[c * n + l] = rate;
                bassDecay[c * n + l] = Math.exp(-rate * step);
                potential[c * n + l] = lanes.get(market.cell.tokens[c], l)
                        * DAYS_A_YEAR
                        / TOKENS_A_MTOK
                        / lanes.get(market.cell.adoption[c], l);
                medianValue[c * n + l] = lanes.get(market.cell.sigma[c], l)
                        * ArrayMath.normalQuantile(lanes.get(market.cell.viable[c], l));
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            partialAdjustment(market.training.adjust[k], trainingStep, k);
        }
        for (int j = 0; j < market.tiers; j++) {
            partialAdjustment(market.tier.contract[j], rentStep, j);
            for (int l = 0; l < n; l++) {
                keep[j * n + l] = Math.exp(-step / lanes.get(market.tier.life[j], l));
            }
        }
    }

    /** 1 - e^(-Δ/T), the part of a gap that closes in a quarter. */
    private void partialAdjustment(int timeSlot, double[] out, int index) {
        int n = lanes.n;
        for (int l = 0; l < n; l++) {
            out[index * n + l] = -Math.expm1(-io.jevons.base.Quarter.YEARS / lanes.get(timeSlot, l));
        }
    }

    private void rents() {
        int n = lanes.n;
        Slots.Tier tier = market.tier;
        for (int l = 0; l < n; l++) {
            energyFactor[l] = lanes.get(market.pue, l) * lanes.get(market.electricity, l) / 1000;
        }
        for (int j = 0; j < market.tiers; j++) {
            for (int l = 0; l < n; l++) {
                double userCost = Math.log1p(lanes.get(market.costOfCapital, l))
                        + lanes.get(tier.priceDecline[j], l)
                        + 1 / lanes.get(tier.life[j], l);
                capitalFactor[j * n + l] = (1 + lanes.get(tier.platform[j], l))
                        * (userCost + lanes.get(market.opexRate, l))
                        / (HOURS_A_YEAR * lanes.get(tier.busy[j], l));
                double cost = lanes.get(tier.price[j], l) * capitalFactor[j * n + l]
                        + lanes.get(tier.power[j], l) * energyFactor[l];
                premium[j * n + l] = market.rentGiven[j] ? lanes.get(tier.rent[j], l) / cost : 1;
                rent0[j * n + l] = market.rentGiven[j] ? lanes.get(tier.rent[j], l) : cost;
            }
        }
    }

    private void cell(int c, TierChoice choice, ChoiceSet set) {
        int n = lanes.n;
        int tiers = market.tiers;
        int grade = market.gradeOf[c] * tiers;
        double[] share = new double[tiers * n];
        double[] utility = new double[tiers * n];
        double[] logCost = new double[tiers * n];
        set.clear();
        for (int j = 0; j < tiers; j++) {
            int cj = c * tiers + j;
            if (market.cell.utilisation[cj] >= 0) {
                for (int l = 0; l < n; l++) {
                    logUtilisation[cj * n + l] = Math.log(lanes.get(market.cell.utilisation[cj], l));
                }
            }
            if (market.hours[grade + j] >= 0 && (market.shared[cj] || market.latent[cj])) {
                for (int l = 0; l < n; l++) {
                    logCost[j * n + l] =
                            Math.log(rent0[j * n + l] * lanes.get(market.hours[grade + j], l) / utilisation(cj, l));
                }
            }
            if (market.shared[cj]) {
                set.allow(j);
                System.arraycopy(p, lanes.at(market.cell.share[cj]), share, j * n, n);
            }
        }
        choice.invert(set, share, utility);
        alphas(c, utility, logCost);
        price0(c, share, grade);
        for (int j = 0; j < tiers; j++) {
            int cj = c * tiers + j;
            if (market.latent[cj] && market.hours[grade + j] >= 0) {
                set.allow(j);
            }
            for (int l = 0; l < n; l++) {
                utility[j * n + l] = alpha[cj * n + l] - lanes.get(market.cell.beta[c], l) * logCost[j * n + l];
            }
        }
        double[] inclusive = new double[n];
        choice.choose(set, utility, share, inclusive);
        System.arraycopy(inclusive, 0, inclusiveValue0, c * n, n);
    }

    /** α of the tiers with a share from their utility; of latent ones from the best of those and the offset. */
    private void alphas(int c, double[] utility, double[] logCost) {
        int n = lanes.n;
        for (int l = 0; l < n; l++) {
            double beta = lanes.get(market.cell.beta[c], l);
            double best = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < market.tiers; j++) {
                int cj = c * market.tiers + j;
                if (market.shared[cj]) {
                    alpha[cj * n + l] = utility[j * n + l] + beta * logCost[j * n + l];
                    best = Math.max(best, alpha[cj * n + l]);
                }
            }
            for (int j = 0; j < market.tiers; j++) {
                int cj = c * market.tiers + j;
                if (market.latent[cj]) {
                    alpha[cj * n + l] = best + lanes.get(market.cell.latent[cj], l);
                }
            }
        }
    }

    private void price0(int c, double[] share, int grade) {
        int n = lanes.n;
        for (int l = 0; l < n; l++) {
            double cost = 0;
            for (int j = 0; j < market.tiers; j++) {
                int cj = c * market.tiers + j;
                if (market.shared[cj]) {
                    cost += share[j * n + l]
                            * (rent0[j * n + l] * lanes.get(market.hours[grade + j], l) / utilisation(cj, l));
                }
            }
            price0[c * n + l] = cost * (1 + lanes.get(market.cell.markup[c], l));
        }
    }

    private double utilisation(int cj, int lane) {
        return lanes.get(market.cell.utilisation[cj], lane);
    }

    private void fleetAndRevenue() {
        int n = lanes.n;
        int tiers = market.tiers;
        for (int l = 0; l < n; l++) {
            double[] served = new double[tiers];
            for (int j = 0; j < tiers; j++) {
                double need = need0(j, l);
                double fleet = market.installedGiven[j] ? lanes.get(market.tier.installed[j], l) : need;
                fleet0[j * n + l] = fleet;
                served[j] = need > fleet ? fleet / need : 1;
            }
            double revenue = 0;
            for (int c = 0; c < market.cells; c++) {
                double cost = 0;
                double servedCost = 0;
                for (int j = 0; j < tiers; j++) {
                    int cj = c * tiers + j;
                    if (market.shared[cj]) {
                        double part = lanes.get(market.cell.share[cj], l)
                                * rent0[j * n + l]
                                * lanes.get(market.hours[market.gradeOf[c] * tiers + j], l)
                                / utilisation(cj, l);
                        cost += part;
                        servedCost += part * served[j];
                    }
                }
                revenue += tokens0(c, l) * price0[c * n + l] * (servedCost / cost);
            }
            revenue0[l] = revenue;
        }
    }

    private double tokens0(int c, int lane) {
        return lanes.get(market.cell.tokens[c], lane) * DAYS_A_YEAR / TOKENS_A_MTOK;
    }

    private double need0(int j, int lane) {
        double hours = lanes.get(market.tier.otherHours[j], lane);
        for (int c = 0; c < market.cells; c++) {
            int cj = c * market.tiers + j;
            if (market.shared[cj]) {
                hours += tokens0(c, lane)
                        * lanes.get(market.cell.share[cj], lane)
                        * lanes.get(market.hours[market.gradeOf[c] * market.tiers + j], lane)
                        / utilisation(cj, lane);
            }
        }
        for (int k = 0; k < market.workloads; k++) {
            int split = market.training.split[k * market.tiers + j];
            if (split >= 0) {
                hours += lanes.get(market.training.hours[k], lane) * lanes.get(split, lane);
            }
        }
        return hours / (HOURS_A_YEAR * lanes.get(market.tier.busy[j], lane));
    }
}
