package io.jevons.uncertainty;

import io.jevons.demand.BlockRun;
import io.jevons.demand.SeriesKey;
import io.jevons.scenario.Staging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.DoublePredicate;

/**
 * Draws run through the engine, many side by side. A draw with a value out of its parameter's bounds is not run; where
 * the engine refuses a block, its draws are run one by one, so that the one at fault fails alone.
 */
final class Blocks {
    /** Draws side by side in the engine: enough for its loops, few enough that their state stays in the cache. */
    private static final int WIDTH = 256;

    /** The series to keep. */
    record Needs(Collection<SeriesKey> base, Collection<SeriesKey> scenario) {}

    /** Takes a draw that was run, from its lane; or one that was not, and why. */
    interface Reader {
        void run(int draw, BlockRun block, int lane);

        void failed(int draw, String reason);

        /** Takes several draws, which were run in the first lanes. */
        default void run(int[] draws, BlockRun block) {
            for (int lane = 0; lane < draws.length; lane++) {
                run(draws[lane], block, lane);
            }
        }
    }

    private final Staging staging;
    private final List<Assumptions.Target> targets;
    private final Optional<Needs> needs;
    private final double[] own;
    private final int[] slots;
    private final List<DoublePredicate> bounds;
    private final List<String> units;
    private final ConcurrentLinkedQueue<BlockRun> idle = new ConcurrentLinkedQueue<>();

    /** Keeps the series needed, or every one. */
    Blocks(Staging staging, Assumptions assumptions, Optional<Needs> needs) {
        this.staging = staging;
        this.targets = assumptions.targets();
        this.needs = needs;
        BlockRun first = create();
        own = targets.stream().mapToDouble(t -> staging.market().get(t.path())).toArray();
        slots = targets.stream().mapToInt(t -> first.parameter(t.path())).toArray();
        bounds = targets.stream().map(t -> BlockRun.bounds(t.path())).toList();
        units = first.baseUnits();
        idle.add(first);
    }

    /** The units of the base's series. */
    List<String> units() {
        return units;
    }

    private BlockRun create() {
        List<String> varied = targets.stream().map(Assumptions.Target::path).toList();
        return needs.map(n -> BlockRun.of(staging.base(), staging.plan(), varied, n.base(), n.scenario(), WIDTH))
                .orElseGet(() -> BlockRun.ofAll(staging.base(), staging.plan(), varied, WIDTH));
    }

    void run(double[][] points, Reader reader) {
        BlockRun taken = idle.poll();
        BlockRun block = taken == null ? create() : taken;
        for (int from = 0; from < points.length; from += WIDTH) {
            run(points, from, Math.min(points.length, from + WIDTH), block, reader);
        }
        idle.add(block);
    }

    private void run(double[][] points, int from, int to, BlockRun block, Reader reader) {
        List<Integer> draws = new ArrayList<>();
        for (int draw = from; draw < to; draw++) {
            Optional<String> outside = outside(points[draw]);
            if (outside.isPresent()) {
                reader.failed(draw, outside.get());
            } else {
                draws.add(draw);
            }
        }
        if (draws.isEmpty()) {
            return;
        }
        try {
            start(points, draws, block);
        } catch (RuntimeException e) {
            draws.forEach(draw -> alone(points, draw, block, reader));
            return;
        }
        reader.run(draws.stream().mapToInt(Integer::intValue).toArray(), block);
    }

    private void alone(double[][] points, int draw, BlockRun block, Reader reader) {
        try {
            start(points, List.of(draw), block);
        } catch (RuntimeException e) {
            reader.failed(draw, String.valueOf(e.getMessage()));
            return;
        }
        reader.run(draw, block, 0);
    }

    private void start(double[][] points, List<Integer> draws, BlockRun block) {
        block.reset(draws.size());
        for (int k = 0; k < slots.length; k++) {
            Assumptions.Target target = targets.get(k);
            for (int lane = 0; lane < draws.size(); lane++) {
                double drawn = points[draws.get(lane)][target.input()];
                block.set(slots[k], lane, target.vary().of(own[k], drawn));
            }
        }
        block.run();
    }

    private Optional<String> outside(double[] point) {
        for (int k = 0; k < slots.length; k++) {
            Assumptions.Target target = targets.get(k);
            double value = target.vary().of(own[k], point[target.input()]);
            if (!bounds.get(k).test(value)) {
                return Optional.of(target.path() + " = " + value + ": must be " + BlockRun.allowed(target.path()));
            }
        }
        return Optional.empty();
    }
}
