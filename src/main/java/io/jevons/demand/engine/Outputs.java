package io.jevons.demand.engine;

import io.jevons.demand.Projection;
import io.jevons.demand.lanes.CompiledMarket;
import io.jevons.demand.lanes.Slot;
import io.jevons.market.Market;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The selected series of a run over a block: by series, period and lane. They are kept here, or in rows of someone who
 * collects many blocks.
 */
final class Outputs {
    private static final double W_A_MW = 1e6;

    final Selection selection;
    private final CompiledMarket market;
    private final Block block;
    private double[][] values;

    /** The place of the first lane in a row of the values. */
    private int first;

    /** Of each lane zero times everything kept, and so zero unless something was not finite. */
    private final double[] zeros;

    private final double[] scratch;
    private final double[] other;
    private final double[] summed;
    private final Accounts accounts;

    /** The place of each period among those kept, or -1. */
    private final int[] places;

    private final int keptPeriods;

    Outputs(Block block, Selection selection) {
        this(block, selection, IntStream.range(0, block.market.periods).toArray());
    }

    /** Keeps some periods alone, in ascending order. */
    Outputs(Block block, Selection selection, int... periods) {
        this.block = block;
        this.market = block.market;
        this.selection = selection;
        places = new int[market.periods];
        Arrays.fill(places, -1);
        for (int k = 0; k < periods.length; k++) {
            places[periods[k]] = k;
        }
        keptPeriods = periods.length;
        values = block.lanes.rows(selection.size() * keptPeriods);
        zeros = new double[block.lanes.width];
        scratch = new double[block.lanes.width];
        other = new double[block.lanes.width];
        summed = new double[block.lanes.width];
        accounts = new Accounts(block);
    }

    /** Keeps what comes in rows by series and then by period, from a place on. */
    void keepIn(double[][] rows, int place) {
        values = rows;
        first = place;
    }

    double get(int series, int period, int lane) {
        return values[series * keptPeriods + places[period]][first + lane];
    }

    boolean keeps(int period) {
        return places[period] >= 0;
    }

    /** Whether all that was kept of a lane since the start is finite. */
    boolean isFinite(int lane) {
        return zeros[lane] == 0;
    }

    /** One lane of a series. */
    double[] lane(int series, int lane) {
        double[] found = new double[market.periods];
        for (int i = 0; i < found.length; i++) {
            found[i] = get(series, i, lane);
        }
        return found;
    }

    /** Begins a block. */
    void start() {
        Arrays.fill(zeros, 0, block.lanes.n, 0);
    }

    /** Keeps a quarter, if it is one of those to keep. */
    void record(int period, Run run, Run base, Engineering engineering) {
        if (!keeps(period)) {
            return;
        }
        for (int s = 0; s < selection.size(); s++) {
            Selection.Entry entry = selection.entries().get(s);
            double[] row = switch (entry.variable().owner()) {
                case TIER ->
                    entry.isSum()
                            ? sum(entry, run, base, engineering)
                            : tier(entry.variable(), entry.index(), run, base, engineering);
                case CELL, CELL_AND_TIER -> cell(entry, run);
                case WORKLOAD -> workload(entry, run.training);
                case TOTAL -> total(entry.variable(), run);
            };
            watch(row, zeros, block.lanes.n);
            System.arraycopy(row, 0, values[s * keptPeriods + places[period]], first, block.lanes.n);
        }
    }

    private static void watch(double[] row, double[] zeros, int n) {
        for (int l = 0; l < n; l++) {
            zeros[l] += 0 * row[l];
        }
    }

