package io.jevons.demand;

import io.jevons.base.Quarter;
import java.util.Arrays;
import java.util.Set;

/**
 * Demand for tokens by cell: cost on each tier, tier choice, the margins of demand, tokens and the price paid. Arrays are
 * by lane, within a cell or within a cell and tier.
 */
final class Cells {
    /** GPU-hours per million tokens by grade and tier; meaningful where the grade can be served. */
    final double[] hours;

    /** Cost κ and share s by cell and tier. */
    final double[] cost;

    final double[] share;

    /** By cell: ln i, ln X, z, viable share a*, adoption a, ln q, ln n, tokens D, and the price paid. */
    final double[] logIndex;

    final double[] logPrice;
    final double[] z;
    final double[] viable;
    final double[] adoption;
    final double[] logIntensity;
    final double[] logNewMarkets;
    final double[] tokens;
    final double[] price;

    /** Tokens a task and shocks on demand, by cell, in this quarter. */
    double[] tokensPerTask = {};

    double[] demand = {};

    private final Lanes lanes;
    private final CompiledMarket market;
    private final double[] p;
    private final Calibration calibration;
    private final Trends trends;
    private final TierChoice choice;
    private final DemandCurve curve;
    private final ChoiceSet set;
    private final CellLanes[] cellLanes;
    private final boolean[] available;
    private final double[] logHours;
    private final double[] utility;
    private final double[] target;
    private final double[] inclusive;
    private final double[] scratch;

    Cells(Lanes lanes, Calibration calibration, Trends trends, TierChoice choice, DemandCurve curve, ChoiceSet set) {
        this.lanes = lanes;
        this.market = lanes.market;
        this.p = lanes.values();
        this.calibration = calibration;
        this.trends = trends;
        this.choice = choice;
        this.curve = curve;
        this.set = set;
        int width = lanes.width;
        int cells = market.cells * width;
        int pairs = market.cells * market.tiers * width;
        hours = new double[market.grades * market.tiers * width];
        logHours = new double[hours.length];
        available = new boolean[market.grades * market.tiers];
        cost = new double[pairs];
        share = new double[pairs];
        logIndex = new double[cells];
        logPrice = new double[cells];
        z = new double[cells];
        viable = new double[cells];
        adoption = new double[cells];
        logIntensity = new double[cells];
        logNewMarkets = new double[cells];
        tokens = new double[cells];
        price = new double[cells];
        utility = new double[market.tiers * width];
        target = new double[market.tiers * width];
        inclusive = new double[width];
        scratch = new double[width];
        cellLanes = new CellLanes[market.cells];
        Arrays.setAll(cellLanes, c -> new CellLanes(lanes, c));
    }

    /** Starting values: given shares and adoption, margins at 1. */
    void start() {
        int n = lanes.n;
        Arrays.fill(cost, 0, market.cells * market.tiers * n, 0);
        for (int cj = 0; cj < market.cells * market.tiers; cj++) {
            if (market.shared[cj]) {
                System.arraycopy(p, lanes.at(market.cell.share[cj]), share, cj * n, n);
            } else {
                Arrays.fill(share, cj * n, cj * n + n, 0);
            }
        }
        for (int c = 0; c < market.cells; c++) {
            System.arraycopy(p, lanes.at(market.cell.adoption[c]), adoption, c * n, n);
        }
        Arrays.fill(logIntensity, 0, market.cells * n, 0);
        Arrays.fill(logNewMarkets, 0, market.cells * n, 0);
    }

    /** h = H e^(-a t) / E, each release's hours with the trend from its own quarter on. */
    void hours(int period, ServedHours served, double[] efficiency) {
        int n = lanes.n;
        double[] decay = trends.algorithmic;
        for (int gj = 0; gj < available.length; gj++) {
            available[gj] = served.available(gj);
            double weight = served.fileWeight[gj] / efficiency[gj];
            if (weight > 0) {
                int file = lanes.at(market.hours[gj]);
                for (int l = 0; l < n; l++) {
                    hours[gj * n + l] = weight * p[file + l] * decay[period * n + l];
                }
            } else {
                // Where nothing serves the grade: any positive number, since no share uses it.
                Arrays.fill(hours, gj * n, gj * n + n, available[gj] ? 0 : 1);
            }
        }
        for (int t = 0; t < served.terms; t++) {
            int gj = served.place[t];
            double part = served.weight[t] * served.number[t] / efficiency[gj];
            int since = (period - served.released[t]) * n;
            for (int l = 0; l < n; l++) {
                hours[gj * n + l] += part * decay[since + l];
            }
        }
        lanes.kernels.log(hours, 0, logHours, 0, available.length * n);
    }

