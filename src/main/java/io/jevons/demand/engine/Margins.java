package io.jevons.demand.engine;

import io.jevons.base.Quarter;
import io.jevons.demand.CellLanes;
import io.jevons.demand.Channel;
import io.jevons.demand.DemandCurve;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Lanes;
import io.jevons.demand.lanes.Slot;
import io.jevons.internal.ArrayMath;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The margins of demand for tokens: viable share, adoption, intensity, new markets, effort, and tokens as their product. Rows are
 * by cell.
 */
final class Margins {
    /** x, z, viable share a*, adoption a, ln q, and tokens D. */
    final double[][] logPrice;

    final double[][] z;
    final double[][] viable;
    final double[][] adoption;
    final double[][] logIntensity;
    final double[][] tokens;

    /** ln n, ln e: what answers price by an elasticity and a lag alone. */
    private final Map<PriceMargin, double[][]> logs = new EnumMap<>(PriceMargin.class);

    /** Tokens a task, those chosen and those of a student included, and shocks on demand, by cell, in this quarter. */
    final TaskTokens perTask;

    Factors demand = new Factors();

    private final Lanes lanes;
    private final CompiledMarket market;
    private final Calibration calibration;
    private final Trends trends;
    private final DemandCurve curve;
    private final double viabilityResponse;
    private final LongRunElasticity longRun;
    private final CellLanes[] cellLanes;
    private final double[] target;
    private final double[] scratch;

    Margins(Block block) {
        this.lanes = block.lanes;
        this.market = lanes.market;
        this.calibration = block.calibration;
        this.trends = block.trends;
        this.curve = block.curve;
        this.viabilityResponse = block.viabilityResponse;
        this.longRun = block.longRun;
        perTask = new TaskTokens(lanes);
        logPrice = lanes.rows(market.cells);
        z = lanes.rows(market.cells);
        viable = lanes.rows(market.cells);
        adoption = lanes.rows(market.cells);
        logIntensity = lanes.rows(market.cells);
        for (PriceMargin margin : PriceMargin.values()) {
            logs.put(margin, lanes.rows(market.cells));
        }
        tokens = lanes.rows(market.cells);
        target = new double[lanes.width];
        scratch = new double[lanes.width];
        cellLanes = new CellLanes[market.cells];
        Arrays.setAll(cellLanes, c -> new CellLanes(lanes, c));
    }

    /** Given adoption, other margins at 1. */
    void start() {
        for (int c = 0; c < market.cells; c++) {
            System.arraycopy(lanes.row(Slot.CELLS_ADOPTION, c), 0, adoption[c], 0, lanes.n);
        }
        lanes.fill(logIntensity, 0);
        for (PriceMargin margin : PriceMargin.ALL) {
            lanes.fill(log(margin), 0);
        }
    }

    /** One quarter, with a student's tokens. Channels that are off follow the base's path. */
    void quarter(
            int period,
            Cells cells,
            Factors student,
            LaneDrivers tokens,
            LaneDrivers other,
            Set<Channel> off,
            Margins base) {
        demand = other.demand;
        perTask.quarter(tokens, student);
        for (int c = 0; c < market.cells; c++) {
            priceAndViable(c, cells.logIndex[c], other.value);
        }
        if (off.contains(Channel.ADOPTION)) {
            lanes.copy(base.adoption, adoption);
        } else if (period > 0) {
            adopt(other.access);
        }
        if (off.contains(Channel.INTENSITY)) {
            lanes.copy(base.logIntensity, logIntensity);
        } else if (period > 0) {
            intensify();
        }
        for (PriceMargin margin : PriceMargin.ALL) {
            if (off.contains(margin.channel())) {
                lanes.copy(base.log(margin), log(margin));
            } else if (period > 0) {
                answer(margin, log(margin));
            }
        }
        for (int c = 0; c < market.cells; c++) {
            tokens(c);
        }
    }

    /** x = φ ln i + ln(X M); a* = Φ(z), z = (σ Φ⁻¹(viable) + ln value factor + v t - k x) / σ, k = 1. */
    private void priceAndViable(int c, double[] logIndex, Factors value) {
        double[] pass = lanes.row(Slot.CELLS_PASS_THROUGH, c);
        double[] median = calibration.medianValue[c];
        double[] perSigma = calibration.perSigma[c];
        double[] growth = lanes.row(Slot.CELLS_VALUE_GROWTH, c);
        double[] x = logPrice[c];
        double[] at = z[c];
        double years = trends.years();
        if (perTask.varies(c)) {
            double[] logTokens = perTask.logForced(c);
            for (int l = 0; l < lanes.n; l++) {
                x[l] = pass[l] * logIndex[l] + logTokens[l];
            }
        } else {
            double logTokens = perTask.sameLogForced(c);
            for (int l = 0; l < lanes.n; l++) {
                x[l] = pass[l] * logIndex[l] + logTokens;
            }
        }
        if (value.varies(c)) {
            lanes.kernels.log(value.row(c), 0, scratch, 0, lanes.n);
            for (int l = 0; l < lanes.n; l++) {
                at[l] = (median[l] + scratch[l] + growth[l] * years - x[l]) * perSigma[l];
            }
        } else {
            double logValue = ArrayMath.log(value.of(c));
            for (int l = 0; l < lanes.n; l++) {
                at[l] = (median[l] + logValue + growth[l] * years - x[l]) * perSigma[l];
            }
        }
        if (viabilityResponse != 1) {
            for (int l = 0; l < lanes.n; l++) {
                at[l] += (1 - viabilityResponse) * x[l] * perSigma[l];
            }
        }
        lanes.kernels.normalCdf(at, 0, viable[c], 0, lanes.n);
    }

