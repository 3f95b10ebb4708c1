package io.jevons.demand;

import java.util.Arrays;

/** The selected series of a run over a block: by series, period and lane. */
final class Outputs {
    private static final double W_A_MW = 1e6;

    final Selection selection;
    private final CompiledMarket market;
    private final Block block;
    private final double[][] values;
    private final double[] scratch;

    Outputs(Block block, Selection selection) {
        this.block = block;
        this.market = block.market;
        this.selection = selection;
        values = block.lanes.rows(selection.size() * market.periods);
        scratch = new double[block.lanes.width];
    }

    double get(int series, int period, int lane) {
        return values[series * market.periods + period][lane];
    }

    /** The first lanes, as many as there is room for. */
    void copy(int series, int period, double[] lanes) {
        System.arraycopy(values[series * market.periods + period], 0, lanes, 0, lanes.length);
    }

    /** One lane of a series. */
    double[] lane(int series, int lane) {
        double[] found = new double[market.periods];
        for (int i = 0; i < found.length; i++) {
            found[i] = get(series, i, lane);
        }
        return found;
    }

    /** Keeps a quarter. */
    void record(int period, Run run, Run base, Engineering engineering) {
        for (int s = 0; s < selection.size(); s++) {
            Selection.Entry entry = selection.entries().get(s);
            double[] out = values[s * market.periods + period];
            switch (entry.variable().level()) {
                case TIER -> tier(entry, out, run, base, engineering);
                case CELL, CELL_AND_TIER -> cell(entry, out, run);
                case WORKLOAD -> workload(entry, out, run.training);
                case TOTAL -> total(entry.variable(), out, run);
            }
        }
    }

    private void tier(Selection.Entry entry, double[] out, Run run, Run base, Engineering engineering) {
        int j = entry.index();
        switch (entry.variable()) {
            case NEED -> copy(run.need[j], out);
            case FLEET -> copy(run.fleet.fleet[j], out);
            case SHIPPED -> copy(run.fleet.shipped[j], out);
            case SHIPPED_UNITS -> shippedUnits(j, out, run);
            case SALES -> product(run.fleet.shipped[j], run.rents.unitPrice[j], out);
            case HOURS_INFERENCE -> copy(run.inferenceHours[j], out);
            case HOURS_TRAINING -> copy(run.trainingHours[j], out);
            case HOURS_OTHER -> copy(run.otherHours[j], out);
            case RENT -> copy(run.rents.rent[j], out);
            case TIGHTNESS -> copy(run.fleet.tightness[j], out);
            case UNSERVED -> unserved(run.served[j], out);
            case POWER -> power(run.fleet.power[j], out);
            case ENGINEERING_HOURS -> copy(engineering.hours[j], out);
            case ENGINEERING_NEED -> copy(engineering.need[j], out);
            case ENGINEERING_SALES -> product(engineering.fleet.shipped[j], base.rents.unitPrice[j], out);
            case ENGINEERING_POWER -> power(engineering.fleet.power[j], out);
            default -> throw new IllegalStateException(entry.toString());
        }
    }

    private void cell(Selection.Entry entry, double[] out, Run run) {
        int c = entry.index();
        Margins margins = run.margins;
        switch (entry.variable()) {
            case TOKENS -> copy(margins.tokens[c], out);
            case TOKENS_SERVED -> run.servedTokens(c, out);
            case PRICE -> copy(run.cells.price[c], out);
            case PRICE_INDEX -> exp(run.cells.logIndex[c], out);
            case VIABLE -> copy(margins.viable[c], out);
            case ADOPTION -> copy(margins.adoption[c], out);
            case INTENSITY -> exp(margins.logIntensity[c], out);
            case NEW_MARKETS -> exp(margins.logNewMarkets[c], out);
            case SHARE -> copy(run.cells.share[c * market.tiers + entry.tier()], out);
            case ELASTICITY_LONG_RUN -> margins.longRunElasticity(c, out);
            case CELL_HOURS -> copy(run.cells.hours[market.gradeOf[c] * market.tiers + entry.tier()], out);
            case CELL_GROWTH -> {
                exp(block.trends.logGrowthCell[c], out);
                scale(out, block.calibration.potential[c], margins.demand[c]);
            }
            case TOKENS_PER_TASK -> Arrays.fill(out, 0, block.lanes.n, margins.tokensPerTask[c]);
            default -> throw new IllegalStateException(entry.toString());
        }
    }