    boolean available(int gradeTier) {
        return available[gradeTier];
    }

    /** κ, the target shares s*, the price index i, and the shares s on their way to s*. */
    void choose(int period, Rents rents, ServedHours served, double[] preference, Cells followed) {
        int n = lanes.n;
        int tiers = market.tiers;
        for (int c = 0; c < market.cells; c++) {
            int grade = market.gradeOf[c] * tiers;
            set.clear();
            for (int j = 0; j < tiers; j++) {
                int cj = c * tiers + j;
                if (available[grade + j] && (market.shared[cj] || market.latent[cj])) {
                    set.allow(j);
                    utility(c, j, rents, preference[cj], served.entry[grade + j]);
                }
            }
            choice.choose(set, utility, target, inclusive);
            int beta = lanes.at(market.cell.beta[c]);
            for (int l = 0; l < n; l++) {
                logIndex[c * n + l] = -(inclusive[l] - calibration.inclusiveValue0[c * n + l]) / p[beta + l];
            }
            if (period > 0 && followed == this) {
                for (int j = 0; j < tiers; j++) {
                    int at = (c * tiers + j) * n;
                    for (int l = 0; l < n; l++) {
                        share[at + l] += calibration.switchStep[c * n + l] * (target[j * n + l] - share[at + l]);
                    }
                }
            }
        }
        if (followed != this) {
            System.arraycopy(followed.share, 0, share, 0, market.cells * tiers * n);
        }
    }

    /** κ = r h / u and V = α + preference shift - β ln κ + λ ln e. */
    private void utility(int c, int j, Rents rents, double shift, double entry) {
        int n = lanes.n;
        int cj = c * market.tiers + j;
        int gj = (market.gradeOf[c] * market.tiers + j) * n;
        int beta = lanes.at(market.cell.beta[c]);
        int lambda = lanes.at(market.nestLambda[market.nestOf[j]]);
        int used = lanes.at(market.cell.utilisation[cj]);
        double logEntry = Math.log(entry);
        for (int l = 0; l < n; l++) {
            double logCost = rents.logRent[j * n + l] + logHours[gj + l] - calibration.logUtilisation[cj * n + l];
            cost[cj * n + l] = rents.rent[j * n + l] * hours[gj + l] / p[used + l];
            utility[j * n + l] =
                    calibration.alpha[cj * n + l] + shift - p[beta + l] * logCost + p[lambda + l] * logEntry;
        }
    }

    /** The margins: viable share, adoption, intensity, new markets. Channels that are off follow the base's path. */
    void margins(int period, Drivers tokensPerTask, Drivers other, Set<Channel> off, Cells base) {
        int n = lanes.n;
        for (int c = 0; c < market.cells; c++) {
            double logTokens = Math.log(tokensPerTask.tokensPerTask[period][c]);
            int pass = lanes.at(market.cell.passThrough[c]);
            for (int l = 0; l < n; l++) {
                logPrice[c * n + l] = p[pass + l] * logIndex[c * n + l] + logTokens;
            }
            viable(c, Math.log(other.value[period][c]));
        }
        lanes.kernels.normalCdf(z, 0, viable, 0, market.cells * n);
        if (off.contains(Channel.ADOPTION)) {
            System.arraycopy(base.adoption, 0, adoption, 0, market.cells * n);
        } else if (period > 0) {
            adopt(other.access[period]);
        }
        if (off.contains(Channel.INTENSITY)) {
            System.arraycopy(base.logIntensity, 0, logIntensity, 0, market.cells * n);
        } else if (period > 0) {
            intensify();
        }
        if (off.contains(Channel.NEW_MARKETS)) {
            System.arraycopy(base.logNewMarkets, 0, logNewMarkets, 0, market.cells * n);
        } else if (period > 0) {
            openMarkets();
        }
        this.tokensPerTask = tokensPerTask.tokensPerTask[period];
        demand = other.demand[period];
        tokens();
    }

    /** z = (σ Φ⁻¹(viable) + ln value factor + v t - x) / σ. */
    private void viable(int c, double logValue) {
        int n = lanes.n;
        int sigma = lanes.at(market.cell.sigma[c]);
        int growth = lanes.at(market.cell.valueGrowth[c]);
        double years = trends.years();
        for (int l = 0; l < n; l++) {
            double median = calibration.medianValue[c * n + l] + logValue + p[growth + l] * years;
            z[c * n + l] = (median - logPrice[c * n + l]) / p[sigma + l];
        }
    }