    /** The row of the run's state, or one worked out from it, which the next call overwrites; so below. */
    private double[] tier(Variable variable, int j, Run run, Run base, Engineering engineering) {
        return switch (variable) {
            case NEED -> run.need[j];
            case FLEET -> run.fleet.fleet[j];
            case SHIPPED -> run.fleet.shipped[j];
            case SHIPPED_UNITS -> shippedUnits(j, run);
            case SALES -> product(run.fleet.shipped[j], run.rents.unitPrice[j]);
            case HOURS_INFERENCE -> run.inferenceHours[j];
            case HOURS_TRAINING -> run.trainingHours[j];
            case HOURS_OTHER -> run.otherHours[j];
            case RENT -> run.rents.rent[j];
            case TIGHTNESS -> run.fleet.tightness[j];
            case UNSERVED -> unserved(run.served[j]);
            case POWER -> power(run.fleet.power[j]);
            case WAITING -> run.fleet.waiting[j];
            case UNIT_PRICE -> run.rents.unitPrice[j];
            case ENGINEERING_HOURS -> engineering.hours[j];
            case ENGINEERING_NEED -> engineering.need[j];
            case ENGINEERING_FLEET -> engineering.fleet.fleet[j];
            case ENGINEERING_SALES -> product(engineering.fleet.shipped[j], base.rents.unitPrice[j]);
            case ENGINEERING_POWER -> power(engineering.fleet.power[j]);
            case SPENDING -> accounts.spending(run, j, scratch);
            case ENGINEERING_SPENDING -> accounts.engineering(base, run, engineering.fleet, j, scratch);
            default -> throw new IllegalStateException(variable.toString());
        };
    }

    /** A sum over tiers, in which GPUs and hours count by their H100-equivalents. */
    private double[] sum(Selection.Entry entry, Run run, Run base, Engineering engineering) {
        Arrays.fill(summed, 0, block.lanes.n, 0);
        List<Integer> tiers = entry.summed();
        for (int k = 0; k < tiers.size(); k++) {
            int j = tiers.get(k);
            double[] row = tier(entry.variable(), j, run, base, engineering);
            if (entry.variable().weighted()) {
                double[] weight = block.lanes.row(Slot.TIERS_H100_EQUIVALENTS, j);
                for (int l = 0; l < block.lanes.n; l++) {
                    summed[l] += row[l] * weight[l];
                }
            } else {
                for (int l = 0; l < block.lanes.n; l++) {
                    summed[l] += row[l];
                }
            }
        }
        return summed;
    }

    private double[] cell(Selection.Entry entry, Run run) {
        int c = entry.index();
        Margins margins = run.margins;
        return switch (entry.variable()) {
            case TOKENS -> margins.tokens[c];
            case TOKENS_SERVED -> served(run, c, scratch);
            case PRICE -> price(run, c);
            case PRICE_INDEX -> exp(run.cells.logIndex[c]);
            case VIABLE -> margins.viable[c];
            case ADOPTION -> margins.adoption[c];
            case INTENSITY -> exp(margins.logIntensity[c]);
            case NEW_MARKETS -> exp(margins.log(PriceMargin.NEW_MARKETS)[c]);
            case EFFORT -> exp(margins.log(PriceMargin.EFFORT)[c]);
            case SHARE -> run.cells.share[c * market.tiers + entry.tier()];
            case ELASTICITY_LONG_RUN -> elasticity(margins, c);
            case CELL_HOURS -> run.cells.takes.hours[market.gradeOf[c] * market.tiers + entry.tier()];
            case CELL_GROWTH -> grown(c, margins.demand);
            case TOKENS_PER_TASK -> margins.perTask.row(c, scratch);
            default -> throw new IllegalStateException(entry.toString());
        };
    }

    private double[] workload(Selection.Entry entry, Training training) {
        int k = entry.index();
        return switch (entry.variable()) {
            case HOURS -> training.hours[k];
            case TRAINING_GROWTH ->
                scaled(exp(block.trends.logGrowthTraining[k]), block.lanes.row(Slot.TRAINING_GPU_HOURS_PER_YEAR, k), 1);
            case TRAINING_RESPONSE -> exp(training.response[k]);
            case TRAINING_EFFICIENCY -> efficiency(k, training);
            default -> throw new IllegalStateException(entry.toString());
        };
    }

    private double[] total(Variable variable, Run run) {
        return switch (variable) {
            case TOTAL_TOKENS -> sum(run.margins.tokens);
            case TOTAL_TOKENS_SERVED -> totalServed(run);
            case REVENUE -> run.revenue;
            case HOURS_H100E -> weightedHours(run);
            case CAPITAL_SPENT -> accounts.capitalSpent(run, scratch);
            case FLEET_COST -> accounts.fleetCost(run, scratch);
            case TRAINING_BILL -> accounts.trainingBill(run, scratch);
            case REVENUE_OVER_COST -> accounts.revenueOverCost(run, scratch);
            default -> throw new IllegalStateException(variable.toString());
        };
    }