    private void workload(Selection.Entry entry, double[] out, Training training) {
        int k = entry.index();
        switch (entry.variable()) {
            case HOURS -> copy(training.hours[k], out);
            case TRAINING_GROWTH -> {
                exp(block.trends.logGrowthTraining[k], out);
                scale(out, block.lanes.row(market.training.hours[k]), 1);
            }
            case TRAINING_RESPONSE -> exp(training.response[k], out);
            case TRAINING_EFFICIENCY -> {
                double[] trend = block.lanes.row(market.training.trend[k]);
                for (int l = 0; l < block.lanes.n; l++) {
                    out[l] = training.efficiency[k] * Math.exp(trend[l] * block.trends.years());
                }
            }
            default -> throw new IllegalStateException(entry.toString());
        }
    }

    private void total(Variable variable, double[] out, Run run) {
        switch (variable) {
            case TOTAL_TOKENS -> sum(run.margins.tokens, out);
            case TOTAL_TOKENS_SERVED -> totalServed(run, out);
            case REVENUE -> copy(run.revenue, out);
            case HOURS_H100E -> weightedHours(out, run);
            default -> throw new IllegalStateException(variable.toString());
        }
    }

    private void copy(double[] from, double[] out) {
        System.arraycopy(from, 0, out, 0, block.lanes.n);
    }

    private void exp(double[] from, double[] out) {
        block.lanes.kernels.exp(from, 0, out, 0, block.lanes.n);
    }

    private void product(double[] a, double[] b, double[] out) {
        for (int l = 0; l < block.lanes.n; l++) {
            out[l] = a[l] * b[l];
        }
    }

    private void scale(double[] out, double[] by, double factor) {
        for (int l = 0; l < block.lanes.n; l++) {
            out[l] *= by[l] * factor;
        }
    }

    private void sum(double[][] rows, double[] out) {
        Arrays.fill(out, 0, block.lanes.n, 0);
        for (double[] row : rows) {
            for (int l = 0; l < block.lanes.n; l++) {
                out[l] += row[l];
            }
        }
    }

    private void totalServed(Run run, double[] out) {
        Arrays.fill(out, 0, block.lanes.n, 0);
        for (int c = 0; c < market.cells; c++) {
            run.servedTokens(c, scratch);
            for (int l = 0; l < block.lanes.n; l++) {
                out[l] += scratch[l];
            }
        }
    }

    /** Reference units over the units of one new GPU. */
    private void shippedUnits(int j, double[] out, Run run) {
        double[] growth = block.lanes.row(market.tier.perfGrowth[j]);
        double[] shipped = run.fleet.shipped[j];
        double years = block.trends.years();
        for (int l = 0; l < block.lanes.n; l++) {
            out[l] = -growth[l] * years;
        }
        exp(out, out);
        product(out, shipped, out);
    }

    private void unserved(double[] served, double[] out) {
        for (int l = 0; l < block.lanes.n; l++) {
            out[l] = 1 - served[l];
        }
    }

    private void power(double[] watts, double[] out) {
        double[] pue = block.lanes.row(market.pue);
        for (int l = 0; l < block.lanes.n; l++) {
            out[l] = watts[l] * pue[l] / W_A_MW;
        }
    }

    private void weightedHours(double[] out, Run run) {
        Arrays.fill(out, 0, block.lanes.n, 0);
        for (int j = 0; j < market.tiers; j++) {
            double[] weight = block.lanes.row(market.tier.h100[j]);
            double[] inference = run.inferenceHours[j];
            double[] training = run.trainingHours[j];
            double[] other = run.otherHours[j];
            for (int l = 0; l < block.lanes.n; l++) {
                out[l] += (inference[l] + training[l] + other[l]) * weight[l];
            }
        }
    }
}
