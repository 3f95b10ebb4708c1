package io.jevons.uncertainty.study;

import io.jevons.base.Quarter;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.BlockRun;
import io.jevons.internal.Interrupts;
import io.jevons.market.Market;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.ScenarioValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Values of a scenario as a function of the uncertain parameters. Where it follows its base in nothing, the base need not be run
 * beside it, nor what comes after the last quarter that is looked at: a tenth of the work of {@link EngineModel}, to the same bits.
 */
final class ScenarioModel implements BatchModel {
    private final List<String> names;
    private final Blocks blocks;

    /** By output, the place of its series among those kept, and its period. */
    private final int[] series;

    private final int[] periods;

    private ScenarioModel(
            Staging staging,
            Assumptions assumptions,
            List<SeriesKey> keys,
            List<String> names,
            int[] series,
            int[] periods) {
        this.names = names;
        this.series = series;
        this.periods = periods;
        int last = 0;
        for (int period : periods) {
            last = Math.max(last, period);
        }
        blocks = new Blocks(staging, assumptions, new Blocks.Alone(keys, last + 1));
    }

    /** Empty where a metric is anything but a value of the scenario in one of its quarters, or the scenario follows its base. */
    static Optional<ScenarioModel> of(Staging staging, Assumptions assumptions, List<Metric> metrics) {
        Market market = staging.market();
        if (!staging.plan().off().isEmpty()) {
            return Optional.empty();
        }
        List<SeriesKey> keys = new ArrayList<>();
        int[] series = new int[metrics.size()];
        int[] periods = new int[series.length];
        for (int k = 0; k < series.length; k++) {
            Optional<ScenarioValue> value = metrics.get(k).value();
            if (value.isEmpty() || !covers(market, value.get().quarter())) {
                return Optional.empty();
            }
            SeriesKey key = value.get().key();
            if (!keys.contains(key)) {
                keys.add(key);
            }
            series[k] = keys.indexOf(key);
            periods[k] = market.start().until(value.get().quarter());
        }
        List<String> names = metrics.stream().map(Metric::name).toList();
        return Optional.of(new ScenarioModel(staging, assumptions, keys, names, series, periods));
    }

    private static boolean covers(Market market, Quarter quarter) {
        int period = market.start().until(quarter);
        return period >= 0 && period <= market.quarters();
    }

    @Override
    public List<String> outputs() {
        return names;
    }

    @Override
    public void evaluate(double[][] points, double[][] outputs) {
        blocks.run(points, new Blocks.Reader() {
            @Override
            public void run(int[] draws, BlockRun block) {
                Interrupts.check();
                for (int lane = 0; lane < draws.length; lane++) {
                    boolean finite = block.isFinite(lane);
                    for (int k = 0; k < outputs.length; k++) {
                        outputs[k][draws[lane]] = finite ? block.value(series[k], periods[k], lane) : Double.NaN;
                    }
                }
            }

            @Override
            public void failed(FailedDraw failure) {
                for (double[] output : outputs) {
                    output[failure.draw()] = Double.NaN;
                }
            }
        });
    }
}