    private double[] price(Run run, int c) {
        run.cells.price(c, run.rents, scratch);
        return scratch;
    }

    private double[] exp(double[] from) {
        block.lanes.kernels.exp(from, 0, scratch, 0, block.lanes.n);
        return scratch;
    }

    private double[] constant(double value) {
        Arrays.fill(scratch, 0, block.lanes.n, value);
        return scratch;
    }

    private double[] product(double[] a, double[] b) {
        for (int l = 0; l < block.lanes.n; l++) {
            scratch[l] = a[l] * b[l];
        }
        return scratch;
    }

    private double[] scaled(double[] row, double[] by, double factor) {
        for (int l = 0; l < block.lanes.n; l++) {
            row[l] *= by[l] * factor;
        }
        return row;
    }

    /** Potential tokens with growth and shocks on demand. */
    private double[] grown(int c, Factors demand) {
        double[] row = exp(block.trends.logGrowthCell[c]);
        double[] potential = block.calibration.potential[c];
        if (!demand.varies(c)) {
            return scaled(row, potential, demand.of(c));
        }
        double[] factor = demand.row(c);
        for (int l = 0; l < block.lanes.n; l++) {
            row[l] *= potential[l] * factor[l];
        }
        return row;
    }

    private double[] sum(double[][] rows) {
        constant(0);
        for (double[] row : rows) {
            add(row);
        }
        return scratch;
    }

    private void add(double[] row) {
        for (int l = 0; l < block.lanes.n; l++) {
            scratch[l] += row[l];
        }
    }

    private static double[] served(Run run, int c, double[] out) {
        run.servedTokens(c, out);
        return out;
    }

    private double[] totalServed(Run run) {
        constant(0);
        for (int c = 0; c < market.cells; c++) {
            add(served(run, c, other));
        }
        return scratch;
    }

    private double[] elasticity(Margins margins, int c) {
        margins.longRunElasticity(c, scratch);
        return scratch;
    }

    private double[] efficiency(int k, Training training) {
        double[] trend = block.lanes.row(Slot.TRAINING_EFFICIENCY_TREND, k);
        for (int l = 0; l < block.lanes.n; l++) {
            double gain = training.efficiency.varies(k) ? training.efficiency.row(k)[l] : training.efficiency.of(k);
            scratch[l] = gain * Math.exp(trend[l] * block.trends.years());
        }
        return scratch;
    }

    /** Reference units over the units of one new GPU. */
    private double[] shippedUnits(int j, Run run) {
        double[] growth = block.lanes.row(Slot.TIERS_PERF_GROWTH, j);
        double years = block.trends.years();
        for (int l = 0; l < block.lanes.n; l++) {
            other[l] = -growth[l] * years;
        }
        return scaled(exp(other), run.fleet.shipped[j], 1);
    }

    private double[] unserved(double[] served) {
        for (int l = 0; l < block.lanes.n; l++) {
            scratch[l] = 1 - served[l];
        }
        return scratch;
    }

    private double[] power(double[] watts) {
        double[] pue = block.lanes.row(Slot.FINANCE_PUE);
        for (int l = 0; l < block.lanes.n; l++) {
            scratch[l] = watts[l] * pue[l] / W_A_MW;
        }
        return scratch;
    }

    private double[] weightedHours(Run run) {
        constant(0);
        for (int j = 0; j < market.tiers; j++) {
            double[] weight = block.lanes.row(Slot.TIERS_H100_EQUIVALENTS, j);
            double[] inference = run.inferenceHours[j];
            double[] training = run.trainingHours[j];
            double[] others = run.otherHours[j];
            for (int l = 0; l < block.lanes.n; l++) {
                scratch[l] += (inference[l] + training[l] + others[l]) * weight[l];
            }
        }
        return scratch;
    }

    /** One lane as a projection. */
    Projection projection(Market of, Replay replay, int lane) {
        Simulation.requireFinite(this, lane, replay.plan().name(), of);
        double[][] found = new double[selection.size()][];
        for (int s = 0; s < found.length; s++) {
            found[s] = lane(s, lane);
        }
        return Projection.of(
                of,
                replay.plan(),
                replay.scenario().isPresent(),
                () -> DriverInputs.of(of, replay),
                selection.index(),
                found);
    }
}