    /** An exact Bass step towards a*, with the quarter stretched by access; exit where adoption lies above it. */
    private void adopt(double[] access) {
        int n = lanes.n;
        for (int c = 0; c < market.cells; c++) {
            double[] decay = scratch;
            if (access[c] == 1) {
                System.arraycopy(calibration.bassDecay, c * n, decay, 0, n);
            } else {
                for (int l = 0; l < n; l++) {
                    decay[l] = -calibration.bassRate[c * n + l] * Quarter.YEARS * access[c];
                }
                lanes.kernels.exp(decay, 0, decay, 0, n);
            }
            int innovation = lanes.at(market.cell.bassP[c]);
            int imitation = lanes.at(market.cell.bassQ[c]);
            for (int l = 0; l < n; l++) {
                int at = c * n + l;
                double ratio = p[imitation + l] / p[innovation + l];
                double reached = adoption[at] / viable[at];
                double left = (1 - reached) / (1 + ratio * reached) * decay[l];
                double grown = viable[at] * (1 - left) / (1 + ratio * left);
                double shrunk = adoption[at] + calibration.exitStep[at] * (viable[at] - adoption[at]);
                adoption[at] = viable[at] > adoption[at] ? grown : shrunk;
            }
        }
    }

    private void intensify() {
        int n = lanes.n;
        for (int c = 0; c < market.cells; c++) {
            // A strategy sees one cell at a time, so its lanes begin at 0.
            System.arraycopy(logPrice, c * n, scratch, 0, n);
            curve.logIntensity(cellLanes[c], scratch, target);
            for (int l = 0; l < n; l++) {
                int at = c * n + l;
                logIntensity[at] += calibration.adjustStep[at] * (target[l] - logIntensity[at]);
            }
        }
    }

    private void openMarkets() {
        int n = lanes.n;
        for (int c = 0; c < market.cells; c++) {
            int elasticity = lanes.at(market.cell.newElasticity[c]);
            for (int l = 0; l < n; l++) {
                int at = c * n + l;
                double aim = -p[elasticity + l] * logPrice[at];
                logNewMarkets[at] += calibration.newStep[at] * (aim - logNewMarkets[at]);
            }
        }
    }

    /** D = potential G n a q X. */
    private void tokens() {
        int n = lanes.n;
        int all = market.cells * n;
        for (int at = 0; at < all; at++) {
            tokens[at] = trends.logGrowthCell[at] + logNewMarkets[at] + logIntensity[at];
        }
        lanes.kernels.exp(tokens, 0, tokens, 0, all);
        for (int c = 0; c < market.cells; c++) {
            double factor = tokensPerTask[c] * demand[c];
            for (int l = 0; l < n; l++) {
                int at = c * n + l;
                tokens[at] *= calibration.potential[at] * adoption[at] * factor;
            }
        }
    }

    /** p = p0 (Σ s κ (1 + markup) / p0)^φ. */
    void price() {
        int n = lanes.n;
        int tiers = market.tiers;
        for (int c = 0; c < market.cells; c++) {
            int markup = lanes.at(market.cell.markup[c]);
            int pass = lanes.at(market.cell.passThrough[c]);
            for (int l = 0; l < n; l++) {
                double sum = 0;
                for (int j = 0; j < tiers; j++) {
                    sum += share[(c * tiers + j) * n + l] * cost[(c * tiers + j) * n + l];
                }
                price[c * n + l] = sum * (1 + p[markup + l]);
            }
            if (!market.passThroughIsOne[c]) {
                for (int l = 0; l < n; l++) {
                    double start = calibration.price0[c * n + l];
                    price[c * n + l] = start * Math.pow(price[c * n + l] / start, p[pass + l]);
                }
            }
        }
    }

    /** Fills in ε (1 - q* / m) + φ(z)/(σ Φ(z)) + ε_new of a cell. */
    void longRunElasticity(int c, double[] out, int at) {
        int n = lanes.n;
        System.arraycopy(logPrice, c * n, scratch, 0, n);
        curve.elasticity(cellLanes[c], scratch, target);
        lanes.kernels.inverseMills(z, c * n, scratch, 0, n);
        int sigma = lanes.at(market.cell.sigma[c]);
        int newElasticity = lanes.at(market.cell.newElasticity[c]);
        for (int l = 0; l < n; l++) {
            out[at + l] = target[l] + scratch[l] / p[sigma + l] + p[newElasticity + l];
        }
    }
}
