package io.jevons.demand;

import java.util.Arrays;

/** The selected series of a run over a block: by series, period and lane. */
final class Outputs {
    private static final double W_A_MW = 1e6;

    final Selection selection;
    private final CompiledMarket market;
    private final Block block;
    private final double[] values;
    private final double[] one;

    Outputs(Block block, Selection selection) {
        this.block = block;
        this.market = block.market;
        this.selection = selection;
        values = new double[selection.size() * market.periods * block.lanes.width];
        one = new double[block.lanes.width];
    }

    double get(int series, int period, int lane) {
        return values[(series * market.periods + period) * block.lanes.n + lane];
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
        int n = block.lanes.n;
        for (int s = 0; s < selection.size(); s++) {
            Selection.Entry entry = selection.entries().get(s);
            int at = (s * market.periods + period) * n;
            switch (entry.variable().level()) {
                case TIER -> tier(entry, at, run, base, engineering);
                case CELL, CELL_AND_TIER -> cell(entry, at, run);
                case WORKLOAD -> workload(entry, at, run.training);
                case TOTAL -> total(entry.variable(), at, run);
            }
        }
    }

    private void tier(Selection.Entry entry, int at, Run run, Run base, Engineering engineering) {
        int j = entry.index();
        switch (entry.variable()) {
            case NEED -> copy(run.need, j, at);
            case FLEET -> copy(run.fleet.fleet, j, at);
            case SHIPPED -> copy(run.fleet.shipped, j, at);
            case SHIPPED_UNITS -> shippedUnits(j, at, run);
            case SALES -> product(run.fleet.shipped, run.rents.unitPrice, j, at);
            case HOURS_INFERENCE -> copy(run.inferenceHours, j, at);
            case HOURS_TRAINING -> copy(run.trainingHours, j, at);
            case HOURS_OTHER -> copy(run.otherHours, j, at);
            case RENT -> copy(run.rents.rent, j, at);
            case TIGHTNESS -> copy(run.fleet.tightness, j, at);
            case UNSERVED -> unserved(j, at, run);
            case POWER -> power(run.fleet, j, at);
            case ENGINEERING_HOURS -> copy(engineering.hours, j, at);
            case ENGINEERING_NEED -> copy(engineering.need, j, at);
            case ENGINEERING_SALES -> product(engineering.fleet.shipped, base.rents.unitPrice, j, at);
            case ENGINEERING_POWER -> power(engineering.fleet, j, at);
            default -> throw new IllegalStateException(entry.toString());
        }
    }

    private void cell(Selection.Entry entry, int at, Run run) {
        int c = entry.index();
        Cells cells = run.cells;
        switch (entry.variable()) {
            case TOKENS -> copy(cells.tokens, c, at);
            case TOKENS_SERVED -> copy(run.servedTokens, c, at);
            case PRICE -> copy(cells.price, c, at);
            case PRICE_INDEX -> exp(cells.logIndex, c, at);
            case VIABLE -> copy(cells.viable, c, at);
            case ADOPTION -> copy(cells.adoption, c, at);
            case INTENSITY -> exp(cells.logIntensity, c, at);
            case NEW_MARKETS -> exp(cells.logNewMarkets, c, at);
            case SHARE -> copy(cells.share, c * market.tiers + entry.tier(), at);
            case ELASTICITY_LONG_RUN -> cells.longRunElasticity(c, values, at);
            case CELL_HOURS -> copy(cells.hours, market.gradeOf[c] * market.tiers + entry.tier(), at);
            case CELL_GROWTH -> {
                exp(block.trends.logGrowthCell, c, at);
                for (int l = 0; l < block.lanes.n; l++) {
                    values[at + l] *= block.calibration.potential[c * block.lanes.n + l] * cells.demand[c];
                }
            }
            case TOKENS_PER_TASK -> Arrays.fill(values, at, at + block.lanes.n, cells.tokensPerTask[c]);
            default -> throw new IllegalStateException(entry.toString());
        }
    }

    private void workload(Selection.Entry entry, int at, Training training) {
        int k = entry.index();
        switch (entry.variable()) {
            case HOURS -> copy(training.hours, k, at);
            case TRAINING_GROWTH -> {
                exp(block.trends.logGrowthTraining, k, at);
                for (int l = 0; l < block.lanes.n; l++) {
                    values[at + l] *= block.lanes.get(market.training.hours[k], l);
                }
            }
            case TRAINING_RESPONSE -> exp(training.response, k, at);
            case TRAINING_EFFICIENCY -> {
                for (int l = 0; l < block.lanes.n; l++) {
                    double trend = block.lanes.get(market.training.trend[k], l) * block.trends.years();
                    values[at + l] = training.efficiency[k] * Math.exp(trend);
                }
            }
            default -> throw new IllegalStateException(entry.toString());
        }
    }

    private void total(Variable variable, int at, Run run) {
        switch (variable) {
            case TOTAL_TOKENS -> sum(run.cells.tokens, market.cells, at);
            case TOTAL_TOKENS_SERVED -> sum(run.servedTokens, market.cells, at);
            case REVENUE -> copy(run.revenue, 0, at);
            case HOURS_H100E -> weightedHours(at, run);
            default -> throw new IllegalStateException(variable.toString());
        }
    }

    private void copy(double[] from, int index, int at) {
        int n = block.lanes.n;
        System.arraycopy(from, index * n, values, at, n);
    }

    private void exp(double[] from, int index, int at) {
        int n = block.lanes.n;
        block.lanes.kernels.exp(from, index * n, values, at, n);
    }

    private void product(double[] a, double[] b, int index, int at) {
        int n = block.lanes.n;
        for (int l = 0; l < n; l++) {
            values[at + l] = a[index * n + l] * b[index * n + l];
        }
    }

    private void sum(double[] from, int rows, int at) {
        int n = block.lanes.n;
        for (int l = 0; l < n; l++) {
            double sum = 0;
            for (int i = 0; i < rows; i++) {
                sum += from[i * n + l];
            }
            values[at + l] = sum;
        }
    }

    private void shippedUnits(int j, int at, Run run) {
        int n = block.lanes.n;
        for (int l = 0; l < n; l++) {
            one[l] = -block.lanes.get(market.tier.perfGrowth[j], l) * block.trends.years();
        }
        block.lanes.kernels.exp(one, 0, one, 0, n);
        for (int l = 0; l < n; l++) {
            values[at + l] = run.fleet.shipped[j * n + l] * one[l];
        }
    }

    private void unserved(int j, int at, Run run) {
        int n = block.lanes.n;
        for (int l = 0; l < n; l++) {
            values[at + l] = 1 - run.served[j * n + l];
        }
    }

    private void power(Fleet fleet, int j, int at) {
        int n = block.lanes.n;
        for (int l = 0; l < n; l++) {
            values[at + l] = fleet.power[j * n + l] * block.lanes.get(market.pue, l) / W_A_MW;
        }
    }

    private void weightedHours(int at, Run run) {
        int n = block.lanes.n;
        for (int l = 0; l < n; l++) {
            double sum = 0;
            for (int j = 0; j < market.tiers; j++) {
                int i = j * n + l;
                double hours = run.inferenceHours[i] + run.trainingHours[i] + run.otherHours[i];
                sum += hours * block.lanes.get(market.tier.h100[j], l);
            }
            values[at + l] = sum;
        }
    }
}
