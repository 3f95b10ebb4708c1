package io.jevons.uncertainty.study;

import io.jevons.base.InvalidInputException;
import io.jevons.demand.SeriesKey;
import io.jevons.demand.engine.BlockRun;
import io.jevons.internal.Interrupts;
import io.jevons.internal.PointFailure;
import io.jevons.market.Market;
import io.jevons.rebound.Comparison;
import io.jevons.scenario.Staging;
import io.jevons.uncertainty.BatchModel;
import io.jevons.uncertainty.Metric;
import io.jevons.uncertainty.SeriesNeeds;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A market and scenario as a function of their uncertain parameters: the engine, asked for figures of the comparison that
 * it makes of every point.
 */
final class EngineModel implements BatchModel {
    /** Writes the figures of a comparison. */
    @FunctionalInterface
    interface Figures {
        void of(Comparison comparison, double[] out);
    }

    private final Staging staging;
    private final Assumptions assumptions;
    private final Blocks blocks;
    private final boolean whole;
    private final List<String> names;
    private final Figures figures;

    EngineModel(
            Staging staging,
            Assumptions assumptions,
            Optional<SeriesNeeds> needs,
            List<String> names,
            Figures figures) {
        this.staging = staging;
        this.assumptions = assumptions;
        this.blocks = new Blocks(staging, assumptions, needs);
        this.whole = needs.isEmpty();
        this.names = List.copyOf(names);
        this.figures = figures;
    }

    static EngineModel of(Staging staging, Assumptions assumptions, List<Metric> metrics) {
        return of(staging, assumptions, metrics, List.of());
    }

    /** The same, where a point in which one of some series of base or scenario is not finite fails too. */
    static EngineModel of(
            Staging staging, Assumptions assumptions, List<Metric> metrics, Collection<SeriesKey> finite) {
        return new EngineModel(
                staging,
                assumptions,
                needs(staging.market(), metrics).map(needs -> needs.and(finite)),
                metrics.stream().map(Metric::name).toList(),
                (comparison, out) -> {
                    for (int k = 0; k < out.length; k++) {
                        out[k] = figure(metrics.get(k), comparison);
                    }
                });
    }

    /** A figure that cannot be had of a point makes it fail; any other exception is a mistake in a metric. */
    private static double figure(Metric metric, Comparison comparison) {
        try {
            return metric.of(comparison);
        } catch (InvalidInputException cannotBeHad) {
            throw cannotBeHad;
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError mistake) {
            throw new IllegalStateException("metric '" + metric.name() + "' threw " + mistake, mistake);
        }
    }

    /** What several metrics need together; empty for everything. */
    private static Optional<SeriesNeeds> needs(Market market, List<Metric> metrics) {
        Set<SeriesKey> base = new LinkedHashSet<>();
        Set<SeriesKey> scenario = new LinkedHashSet<>();
        Set<SeriesKey> response = new LinkedHashSet<>();
        for (Metric metric : metrics) {
            Optional<SeriesNeeds> needs = metric.needs(market);
            if (needs.isEmpty()) {
                return Optional.empty();
            }
            base.addAll(needs.get().base());
            scenario.addAll(needs.get().scenario());
            response.addAll(needs.get().response());
        }
        return Optional.of(new SeriesNeeds(base, scenario, response));
    }

    @Override
    public List<String> outputs() {
        return names;
    }

    @Override
    public void evaluate(double[][] points, double[][] outputs) {
        double[] out = new double[outputs.length];
        blocks.run(points, new Blocks.Reader() {
            @Override
            public void run(int[] draws, BlockRun block) {
                for (int lane = 0; lane < draws.length; lane++) {
                    Interrupts.check();
                    run(draws[lane], block, lane);
                }
            }

            private void run(int draw, BlockRun block, int lane) {
                try {
                    figures.of(comparison(points[draw], block, lane), out);
                } catch (InvalidInputException notFinite) {
                    failed(FailedDraw.of(draw, notFinite));
                    return;
                } catch (RuntimeException mistake) {
                    throw new PointFailure(draw, mistake);
                }
                for (int k = 0; k < out.length; k++) {
                    outputs[k][draw] = out[k];
                }
            }

            @Override
            public void failed(FailedDraw failure) {
                int draw = failure.draw();
                for (double[] output : outputs) {
                    output[draw] = Double.NaN;
                }
            }
        });
    }

    /** The comparison of one point, with every series where the model keeps all. */
    Comparison comparison(double[] point) {
        Comparison[] made = new Comparison[1];
        blocks.run(new double[][] {point}, new Blocks.Reader() {
            @Override
            public void run(int[] draws, BlockRun block) {
                made[0] = comparison(point, block, 0);
            }

            @Override
            public void failed(FailedDraw failure) {
                throw failure.cause()
                        .map(cause -> new InvalidInputException("this draw failed: " + failure.reason(), cause))
                        .orElseGet(() -> new InvalidInputException("this draw failed: " + failure.reason()));
            }
        });
        return made[0];
    }

    /** Few series need no market of their own, since what adds them up does not vary. */
    private Comparison comparison(double[] point, BlockRun block, int lane) {
        Staging drawn = whole ? staging.changed(assumptions.changes(point)) : staging;
        return Comparison.of(drawn, block.runs(lane, drawn.market()));
    }
}