    /**
     * An exact Bass step towards a*, with the quarter stretched by access, and exit where adoption lies above a*. What
     * lies above shrinks, what lies below grows; of the two one is nothing, so that their sum needs no branch.
     *
     * <p>With b = min(a, a*), gap a* - b and q/p the ratio of imitation to innovation, what the step leaves is
     * (gap / (a* + q/p b)) decay, and put into a* (1 - left) / (1 + q/p left) it takes one division in place of three:
     * a* (a* + q/p b - gap decay) / (a* + q/p (b + gap decay)).
     */
    private void adopt(Factors access) {
        int n = lanes.n;
        for (int c = 0; c < market.cells; c++) {
            double[] decay = calibration.bassDecay[c];
            boolean byLane = access.varies(c);
            if (byLane || access.of(c) != 1) {
                double[] rate = calibration.bassRate[c];
                double[] speeds = byLane ? access.row(c) : rate;
                for (int l = 0; l < n; l++) {
                    scratch[l] = -rate[l] * (Quarter.YEARS * (byLane ? speeds[l] : access.of(c)));
                }
                lanes.kernels.exp(scratch, 0, scratch, 0, n);
                decay = scratch;
            }
            double[] ratio = calibration.bassRatio[c];
            double[] exit = calibration.exitStep[c];
            double[] most = viable[c];
            double[] a = adoption[c];
            for (int l = 0; l < n; l++) {
                double below = Math.min(a[l], most[l]);
                double left = (most[l] - below) * decay[l];
                double above = Math.max(0, a[l] - most[l]);
                double over = most[l] + ratio[l] * below - left;
                // Not 0, where Φ is: nobody is left then, since a* is a factor too.
                double under = Math.max(Double.MIN_NORMAL, most[l] + ratio[l] * (below + left));
                a[l] = most[l] * (over / under) + (1 - exit[l]) * above;
            }
        }
    }

    private void intensify() {
        for (int c = 0; c < market.cells; c++) {
            curve.logIntensity(cellLanes[c], logPrice[c], target);
            lanes.approach(logIntensity[c], target, calibration.adjustStep[c]);
        }
    }

    /** ln y moves towards -elasticity x, in the cells that have the margin. */
    private void answer(PriceMargin margin, double[][] rows) {
        double[][] steps = calibration.marginStep.get(margin);
        for (int c = 0; c < market.cells; c++) {
            if (margin.isIn(market, c)) {
                double[] elasticity = lanes.row(margin.elasticity(), c);
                double[] step = steps[c];
                double[] x = logPrice[c];
                double[] y = rows[c];
                for (int l = 0; l < lanes.n; l++) {
                    y[l] += step[l] * (-elasticity[l] * x[l] - y[l]);
                }
            }
        }
    }

    /** D = potential G n a q e X M B. */
    private void tokens(int c) {
        double[] growth = trends.logGrowthCell[c];
        double[] n = log(PriceMargin.NEW_MARKETS)[c];
        double[] q = logIntensity[c];
        double[] a = adoption[c];
        double[] potential = calibration.potential[c];
        double[] d = tokens[c];
        for (int l = 0; l < lanes.n; l++) {
            d[l] = growth[l] + n[l] + q[l];
        }
        for (PriceMargin margin : PriceMargin.OPTIONAL) {
            if (margin.isIn(market, c)) {
                double[] y = log(margin)[c];
                for (int l = 0; l < lanes.n; l++) {
                    d[l] += y[l];
                }
            }
        }
        lanes.kernels.exp(d, 0, d, 0, lanes.n);
        if (perTask.varies(c) || demand.varies(c)) {
            double[] factor = perTask.times(c, demand, scratch);
            for (int l = 0; l < lanes.n; l++) {
                d[l] *= potential[l] * a[l] * factor[l];
            }
        } else {
            double factor = perTask.same(c) * demand.of(c);
            for (int l = 0; l < lanes.n; l++) {
                d[l] *= potential[l] * a[l] * factor;
            }
        }
    }

    /** ln of a margin that answers price, by cell. */
    double[][] log(PriceMargin margin) {
        return logs.get(margin);
    }

    /** Fills in the long-run elasticity of a cell's tokens. */
    void longRunElasticity(int c, double[] out) {
        longRun.of(c, logPrice[c], z[c], out);
    }
}
